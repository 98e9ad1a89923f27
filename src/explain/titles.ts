import { t } from './l10n';

export { explainTitle } from '../format/titles';

/** What the panel is called where no array is named. */
export const panelName = (): string => t('Cross-entropy loss');

/** The panel's tab; brackets around what is pinned, as around a locked preview of Markdown. */
export function panelTitle(
    { source }: { readonly source: { readonly name?: string; readonly fileName: string } },
    pinned: boolean,
): string {
    const name = source.name ?? source.fileName;
    return pinned ? t('[Cross-Entropy] {0}', name) : t('Cross-Entropy: {0}', name);
}

/** Leads from what is wrong to the call of the loss, where that stands somewhere else. */
export const lossIsHere = (): string => t('The loss is computed here.');
