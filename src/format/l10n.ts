/**
 * The one place that sentences for people get their language from. VS Code's display language decides:
 * the host hands its bundle to `configureLanguage`, for itself and for the panel.
 */
import { config, t } from '@vscode/l10n';

export { t };

export type LanguageBundle = Readonly<Record<string, string>>;

export function configureLanguage(bundle: LanguageBundle | undefined): void {
    if (bundle) {
        config({ contents: bundle });
    }
}
