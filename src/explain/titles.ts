import { t } from './l10n';

/** The panel's tab. */
export function panelTitle({ source }: { readonly source: { readonly name?: string; readonly fileName: string } }): string {
    return t('Cross-Entropy: {0}', source.name ?? source.fileName);
}
