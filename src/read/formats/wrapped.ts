/** What R and others print of a table that is wider than a line: the other columns, in blocks further down. */
import { isSpace, lineEnd } from '../scan/characters';
import { numberWritten } from '../scan/rows';

/** Longer lines are wrapped by nothing. */
const LONGEST = 400;
/** R and pandas wrap what is wider than 80 characters, if they are told nothing else. */
const NARROWEST = 70;

/**
 * Where the blocks end that go on with a table from the line at `next` on; undefined where none does. Each has a head of
 * names and the same rows again: the same labels, or numbers that end below their names.
 *
 * @param labels what the rows begin with, nothing where there is one row of numbers only
 * @param above the last line of the table
 * @param head the line of its names
 */
export function wrappedBelow(
    text: string,
    next: number,
    labels: readonly string[],
    above: string,
    head: string,
): number | undefined {
    const width = Math.max(head.trimEnd().length, above.trimEnd().length);
    // pandas counts from zero; R, which counts from one, puts its blocks below each other without a sign.
    const isIndexed = labels.every((label, i) => label === String(i));
    let end: number | undefined;
    for (let at = next; ;) {
        const behind = labels.length === 0 ? behindRow(text, at, above) : behindBlock(text, at, labels);
        if (
            behind === undefined ||
            !goesOn(lineAt(text, at) ?? '', head, isIndexed && labels.length > 0 ? width : undefined)
        ) {
            return end;
        }
        end = behind;
        at = Math.min(behind + 1, text.length);
    }
}

/**
 * Whether a head of names is of other columns of the same table. Any other table may have rows that are numbered: of
 * those, at `width`, there is a sign, or no room for one more column.
 */
function goesOn(names: string, head: string, width: number | undefined): boolean {
    const known = new Set(wordsOf(head));
    return (
        !wordsOf(names).some(name => known.has(name)) &&
        (width === undefined ||
            /\\\s*$/.test(head) ||
            width + Math.max(...wordsOf(names).map(name => name.length)) > NARROWEST)
    );
}

function behindBlock(text: string, head: number, labels: readonly string[]): number | undefined {
    const names = lineAt(text, head);
    if (names === undefined || !isSpace(names.charCodeAt(0)) || !areNames(names)) {
        return undefined;
    }
    const count = wordsOf(names).length;
    let end = lineEnd(text, head);
    for (const label of labels) {
        const row = lineAt(text, end + 1)?.trim();
        const rest = row?.startsWith(`${label} `) === true ? wordsOf(row.slice(label.length)) : [];
        if (rest.length !== count) {
            return undefined;
        }
        end = lineEnd(text, end + 1);
    }
    return end;
}

function behindRow(text: string, head: number, above: string): number | undefined {
    const names = lineAt(text, head);
    const row = names === undefined ? undefined : lineAt(text, lineEnd(text, head) + 1);
    if (names === undefined || row === undefined || !areNames(names)) {
        return undefined;
    }
    const [first, ends, nameEnds] = [endsOf(above), endsOf(row), endsOf(names)];
    return ends.length === nameEnds.length &&
        ends.every((end, i) => end === nameEnds[i] && end === first[i]) &&
        wordsOf(row).every(word => numberWritten(word, 0, word.length) !== undefined)
        ? lineEnd(text, lineEnd(text, head) + 1)
        : undefined;
}

function lineAt(text: string, start: number): string | undefined {
    const end = lineEnd(text, start);
    const line = start >= text.length || end - start > LONGEST ? '' : text.slice(start, end);
    return line.trim() === '' ? undefined : line;
}

const wordsOf = (line: string): readonly string[] => line.trim().split(/\s+/);

/** Words, or R's `[,4]`. */
const areNames = (line: string): boolean => wordsOf(line).every(word => /^(?:[\p{L}_.][^=:]*|\[,\d+\])$/u.test(word));

const endsOf = (line: string): readonly number[] =>
    Array.from(line.matchAll(/\S+/g), ({ 0: word, index }) => index + word.length);
