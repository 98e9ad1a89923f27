import type { Source } from '../model/source';
import { t } from '../format/l10n';

export { explainTitle } from '../format/titles';

/** What the panel is called where no array is named. */
export const panelName = (): string => t('Cross-entropy loss');

/** The panel's tab; brackets around what is pinned, as around a locked preview of Markdown. */
export function panelTitle({ name, label }: Source, pinned: boolean): string {
    const shown = name ?? label;
    return pinned ? t('[Cross-Entropy] {0}', shown) : t('Cross-Entropy: {0}', shown);
}

/** Where the numbers are: `train.py:12`. */
export const placeTitle = ({ label, line }: Source): string => (line === undefined ? label : `${label}:${line}`);

/** The command that leads to the panel. */
export const EXPLAIN_COMMAND = 'explainCrossEntropy.explain';

/** Leads from what is wrong to the call of the loss, where that stands somewhere else. */
export const lossIsHere = (): string => t('The loss is computed here.');
