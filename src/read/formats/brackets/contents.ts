import type { Separators } from '../../scan/numberRun';

/** The numbers, or the rows of them, that have been read between two brackets. */
export class Contents implements Separators {
    items = 0;
    commas = 0;
    gaps = 0;
    wantsElement = true;
    /** The shape of each element; undefined while they are numbers. */
    rowShape: number[] | undefined;
    /** How many of the numbers were written as True or False. */
    booleans = 0;
    /** The last element was one such as 12/100, which can also be a counter. */
    countLike = false;
    /** What all of them are multiplied by. */
    factor = 1;

    /** `base`: how many numbers had been read when the bracket opened. */
    constructor(readonly base: number) {}

    /** Counts one more element, a number or a row. */
    addElement(): void {
        this.items++;
        if (!this.wantsElement) {
            this.gaps++;
        }
        this.wantsElement = false;
    }

    /** The last element, a number, is not one by itself. */
    takeBack(): void {
        this.items--;
        if (!this.wantsElement && this.gaps > 0 && this.commas === 0) {
            this.gaps--;
        }
        this.wantsElement = true;
    }
}

/** The rows that `;` ends in MATLAB and Julia. */
export interface SemicolonRows {
    count: number;
    /** The elements of each row. */
    readonly length: number;
    /** How many elements the rows have in all. */
    end: number;
}

/** What speaks for brackets with something else than numbers in them being an array that a person would miss. */
export class ArrayEvidence {
    /** Every element is a single number, name or string: only such a list is worth a refusal. */
    simple = true;
    /** Tokens since the last comma. */
    tokens = 0;
    numbers = 0;
    floats = 0;
    /** The first element that is not a number. */
    foreign = '';
}

/** What the arguments of a constructor say besides the numbers. */
export interface Said {
    dtype?: string;
    size?: number[];
}
