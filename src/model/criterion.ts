/** What a text can tell of a loss besides the numbers. */

export const frameworks = ['torch', 'keras', 'tensorflow', 'optax', 'sklearn'] as const;
export type Framework = (typeof frameworks)[number];

/** What a loss takes as its first numbers. */
export const lossInputs = ['logits', 'log-probabilities', 'probabilities'] as const;
export type LossInput = (typeof lossInputs)[number];

/**
 * What code does to an array before the loss gets it. 'reshape': the same numbers in another shape or order; 'select':
 * some of them; 'change': another computation than the ones that have a name here.
 */
export const steps = [
    'softmax',
    'log-softmax',
    'log',
    'sigmoid',
    'argmax',
    'reshape',
    'select',
    'scale',
    'change',
] as const;
export type Step = (typeof steps)[number];

/** Whether a step leaves the numbers as they are, and moves them at most. */
export const onlyMoves = (step: Step): boolean => step === 'reshape' || step === 'select';

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
    readonly misuse?: Misuse;
}

/**
 * A call that is not what it looks like. 'class-called': the class gets logits and target in place of its options;
 * 'arguments-swapped': the target comes first.
 */
export const misuses = ['class-called', 'arguments-swapped'] as const;
export type Misuse = (typeof misuses)[number];

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
