import { Collector, settled } from './collector';
import type { Collected } from './collector';
import { formats } from './formats';
import type { FormatOf } from './formats/format';
import { plainTexts } from './plain';
import type { ColumnChoice, ReadResult } from './types';

/**
 * Finds the numeric arrays in a text of any kind: printouts, source code, tables, logs. Never throws, reads the text
 * once, and takes time in proportion to its length. What looks like an array of numbers but does not hold them all is
 * in `unreadable`, with the reason; subscripts, shapes, counters, dates and the like are in neither list.
 *
 * @param choice the columns that a person has chosen for tables with the same columns
 * @param isMeant whether a person has selected just this text: then columns may be logits whatever they are called
 */
export function readNumericArrays(text: string, choice?: ColumnChoice, isMeant = false): ReadResult {
    const { found, unreadable } = collect(text, formats, choice, isMeant);
    return {
        arrays: found.map(({ array }) => array),
        unreadable,
        ...(choice && { choice }),
    };
}

/** Reads the text, and the texts that its strings hold, with the formats in this order. */
export function collect(
    text: string,
    inOrder: readonly FormatOf[] = formats,
    choice?: ColumnChoice,
    isMeant = false,
): Collected {
    const collectors: Collector[] = [];
    for (const plain of plainTexts(text)) {
        const out = new Collector(plain, choice, isMeant);
        readLines(out, inOrder);
        collectors.push(out);
    }
    return settled(collectors);
}

/** Offers each line to the formats in turn; the first that reads something goes on behind it. */
function readLines(out: Collector, inOrder: readonly FormatOf[]): void {
    const { text } = out;
    const readers = inOrder.map(formatOf => formatOf(out));
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
}
