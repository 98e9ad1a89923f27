import type { CalledLoss } from '../context';
import { t } from '../format/l10n';
import { formatNumber } from '../format/numbers';
import { explainTitle } from '../format/titles';
import { lossOfCall } from './calledLoss';

/** Above a call of a loss, with the number that it gives where the text tells. */
export function lensTitle(called: CalledLoss): string {
    const loss = lossOfCall(called);
    return loss === undefined ? explainTitle() : t('Explain Cross-Entropy · loss {0}', formatNumber(loss));
}
