import type { Refusal } from './refusal';
import type { ArithmeticDtype } from './types';

const scalarTypes: { readonly [D in ArithmeticDtype]: string } = { float64: 'Double', float32: 'Float', float16: 'Half', bfloat16: 'BFloat16' };

/** [2, 3], as torch and people write it. */
function list(shape: readonly number[]): string {
    return `[${shape.join(', ')}]`;
}

/** (2, 3), as documentation writes it. */
function tuple(shape: readonly number[]): string {
    return `(${shape.join(', ')})`;
}

/** The beginning of a sentence about an argument. */
function subject(argument: 'logits' | 'target'): string {
    return argument === 'logits' ? 'The logits have' : 'The target has';
}

/** torch's words for a shape of class indices that does not fit; it has a different check for each rank of the logits. */
function torchTargetShape(logitsShape: readonly number[], targetShape: readonly number[]): string {
    switch (logitsShape.length) {
        case 1:
        case 2:
            return targetShape.length > 1
                ? '0D or 1D target tensor expected, multi-target not supported'
                : `size mismatch (got input: ${list(logitsShape)}, target: ${list(targetShape)})`;
        case 4:
            return targetShape.length === 3
                ? `size mismatch (got input: ${list(logitsShape)} , target: ${list(targetShape)}`
                : `only batches of spatial targets supported (3D tensors) but got targets of dimension: ${targetShape.length}`;
        default:
            return `Expected target size ${list([logitsShape[0]!, ...logitsShape.slice(2)])}, got ${list(targetShape)}`;
    }
}

/** The message of PyTorch 1.13 on a CPU (aten/src/ATen/native/LossNLL.cpp, LossNLL2d.cpp, torch/nn/_reduction.py). */
export function torchWords(refusal: Refusal): string {
    switch (refusal.code) {
        case 'invalid-shape':
            return `Trying to create tensor with invalid dimension: ${list(refusal.shape)}`;
        case 'data-length':
            return `shape '${list(refusal.shape)}' is invalid for input of size ${refusal.found}`;
        case 'data-type':
            return `cross_entropy_loss(): argument '${refusal.argument}' must be Tensor, not ${refusal.found}`;
        case 'invalid-dtype':
            return `module 'torch' has no attribute '${refusal.found}'`;
        case 'ignore-index-type':
            return `cross_entropy_loss(): argument 'ignore_index' must be int, not ${refusal.found}`;
        case 'logits-dtype':
            return `"log_softmax_lastdim_kernel_impl" not implemented for '${refusal.found}'`;
        case 'scalar-logits':
            return refusal.targetKind === 'index'
                ? 'Expected floating point type for target with class probabilities, got Long'
                : 'Dimension out of range (expected to be in range of [-1, 0], but got 1)';
        case 'integer-target-of-logits-shape':
            return 'Expected floating point type for target with class probabilities, got Long';
        case 'floating-target':
            return `expected scalar type Long but found ${scalarTypes[refusal.dtype]}`;
        case 'batch-size':
            return `Expected input batch_size (${refusal.expected}) to match target batch_size (${refusal.found}).`;
        case 'target-shape':
            return torchTargetShape(refusal.logitsShape, refusal.targetShape);
        case 'target-out-of-range':
            return `Target ${refusal.value} is out of bounds.`;
        case 'weight-length':
            return `${refusal.targetKind === 'probability' ? 'cross_entropy: ' : ''}weight tensor should be defined either for all ${refusal.classes} classes `
                + `or no classes but got weight tensor of shape: ${list(refusal.weightShape)}`;
        case 'weight-dtype':
            return `expected scalar type ${scalarTypes[refusal.dtype]} but found ${refusal.found}`;
        case 'label-smoothing':
            return `label_smoothing must be between 0.0 and 1.0. Got: ${refusal.found === Infinity ? 'inf' : refusal.found}`;
        case 'reduction':
            return `${refusal.found} is not a valid value for reduction`;
        case 'ignore-index-with-probabilities':
            return 'ignore_index is not supported for floating point target';
        default:
            return refusal satisfies never;
    }
}

/** What was found, and what to do about it. */
export function plainWords(refusal: Refusal): string {
    switch (refusal.code) {
        case 'invalid-shape':
            return `${subject(refusal.argument)} the shape ${tuple(refusal.shape)}; every size has to be a whole number of at least 0.`;
        case 'data-length':
            return `${subject(refusal.argument)} ${refusal.found} numbers, but the shape ${tuple(refusal.shape)} holds ${refusal.expected}. Give one number for each place of the shape.`;
        case 'data-type':
            return `The data of the ${refusal.argument} are a ${refusal.found}; they have to be a ${refusal.expected}.`;
        case 'invalid-dtype':
            return `There is no arithmetic "${refusal.found}". Choose float64, float32, float16 or bfloat16.`;
        case 'ignore-index-type':
            return `ignore_index is ${refusal.found}; it has to be a whole number.`;
        case 'logits-dtype':
            return `The logits are integers (${refusal.found}). Convert them to a floating type first: logits.float().`;
        case 'scalar-logits':
            return 'The logits are a single number without a class axis. Give at least one row of them, of shape (C).';
        case 'integer-target-of-logits-shape':
            return `The target has the logits' own shape ${tuple(refusal.shape)}, which always means class probabilities, but holds integers. `
                + 'Give class indices (target.argmax(dim=1) turns one-hot rows into them), or probabilities of a floating type (target.float()).';
        case 'floating-target':
            return `The target of shape ${tuple(refusal.targetShape)} holds floating numbers, and class indices have to be integers: target.long(). `
                + `Class probabilities would need the logits' shape ${tuple(refusal.logitsShape)}.`;
        case 'batch-size':
            return `The logits have ${refusal.expected} samples (first size of ${tuple(refusal.logitsShape)}), ${refusal.targetShape.length ? `the target has ${refusal.found} (shape ${tuple(refusal.targetShape)})` : 'the target is a single number'}. `
                + 'Give one target for each sample.';
        case 'target-shape':
            return `Logits of shape ${tuple(refusal.logitsShape)} need class indices of shape ${tuple(refusal.expectedShape)} (the same without the class axis), `
                + `or class probabilities of their own shape; the target has shape ${tuple(refusal.targetShape)}.`;
        case 'target-out-of-range':
            return `Target ${refusal.value} (sample ${refusal.sample}) is not a class: there are ${refusal.classes}`
                + `${refusal.classes > 0 ? `, numbered 0 to ${refusal.classes - 1}` : ''}, and only ${refusal.ignoreIndex} (ignore_index) is left out. `
                + `${refusal.count > 1 ? `${refusal.count} targets, from ${refusal.smallest} to ${refusal.largest}, are out of range. ` : ''}`
                + 'Number the classes from 0, or set ignore_index to the padding value.';
        case 'weight-length':
            return `There are ${refusal.classes} classes, but the weights have the shape ${tuple(refusal.weightShape)}. Give one weight for each class, or none at all.`;
        case 'weight-dtype':
            return `The weights are ${refusal.found}, the logits ${scalarTypes[refusal.dtype]}. Convert the weights to the logits' type.`;
        case 'label-smoothing':
            return `label_smoothing is ${refusal.found}; it is the share of the target that is spread over all classes, from 0 to 1.`;
        case 'reduction':
            return `There is no reduction "${refusal.found}". Choose none, mean or sum.`;
        case 'ignore-index-with-probabilities':
            return `ignore_index is ${refusal.ignoreIndex}, but the target holds class probabilities, none of which can be ignored. Leave ignore_index out, or give class indices.`;
        default:
            return refusal satisfies never;
    }
}
