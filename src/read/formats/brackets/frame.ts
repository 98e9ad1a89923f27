import { ArrayEvidence, Contents } from './contents';
import type { Said, SemicolonRows } from './contents';
import type { CalleeKind } from './callees';
import type { LeftContext } from './leftContext';
import { messages } from '../../messages';
import type { ReadRefusal } from '../../types';

/** Why the brackets do not hold an array of numbers. */
export interface BracketProblem extends ReadRefusal {
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

/** An opening bracket, and what it and what has been read behind it have turned out to be so far. */
export class Frame {
    state = State.Open;
    kind: CalleeKind = 'none';
    left: LeftContext | undefined;
    /** Arrays in here are not reported: an argument such as `size=(0, 3)`, a subscript. */
    suppressed = false;
    /** What is in it belongs to a sparse tensor, and is not an array of its own. */
    isSparse = false;
    /** It is what a constructor is given. */
    isData = false;
    problem: BracketProblem | undefined;
    readonly contents: Contents;
    /** Undefined while no `;` has ended a row. */
    semicolons: SemicolonRows | undefined;
    readonly evidence = new ArrayEvidence();
    /** Undefined while no argument has said anything. */
    said: Said | undefined;

    /**
     * `outermost` is the first bracket of the array that this one is a row of, `open` itself in the first; `base` is how
     * many numbers had been read when it opened.
     */
    constructor(
        readonly bracket: string,
        readonly open: number,
        readonly outermost: number,
        base: number,
    ) {
        this.contents = new Contents(base);
    }

    get isConstructor(): boolean {
        return this.kind === 'tensor';
    }

    /** Refuses a tensor that shows only some of its numbers. */
    breakSparse(): void {
        this.isSparse = true;
        this.break({ reason: 'no-values', message: messages.sparse() });
    }

    /** Refuses the array. The first problem is the one to tell. */
    break(problem: BracketProblem): void {
        if (this.state === State.Open || this.state === State.Arguments) {
            this.state = State.Broken;
            this.problem = problem;
        }
    }
}
