import assert from 'node:assert/strict';
import { explainCrossEntropy, explainSoftmax } from '../../src/math';
import type { CrossEntropyExample, Reduction, Tensor } from '../../src/math';
import { lossTerms, reducedLoss } from '../../src/math/loss';
import { resolveExample } from '../../src/math/resolve';
import { readData } from '../../src/math/tensor';
import { assertClose, flat } from './compare';
import type { Nested } from './compare';
import data from './data/onnx.json';

interface OnnxTensor {
    readonly name: string;
    readonly dtype: string;
    readonly shape: readonly number[];
    readonly data: Nested;
}

interface Case {
    readonly name: string;
    readonly op: 'Softmax' | 'LogSoftmax' | 'SoftmaxCrossEntropyLoss' | 'NegativeLogLikelihoodLoss' | 'OneHot';
    readonly attributes: { readonly axis?: number; readonly reduction?: string; readonly ignore_index?: number };
    readonly inputs: readonly OnnxTensor[];
    readonly outputs: readonly OnnxTensor[];
}

const cases = data as unknown as readonly Case[];

/** The data come from NumPy's float32. */
const allowed = (want: number): number => 1e-5 * Math.max(1, Math.abs(want));

function assertOutput(expected: OnnxTensor, actual: Tensor): void {
    assertClose(expected.name, actual.data, flat(expected.data), allowed);
}

/**
 * The input with everything before and after `axis` in one dimension each, so that it stands where the class axis is.
 */
function atClassAxis({ shape, data }: OnnxTensor, axis: number): Tensor {
    const at = axis < 0 ? shape.length + axis : axis;
    const size = (part: readonly number[]): number => part.reduce((a, b) => a * b, 1);
    return {
        data: Float64Array.from(flat(data)),
        shape: [size(shape.slice(0, at)), shape[at]!, size(shape.slice(at + 1))],
    };
}

/** Scores, labels and weights as logits, target and options. */
function exampleOf({ attributes, inputs: [scores, labels, weights] }: Case): CrossEntropyExample {
    return {
        logits: { data: Float64Array.from(flat(scores!.data)), shape: scores!.shape },
        target: { kind: 'index', data: Int32Array.from(flat(labels!.data)), shape: labels!.shape },
        options: {
            dtype: 'float32',
            reduction: (attributes.reduction ?? 'mean') as Reduction,
            ...(attributes.ignore_index === undefined ? {} : { ignoreIndex: attributes.ignore_index }),
            ...(weights ? { weight: Float64Array.from(flat(weights.data)) } : {}),
        },
    };
}

const checks: { readonly [Op in Case['op']]: (testCase: Case) => void } = {
    Softmax: ({ inputs, outputs, attributes: { axis = -1 } }) =>
        assertOutput(outputs[0]!, explainSoftmax(atClassAxis(inputs[0]!, axis), 'float32').softmax),

    LogSoftmax: ({ inputs, outputs, attributes: { axis = -1 } }) =>
        assertOutput(outputs[0]!, explainSoftmax(atClassAxis(inputs[0]!, axis), 'float32').logSoftmax),

    SoftmaxCrossEntropyLoss: testCase => {
        const breakdown = explainCrossEntropy(exampleOf(testCase));
        assertOutput(testCase.outputs[0]!, breakdown.loss);
        if (testCase.outputs[1]) {
            assertOutput(testCase.outputs[1], breakdown.logSoftmax);
        }
    },

    // Its input need not be a log-softmax, so it goes straight to the part behind the log-softmax.
    NegativeLogLikelihoodLoss: testCase => {
        const example = resolveExample(exampleOf(testCase));
        assertOutput(
            testCase.outputs[0]!,
            reducedLoss(example, lossTerms(example, readData(example.layout, example.logits)), example.reduction),
        );
    },

    // ONNX counts a negative index from the end, and leaves a row without a 1 where it is still out of range.
    OneHot: ({ inputs: [indices, depth, values], outputs: [output], attributes: { axis = -1 } }) => {
        const classes = flat(depth!.data)[0]!;
        const [off, on] = flat(values!.data) as [number, number];
        const shape = [...indices!.shape];
        shape.splice(axis < 0 ? shape.length + 1 + axis : axis, 0, classes);
        const ignoreIndex = -100;
        const classOf = (index: number): number =>
            index < -classes || index >= classes ? ignoreIndex : (index + classes) % classes;
        const { targetDistribution } = explainCrossEntropy({
            logits: { data: new Float64Array(shape.reduce((a, b) => a * b, 1)), shape },
            target: { kind: 'index', data: Int32Array.from(flat(indices!.data), classOf), shape: indices!.shape },
            options: { ignoreIndex },
        });
        assertOutput(output!, { ...targetDistribution, data: targetDistribution.data.map(y => off + (on - off) * y) });
    },
};

describe('conformance with the node tests of ONNX', () => {
    it('has all 71 of them', () => assert.equal(cases.length, 71));
    for (const testCase of cases) {
        it(testCase.name, () => checks[testCase.op](testCase));
    }
});
