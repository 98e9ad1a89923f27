/**
 * What other extensions can ask of Explain Cross-Entropy:
 *
 *     const extension = vscode.extensions.getExtension<ExplainCrossEntropyApi>('explain-cross-entropy.explain-cross-entropy');
 *     const api = await extension?.activate();
 *     const report = await api?.explain({ logits: [[1.2372, -0.9604, 1.5415]], target: [2] });
 *
 * Nothing of it needs VS Code's types, and nothing of it opens a window. Names are PyTorch's.
 */
export interface ExplainCrossEntropyApi {
    /** Goes up when something is taken away or changes its meaning. What is added leaves it as it is. */
    readonly version: 1;
    /**
     * Explains a loss as the panel does: every number of it and every finding. Rejects with an Error that says what to
     * send instead where the input is not as described, or where its text holds no array that can be read.
     */
    explain(input: ExplainInput): Promise<ExplainReport>;
}

/**
 * Numbers: nested lists or typed arrays, in rows of the same length. What JSON has no numbers for may be written as
 * "nan", "inf" and "-inf".
 */
export type Numbers = number | string | ArrayLike<number> | readonly Numbers[];

/** Either `text` or `logits`. What is given besides a text takes the place of what the text says. */
export interface ExplainInput {
    /** Source code, a printout, a table: the loss is found in it, with its target and all that the code says. */
    readonly text?: string;
    /** The language of the text, by VS Code's identifier: 'python', 'plaintext', 'json'. By default it is guessed. */
    readonly language?: string;
    /** The line of the text, from 1, with the logits or the call of the loss. By default the first loss. */
    readonly line?: number;
    /** The numbers that the loss receives, shape (C) or (N, C, d1, ..., dK): the classes along axis 1. */
    readonly logits?: Numbers;
    /** Class indices, the logits' shape without the classes; or probabilities, of the logits' own shape. */
    readonly target?: Numbers;
    /** The type of the target as the program has it: 'int64', 'float32'. */
    readonly target_dtype?: string;
    /** One factor for each class. */
    readonly weight?: readonly number[] | ArrayLike<number>;
    /** -100 by default. */
    readonly ignore_index?: number;
    /** 'mean' by default. */
    readonly reduction?: 'none' | 'mean' | 'sum';
    /** 0 to 1, 0 by default. */
    readonly label_smoothing?: number;
    /** The arithmetic to reproduce; 'float64' by default. */
    readonly dtype?: 'float64' | 'float32' | 'float16' | 'bfloat16';
    /** One for each class. */
    readonly class_names?: readonly string[];
    /** A loss that a program printed, to hold against this one; as a text it keeps its trailing zeros. */
    readonly printed_loss?: string | number;
    /** The samples to show, by their number (row-major); by default those with the largest losses. */
    readonly samples?: readonly number[];
    /** How many samples are shown at most, 0 to 100; 3 by default. */
    readonly max_samples?: number;
    /** How many classes of a sample are shown at most, 1 to 1000; 10 by default: the largest logits and the target. */
    readonly max_classes?: number;
}

export interface ExplainReport {
    /**
     * One number; with reduction 'none' one for each sample, in their order. Absent where there is no target, and where
     * PyTorch raises an error: `findings` and `notices` say why.
     */
    readonly loss?: number | readonly number[];
    /** How many losses are left out at the end. */
    readonly lossesLeftOut?: number;
    /** What the loss means here, in a sentence or two. Empty where the findings say it all. */
    readonly meaning: string;
    /** What is wrong, errors first. */
    readonly findings: readonly ExplainFinding[];
    /** What else has to be known: why PyTorch refuses the example, what was not read. */
    readonly notices: readonly string[];
    /** Where the printed loss is compared with this one. */
    readonly printedLoss?: {
        readonly printed: string;
        readonly equal: boolean;
        /** In words. */
        readonly verdict: string;
        /** The mistakes that would give the printed number, the likeliest first. */
        readonly mistakes: readonly { readonly code: string; readonly text: string }[];
    };
    /** Absent where the text holds no numbers of a loss, and only its code could be looked at. */
    readonly logits?: {
        readonly name?: string;
        /** Of what the loss receives. */
        readonly shape: readonly number[];
        /** Where they stand in the text, from 1. */
        readonly line?: number;
    };
    readonly target?: { readonly kind: 'index' | 'probability'; readonly shape: readonly number[] };
    /** Those that are not PyTorch's defaults, by the names that the input has. */
    readonly options: Pick<ExplainInput, 'weight' | 'ignore_index' | 'reduction' | 'label_smoothing' | 'dtype'>;
    /** The loss that the code calls. */
    readonly criterion?: { readonly name: string; readonly framework: string };
    /** What the code does to the numbers of the text before the loss receives them. */
    readonly steps?: readonly { readonly text: string; readonly line: number }[];
    /** What the code passes to the loss, but the text does not hold. */
    readonly unresolved: readonly string[];
    /** Of several samples: accuracy, mean loss, perplexity, and what is ignored. */
    readonly batch?: readonly { readonly code: string; readonly text: string; readonly meaning: string }[];
    /** The way from the losses of the samples to the loss: sum / denominator for a mean. */
    readonly reduction?: { readonly sum: number; readonly denominator: number };
    readonly samples: readonly ExplainSample[];
    readonly samplesLeftOut: number;
    /** What is wrong in the code of the whole text, and the edits that fix it. */
    readonly problems: readonly ExplainProblem[];
    /** Other arrays of the text that can be logits: ask for one by its line. */
    readonly otherArrays: readonly {
        readonly line: number;
        readonly name?: string;
        readonly shape: readonly number[];
    }[];
    /** A PyTorch script that prints every stage and asserts this loss. */
    readonly python?: string;
}

export interface ExplainFinding {
    /** What is wrong, for programs: 'probabilities-as-logits'. */
    readonly code: string;
    /** 'error': the loss is refused, no number, or not the model's. 'info': right, and good to know. */
    readonly severity: 'error' | 'warning' | 'info';
    /** With the evidence in numbers. */
    readonly message: string;
    /** Why it matters. */
    readonly why: string;
    readonly link: string;
    /** The line of code that fixes it. */
    readonly suggestedCode?: string;
    /** The first samples and classes that it is about; absent where it is about all of them. */
    readonly samples?: readonly number[];
    readonly classes?: readonly number[];
}

/** Every stage of one sample. */
export interface ExplainSample {
    /** Row-major. */
    readonly sample: number;
    /** One index for each axis but that of the classes: '3', '3, 0, 7'. Empty for logits of shape (C). */
    readonly position: string;
    /** A class. */
    readonly prediction: number;
    /** A class; of probabilities the likeliest. Absent without a target, and where it is ignored. */
    readonly target?: number;
    readonly ignored?: true;
    /** What reduction 'none' gives. */
    readonly loss?: number;
    /** The largest logit, and the sum of exp(logit - max) over the classes. */
    readonly max: number;
    readonly sum: number;
    /** The stages that the rows hold after the class: 'logit', 'exp', 'softmax', 'log_softmax', ... 'gradient'. */
    readonly columns: readonly string[];
    readonly rows: readonly (readonly [classIndex: number, ...numbers: number[]])[];
    readonly classesLeftOut: number;
}

export interface ExplainProblem {
    readonly code: string;
    readonly severity: 'error' | 'warning' | 'info';
    readonly message: string;
    /** From 1. */
    readonly line: number;
    /** Each of them fixes it by itself. */
    readonly fixes: readonly {
        readonly title: string;
        /** Offsets into the text, what stands there, and what takes its place. */
        readonly edits: readonly {
            readonly start: number;
            readonly end: number;
            readonly line: number;
            readonly old: string;
            readonly text: string;
        }[];
    }[];
}
