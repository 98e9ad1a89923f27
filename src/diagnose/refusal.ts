import { t } from '../format/l10n';
import { sentences } from '../format/sentences';
import { plainWords } from '../math';
import type { CrossEntropyInputError } from '../math';

/**
 * What torch refuses, in plain words of the reader's language, and what to do about it. The templates stand in `math`.
 */
export const describeRefusal = ({ details }: CrossEntropyInputError): string =>
    sentences(...plainWords(details).map(({ template, values }) => t(template, ...values)));
