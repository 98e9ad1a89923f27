/** What a panel remembers of the stops of a program that it follows. */
export interface Stops {
    /** The latest last; those that had a loss. */
    readonly history: readonly StopLoss[];
    /** What is different from the stop before; absent at the first, and where the array has another shape. */
    readonly changes?: Changes;
}

export interface StopLoss {
    /** The line at which the program was stopped, from 1. */
    readonly line: number;
    readonly loss: number;
}

export interface Changes {
    /** How many of the logits are different, of how many. */
    readonly logits: number;
    readonly of: number;
    /** The most that one of them moved by; absent where none did, or it is not a finite number. */
    readonly furthest?: number;
    /** How many targets are different. */
    readonly targets: number;
    /** Whether an argument of the loss is. */
    readonly options: boolean;
}
