export { configureLanguage, t } from '../format/l10n';
export type { LanguageBundle } from '../format/l10n';
