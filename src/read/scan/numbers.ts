import { bytesOf } from './bytes';
import { COMMA, DOT, LOWER_E, UPPER_E } from './characters';
import { countedFrom, plainStretch, stretchOf } from './repeats';
import type { OpenRepeat, Stretch } from './repeats';

/** So many numbers are worth a new buffer. */
const LONG = 100_000;

/** The numbers of one array, each as often as it is written, and what of them is repeated. */
export interface WrittenNumbers {
    readonly values: Float64Array;
    readonly starts: Uint32Array;
    readonly ends: Uint32Array;
    readonly stretch: Stretch;
}

/**
 * The numbers read so far: value, start and end of each, in typed arrays that grow. Used like a stack: an array that
 * turns out not to be one is dropped with `truncate`. Repeated numbers are here once.
 */
export class Numbers {
    values = new Float64Array(256);
    starts = new Uint32Array(256);
    ends = new Uint32Array(256);
    length = 0;
    /** The most decimals of a number without an exponent since the last `resetDecimals`; -1: none had a point. */
    fixedDecimals = -1;
    /** The fewest (decimals - exponent) of a number with an exponent; Infinity: none had one. */
    scientificDecimals = Infinity;

    /** What of the numbers is repeated, as far as the brackets around are still open. */
    private readonly repeats: OpenRepeat[] = [];
    private cachedBytes: Uint8Array<ArrayBuffer> | undefined;
    private cachedWords: DataView | undefined;

    constructor(private readonly text: string) {}

    /** The text's characters; see bytesOf. Made when the first number is read. */
    get bytes(): Uint8Array<ArrayBuffer> {
        return (this.cachedBytes ??= bytesOf(this.text));
    }

    /** The same, to be read four at a time. */
    get words(): DataView {
        return (this.cachedWords ??= new DataView(this.bytes.buffer));
    }

    push(value: number, start: number, end: number): void {
        if (this.length === this.values.length) {
            this.grow(end);
        }
        this.values[this.length] = value;
        this.starts[this.length] = start;
        this.ends[this.length] = end;
        this.length++;
    }

    /**
     * Makes room for as many numbers as the text will have if it goes on as it did up to `pos`, and twice as many at
     * least.
     */
    grow(pos: number): void {
        const expected = Math.ceil(this.length * Math.min(64, (1.02 * this.text.length) / Math.max(pos, 1)));
        this.reserve(Math.max(2 * this.length, Math.min(expected, this.text.length)));
    }

    reserve(capacity: number): void {
        if (capacity <= this.values.length) {
            return;
        }
        const { values, starts, ends } = this;
        this.values = new Float64Array(capacity);
        this.values.set(values);
        this.starts = new Uint32Array(capacity);
        this.starts.set(starts);
        this.ends = new Uint32Array(capacity);
        this.ends.set(ends);
    }

    /** Keeps of the numbers from `base` on those at these places, in this order. */
    gather(base: number, places: Uint32Array): void {
        for (const list of [this.values, this.starts, this.ends]) {
            const all = list.slice(base, this.length);
            for (let i = 0; i < places.length; i++) {
                list[base + i] = all[places[i]! - base]!;
            }
        }
        this.length = base + places.length;
    }

    /** Drops what was read since there were `length` numbers. */
    truncate(length: number): void {
        this.length = length;
        while (this.repeats.length > 0 && this.repeats[this.repeats.length - 1]!.body.end > length) {
            this.repeats.pop();
        }
    }

    /** The numbers from `base` on stand in the array `times` times. */
    repeat(base: number, times: number): void {
        if (this.length === base) {
            return;
        }
        const body = this.stretchFrom(base);
        this.repeats.length -= body.repeats.length;
        this.repeats.push({ body, times });
    }

    private stretchFrom(base: number): Stretch {
        const { repeats } = this;
        let first = repeats.length;
        while (first > 0 && repeats[first - 1]!.body.start >= base) {
            first--;
        }
        return stretchOf(base, this.length, repeats.slice(first));
    }

    /**
     * Takes the numbers from `base` on away: their values in a buffer of their own size, which can be posted as it is,
     * and their places. The places of a long array are handed over without copying them.
     */
    take(base: number): WrittenNumbers {
        const { length } = this;
        const values = this.values.slice(base, length);
        const isPlain = this.repeats.length === 0;
        const stretch = isPlain ? plainStretch(length - base) : countedFrom(this.stretchFrom(base), base);
        this.truncate(base);
        if (base > 0 || length < LONG) {
            return { values, starts: this.starts.slice(base, length), ends: this.ends.slice(base, length), stretch };
        }
        const { starts, ends } = this;
        this.starts = new Uint32Array(this.values.length);
        this.ends = new Uint32Array(this.values.length);
        return { values, starts, ends, stretch };
    }

    /** Takes the decimals of a number's text into account. */
    noteDecimals(token: string): void {
        const point = token.indexOf('.');
        const small = token.indexOf('e');
        const exponent = small < 0 ? token.indexOf('E') : small;
        const decimals = point < 0 ? 0 : (exponent < 0 ? token.length : exponent) - point - 1;
        if (exponent > 0) {
            this.scientificDecimals = Math.min(this.scientificDecimals, decimals - Number(token.slice(exponent + 1)));
        } else if (point >= 0 && decimals > this.fixedDecimals) {
            this.fixedDecimals = decimals;
        }
    }

    /** The same for the field at a place, which may have a comma for its point: without a text of its own, as a table may have millions. */
    noteDecimalsAt(place: number): void {
        const { bytes } = this;
        const start = this.starts[place]!;
        const end = this.ends[place]!;
        let point = end;
        for (let pos = start; pos < end; pos++) {
            const code = bytes[pos]!;
            if (code === LOWER_E || code === UPPER_E) {
                this.noteDecimals(this.text.slice(start, end).replace(',', '.'));
                return;
            }
            if (point === end && (code === DOT || code === COMMA)) {
                point = pos;
            }
        }
        this.fixedDecimals = Math.max(this.fixedDecimals, end - point - 1);
    }

    /** The decimals that the numbers since `resetDecimals` were rounded to; see NumericArray.decimals. */
    get decimals(): number | undefined {
        if (this.scientificDecimals !== Infinity) {
            return Math.max(0, this.scientificDecimals);
        }
        return this.fixedDecimals < 0 ? undefined : this.fixedDecimals;
    }

    /** The numbers were multiplied by a common factor after they had been rounded. */
    scaleDecimals(factor: number): void {
        const digits = Math.log10(Math.abs(factor));
        if (factor !== 1 && Number.isFinite(digits) && this.fixedDecimals >= 0) {
            this.scientificDecimals = this.fixedDecimals - Math.floor(digits + 1e-9);
        }
    }

    resetDecimals(): void {
        this.fixedDecimals = -1;
        this.scientificDecimals = Infinity;
    }
}
