/** The brackets that are open where one reads: a stack, and what takes from it the ones that prose has left open. */
import { CARRIAGE_RETURN, LINE_FEED } from '../../scan/characters';
import { State } from './frame';
import type { Frame } from './frame';
import type { UnfinishedBrackets } from './unfinished';

/** Blank lines in front of an array are not longer. */
const LONGEST_GAP = 400;

export class OpenBrackets {
    private readonly frames: Frame[] = [];
    private depth = 0;
    /** How many brackets of each kind are open. */
    private readonly counts: Record<string, number> = { '[': 0, '(': 0, '{': 0 };

    constructor(
        private readonly text: string,
        private readonly unfinished: UnfinishedBrackets,
    ) {}

    get top(): Frame | undefined {
        return this.depth === 0 ? undefined : this.frames[this.depth - 1]!;
    }

    /** Whether a bracket of this kind is open. */
    has(bracket: string): boolean {
        return this.counts[bracket]! > 0;
    }

    push(frame: Frame): void {
        this.frames[this.depth++] = frame;
        this.counts[frame.bracket]!++;
    }

    /** Takes the innermost bracket away, which there has to be. */
    pop(): Frame {
        const frame = this.frames[--this.depth]!;
        this.counts[frame.bracket]!--;
        return frame;
    }

    /** All of them, from the outermost inwards, at the end of the text. */
    takeAll(): readonly Frame[] {
        const all = this.frames.slice(0, this.depth);
        this.depth = 0;
        return all;
    }

    /** A blank line ends what prose has left open: a smiley, an unfinished parenthesis. */
    dropProse(lineStart: number): void {
        const code = this.text.charCodeAt(lineStart);
        if (code !== LINE_FEED && !(code === CARRIAGE_RETURN && this.text.charCodeAt(lineStart + 1) === LINE_FEED)) {
            return;
        }
        while (this.depth > 0 && this.frames[this.depth - 1]!.bracket !== '{') {
            this.pop();
        }
    }

    /** At a line end: what prose has left open for good is not around what follows. */
    dropUnfinished(): void {
        while (this.depth > 0) {
            const { state, bracket, open } = this.frames[this.depth - 1]!;
            if (state !== State.Other || bracket === '{' || !this.unfinished.has(open)) {
                break;
            }
            this.pop();
        }
    }

    /** What nothing closes is not around a bracket at `pos` behind a blank line. */
    dropBefore(pos: number): void {
        while (this.depth > 0 && this.endsBefore(this.frames[this.depth - 1]!, pos)) {
            this.pop();
        }
    }

    /** Whether the bracket, which nothing closes, is not around the next one at `pos`, behind a blank line. */
    private endsBefore(frame: Frame, pos: number): boolean {
        return (
            frame.contents.items === 0 &&
            pos - frame.open < LONGEST_GAP &&
            /\n[ \t\r]{0,200}\n/.test(this.text.slice(frame.open, pos)) &&
            this.unfinished.has(frame.open)
        );
    }
}
