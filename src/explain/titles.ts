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

/** Why a panel that VS Code brings back after a reload has nothing to show. */
export const notBroughtBack = (): string =>
    t('This panel no longer knows where its numbers came from. Close it, and explain the array again.');

/** Why a panel follows nothing although its source is there. */
export const hostGone = (): string =>
    t(
        'The extension is not responding, so the panel no longer follows. If this goes on, run “Developer: Reload Window”.',
    );

/** Where the numbers are: `train.py:12`. */
export const placeTitle = ({ label, line }: Source): string => (line === undefined ? label : `${label}:${line}`);

/** What the link with the place does. */
export const revealTitle = ({ kind }: Source): string =>
    kind === 'file' ? t('Choose other arrays of this file') : t('Show the array in its editor');

/** Where the parts of the loss were found that are listed behind it. */
export const originsTitle = ({ kind }: Source): string =>
    kind === 'passage'
        ? t('From the same text:')
        : kind === 'notebook'
          ? t('From your notebook:')
          : t('From your file:');

/** The command that leads to the panel. */
export const EXPLAIN_COMMAND = 'explainCrossEntropy.explain';

/** What a chat says while a language model has a loss explained. */
export const explainingLoss = (): string => t('Explaining a cross-entropy loss');

/** Leads from what is wrong to the call of the loss, where that stands somewhere else. */
export const lossIsHere = (): string => t('The loss is computed here.');
