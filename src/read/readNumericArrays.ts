import { Collector } from './collector';
import type { CollectedArray } from './collector';
import { formats } from './formats';
import type { ReadResult, Unreadable } from './types';

/**
 * Finds the numeric arrays in a text of any kind: printouts, source code, tables, logs. Never throws, reads the text
 * once, and takes time in proportion to its length. What looks like an array of numbers but does not hold them all is
 * in `unreadable`, with the reason; subscripts, shapes, counters, dates and the like are in neither list.
 */
export function readNumericArrays(text: string): ReadResult {
    const { found, unreadable } = collect(text);
    return {
        arrays: found.map(({ array }) => array),
        unreadable,
    };
}

/** What was read from a text; the lists are in its order, and nothing overlaps. */
export interface Collected {
    readonly found: readonly CollectedArray[];
    readonly unreadable: readonly Unreadable[];
    /** Where the last closing bracket stands that closes nothing; -1: none. */
    readonly lastStray: number;
}

/** Offers each line to the formats in turn; the first that reads something goes on behind it. */
export function collect(text: string): Collected {
    const out = new Collector(text);
    const readers = formats.map(formatOf => formatOf(out));
    let pos = 0;
    while (pos < text.length) {
        const lineStart = pos;
        for (let i = 0; pos === lineStart && i < readers.length; i++) {
            pos = readers[i]!.read(lineStart);
        }
    }
    for (const reader of readers) {
        reader.finish?.();
    }
    return { ...out.settle(), lastStray: out.lastStray };
}
