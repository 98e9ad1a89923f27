/** A text without what disguises it, and where in the original each part of it stands. */
export interface PlainText {
    readonly text: string;
    /** Where in the original that stands which begins at an offset of the plain text. */
    startOf(offset: number): number;
    /** The same for an offset behind something. */
    endOf(offset: number): number;
    readonly isOriginal: boolean;
    /** There may be strings in it. */
    readonly hasQuotes?: boolean;
    /** It is the content of a string. */
    readonly isString?: boolean;
}

/** Something else in the place of text[start, end). */
export interface Replacement {
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

export const original = (text: string): PlainText => ({
    text,
    startOf: offset => offset,
    endOf: offset => offset,
    isOriginal: true,
});

/** The part at start <= offset < end, as a text of its own. */
export const plainPart = (plain: PlainText, start: number, end: number): PlainText => ({
    text: plain.text.slice(start, end),
    startOf: offset => plain.startOf(start + offset),
    endOf: offset => plain.endOf(start + offset),
    isOriginal: false,
});

/** The text with these edits, which are in its order and do not overlap. */
export function edited(plain: PlainText, edits: readonly Replacement[]): PlainText {
    if (edits.length === 0) {
        return plain;
    }
    const pieces: string[] = [];
    // Two stretches for each edit: what was kept before it, and what stands in its place.
    const places = new Uint32Array(2 * edits.length + 1);
    const sources = new Uint32Array(2 * edits.length + 1);
    let length = 0;
    let kept = 0;
    edits.forEach(({ start, end, text }, i) => {
        pieces.push(plain.text.slice(kept, start), text);
        places[2 * i] = length;
        sources[2 * i] = kept;
        length += start - kept;
        places[2 * i + 1] = length;
        sources[2 * i + 1] = start;
        length += text.length;
        kept = end;
    });
    places[2 * edits.length] = length;
    sources[2 * edits.length] = kept;
    pieces.push(plain.text.slice(kept));
    const stretchAt = lastBefore(places);
    const inSource = (offset: number, isEnd: boolean): number => {
        const stretch = stretchAt(offset);
        const source = sources[stretch]!;
        const edit = stretch % 2 === 1 ? edits[stretch >> 1]! : undefined;
        return edit === undefined || edit.text.length === edit.end - edit.start
            ? source + offset - places[stretch]!
            : isEnd
              ? edit.end - 1
              : source;
    };
    return {
        text: pieces.join(''),
        startOf: offset => plain.startOf(inSource(offset, false)),
        endOf: offset => plain.endOf(offset === 0 ? 0 : inSource(offset - 1, true) + 1),
        isOriginal: false,
    };
}

/** Finds the last of the places, in ascending order, that is not behind an offset. Fast where the offsets ascend. */
function lastBefore(places: Uint32Array): (offset: number) => number {
    let last = 0;
    return offset => {
        const isNear = places[last]! <= offset && !(places[last + 2]! <= offset);
        let low = isNear ? last : 0;
        let high = isNear ? Math.min(last + 2, places.length) : places.length;
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if (places[middle]! <= offset) {
                low = middle;
            } else {
                high = middle;
            }
        }
        last = low;
        return low;
    };
}
