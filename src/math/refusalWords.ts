import { sameShape } from '../model/tensor';
import type { Refusal } from './refusal';
import type { ArithmeticDtype } from './types';

/** torch's names of the types. */
export const scalarTypes: { readonly [D in ArithmeticDtype]: string } = {
    float64: 'Double',
    float32: 'Float',
    float16: 'Half',
    bfloat16: 'BFloat16',
};

/** [2, 3], as torch writes it. */
function list(shape: readonly number[]): string {
    return `[${shape.join(', ')}]`;
}

/**
 * torch's words for a shape of class indices that does not fit; it has a different check for each rank of the logits.
 */
function torchTargetShape(logitsShape: readonly number[], targetShape: readonly number[]): string {
    switch (logitsShape.length) {
        case 1:
        case 2:
            return targetShape.length > 1
                ? '0D or 1D target tensor expected, multi-target not supported'
                : logitsShape.length === 2 && targetShape.length === 0
                  ? 'Dimension specified as 0 but tensor has no dimensions'
                  : `size mismatch (got input: ${list(logitsShape)}, target: ${list(targetShape)})`;
        case 4:
            return targetShape.length === 3
                ? `size mismatch (got input: ${list(logitsShape)} , target: ${list(targetShape)}`
                : `only batches of spatial targets supported (3D tensors) but got targets of dimension: ${targetShape.length}`;
        default:
            return `Expected target size ${list([logitsShape[0]!, ...logitsShape.slice(2)])}, got ${list(targetShape)}`;
    }
}

/** Class probabilities, class indices of up to one axis, and of more, are checked in three places. */
function torchWeightLength({
    classes,
    weightShape,
    logitsShape,
    targetShape,
}: Extract<Refusal, { code: 'weight-length' }>): string {
    const ofProbabilities = sameShape(logitsShape, targetShape);
    return !ofProbabilities && logitsShape.length > 2
        ? 'weight tensor should be defined either for all or no classes'
        : `${ofProbabilities ? 'cross_entropy: ' : ''}weight tensor should be defined either for all ${classes} classes ` +
              `or no classes but got weight tensor of shape: ${list(weightShape)}`;
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
            switch (refusal.targetKind) {
                case 'index':
                    return 'Expected floating point type for target with class probabilities, got Long';
                case 'probability':
                    return 'Dimension specified as 1 but tensor has no dimensions';
                default:
                    return 'Dimension out of range (expected to be in range of [-1, 0], but got 1)';
            }
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
            return torchWeightLength(refusal);
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
