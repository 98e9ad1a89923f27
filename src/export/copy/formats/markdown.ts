import type { Explanation } from '../../../diagnose/explanation';
import { t } from '../../../format/l10n';
import { markdownTable, plain } from '../../markdown';
import type { CopyFormat } from '../copyFormat';
import { sampleTable, whyNoTable } from '../table';

/** More rows are more than a page of Markdown bears. */
const CLASSES = 1000;

export const markdown = {
    id: 'markdown',
    title: () => t('Markdown table'),
    write: write,
} as const satisfies CopyFormat;

/** The sample in view as a table, a row a class, the stages as columns; the loss below. */
function write(explanation: Explanation, sample: number): string {
    const table = sampleTable(explanation, sample, CLASSES);
    if (!table) {
        return `${plain(whyNoTable(explanation))}\n`;
    }
    const { heading, head, rows, rest, losses, refusal } = table;
    const parts = [
        heading && `**${plain(heading)}**`,
        refusal && plain(refusal),
        // Numbers stay as they are: a minus sign or a point in a cell is no markup.
        markdownTable(
            head,
            rows.map(([name, ...numbers]) => [plain(name), ...numbers]),
        ),
        rest && plain(rest),
        ...losses.map(
            ({ name, value, remark }) =>
                `${plain(name)} **${value}**${remark === undefined ? '' : ` (${plain(remark)})`}`,
        ),
    ];
    return `${parts.filter(Boolean).join('\n\n')}\n`;
}
