/** The signs that the lines of an array begin with where all of it stands in a comment, a quote or a session. */
import { continuationLength } from './continuation';
import type { Frame } from './frame';

/** Remembers the sign of the array that is read, for its next lines. */
export class LineMarkers {
    /** What the lines of the array that begins at `markerOf` begin with, in a comment or after a prompt. */
    private marker: string | undefined;
    private markerOf = -1;

    constructor(private readonly text: string) {}

    /** The offset behind the sign at `pos`; `pos` itself where there is none. */
    skip(pos: number, frame: Frame): number {
        const { outermost } = frame;
        const skipped = continuationLength(
            this.text,
            pos,
            outermost,
            this.markerOf === outermost ? this.marker : undefined,
        );
        this.marker = skipped.marker;
        this.markerOf = outermost;
        return pos + skipped.length;
    }
}
