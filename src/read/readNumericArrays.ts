import { atOnce } from '../model/turns';
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
    return resultOf(collect(text, formats, choice, isMeant), choice);
}

/** The same, in steps: a long text is read while others have their turn. */
export function* readInSteps(text: string, choice?: ColumnChoice): Generator<void, ReadResult> {
    return resultOf(yield* collecting(text, formats, choice), choice);
}

const resultOf = ({ found, unreadable }: Collected, choice: ColumnChoice | undefined): ReadResult => ({
    arrays: found.map(({ array }) => array),
    unreadable,
    ...(choice && { choice }),
});

/** Reads the text, and the texts that its strings hold, with the formats in this order. */
export function collect(
    text: string,
    inOrder: readonly FormatOf[] = formats,
    choice?: ColumnChoice,
    isMeant = false,
): Collected {
    return atOnce(collecting(text, inOrder, choice, isMeant));
}

function* collecting(
    text: string,
    inOrder: readonly FormatOf[],
    choice?: ColumnChoice,
    isMeant = false,
): Generator<void, Collected> {
    const collectors: Collector[] = [];
    for (const plain of plainTexts(text)) {
        const out = new Collector(plain, choice, isMeant);
        yield* readLines(out, inOrder);
        collectors.push(out);
    }
    return settled(collectors);
}

/** So many characters are read in one step, and more only where a format cannot stop in the middle. */
const STEP = 100_000;

/** Offers each line to the formats in turn; the first that reads something goes on behind it. */
function* readLines(out: Collector, inOrder: readonly FormatOf[]): Generator<void, void> {
    const { text } = out;
    const readers = inOrder.map(formatOf => formatOf(out));
    let pos = 0;
    let next = STEP;
    while (pos < text.length) {
        const lineStart = pos;
        for (let i = 0; pos === lineStart && i < readers.length; i++) {
            const reader = readers[i]!;
            pos = reader.read(lineStart);
            while (reader.isInside === true) {
                yield;
                pos = reader.read(pos);
            }
        }
        if (pos >= next) {
            yield;
            next = pos + STEP;
        }
    }
    for (const reader of readers) {
        reader.finish?.();
    }
}
