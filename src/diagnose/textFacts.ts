/** What the text told besides the numbers. Structurally what src/context finds, which this folder may not import. */

/** What the code does to the numbers before the loss gets them. */
export type Step = 'softmax' | 'log-softmax' | 'log' | 'sigmoid' | 'argmax' | 'reshape' | 'select' | 'scale' | 'change';

/** The loss that the code calls. */
export interface CriterionSeen {
    /** As the library spells it: 'CrossEntropyLoss', 'nll_loss', 'SparseCategoricalCrossentropy'. */
    readonly name: string;
    readonly framework: 'torch' | 'keras' | 'tensorflow' | 'optax' | 'sklearn';
    /** What it takes for its first numbers. */
    readonly expects: 'logits' | 'log-probabilities' | 'probabilities';
    /** In the order in which they are done. */
    readonly steps: readonly Step[];
}

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
    readonly criterion?: CriterionSeen;
    /** What the code did to get these numbers, where they are not those of the text. */
    readonly computedBy?: readonly Step[];
    /** How the code makes these logits of the numbers of the text, where it moves or selects some of them. */
    readonly received?: {
        /** The shape that the numbers have in the text. */
        readonly from: readonly number[];
        readonly steps: readonly { readonly text: string; readonly line: number }[];
    };
    readonly classNames?: readonly string[];
}

/** What is explained where no code says otherwise. */
export const CROSS_ENTROPY_LOSS: CriterionSeen = {
    name: 'CrossEntropyLoss',
    framework: 'torch',
    expects: 'logits',
    steps: [],
};
