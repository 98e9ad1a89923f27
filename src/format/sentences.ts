import { t } from './l10n';

/** What stands between two sentences: a blank, where the language has one. */
export const sentenceGap = (): string => t('{0} {1}', '', '');

/** Several sentences, one after the other. */
export const sentences = (...parts: readonly string[]): string => parts.join(sentenceGap());
