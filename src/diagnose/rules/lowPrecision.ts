import { t } from '../../format/l10n';
import { formatNumber } from '../../format/numbers';
import { explainCrossEntropy, fractionBits } from '../../math';
import type { ArithmeticDtype } from '../../math';
import { singleLoss } from '../singleLoss';
import { NUMERICS_DOCS } from '../links';
import { rule } from '../rule';

/** Losses are watched to two decimals: a type that cannot tell those apart hides what the training does. */
const COARSE = 0.01;

/** The distance from a number to its neighbour in the type. */
function gridAt(loss: number, dtype: ArithmeticDtype): number {
    return 2 ** (Math.floor(Math.log2(Math.abs(loss))) - fractionBits[dtype]);
}

/**
 * In the type that was asked for, or that the text gives the logits: float16 or bfloat16 round the loss to a grid that
 * shows, or have overflowed.
 */
export const lowPrecision = rule({
    code: 'low-precision',
    about: 'loss',
    detect({ example, breakdown, dtype }) {
        if (!breakdown || (dtype !== 'float16' && dtype !== 'bfloat16')) {
            return undefined;
        }
        const inType = (type: ArithmeticDtype): number =>
            singleLoss(explainCrossEntropy({ ...example, options: { ...example.options, dtype: type } }));
        const loss = inType(dtype);
        const exact = inType('float64');
        if (!Number.isFinite(exact)) {
            return undefined;
        }
        const overflow = !Number.isFinite(loss);
        const grid = gridAt(exact, dtype);
        return overflow || grid >= COARSE || Math.abs(loss - exact) >= COARSE
            ? { dtype, loss, exact, float32: inType('float32'), grid, overflow }
            : undefined;
    },
    severity: ({ overflow }) => (overflow ? 'warning' : 'info'),
    words: ({ dtype, loss, exact, float32, grid }) => [
        t(
            'In {0} the loss is {1}; in float32 it is {2}, in float64 {3}.',
            dtype,
            formatNumber(loss),
            formatNumber(float32),
            formatNumber(exact),
        ),
        t('Neighboring {0} numbers are {1} apart there, so smaller changes are lost.', dtype, formatNumber(grid)),
    ],
    why: () =>
        t(
            'The rounding is coarser than the changes of the loss from step to step; autocast computes the loss in float32.',
        ),
    link: () => NUMERICS_DOCS,
    suggestedCode: () => 'loss = nn.CrossEntropyLoss()(logits.float(), target)',
    place: 'numbers',
});
