import type { CalleeKind } from './callee';
import type { Left } from './leftContext';
import type { Separators } from '../../scan/numberRun';
import type { UnreadableReason } from '../../types';

export interface Problem {
    readonly reason: UnreadableReason;
    readonly message: string;
    /**
     * Only to be told when the rest looks like an array of numbers: code and prose have names between brackets, too.
     */
    readonly needsEvidence?: boolean;
}

/** What a pair of brackets has turned out to be so far. */
export const enum State {
    /** Numbers, or rows of numbers, only. */
    Open,
    /** An array of numbers that has to be refused. */
    Broken,
    /**
     * Began with something else than a number; its elements have been names and strings, and perhaps numbers, so far.
     */
    List,
    /** Behind the data of a constructor: dtype=..., device=... */
    Arguments,
    /** Not an array; what is inside may be. */
    Other,
}

/** An opening bracket and what has been read behind it. Frames are reused: one for each depth. */
export class Frame implements Separators {
    bracket = '';
    open = 0;
    /** The first bracket of the array that this one is a row of; its own offset in the first. */
    outermost = 0;
    kind: CalleeKind = 'none';
    state = State.Open;
    left: Left | undefined;
    /** Arrays in here are no arrays: an argument such as `size=(0, 3)`, a subscript. */
    suppressed = false;

    /** How many numbers had been read when the bracket opened. */
    base = 0;
    items = 0;
    commas = 0;
    gaps = 0;
    wantsElement = true;
    /** The shape of the elements; undefined while they are numbers. */
    childShape: number[] | undefined;
    /** Elements in the rows that `;` ended (MATLAB, Julia): of each, and in all. */
    rowLength = 0;
    rows = 0;
    rowsEnd = 0;

    problem: Problem | undefined;
    /** Every element is a single number, name or string: only such a list is worth a refusal. */
    simple = true;
    /** Tokens since the last comma, and numbers seen by other ways than reading them. */
    tokens = 0;
    numbersSeen = 0;
    floatsSeen = 0;
    /** The first element that is not a number. */
    foreign = '';

    /** What the arguments of the constructor say. */
    dtype: string | undefined;
    size: number[] | undefined;
    factor = 1;
    booleans = 0;
    /** A single element such as 12/100. */
    countLike = false;

    reset(bracket: string, open: number, base: number): void {
        this.bracket = bracket;
        this.open = open;
        this.kind = 'none';
        this.state = State.Open;
        this.left = undefined;
        this.suppressed = false;
        this.base = base;
        this.items = 0;
        this.commas = 0;
        this.gaps = 0;
        this.wantsElement = true;
        this.childShape = undefined;
        this.rowLength = 0;
        this.rows = 0;
        this.rowsEnd = 0;
        this.problem = undefined;
        this.simple = true;
        this.tokens = 0;
        this.numbersSeen = 0;
        this.floatsSeen = 0;
        this.foreign = '';
        this.dtype = undefined;
        this.size = undefined;
        this.factor = 1;
        this.booleans = 0;
        this.countLike = false;
    }

    get isConstructor(): boolean {
        return this.kind === 'tensor';
    }

    /** Refuses the array. The first problem is the one to tell. */
    break(problem: Problem): void {
        if (this.state === State.Open) {
            this.state = State.Broken;
            this.problem = problem;
        }
    }
}
