import type { Collector } from '../../../src/read/collector';
import type { FormatOf } from '../../../src/read/formats/format';
import { lineEnd } from '../../../src/read/scan/characters';
import { numberWritten } from '../../../src/read/scan/rows';

/** A name, and words with slashes between them. */
const LINE = /^(\w+): ([^\s/]+(?: \/ [^\s/]+)+)$/;

/** `logits: 1.2372 / -0.9604 / 1.5415`, as some loggers write an array. */
export const slashes: FormatOf = out => ({ read: lineStart => readLine(out, lineStart) });

/** Reads the line at `lineStart`. Returns the start of the line behind it, or `lineStart` where it is of another kind. */
function readLine(out: Collector, lineStart: number): number {
    const { text, numbers } = out;
    const end = lineEnd(text, lineStart);
    const [line, name, words] = LINE.exec(text.slice(lineStart, end)) ?? [];
    if (line === undefined || words === undefined) {
        return lineStart;
    }
    const base = numbers.length;
    numbers.resetDecimals();
    for (const { 0: word, index } of words.matchAll(/[^\s/]+/g)) {
        const start = end - words.length + index;
        const value = numberWritten(text, start, start + word.length);
        if (value === undefined) {
            numbers.truncate(base); // a word: what was read so far is no array
            return lineStart;
        }
        numbers.push(value, start, start + word.length);
        numbers.noteDecimals(word);
    }
    out.add(base, { start: end - words.length, end, shape: [numbers.length - base], name }, false);
    return Math.min(end + 1, text.length);
}
