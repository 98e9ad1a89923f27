import type { SyntaxNode } from '@lezer/common';
import { elementsOf } from '../model/tensor';
import type { NumericArray } from '../read';
import { isList } from './syntax';
import { tensor } from './values';
import type { TensorValue } from './values';

/** Arrays of fewer numbers are parsed like any other code. */
const LONG = 64;

/**
 * A stretch of text that the parser does not see: behind the first number of a long array up to the end of its last.
 */
export interface Gap {
    readonly from: number;
    readonly to: number;
    readonly array: NumericArray;
}

/**
 * The parser is fifty times slower than the reader of numbers, so it does not get the long arrays.
 */
export function gapsIn(source: string, arrays: readonly NumericArray[]): readonly Gap[] {
    return arrays.flatMap(array => {
        const length = elementsOf(array.shape);
        if (length < LONG) {
            return [];
        }
        const [from, to] = [array.spanOf(0).end, array.spanOf(length - 1).end];
        // Arithmetic on lists (`[0] * 100`) is for the parser.
        return to > from && !source.slice(from, to).includes('*') ? [{ from, to, array }] : [];
    });
}

/** The value of a list whose numbers the parser has not seen. */
export function skippedArray(skipped: ReadonlyMap<number, Gap>, list: SyntaxNode): TensorValue | undefined {
    let depth = 0;
    let first: SyntaxNode | null = list;
    while (first && isList(first)) {
        depth++;
        first = first.firstChild?.nextSibling ?? null;
        while (first?.name === 'Comment') {
            first = first.nextSibling;
        }
    }
    const gap = first ? skipped.get(first.to) : undefined;
    if (!gap || gap.array.shape.length !== depth || gap.to > list.to) {
        return undefined;
    }
    const { data, shape, decimals } = gap.array;
    return { ...tensor(data, shape, decimals === undefined ? 'int64' : 'float32'), isList: true };
}
