import assert from 'node:assert/strict';
import { CrossEntropyInputError, explainCrossEntropy, explainSoftmax } from '../../src/math';
import type { CrossEntropyExample, CrossEntropyOptions, Reduction, Target } from '../../src/math';
import { assertClose, flat } from './compare';
import { torchCases } from './torchCases';
import type { TorchCase } from './torchCases';

const sameShape = (a: readonly number[], b: readonly number[]): boolean => a.join() === b.join();

/**
 * Where torch would see a tensor of another dtype or rank, the typed array of that dtype, or what is no typed array,
 * stands for it.
 */
function exampleOf({
    name,
    dtype,
    shape,
    logits,
    targetKind,
    targetShape,
    targetDtype,
    target,
    options,
}: TorchCase): CrossEntropyExample {
    const floating = targetKind === 'probability' || targetDtype?.startsWith('float');
    const weight =
        options.weight === null
            ? undefined
            : name === 'error/weight as a (1,C) matrix'
              ? options.weight
              : name === 'error/weight of another floating type'
                ? Float32Array.from(flat(options.weight))
                : Float64Array.from(flat(options.weight));
    return {
        logits: {
            data: (dtype === 'int64'
                ? BigInt64Array.from(flat(logits).map(BigInt))
                : Float64Array.from(flat(logits))) as Float64Array,
            shape,
        },
        target: (floating
            ? { kind: 'probability', data: Float64Array.from(flat(target)), shape: targetShape }
            : { kind: 'index', data: Int32Array.from(flat(target)), shape: targetShape }) satisfies Target,
        options: {
            ...(weight ? { weight: weight as Float64Array } : {}),
            ignoreIndex: options.ignoreIndex,
            reduction: options.reduction as Reduction,
            labelSmoothing: Number(options.labelSmoothing),
            ...(dtype === 'int64' ? {} : { dtype }),
        } satisfies CrossEntropyOptions,
    };
}

describe('conformance with torch.nn.CrossEntropyLoss', () => {
    it('has all of its 461 cases, 41 of them refusals', () => {
        assert.equal(torchCases.length, 461);
        assert.equal(torchCases.filter(c => c.errorLike !== undefined).length, 41);
    });

    for (const testCase of torchCases) {
        const { expected, errorLike } = testCase;
        if (!expected) {
            it(`refuses ${testCase.name}`, () => {
                assert.throws(
                    () => explainCrossEntropy(exampleOf(testCase)),
                    (error: unknown) => {
                        assert.ok(error instanceof CrossEntropyInputError, String(error));
                        assert.ok(error.message.length > 20 && error.details.code === error.code);
                        if (testCase.name !== 'error/weight as a (1,C) matrix') {
                            assert.equal(error.torchMessage, errorLike);
                        }
                        return true;
                    },
                );
            });
            continue;
        }
        it(testCase.name, () => {
            const example = exampleOf(testCase);
            const breakdown = explainCrossEntropy(example);
            const tolerance = testCase.dtype === 'float64' ? 1e-14 : 2e-6;
            const absolute = (want: number): number => tolerance * Math.max(1, Math.abs(want));
            const relative = (want: number): number =>
                testCase.dtype === 'float64'
                    ? 1e-14 * Math.abs(want)
                    : Math.max(5e-6 * Math.abs(want), Math.abs(want) < 1e-37 ? 2 ** -149 : 0);
            const gradient = flat(expected.gradient);
            const largest = gradient.filter(Number.isFinite).reduce((a, b) => Math.max(a, Math.abs(b)), 1);

            assertClose('softmax', breakdown.softmax.data, flat(expected.softmax), relative);
            assertClose('logSoftmax', breakdown.logSoftmax.data, flat(expected.logSoftmax), absolute);
            assertClose('perSample', breakdown.perSample.data, flat(expected.perSample), absolute);
            assertClose('loss', breakdown.loss.data, flat(expected.loss), absolute);
            assertClose('gradient', breakdown.gradient.data, gradient, () => tolerance * largest);
            for (const stage of ['max', 'shifted', 'exp', 'sum'] as const) {
                if (expected.stages) {
                    assertClose(
                        stage,
                        breakdown[stage].data,
                        flat(expected.stages[stage]),
                        stage === 'exp' || stage === 'sum' ? relative : absolute,
                    );
                }
            }

            assert.ok(sameShape(breakdown.gradient.shape, testCase.shape));
            assert.ok(
                sameShape(breakdown.loss.shape, testCase.options.reduction === 'none' ? breakdown.perSample.shape : []),
            );
            assert.deepEqual(explainSoftmax(example.logits, example.options?.dtype).logSoftmax, breakdown.logSoftmax);
        });
    }
});
