/** What the names of types, as texts have them, are to torch's cross-entropy. */
import type { ArithmeticDtype } from '../math';

const floating = /^(float|double|half|bfloat|f(16|32|64)$)/;
/** What nll_loss takes for class indices; uint8 it lets through. */
const index = /^(int64|long|uint8|byte)$/;
const integer = /^(u?int|short|bool|char|i(8|16|32|64)$|u(8|16|32|64)$)/;

const bare = (dtype: string): string => dtype.trim().replace(/^.*\./, '').toLowerCase();

export function isIndexType(dtype: string): boolean {
    return index.test(bare(dtype));
}

const arithmetic = new Map<string, ArithmeticDtype>([
    ['float64', 'float64'],
    ['double', 'float64'],
    ['float32', 'float32'],
    ['float', 'float32'],
    ['float16', 'float16'],
    ['half', 'float16'],
    ['bfloat16', 'bfloat16'],
]);

/** The arithmetic of that name; undefined for a type that softmax is not computed in. */
export function arithmeticNamed(dtype: string | undefined): ArithmeticDtype | undefined {
    return dtype === undefined ? undefined : arithmetic.get(bare(dtype));
}

/** 'integer' or 'float' by the name alone; undefined for a name that is neither. */
export function kindOfDtype(dtype: string | undefined): 'integer' | 'float' | undefined {
    if (dtype === undefined) {
        return undefined;
    }
    const name = bare(dtype);
    if (floating.test(name)) {
        return 'float';
    }
    return isIndexType(name) || integer.test(name) ? 'integer' : undefined;
}
