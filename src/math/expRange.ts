import type { ArithmeticDtype } from './types';

/**
 * Where exp leaves a type: above `overflow` it is infinite, below `underflow` (half the smallest subnormal) it is 0.
 */
export const expRange: { readonly [D in ArithmeticDtype]: { readonly overflow: number; readonly underflow: number } } =
    {
        float64: { overflow: Math.log(Number.MAX_VALUE), underflow: Math.log(2) * -1075 },
        float32: { overflow: Math.log(2 ** 128 - 2 ** 103), underflow: Math.log(2) * -150 },
        bfloat16: { overflow: Math.log(2 ** 128 - 2 ** 119), underflow: Math.log(2) * -134 },
        float16: { overflow: Math.log(65520), underflow: Math.log(2) * -25 },
    };
