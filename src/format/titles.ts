import { t } from './l10n';

/** What leads to the panel: the command, and the line above a call of a loss. */
export const explainTitle = (): string => t('Explain Cross-Entropy');
