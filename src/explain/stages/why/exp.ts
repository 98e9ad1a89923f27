import { expRange } from '../../../math';
import type { ArithmeticDtype } from '../../../math';
import { formatCount, formatNumber } from '../../../format/numbers';
import { t } from '../../../format/l10n';
import type { Why } from '../stage';

const DTYPES: readonly ArithmeticDtype[] = ['float16', 'bfloat16', 'float32', 'float64'];

export const why: Why = ({ view: { max, sum, logits } }) => [
    t(
        'Why exp: probabilities must be positive, and e to any power is. It turns differences into ratios: adding 1 to a logit multiplies its exponential by e = 2.718.',
    ),
    whySubtractMax(max),
    ...(Number.isFinite(sum)
        ? [
              t(
                  'The largest becomes exp(0) = 1, so the sum, {0}, lies between 1 and the number of classes, {1}: it can neither overflow nor be 0.',
                  formatNumber(sum),
                  formatCount(logits.length),
              ),
          ]
        : []),
];

/** What would become of the exponentials without the subtraction. */
function whySubtractMax(max: number): string {
    const overflows = DTYPES.filter(dtype => max > expRange[dtype].overflow).join(', ');
    const vanishes = DTYPES.filter(dtype => max < expRange[dtype].underflow).join(', ');
    if (overflows) {
        return t(
            'Why subtract the max: exp({0}) is too large for {1}. It would be inf, and inf / inf is nan. Subtracting the max does not change the softmax: numerator and denominator are both divided by exp({0}).',
            formatNumber(max),
            overflows,
        );
    }
    return vanishes
        ? t(
              'Why subtract the max: exp({0}) is too small for {1}. Every exponential would be 0, and 0 / 0 is nan. Subtracting the max does not change the softmax: numerator and denominator are both divided by exp({0}).',
              formatNumber(max),
              vanishes,
          )
        : t(
              'Why subtract the max: exp({0}) is still representable, but exp overflows above {1} in float16, above {2} in float32 and bfloat16, and above {3} in float64. The softmax does not change: numerator and denominator are both divided by exp({0}).',
              formatNumber(max),
              formatNumber(expRange.float16.overflow),
              formatNumber(expRange.float32.overflow),
              formatNumber(expRange.float64.overflow),
          );
}
