import { exp } from './exponential';
import type { Layout } from './layout';
import type { Arithmetic } from './rounding';
import { additionError } from './summation';

/** What softmax reads: logits already rounded to the type. */
export interface SoftmaxInput {
    readonly layout: Layout;
    readonly logits: Float64Array;
    readonly arithmetic: Arithmetic;
}

/**
 * What the kernels torch.softmax and torch.log_softmax write, and exp(x - max) before the division, rounded to the
 * compute type.
 */
export type ClassStage = 'exp' | 'softmax' | 'logSoftmax';

export type ClassArrays = Readonly<Record<ClassStage, Float64Array>>;

/** What all classes of a sample have in common. */
export interface SampleScale {
    readonly max: number;
    readonly sum: number;
    readonly logSum: number;
}

/** Classes of a sample that stand beside each other: a block of them, at most. */
export interface ClassRange {
    /** The offset of the sample's class 0. */
    readonly start: number;
    readonly from: number;
    readonly count: number;
}

/** So many classes are gone through at a time. */
export const BLOCK = 2048;

/** From so many classes on, the way into the compiled loops and back is worth it. */
export const MANY = 64;

/** What runs over classes, in the arithmetic of the input's type. */
export interface Loops {
    /**
     * Adds up the exponentials, each a CompensatedSum: where a sample has MANY classes, those of even and of odd number
     * apart, as two are added at a time in the compiled loops; else all in the first.
     *
     * @param max finite
     * @param without the offset of a class that is left out; -1 for none
     * @returns the two sums, and behind them what their additions rounded away; to be read before the next call
     */
    readonly addUp: (input: SoftmaxInput, range: ClassRange, max: number, without: number) => Float64Array;
    /** Fills the arrays with the numbers of the classes. */
    readonly write: (input: SoftmaxInput, range: ClassRange, scale: SampleScale, arrays: ClassArrays) => void;
}

/*
 * These are functions of the module: a function that is made anew for each call runs slowly until the engine replaces
 * it in the midst of its loop. The sums are in variables, which stay in registers.
 */

const sums = new Float64Array(4);

type AddUpLane = (lane: number, lanes: number, ...args: Parameters<Loops['addUp']>) => void;

const addUpLane: AddUpLane = (lane, lanes, { layout: { stride }, logits }, { start, from, count }, max, without) => {
    let high = 0;
    let low = 0;
    const step = lanes * stride;
    for (let k = lane, i = start + (from + lane) * stride; k < count; k += lanes, i += step) {
        if (i === without) {
            continue;
        }
        const x = logits[i]!;
        const shifted = x - max;
        const e = exp(shifted);
        if (e > 0) {
            const sum = high + e;
            // exp(shifted + error) = e + e * error
            low += additionError(high, e, sum) + e * additionError(x, -max, shifted);
            high = sum;
        }
    }
    sums[lane] = high;
    sums[2 + lane] = low;
};

const addUpLaneRounded: AddUpLane = (
    lane,
    lanes,
    { layout: { stride }, logits },
    { start, from, count },
    max,
    without,
) => {
    let high = 0;
    let low = 0;
    const step = lanes * stride;
    for (let k = lane, i = start + (from + lane) * stride; k < count; k += lanes, i += step) {
        if (i === without) {
            continue;
        }
        const e = Math.fround(exp(Math.fround(logits[i]! - max)));
        const sum = high + e;
        low += additionError(high, e, sum);
        high = sum;
    }
    sums[lane] = high;
    sums[2 + lane] = low;
};

function addUpWith(addUp: AddUpLane): Loops['addUp'] {
    return (input, range, max, without) => {
        if (input.layout.classes < MANY) {
            addUp(0, 1, input, range, max, without);
            sums[1] = 0;
            sums[3] = 0;
        } else {
            addUp(0, 2, input, range, max, without);
            addUp(1, 2, input, range, max, without);
        }
        return sums;
    };
}

/** Log-softmax, whose x - max carries along what it was rounded by. */
export function logSoftmaxInFloat64(x: number, max: number, logSum: number): number {
    const shifted = x - max;
    return shifted > -Infinity ? shifted - (logSum - additionError(x, -max, shifted)) : shifted - logSum;
}

export const float64Loops: Loops = {
    addUp: addUpWith(addUpLane),
    write({ layout: { stride }, logits }, { start, from, count }, { max, sum, logSum }, arrays) {
        const { exp: exponentials, softmax, logSoftmax } = arrays;
        for (let k = 0, i = start + from * stride; k < count; k++, i += stride) {
            const x = logits[i]!;
            const e = exp(x - max);
            exponentials[i] = e;
            softmax[i] = e / sum;
            logSoftmax[i] = logSoftmaxInFloat64(x, max, logSum);
        }
    },
};

/** float32, and the half types, whose kernels compute in float32. */
export const roundedLoops: Loops = {
    addUp: addUpWith(addUpLaneRounded),
    write({ layout: { stride }, logits, arithmetic: { store } }, { start, from, count }, { max, sum, logSum }, arrays) {
        const { exp: exponentials, softmax, logSoftmax } = arrays;
        for (let k = 0, i = start + from * stride; k < count; k++, i += stride) {
            const shifted = Math.fround(logits[i]! - max);
            const e = Math.fround(exp(shifted));
            exponentials[i] = e;
            softmax[i] = store(Math.fround(e / sum));
            logSoftmax[i] = store(Math.fround(shifted - logSum));
        }
    },
};
