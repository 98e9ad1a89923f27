import { t } from '../format/l10n';

/** What a report of a problem begins with: what is asked of whoever writes it. @param languageId of the active editor */
export const issueBody = (languageId: string | undefined): string =>
    [
        `### ${t('What did you do, and what did you expect?')}`,
        '',
        '',
        `### ${t('The text with the array, as short as possible (change the numbers if they are private)')}`,
        '',
        `\`\`\`${languageId ?? 'text'}`,
        '',
        '```',
        '',
        `### ${t('The log (Output panel, Explain Cross-Entropy)')}`,
        '',
        '```',
        '',
        '```',
        '',
    ].join('\n');
