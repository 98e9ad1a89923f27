/** What a text can tell of a loss besides the numbers. */

export const frameworks = ['torch', 'keras', 'tensorflow', 'optax', 'sklearn'] as const;
export type Framework = (typeof frameworks)[number];

/** What a loss takes as its first numbers. */
export const lossInputs = ['logits', 'log-probabilities', 'probabilities'] as const;
export type LossInput = (typeof lossInputs)[number];

/** What code does to an array before the loss gets it. */
export const steps = ['softmax', 'log-softmax', 'log', 'sigmoid', 'argmax', 'reshape', 'scale'] as const;
export type Step = (typeof steps)[number];

/** The loss that code calls. */
export interface Criterion {
    /** As the library spells it: `CrossEntropyLoss`, `cross_entropy`, `SparseCategoricalCrossentropy`. */
    readonly name: string;
    readonly framework: Framework;
    /**
     * What this loss expects to get: Keras' `from_logits=False` and scikit-learn expect probabilities, NLLLoss
     * log-probabilities.
     */
    readonly expects: LossInput;
    /** What the code does to the array before the loss gets it, in order: a softmax here is most often a mistake. */
    readonly steps: readonly Step[];
}

/** The parts of a loss that a text may hold. */
export const contextParts = [
    'target',
    'criterion',
    'weight',
    'ignoreIndex',
    'reduction',
    'labelSmoothing',
    'classNames',
    'printedLoss',
] as const;
export type ContextPart = (typeof contextParts)[number];
