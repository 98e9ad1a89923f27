import { t } from './l10n';

/** What the panel is called where no array is named. */
export const panelName = (): string => t('Cross-entropy loss');

/** The panel's tab. */
export function panelTitle({ source }: { readonly source: { readonly name?: string; readonly fileName: string } }): string {
    return t('Cross-Entropy: {0}', source.name ?? source.fileName);
}

/** What leads to the panel. */
export const explainTitle = (): string => t('Explain Cross-Entropy');

/** Leads from what is wrong to the call of the loss, where that stands somewhere else. */
export const lossIsHere = (): string => t('The loss is computed here.');
