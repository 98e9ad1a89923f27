/**
 * What is wrong with the losses of a whole text, and the edits that mend it. Loaded when first needed: it brings the
 * parser along.
 */
import type { CalledLoss } from '../context';
import { formatNumber } from '../format/numbers';
import { explain } from '../explain/explanation';
import { t } from '../explain/l10n';
import { explainTitle } from '../explain/titles';
import { lossOfCall, questionOf } from './question';

export { problemsOfCall } from './inCode';
export { problemsInText } from './inText';
export type { Fix, Problem } from './problem';

/** Above a call of a loss, with the number that it gives where the text tells. */
export function lensTitle(called: CalledLoss): string {
    const loss = lossOfCall(called, explain(questionOf(called)));
    return loss === undefined ? explainTitle() : t('Explain Cross-Entropy · loss {0}', formatNumber(loss));
}
