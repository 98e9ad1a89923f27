/** The same numbers in another order: of the classes, of the samples, or of the axes. */
import { startOf } from '../../math';
import { sameShape } from '../../model/tensor';
import { argsort } from '../../model/argsort';
import { agree, arithmeticError, everyIndex, printError, slackOf } from './pair';
import type { Pair, ComparedArray } from './pair';

/**
 * Whether the numbers can be the same in another order: then their sums are, and those of their sizes, as far as
 * rounding lets them. Spares sorting what cannot.
 */
export function haveSameNumbers({ a, b, errorA, errorB }: Pair): boolean {
    let [sum, size, slack] = [0, 0, a.length * (errorA + errorB)];
    for (let i = 0; i < a.length; i++) {
        const [x, y] = [a[i]!, b[i]!];
        sum += x - y;
        size += Math.abs(x) - Math.abs(y);
        slack += arithmeticError(x) + arithmeticError(y);
    }
    return Math.abs(sum) <= slack && Math.abs(size) <= slack;
}

/**
 * For each class of B the class of A that has its numbers in every sample; undefined where there is no such order.
 * Cost: N C.
 */
export function classOrder(pair: Pair): Int32Array | undefined {
    const { classes, samples, stride } = pair.layout;
    return orderOf(pair, classes, samples, (c, sample) => startOf(pair.layout, sample) + c * stride);
}

/** For each sample of B the sample of A that has its numbers. Cost: N C. */
export function sampleOrder(pair: Pair): Int32Array | undefined {
    const { classes, samples, stride } = pair.layout;
    return orderOf(pair, samples, classes, (sample, c) => startOf(pair.layout, sample) + c * stride);
}

/**
 * Lines (of `length` numbers each) are matched by a weighted sum of their numbers, and then compared.
 */
function orderOf(
    pair: Pair,
    lines: number,
    length: number,
    indexOf: (line: number, i: number) => number,
): Int32Array | undefined {
    const ranked = (data: Float64Array): Int32Array => {
        const sums = new Float64Array(lines);
        for (let line = 0; line < lines; line++) {
            for (let i = 0; i < length; i++) {
                sums[line]! += fingerprintWeight(i) * data[indexOf(line, i)]!;
            }
        }
        return argsort(sums);
    };
    if (!pair.a.every(Number.isFinite) || !pair.b.every(Number.isFinite)) {
        return undefined; // their sums tell nothing
    }
    const [ofA, ofB] = [ranked(pair.a), ranked(pair.b)];
    const same = everyIndex(lines, rank =>
        everyIndex(length, i => {
            const [x, y] = [pair.a[indexOf(ofA[rank]!, i)]!, pair.b[indexOf(ofB[rank]!, i)]!];
            return agree(x, y, slackOf(pair, x, y));
        }),
    );
    if (!same) {
        return undefined;
    }
    const order = new Int32Array(lines);
    ofB.forEach((line, rank) => (order[line] = ofA[rank]!));
    return order;
}

/** Weights without a pattern, from 1 to 2: only equal lines have equal sums. */
const fingerprintWeight = (i: number): number => 1 + ((i * 0.6180339887498949) % 1);

/**
 * Whether B is A with its two last axes swapped, (N, C) and (C, N) or (N, C, L) and (N, L, C); one axis counts as one
 * row.
 */
export function isTransposed(a: ComparedArray, b: ComparedArray): boolean {
    const [blocks, rows, columns] = asBlocks(a.logits.shape);
    if (blocks === undefined || rows === undefined || columns === undefined) {
        return false;
    }
    if (!sameShape(asBlocks(b.logits.shape), [blocks, columns, rows])) {
        return false;
    }
    const errors = { errorA: printError(a), errorB: printError(b) };
    return everyIndex(a.logits.data.length, i => {
        const [block, row, column] = [Math.floor(i / (rows * columns)), Math.floor(i / columns) % rows, i % columns];
        const [x, y] = [a.logits.data[i]!, b.logits.data[(block * columns + column) * rows + row]!];
        return agree(x, y, slackOf(errors, x, y));
    });
}

/** A shape of up to three axes, filled up with ones in front; more axes have no two to swap. */
const asBlocks = (shape: readonly number[]): readonly number[] =>
    shape.length > 3 ? [] : [...[1, 1, 1].slice(shape.length), ...shape];
