import type { Collector } from '../collector';

/** A way in which arrays are written, at work on one text. */
export interface Format {
    /**
     * Reads what begins with the line at `lineStart`, reports it, and returns the start of the line behind it;
     * `lineStart` where there is nothing of its kind. Called where no format is in the middle of something.
     */
    read(lineStart: number): number;
    /** What it has begun goes on: it stopped in the middle to leave others their turn, and is to read on from there. */
    readonly isInside?: boolean;
    /** The text ends here: reports what is still open. */
    finish?(): void;
}

/** Puts a format to work on the collector's text. */
export type FormatOf = (out: Collector) => Format;
