import { explainCrossEntropy } from '../../math';
import type { ArithmeticDtype } from '../../math';
import { lossOf } from '../evidence';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { lowPrecision as message } from '../messages';

/** Losses are watched to two decimals: a type that cannot tell those apart hides what the training does. */
const COARSE = 0.01;

/** The distance from a number to its neighbour in the type: 10 or 7 bits after the leading one. */
function gridAt(loss: number, dtype: 'float16' | 'bfloat16'): number {
    return 2 ** (Math.floor(Math.log2(Math.abs(loss))) - (dtype === 'float16' ? 10 : 7));
}

/**
 * In the type that was asked for, or that the text gives the logits: float16 or bfloat16 round the loss to a grid that
 * shows, or have overflowed.
 */
export function lowPrecision({ example, breakdown, dtype, reduction }: Evidence): Evident | undefined {
    if (!breakdown || (dtype !== 'float16' && dtype !== 'bfloat16')) {
        return undefined;
    }
    const inType = (type: ArithmeticDtype): number =>
        lossOf(explainCrossEntropy({ ...example, options: { ...example.options, dtype: type } }), reduction);
    const loss = inType(dtype);
    const exact = inType('float64');
    if (!Number.isFinite(exact)) {
        return undefined;
    }
    const overflow = !Number.isFinite(loss);
    const grid = gridAt(exact, dtype);
    if (!overflow && grid < COARSE && Math.abs(loss - exact) < COARSE) {
        return undefined;
    }
    return {
        code: 'low-precision',
        severity: overflow ? 'warning' : 'info',
        says: message({ dtype, loss, exact, float32: inType('float32'), grid }),
        fix: 'loss = nn.CrossEntropyLoss()(logits.float(), target)',
    };
}
