/** Numbers that are written once and stand `times` times in the array: `[0.5] * 3`. */
interface Repeat {
    /** What is repeated; it may hold repeats of its own: `[[0.5] * 3] * 2`. */
    readonly body: Stretch;
    readonly times: number;
    /** Where its first copy begins, counted from the start of the stretch around it, with all copies written out. */
    readonly at: number;
}

/** A stretch of the numbers as they are written, and what of them is repeated. */
export interface Stretch {
    /** The numbers written at start <= place < end. */
    readonly start: number;
    readonly end: number;
    /** How many numbers it has with all copies written out. */
    readonly length: number;
    /** In the order of the text; they do not overlap. */
    readonly repeats: readonly Repeat[];
}

/** A repeat whose place among the others is not known yet: what is left of it may be dropped. */
export type OpenRepeat = Omit<Repeat, 'at'>;

const NO_REPEATS: readonly Repeat[] = [];

/** A stretch of `length` numbers with none of them repeated. */
export const plainStretch = (length: number): Stretch => ({ start: 0, end: length, length, repeats: NO_REPEATS });

/** The stretch from `start` to `end` with these repeats in it. */
export function stretchOf(start: number, end: number, open: readonly OpenRepeat[]): Stretch {
    let extra = 0;
    const repeats = open.map(({ body, times }) => {
        const at = body.start - start + extra;
        extra += body.length * times - (body.end - body.start);
        return { body, times, at };
    });
    return { start, end, length: end - start + extra, repeats };
}

/** The same stretch where the numbers before `origin` are not counted. */
export const countedFrom = ({ start, end, length, repeats }: Stretch, origin: number): Stretch => ({
    start: start - origin,
    end: end - origin,
    length,
    repeats: repeats.map(({ body, times, at }) => ({ body: countedFrom(body, origin), times, at })),
});

/** Where the number with this index, counted with all copies written out, is written. */
export function placeOf({ start, repeats }: Stretch, index: number): number {
    const repeat = lastFrom(repeats, index);
    if (repeat === undefined) {
        return start + index;
    }
    const { body, times, at } = repeat;
    const inside = index - at;
    const copied = body.length * times;
    return inside < copied ? placeOf(body, inside % body.length) : body.end + inside - copied;
}

/** The last repeat that begins at `index` or before it. */
function lastFrom(repeats: readonly Repeat[], index: number): Repeat | undefined {
    let low = 0;
    let high = repeats.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (repeats[middle]!.at <= index) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return repeats[low - 1];
}

/** The numbers of the stretch with all copies written out; `written` holds each once. */
export function writeOut(stretch: Stretch, written: Float64Array): Float64Array {
    const data = new Float64Array(stretch.length);
    fill(data, 0, stretch, written);
    return data;
}

/** Writes the numbers of a stretch to `data` from `to` on; returns where they end. */
function fill(data: Float64Array, to: number, { start, end, repeats }: Stretch, written: Float64Array): number {
    let from = start;
    for (const { body, times } of repeats) {
        data.set(written.subarray(from, body.start), to);
        to += body.start - from;
        const first = to;
        to = times > 0 ? fill(data, to, body, written) : to;
        for (let copy = 1; copy < times; copy++) {
            data.copyWithin(to, first, first + body.length);
            to += body.length;
        }
        from = body.end;
    }
    data.set(written.subarray(from, end), to);
    return to + end - from;
}
