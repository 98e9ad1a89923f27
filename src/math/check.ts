import { arithmeticDtypes } from '../model/dtype';
import { reductions, resolveOptions } from '../model/example';
import type { ResolvedOptions } from '../model/example';
import { elementsOf, sameShape } from '../model/tensor';
import { layoutOf } from './layout';
import { CrossEntropyInputError } from './refusal';
import type { Refusal } from './refusal';
import type { ArithmeticDtype, CrossEntropyExample, Target, Tensor } from './types';

function refuse(refusal: Refusal): never {
    throw new CrossEntropyInputError(refusal);
}

/** torch's names for what typed arrays hold. */
const heldTypes: Readonly<Record<string, string>> = {
    Float64Array: 'Double',
    Float32Array: 'Float',
    BigInt64Array: 'Long',
    Int32Array: 'Int',
    Int16Array: 'Short',
    Int8Array: 'Char',
    Uint8Array: 'Byte',
};

/** Float64Array, Array, ... also of data from another realm (a frame, a worker), which `instanceof` does not know. */
function typeOf(data: unknown): string {
    return Object.prototype.toString.call(data).slice('[object '.length, -1);
}

function checkData(argument: 'logits' | 'target', { data, shape }: Tensor | Target): void {
    if (!shape.every(size => Number.isInteger(size) && size >= 0)) {
        refuse({ code: 'invalid-shape', argument, shape });
    }
    const expected = elementsOf(shape);
    if (data.length !== expected) {
        refuse({ code: 'data-length', argument, shape, expected, found: data.length });
    }
}

/** @throws CrossEntropyInputError for what is not a tensor, holds no floating numbers or has no class axis. */
export function checkLogits(logits: Tensor, dtype: ArithmeticDtype): void {
    checkFloats(logits, dtype);
    checkClassAxis(logits);
}

function checkFloats(logits: Tensor, dtype: ArithmeticDtype): void {
    checkData('logits', logits);
    const found = typeOf(logits.data);
    if (/Int/.test(found)) {
        refuse({ code: 'logits-dtype', found: heldTypes[found] ?? found });
    }
    if (found !== 'Float64Array') {
        refuse({ code: 'data-type', argument: 'logits', expected: 'Float64Array', found });
    }
    if (!arithmeticDtypes.includes(dtype)) {
        refuse({ code: 'invalid-dtype', found: dtype });
    }
}

/** @param targetKind of a target that has no axes either: torch has other words for it */
function checkClassAxis({ shape }: Tensor, targetKind?: Target['kind']): void {
    if (shape.length === 0) {
        refuse({ code: 'scalar-logits', targetKind });
    }
}

function checkTarget(target: Target): void {
    checkData('target', target);
    const expected = target.kind === 'index' ? 'Int32Array' : 'Float64Array';
    const found = typeOf(target.data);
    if (found !== expected) {
        refuse({ code: 'data-type', argument: 'target', expected, found });
    }
}

/** The shape rules of class indices: (C)+(), (N, C)+(N), (N, C, d1, ... dK)+(N, d1, ... dK). */
function checkIndexShape(logitsShape: readonly number[], targetShape: readonly number[]): void {
    const [expected = 0, found = 0] = [logitsShape[0], targetShape[0]];
    if (logitsShape.length > 1 && expected !== found) {
        refuse({ code: 'batch-size', logitsShape, targetShape, expected, found });
    }
    const expectedShape = layoutOf(logitsShape).sampleShape;
    if (!sameShape(targetShape, expectedShape)) {
        refuse({ code: 'target-shape', logitsShape, targetShape, expectedShape });
    }
}

function checkIndices(indices: Int32Array, classes: number, ignoreIndex: number): void {
    const outside = (t: number): boolean => (t < 0 || t >= classes) && t !== ignoreIndex;
    const sample = indices.findIndex(outside);
    if (sample < 0) {
        return;
    }
    const offenders = indices.filter(outside);
    refuse({
        code: 'target-out-of-range',
        classes,
        ignoreIndex,
        value: indices[sample]!,
        sample,
        count: offenders.length,
        smallest: offenders.reduce((a, b) => Math.min(a, b)),
        largest: offenders.reduce((a, b) => Math.max(a, b)),
    });
}

function checkWeight({ logits, target }: CrossEntropyExample, { weight, dtype }: ResolvedOptions): void {
    if (!weight) {
        return;
    }
    const { classes } = layoutOf(logits.shape);
    if (weight.length !== classes) {
        const [logitsShape, targetShape] = [logits.shape, target.shape];
        refuse({ code: 'weight-length', classes, weightShape: [weight.length], logitsShape, targetShape });
    }
    const found = typeOf(weight);
    if (found === 'Float64Array') {
        return;
    }
    const type = heldTypes[found];
    if (type) {
        refuse({ code: 'weight-dtype', found: type, dtype });
    }
    refuse({ code: 'data-type', argument: 'weight', expected: 'Float64Array', found });
}

function checkScalars({ reduction, ignoreIndex }: ResolvedOptions): void {
    if (!reductions.includes(reduction)) {
        refuse({ code: 'reduction', found: reduction });
    }
    if (!Number.isInteger(ignoreIndex)) {
        refuse({ code: 'ignore-index-type', found: String(ignoreIndex) });
    }
}

/** What of the logits' own shape is always class probabilities. */
function checkProbabilities(example: CrossEntropyExample, resolved: ResolvedOptions): void {
    const { logits, target } = example;
    const { ignoreIndex } = resolved;
    if (target.kind === 'index') {
        checkClassAxis(logits, target.kind);
        refuse({ code: 'integer-target-of-logits-shape', shape: target.shape });
    }
    if (ignoreIndex >= 0) {
        refuse({ code: 'ignore-index-with-probabilities', ignoreIndex });
    }
    checkClassAxis(logits, target.kind);
    checkWeight(example, resolved);
}

/**
 * Throws where torch.nn.CrossEntropyLoss refuses, with its first reason where there are several.
 * Source: aten/src/ATen/native/LossNLL.cpp (cross_entropy_loss, nll_loss_nd) of PyTorch 1.13.
 *
 * @throws CrossEntropyInputError
 */
export function checkExample(example: CrossEntropyExample): void {
    const { logits, target } = example;
    const resolved = resolveOptions(example.options);
    const { dtype, ignoreIndex, labelSmoothing } = resolved;
    const ofLogitsShape = sameShape(logits.shape, target.shape);
    checkTarget(target);
    checkFloats(logits, dtype);
    checkScalars(resolved);
    if (ofLogitsShape) {
        checkProbabilities(example, resolved);
    }
    if (labelSmoothing > 1) {
        refuse({ code: 'label-smoothing', found: labelSmoothing });
    }
    checkClassAxis(logits);
    if (!ofLogitsShape) {
        checkIndexShape(logits.shape, target.shape);
        checkWeight(example, resolved);
    }
    if (target.kind === 'index') {
        checkIndices(target.data, layoutOf(logits.shape).classes, ignoreIndex);
    } else if (!ofLogitsShape) {
        refuse({ code: 'floating-target', logitsShape: logits.shape, targetShape: target.shape, dtype });
    }
}
