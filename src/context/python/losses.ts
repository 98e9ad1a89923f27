import type { Framework, LossInput } from '../../model/criterion';

/** The losses that are cross-entropy, as the libraries spell them. */

export interface LossSignature {
    readonly framework: Framework;
    /** A class is called twice: with its options, then with the numbers. */
    readonly kind: 'class' | 'function';
    readonly input: LossInput;
    /** Which targets it takes; absent for both. */
    readonly target?: 'index' | 'probability';
    /** The parameters of the class, or of the function, in order. */
    readonly parameters: readonly string[];
    /** The parameters of the call that gets the numbers. */
    readonly call: readonly string[];
    readonly logitsName: string;
    readonly targetName: string;
    /** What it gives where no option says: only where that is not torch's mean. */
    readonly reduction?: 'none';
}

const torchOptions = ['weight', 'size_average', 'ignore_index', 'reduce', 'reduction', 'label_smoothing'];
const nllOptions = torchOptions.slice(0, -1);
const torch = { framework: 'torch', call: ['input', 'target'], logitsName: 'input', targetName: 'target' } as const;
const keras = {
    framework: 'keras',
    call: ['y_true', 'y_pred', 'sample_weight'],
    logitsName: 'y_pred',
    targetName: 'y_true',
    input: 'probabilities',
} as const;
const tensorflow = {
    framework: 'tensorflow',
    kind: 'function',
    call: [],
    logitsName: 'logits',
    targetName: 'labels',
    input: 'logits',
    reduction: 'none',
} as const;

const withCall = (signature: LossSignature): LossSignature =>
    signature.kind === 'function' ? { ...signature, call: signature.parameters } : signature;

const SIGNATURES: ReadonlyMap<string, LossSignature> = new Map(
    Object.entries<LossSignature>({
        CrossEntropyLoss: { ...torch, kind: 'class', input: 'logits', parameters: torchOptions },
        cross_entropy: {
            ...torch,
            kind: 'function',
            input: 'logits',
            parameters: ['input', 'target', ...torchOptions],
        },
        NLLLoss: { ...torch, kind: 'class', input: 'log-probabilities', target: 'index', parameters: nllOptions },
        nll_loss: {
            ...torch,
            kind: 'function',
            input: 'log-probabilities',
            target: 'index',
            parameters: ['input', 'target', ...nllOptions],
        },
        SparseCategoricalCrossentropy: {
            ...keras,
            kind: 'class',
            target: 'index',
            parameters: ['from_logits', 'ignore_class', 'reduction'],
        },
        CategoricalCrossentropy: {
            ...keras,
            kind: 'class',
            target: 'probability',
            parameters: ['from_logits', 'label_smoothing', 'axis', 'reduction'],
        },
        sparse_categorical_crossentropy: {
            ...keras,
            kind: 'function',
            target: 'index',
            reduction: 'none',
            parameters: ['y_true', 'y_pred', 'from_logits', 'ignore_class', 'axis'],
        },
        categorical_crossentropy: {
            ...keras,
            kind: 'function',
            target: 'probability',
            reduction: 'none',
            parameters: ['y_true', 'y_pred', 'from_logits', 'label_smoothing', 'axis'],
        },
        softmax_cross_entropy_with_logits: {
            ...tensorflow,
            target: 'probability',
            parameters: ['labels', 'logits', 'axis'],
        },
        softmax_cross_entropy_with_logits_v2: {
            ...tensorflow,
            target: 'probability',
            parameters: ['labels', 'logits', 'axis'],
        },
        sparse_softmax_cross_entropy_with_logits: { ...tensorflow, target: 'index', parameters: ['labels', 'logits'] },
        softmax_cross_entropy: {
            ...tensorflow,
            framework: 'optax',
            target: 'probability',
            parameters: ['logits', 'labels', 'axis'],
        },
        softmax_cross_entropy_with_integer_labels: {
            ...tensorflow,
            framework: 'optax',
            target: 'index',
            parameters: ['logits', 'labels', 'axis'],
        },
        log_loss: {
            framework: 'sklearn',
            kind: 'function',
            input: 'probabilities',
            call: [],
            logitsName: 'y_pred',
            targetName: 'y_true',
            parameters: ['y_true', 'y_pred'],
        },
    }).map(([name, signature]) => [name, withCall(signature)]),
);

/** Where an import may bring each library's losses from. */
const MODULES: Readonly<Record<Framework, RegExp>> = {
    torch: /^torch(?:\.|$)/,
    keras: /^(?:keras|tensorflow|tf_keras)(?:\.|$)/,
    tensorflow: /^tensorflow(?:\.|$)/,
    optax: /^optax(?:\.|$)/,
    sklearn: /^sklearn(?:\.|$)/,
};

/** The loss of that name; undefined where the import says that it is another's. */
export function lossNamed(name: string, module: string | undefined): LossSignature | undefined {
    const signature = SIGNATURES.get(name);
    return signature && (module === undefined || MODULES[signature.framework].test(module)) ? signature : undefined;
}

/** Whether a text can hold a call of a loss at all: spares the parser for the others. */
export const mentionsLoss = (source: string): boolean => /cross_?entropy|nll_?loss|\blog_loss\b/i.test(source);
