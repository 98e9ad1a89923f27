import { CARRIAGE_RETURN, isSpace, lineEnd, skipSpaces } from '../../scan/characters';
import { SEPARATORS, csvFieldAt } from '../../scan/csv';
import { numberWritten } from '../../scan/rows';

/** What parts the fields of a line: a separator of CSV, an upright line, blanks, or two blanks at least. */
export type Separator = ',' | ';' | '\t' | '|' | ' ' | '  ';

/** Upright lines, as Markdown, psql and polars draw them. */
const UPRIGHT = /[|│┆┃║]/g;
const HAS_UPRIGHT = /[|│┆┃║]/;
/** The lines drawn between rows, across all columns: `---  ---`, `|:--|--:|`, `+====+`, `╞═╪═╡`. */
const DRAWN = /^[\s|+:=_\u2500-\u257F-]{3,}$/;
const HAS_DASHES = /--|==|__|[─━═╌]{2}/;

/** Longer lines have no header in them, and are not drawn. */
export const LONGEST_LINE = 20_000;

/** The line at `start` without its line end; undefined where it is too long. */
export function lineFrom(text: string, start: number): string | undefined {
    const end = lineEnd(text, start);
    return end - start > LONGEST_LINE ? undefined : text.slice(start, inkEnd(text, start, end));
}

export const isDrawn = (line: string): boolean => DRAWN.test(line) && HAS_DASHES.test(line);

/** The separators that the header may have, the likeliest first. */
export function separatorsOf(line: string): readonly Separator[] {
    if (HAS_UPRIGHT.test(line)) {
        return ['|'];
    }
    const separator = SEPARATORS.find(candidate => line.includes(candidate)) as Separator | undefined;
    return separator === undefined ? [' ', '  '] : [separator];
}

const DECIMAL_COMMA = /^[-+]?\d+,\d+(?:e[-+]?\d+)?$/i;
/** Between tabs, the comma may be that of thousands. */
const THOUSANDS = /^[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;

/** Whether a field is a number as people write large ones: `1,250.5`. */
export const hasThousands = (field: string): boolean => THOUSANDS.test(field);

/** A number with the sign of a currency or a share, or in the brackets of an accountant. */
const ADORNED = /^(?:[$€£¥(][-+]?|[-+][$€£¥])[$€£¥]?\d[\d,. ]*\)?$|^\(?[-+]?\d[\d,.]* ?[%€£¥]\)?$/;

/** Whether a field is a number, but not as one writes logits: `$1.25`, `45%`, `(0.50)`. */
export const isAdorned = (field: string): boolean => ADORNED.test(field);

/** Whether a field may have a comma for its point. */
export const isDecimalComma = (field: string, separator: Separator): boolean =>
    (separator === ';' || separator === '\t') &&
    DECIMAL_COMMA.test(field) &&
    (separator === ';' || !THOUSANDS.test(field));

/** The number in a field; between semicolons or tabs it may have a comma for its point. */
export const fieldNumber = (
    text: string,
    field: string,
    start: number,
    end: number,
    separator: Separator,
): number | undefined =>
    isDecimalComma(field, separator) ? Number(field.replace(',', '.')) : numberWritten(text, start, end);

/** Cuts lines into fields, and remembers those of the line that was read last. */
export class FieldReader {
    readonly starts: number[] = [];
    readonly ends: number[] = [];
    /** Where the line begins. */
    start = 0;
    /** Behind the last character of the line that is not a blank. */
    end = 0;
    /** The start of the next line. */
    next = 0;

    constructor(
        private readonly text: string,
        readonly separator: Separator,
    ) {}

    /** The line that was read last. */
    get line(): string {
        return this.text.slice(this.start, this.end);
    }

    get count(): number {
        return this.starts.length;
    }

    /** Reads the line, or the record of several lines, at `lineStart`; says false where it is not one. */
    read(lineStart: number): boolean {
        this.start = lineStart;
        this.starts.length = 0;
        this.ends.length = 0;
        switch (this.separator) {
            case ' ':
            case '  ':
                return this.readWords(lineStart, this.separator.length);
            case '|':
                return this.readCells(lineStart);
            default:
                return this.readRecord(lineStart, this.separator.charCodeAt(0));
        }
    }

    slice(index: number): string {
        return this.text.slice(this.starts[index], this.ends[index]);
    }

    private add(start: number, end: number): void {
        this.starts.push(start);
        this.ends.push(end);
    }

    private endAt(end: number, feed: number): true {
        this.end = end;
        this.next = Math.min(feed + 1, this.text.length);
        return true;
    }

    /** Words with as many blanks between them, or more. */
    private readWords(lineStart: number, blanks: number): boolean {
        const { text } = this;
        const feed = lineEnd(text, lineStart);
        const end = inkEnd(text, lineStart, feed);
        for (let at = skipSpaces(text, lineStart); at < end;) {
            let stop = at;
            let next = at;
            while (next < end && next - stop < blanks) {
                stop = next;
                while (stop < end && !isSpace(text.charCodeAt(stop))) {
                    stop++;
                }
                next = Math.min(end, skipSpaces(text, stop));
            }
            this.add(at, stop);
            at = next;
        }
        return this.endAt(end, feed);
    }

    /** Cells with upright lines between them, and perhaps around them. */
    private readCells(lineStart: number): boolean {
        const { text } = this;
        const feed = lineEnd(text, lineStart);
        const end = inkEnd(text, lineStart, feed);
        const start = skipSpaces(text, lineStart);
        const line = text.slice(start, end);
        const bars = Array.from(line.matchAll(UPRIGHT), ({ index }) => start + index);
        if (bars.length === 0) {
            return false;
        }
        const edges = [start - 1, ...bars, end];
        for (let i = 0; i + 1 < edges.length; i++) {
            const from = edges[i]! + 1;
            const to = edges[i + 1]!;
            const isOutside = to <= from && (i === 0 || i + 2 === edges.length);
            if (!isOutside) {
                const at = Math.min(skipSpaces(text, from), to);
                this.add(at, inkEnd(text, at, to));
            }
        }
        return this.endAt(end, feed);
    }

    /** A record as RFC 4180 has it; a separator behind the last field is passed over. */
    private readRecord(lineStart: number, separator: number): boolean {
        const { text } = this;
        for (let at = lineStart; ;) {
            const field = csvFieldAt(text, at, separator);
            if (field === undefined) {
                return false;
            }
            const isLast = text.charCodeAt(field.next) !== separator;
            if (!(isLast && field.start === field.end && this.count > 0)) {
                this.add(field.start, field.end);
            }
            if (isLast) {
                return this.endAt(field.end, lineEnd(text, field.next));
            }
            at = field.next + 1;
        }
    }
}

/** Where the text before `end` ends, without blanks. */
function inkEnd(text: string, start: number, end: number): number {
    while (end > start && (isSpace(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === CARRIAGE_RETURN)) {
        end--;
    }
    return end;
}
