import type { Criterion, Step } from '../model/criterion';

/** What the text told besides the numbers. */
export interface TextFacts {
    /** The decimals that the logits were printed with. */
    readonly decimals?: number;
    /** The type of the logits, as the text says it. */
    readonly logitsDtype?: string;
    /** As the text says it, in NumPy's or PyTorch's words: 'int64', 'torch.float32', 'long'. */
    readonly targetDtype?: string;
    /**
     * Absent where the text calls no loss with these numbers: they are then taken for the logits of a CrossEntropyLoss.
     */
    readonly criterion?: Criterion;
    /** What the code did to get these numbers, where they are not those of the text. */
    readonly computedBy?: readonly Step[];
    /** How the code makes these logits of the numbers of the text, where it changes, moves or selects some of them. */
    readonly received?: {
        /** The shape that the numbers have in the text. */
        readonly from: readonly number[];
        readonly steps: readonly { readonly text: string; readonly line: number }[];
        /** Where they do not only move the numbers. */
        readonly changes?: 'scale' | 'change';
    };
    /** A step of the code between these numbers and a loss that cannot be followed. */
    readonly blocked?: { readonly loss: string; readonly step: string; readonly line: number };
    readonly classNames?: readonly string[];
    /** What is named like a target and fits, but stands far from the logits. */
    readonly distantTarget?: { readonly name: string; readonly line: number };
    /** The columns of the table that are not among the logits, by their names. */
    readonly leftOut?: readonly string[];
    /** Of a table whose columns one may choose: those of the logits and of the target, by their names. */
    readonly columns?: {
        readonly logits: readonly string[];
        readonly target?: string;
        /** A person has chosen them. */
        readonly isChosen?: true;
        /** What was chosen as the target, where it does not tell the class of each row. */
        readonly noTarget?: string;
    };
    /** The text tells that there are more classes than those that it gives. */
    readonly isPartial?: true;
}

/** What is explained where no code says otherwise. */
export const CROSS_ENTROPY_LOSS: Criterion = {
    name: 'CrossEntropyLoss',
    framework: 'torch',
    expects: 'logits',
    steps: [],
};
