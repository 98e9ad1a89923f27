import assert from 'node:assert/strict';
import { explainCrossEntropy, explainSoftmax, explainSoftmaxAlong } from '../../../src/math';
import type { CrossEntropyExample, CrossEntropyOptions, Target } from '../../../src/math';
import { indexExample, probabilityExample } from './examples';

/** The examples of the rules: two samples, three classes. */
const x = [
    [2, 1, 0.1],
    [0.5, 2.5, 0.3],
];
const y = [0, 1];
const w = Float64Array.of(2, 4, 6);
const P = [
    [0.7, 0.2, 0.1],
    [0.1, 0.6, 0.3],
];

const indices = (options: CrossEntropyOptions = {}, targets = y): CrossEntropyExample =>
    indexExample(x, targets, options);
const probabilities = (options: CrossEntropyOptions = {}): CrossEntropyExample => probabilityExample(x, P, options);
const lossOf = (example: CrossEntropyExample): number[] => [...explainCrossEntropy(example).loss.data];
const rowLoss = (row: readonly number[], target: number, options: CrossEntropyOptions = {}): number =>
    lossOf(indexExample([row], [target], options))[0]!;

function assertLoss(example: CrossEntropyExample, gold: number): void {
    const loss = lossOf(example)[0]!;
    assert.ok(Math.abs(loss - gold) <= 1e-14 * gold, `${loss} is not ${gold}`);
}

function assertNear(actual: number, expected: number): void {
    assert.ok(Math.abs(actual - expected) <= 1e-15 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);
}

describe('the rules of torch.nn.CrossEntropyLoss', () => {
    describe('class indices', () => {
        it('mean without weights divides by the number of kept samples', () => {
            assertLoss(indices(), 0.31853976964918573);
            assertLoss(indices({}, [0, -100]), 0.41703001627783354);
            assert.equal(explainCrossEntropy(indices({}, [0, -100])).denominator, 1);
        });
        it('sum adds up the kept samples', () => assertLoss(indices({ reduction: 'sum' }), 0.6370795392983715));
        it('none is -w[t] * lp[t], 0 where ignored', () => {
            const { loss, logSoftmax } = explainCrossEntropy(indices({ reduction: 'none', weight: w }, [-100, 1]));
            assert.deepEqual(loss, { data: Float64Array.of(0, -4 * logSoftmax.data[4]!), shape: [2] });
        });
        it('mean with class indices divides by the sum of the target weights', () => {
            assertLoss(indices({ weight: w }), 0.28570968743963643);
            const breakdown = explainCrossEntropy(indices({ weight: w }));
            assert.equal(breakdown.denominator, 2 + 4);
            assertNear(breakdown.meanOverSamples, breakdown.sumLoss / 2);
        });
        it('label smoothing adds e/C of the loss against every class', () =>
            assertLoss(indices({ labelSmoothing: 0.1 }), 0.43687310298251913));
        it('label smoothing leaves ignored samples at 0', () => {
            assertLoss(indices({ labelSmoothing: 0.1 }, [0, -100]), 0.5136966829445002);
            assert.equal(explainCrossEntropy(indices({ labelSmoothing: 0.1 }, [0, -100])).perSample.data[1], 0);
        });
        it('label smoothing with weights divides by the weight of the target, not by the sum of w', () => {
            assertLoss(indices({ weight: w, labelSmoothing: 0.1 }), 0.480721799093342);
            assertLoss(indices({ weight: w, labelSmoothing: 0.1 }, [0, -100]), 0.7153996845722835);
        });
        it('label smoothing with weights, summed', () =>
            assertLoss(indices({ weight: w, labelSmoothing: 0.1, reduction: 'sum' }), 2.884330794560052));
        it('label smoothing of kept samples whose weights are all 0 is NaN, not infinite: each part is divided by itself', () =>
            assert.deepEqual(lossOf(indices({ weight: Float64Array.of(0, 0, 6), labelSmoothing: 0.1 })), [NaN]));
        it('smoothing still gives its share to an ignored class', () => {
            const { targetDistribution } = explainCrossEntropy(indices({ ignoreIndex: 0, labelSmoothing: 0.3 }));
            assert.deepEqual([...targetDistribution.data.slice(0, 3)], [0, 0, 0]);
            assertNear(targetDistribution.data[3]!, 0.1);
        });
    });

    describe('class probabilities', () => {
        it('equal shapes of logits and target mean probabilities, -sum_c y[c] lp[c]', () =>
            assertLoss(probabilities(), 0.9435397696491856));
        it('mean with probabilities divides by the number of samples, never by weights', () => {
            assertLoss(probabilities({ weight: w }), 4.217950973434151);
            assert.equal(explainCrossEntropy(probabilities({ weight: w })).denominator, 2);
        });
        it('probabilities are smoothed to y * (1 - e) + e / C', () => {
            assertLoss(probabilities({ labelSmoothing: 0.1 }), 0.9993731029825191);
            assertLoss(probabilities({ weight: w, labelSmoothing: 0.1 }), 4.466905117283742);
            assertNear(
                explainCrossEntropy(probabilities({ labelSmoothing: 0.1 })).targetDistribution.data[0]!,
                0.7 * 0.9 + 0.1 / 3,
            );
        });
        it('probabilities are neither checked nor normalised', () => {
            const [plain] = lossOf(probabilities());
            assertNear(
                lossOf(
                    probabilityExample(
                        x,
                        P.map(row => row.map(p => 2 * p)),
                    ),
                )[0]!,
                2 * plain!,
            );
            assertNear(
                lossOf(
                    probabilityExample(
                        x,
                        P.map(row => row.map(p => -p)),
                    ),
                )[0]!,
                -plain!,
            );
            assert.deepEqual(
                lossOf(
                    probabilityExample(x, [
                        [NaN, 0, 0],
                        [1, 0, 0],
                    ]),
                ),
                [NaN],
            );
        });
        it('a negative ignore_index has no effect on probabilities, not even on a negative one', () => {
            assert.deepEqual(lossOf(probabilities({ ignoreIndex: -1 })), lossOf(probabilities()));
            const negative = (ignoreIndex?: number): CrossEntropyExample =>
                probabilityExample([[1, 2]], [[-1, 2]], ignoreIndex === undefined ? {} : { ignoreIndex });
            // lse(1, 2) = 2 + ln(1 + 1/e), and -(-1 * (1 - lse) + 2 * (2 - lse)) = lse - 3.
            assertNear(lossOf(negative(-1))[0]!, Math.log1p(Math.exp(-1)) - 1);
            assert.equal(explainCrossEntropy(negative(-1)).keptCount, 1);
        });
    });

    describe('options', () => {
        it('a smoothing below 0, and NaN, is taken as 0', () => {
            for (const labelSmoothing of [-0.5, -Infinity, NaN]) {
                assert.deepEqual(lossOf(indices({ labelSmoothing })), lossOf(indices()));
            }
        });
        it('ignore_index may be a real class, negative, or beyond C', () => {
            for (const ignoreIndex of [0, -1, 255, -100]) {
                const { kept, keptCount, loss } = explainCrossEntropy(indices({ ignoreIndex }, [ignoreIndex, 1]));
                assert.deepEqual([[...kept.data], keptCount], [[0, 1], 1]);
                assert.deepEqual([...loss.data], lossOf(indices({}, [-100, 1])));
            }
        });
        it('weights may be negative, infinite or NaN', () => {
            assert.deepEqual(
                lossOf(indices({ weight: Float64Array.of(Infinity, 1, 1), reduction: 'none' }))[0],
                Infinity,
            );
            assert.deepEqual(lossOf(indices({ weight: Float64Array.of(NaN, 1, 1), reduction: 'none' }))[0], NaN);
            assert.ok(lossOf(indices({ weight: Float64Array.of(-1, 1, 1), reduction: 'none' }))[0]! < 0);
        });
    });

    it("the unweighted mean has the gradient (softmax - y') / |V|", () => {
        const { gradient, softmax, targetDistribution } = explainCrossEntropy(indices({ labelSmoothing: 0.1 }));
        gradient.data.forEach((g, i) => assertNear(g, (softmax.data[i]! - targetDistribution.data[i]!) / 2));
    });

    describe('all ignored', () => {
        for (const [reduction, loss] of [
            ['mean', [NaN]],
            ['sum', [0]],
            ['none', [0, 0]],
        ] as const) {
            it(`${reduction} is ${loss.join(', ')}, its gradient 0`, () => {
                for (const labelSmoothing of [0, 0.1]) {
                    const breakdown = explainCrossEntropy(indices({ reduction, labelSmoothing }, [-100, -100]));
                    assert.deepEqual([...breakdown.loss.data], [...loss]);
                    assert.ok(breakdown.gradient.data.every(g => g === 0));
                }
            });
        }
        it('all weights zero: the mean is NaN, and so is the gradient', () => {
            const { loss, gradient } = explainCrossEntropy(indices({ weight: new Float64Array(3) }));
            assert.ok(Number.isNaN(loss.data[0]) && gradient.data.every(Number.isNaN));
        });
    });

    it('an empty batch: mean NaN, sum 0, none empty', () => {
        const target: Target = { kind: 'index', data: new Int32Array(0), shape: [0] };
        const empty = (reduction: 'mean' | 'sum' | 'none'): number[] =>
            lossOf({ logits: { data: new Float64Array(0), shape: [0, 3] }, target, options: { reduction } });
        assert.deepEqual([empty('mean'), empty('sum'), empty('none')], [[NaN], [0], []]);
    });

    describe('infinities and NaN', () => {
        it('-inf beside the target: finite', () => assertNear(rowLoss([1, -Infinity, 2], 0), Math.log(1 + Math.E)));
        it('-inf beside the target with smoothing: inf', () =>
            assert.equal(rowLoss([1, -Infinity, 2], 0, { labelSmoothing: 0.1 }), Infinity));
        it('-inf beside the target of one-hot probabilities: NaN, from 0 * inf', () => {
            const { loss } = explainCrossEntropy(probabilityExample([[1, -Infinity, 2]], [[1, 0, 0]]));
            assert.ok(Number.isNaN(loss.data[0]));
        });
        it('-inf at the target: inf', () => assert.equal(rowLoss([1, -Infinity, 2], 1), Infinity));
        it('-inf at the target of weight 0: NaN, from 0 * inf', () =>
            assert.deepEqual(
                rowLoss([1, -Infinity, 2], 1, { weight: Float64Array.of(1, 0, 1), reduction: 'none' }),
                NaN,
            ));
        it('all -inf, or +inf anywhere, or NaN: NaN', () => {
            for (const row of [
                [-Infinity, -Infinity],
                [Infinity, 0],
                [0, Infinity],
                [Infinity, Infinity],
                [NaN, 0],
                [0, NaN],
                [NaN, Infinity],
            ]) {
                assert.deepEqual([rowLoss(row, 0), rowLoss(row, 1)], [NaN, NaN], String(row));
            }
        });
        it('an ignored sample has a gradient of NaN where label smoothing meets an infinite weight, and only there', () => {
            const weight = Float64Array.of(1, 1, Infinity);
            const ignoredRow = (labelSmoothing: number): number[] => {
                const { gradient } = explainCrossEntropy(indices({ weight, labelSmoothing }, [1, -100]));
                return [...gradient.data.slice(3)];
            };
            assert.deepEqual(
                [ignoredRow(0.1), ignoredRow(0)],
                [
                    [NaN, NaN, NaN],
                    [0, 0, 0],
                ],
            );
        });
        it('infinite probabilities: infinite loss, NaN at their class and infinite gradients at the others', () => {
            for (const [target, loss, gradient] of [
                [[Infinity, 0, 0], Infinity, [NaN, Infinity, Infinity]],
                [[-Infinity, 0, 0], -Infinity, [NaN, -Infinity, -Infinity]],
                [[Infinity, 1, 1], Infinity, [NaN, Infinity, Infinity]],
                [[Infinity, -Infinity, 1], NaN, [NaN, NaN, NaN]],
            ] as const) {
                const result = explainCrossEntropy(probabilityExample([[1, 2, 0.5]], [target]));
                assert.deepEqual([[...result.loss.data], [...result.gradient.data]], [[loss], gradient]);
            }
        });
        it('a NaN row whose target is ignored has no effect on the loss, but a NaN gradient', () => {
            const { loss, gradient } = explainCrossEntropy(
                indexExample(
                    [
                        [1, 2],
                        [NaN, 1],
                    ],
                    [0, -100],
                ),
            );
            assertNear(loss.data[0]!, Math.log(1 + Math.E));
            assert.deepEqual([...gradient.data].map(Number.isNaN), [false, false, true, true]);
        });
    });

    describe('silent mistakes that torch accepts', () => {
        it('(N, 1) logits with (N): always 0', () => assert.deepEqual(lossOf(indexExample([[5], [-7]], [0, 0])), [0]));
        it('(N, 1) logits with (N, 1) float labels: 0', () =>
            assert.deepEqual(lossOf(probabilityExample([[5], [-7]], [[1], [0]])).map(Math.abs), [0]));
        it('(N) logits with (N) floats: one sample of N classes', () => {
            const breakdown = explainCrossEntropy({
                logits: { data: Float64Array.of(1, 2, 3), shape: [3] },
                target: { kind: 'probability', data: Float64Array.of(0, 0, 1), shape: [3] },
            });
            assert.deepEqual(breakdown.perSample.shape, []);
            assertNear(breakdown.loss.data[0]!, rowLoss([1, 2, 3], 2));
        });
    });

    it('softmax over any axis of a tensor, its numbers in its own order', () => {
        const data = Float64Array.from({ length: 24 }, (_, i) => Math.sin(3 * i));
        const shape = [2, 3, 4];
        [12, 4, 1].forEach((step, axis) => {
            const { softmax } = explainSoftmaxAlong({ data, shape }, axis);
            data.forEach((value, i) => {
                const first = i - (Math.floor(i / step) % shape[axis]!) * step;
                const along = Array.from({ length: shape[axis]! }, (_, c) => Math.exp(data[first + c * step]!));
                assertNear(softmax.data[i]!, Math.exp(value) / along.reduce((a, b) => a + b));
            });
        });
    });

    it('softmax applied twice, softmax over the wrong axis, NLL of raw logits give other losses', () => {
        const { softmax } = explainCrossEntropy(indices());
        const twice = explainCrossEntropy({ ...indices(), logits: softmax });
        assert.ok(Math.abs(twice.loss.data[0]! - 0.7450102169) < 1e-10);
        const acrossSamples = explainSoftmax({ data: Float64Array.from(x.flat()), shape: [1, 2, 3] }).logSoftmax.data;
        assert.ok(Math.abs(-(acrossSamples[0]! + acrossSamples[4]!) / 2 - 0.201413278) < 1e-9);
        assert.equal(-(x[0]![0]! + x[1]![1]!) / 2, -2.25);
    });

    it('large equal logits keep their loss in float32: [1e8, 1e8, 1e8] is ln 3', () =>
        assert.equal(rowLoss([1e8, 1e8, 1e8], 0, { dtype: 'float32' }), Math.fround(Math.log(3))));

    it('the published example of seed 2020', () => {
        const { softmax, logSoftmax, loss, proof } = explainCrossEntropy(
            indexExample([[1.2372, -0.9604, 1.5415]], [2]),
        );
        const printed = (data: Float64Array): string => [...data].map(value => value.toFixed(4)).join(' ');
        assert.equal(printed(softmax.data), '0.4054 0.0450 0.5496');
        assert.equal(printed(logSoftmax.data), '-0.9029 -3.1005 -0.5986');
        assert.equal(printed(loss.data), '0.5986');
        assert.equal(printed(proof.crossEntropyLoss.data), '0.5986');
        assert.ok(proof.difference.data[0]! < 1e-15);
    });
});
