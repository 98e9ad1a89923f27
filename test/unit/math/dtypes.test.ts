import assert from 'node:assert/strict';
import { explainCrossEntropy, explainSoftmax, roundToBfloat16, roundToFloat16 } from '../../../src/math';
import type { ArithmeticDtype, CrossEntropyBreakdown, Tensor } from '../../../src/math';
import { indexExample, probabilityExample } from './examples';
import { randomNumbers } from './random';

const rounded: readonly [ArithmeticDtype, (value: number) => number][] = [
    ['float32', Math.fround],
    ['float16', roundToFloat16],
    ['bfloat16', roundToBfloat16],
];
const row = (logits: readonly number[], target: number, dtype: ArithmeticDtype): CrossEntropyBreakdown =>
    explainCrossEntropy(indexExample([logits], [target], { dtype }));
const only = (tensor: Tensor): number => tensor.data[0]!;

describe('the arithmetic of the floating types', () => {
    for (const [dtype, round] of rounded) {
        it(`every stage of ${dtype} holds numbers of that type`, () => {
            const random = randomNumbers(7);
            const numbers = (from: number, to: number): number[][] =>
                Array.from({ length: 8 }, () => Array.from({ length: 6 }, () => from + (to - from) * random()));
            const options = { dtype, weight: Float64Array.of(0.3, 1.7, 0.9, 1.1, 0.2, 2.3), labelSmoothing: 0.1 };
            for (const reduction of ['none', 'mean', 'sum'] as const) {
                for (const breakdown of [
                    explainCrossEntropy(
                        indexExample(numbers(-8, 8), [0, 1, 2, 3, 4, 5, 0, -100], { ...options, reduction }),
                    ),
                    explainCrossEntropy(probabilityExample(numbers(-8, 8), numbers(0, 1), { ...options, reduction })),
                ]) {
                    const stages: Record<string, Tensor> = {};
                    for (const key of [
                        'max',
                        'shifted',
                        'exp',
                        'sum',
                        'softmax',
                        'logSoftmax',
                        'perSample',
                        'loss',
                        'gradient',
                        'targetDistribution',
                        'nll',
                        'smoothingLoss',
                    ] as const) {
                        stages[key] = breakdown[key];
                    }
                    for (const key of ['exp', 'sum', 'softmax', 'logSoftmax', 'perSample', 'loss'] as const) {
                        stages[`naive.${key}`] = breakdown.naive[key];
                    }
                    for (const [name, { data }] of Object.entries(stages)) {
                        data.forEach(value => assert.equal(round(value), value, name));
                    }
                }
            }
        });
    }

    it('rounds weights and probabilities before anything else', () => {
        for (const [dtype, round] of rounded) {
            const weight = Float64Array.of(1 / 3, 1);
            const weighted = explainCrossEntropy(indexExample([[0, 0]], [0], { dtype, weight }));
            assert.equal(weighted.denominator, round(1 / 3));
            const soft = explainCrossEntropy(probabilityExample([[0, 0]], [[1 / 3, 2 / 3]], { dtype }));
            assert.deepEqual([...soft.targetDistribution.data], [round(1 / 3), round(2 / 3)]);
        }
    });

    it('rounds the logits before anything else', () => {
        assert.equal(only(row([36.1, 0], 1, 'bfloat16').max), 36);
        assert.equal(only(row([2049, 0], 1, 'float16').max), 2048);
        assert.equal(only(row([16777217, 0], 1, 'float32').max), 16777216);
        assert.equal(only(row([70000, 0], 1, 'float16').max), Infinity);
    });

    const randomRows = (): number[][] => {
        const random = randomNumbers(11);
        return Array.from({ length: 200 }, () => Array.from({ length: 4 }, () => 12 * random() - 6));
    };
    const sumOf = (terms: readonly number[]): number => terms.reduce((a, b) => a + b, 0);
    const f = Math.fround;

    it('float32 rounds after every step: difference, exp, sum, quotient, logarithm', () => {
        for (const logits of randomRows()) {
            const { shifted, exp, sum, softmax, logSoftmax } = row(logits, 0, 'float32');
            const x = logits.map(f);
            const d = x.map(each => f(each - Math.max(...x)));
            const e = d.map(each => f(Math.exp(each)));
            const s = f(sumOf(e));
            assert.deepEqual([[...shifted.data], [...exp.data], only(sum)], [d, e, s]);
            assert.deepEqual(
                [...softmax.data],
                e.map(each => f(each / s)),
            );
            assert.deepEqual(
                [...logSoftmax.data],
                d.map(each => f(each - f(Math.log(s)))),
            );
        }
    });

    for (const [dtype, store] of rounded.slice(1)) {
        it(`${dtype}: operators round each result, the softmax kernels compute in float32 and round what they store`, () => {
            for (const logits of randomRows()) {
                const { shifted, exp, sum, softmax, logSoftmax } = row(logits, 0, dtype);
                const x = logits.map(store);
                const d = x.map(each => f(each - Math.max(...x)));
                assert.deepEqual([...shifted.data], d.map(store));
                assert.deepEqual(
                    [...exp.data],
                    [...shifted.data].map(each => store(Math.exp(each))),
                );
                assert.equal(only(sum), store(sumOf([...exp.data])));
                const e = d.map(each => f(Math.exp(each)));
                const s = f(sumOf(e));
                assert.deepEqual(
                    [...softmax.data],
                    e.map(each => store(f(each / s))),
                );
                assert.deepEqual(
                    [...logSoftmax.data],
                    d.map(each => store(f(each - f(Math.log(s))))),
                );
            }
        });
    }

    it("the gradient is that of torch's backward kernel, from the stored logarithm", () => {
        for (const logits of randomRows()) {
            const { gradient, logSoftmax } = row(logits, 1, 'bfloat16');
            assert.deepEqual(
                [...gradient.data],
                [...logSoftmax.data].map((lp, c) => roundToBfloat16(f((c === 1 ? -1 : 0) + f(Math.exp(lp))))),
            );
        }
    });

    it('bfloat16 quantises the loss: at 36 its grid is .25', () => {
        for (const [logit, loss] of [
            [36.1, 36],
            [36.12, 36],
            [36.13, 36.25],
            [36.3, 36.25],
        ] as const) {
            assert.equal(only(row([logit, 0], 1, 'bfloat16').loss), loss);
        }
        assert.equal(only(row([36.1, 0], 1, 'float16').loss), 36.09375);
    });

    it('a nearly certain class: float32 loses the loss that float64 keeps, float16 keeps what its kernel computed in float32', () => {
        assert.equal(Math.abs(only(row([20, 0], 0, 'float32').loss)), 0);
        assert.equal(only(row([20, 0], 0, 'float64').loss).toPrecision(5), '2.0612e-9');
        assert.equal(only(row([8, 0], 0, 'float16').sum), 1); // an operator of its own: 1.000335 is 1
        assert.equal(
            only(row([8, 0], 0, 'float16').loss),
            roundToFloat16(Math.fround(Math.log(Math.fround(1 + Math.exp(-8))))),
        );
    });

    it('softmax underflows where the type does', () => {
        assert.deepEqual([...row([0, -104], 0, 'float32').softmax.data], [1, 0]);
        assert.deepEqual([...row([0, -103], 0, 'float32').softmax.data], [1, 2 ** -149]);
        assert.deepEqual([...row([0, -17.5], 0, 'float16').softmax.data], [1, 0]);
        assert.deepEqual([...row([0, -16.5], 0, 'float16').softmax.data], [1, 2 ** -24]);
    });

    it('a sum over more classes than float16 can count is infinite as an operator, right inside the kernel', () => {
        const { sum, softmax, logSoftmax } = explainSoftmax(
            { data: new Float64Array(70000), shape: [70000] },
            'float16',
        );
        assert.deepEqual(
            [only(sum), only(softmax), only(logSoftmax)],
            [Infinity, roundToFloat16(1 / 70000), -11.15625],
        );
    });

    it('a mean over float16 does not overflow where its sum does', () => {
        const losses = [
            [60000, 0],
            [60000, 0],
            [60000, 0],
        ];
        const example = indexExample(losses, [1, 1, 1], { dtype: 'float16' });
        const { loss, sumLoss } = explainCrossEntropy(example);
        assert.deepEqual([only(loss), sumLoss], [60000, Infinity]);
    });

    it('float16: the losses of class probabilities are summed as a tensor of that type before the mean divides, those of class indices inside a kernel', () => {
        const logits = [
            [0.1, 0],
            [-4, 0],
            [1, 5],
        ];
        const [soft, hard] = [
            explainCrossEntropy(
                probabilityExample(
                    logits,
                    logits.map(() => [1, 0]),
                    { dtype: 'float16' },
                ),
            ),
            explainCrossEntropy(indexExample(logits, [0, 0, 0], { dtype: 'float16' })),
        ];
        const sum = sumOf([...hard.perSample.data]);
        assert.deepEqual([...soft.perSample.data], [...hard.perSample.data]);
        assert.equal(only(soft.loss), roundToFloat16(roundToFloat16(sum) / 3));
        assert.equal(only(hard.loss), roundToFloat16(sum / 3));
        assert.notEqual(only(soft.loss), only(hard.loss));
    });

    it('leaves class indices as they are: bfloat16 has no 257', () => {
        const logits = Array.from({ length: 300 }, (_, c) => (c === 257 ? 1 : 0));
        const { targetClass, targetRank } = row(logits, 257, 'bfloat16');
        assert.deepEqual([targetClass.data[0], only(targetRank)], [257, 1]);
    });

    it('smoothing 1e38 overflows in float32, not in float64', () => {
        const losses = (dtype: ArithmeticDtype): number =>
            only(explainCrossEntropy(indexExample([[3e38, 3e38, -3e38]], [0], { dtype, labelSmoothing: 0.1 })).loss);
        assert.equal(losses('float32'), Infinity);
        assert.ok(losses('float64') < 1e38);
    });
});

describe('the naive path, without the shift', () => {
    const limits: readonly [ArithmeticDtype, number, number][] = [
        ['float64', 709.78, 709.79],
        ['float32', 88.72, 88.73],
        ['float16', 11.0859375, 11.09375],
        ['bfloat16', 88.5, 89],
    ];
    for (const [dtype, below, above] of limits) {
        it(`overflows in ${dtype} above ${below}, where the stable path does not`, () => {
            const fine = row([below, 0], 0, dtype);
            const broken = row([above, 0], 0, dtype);
            assert.ok(Number.isFinite(only(fine.naive.exp)) && Number.isFinite(only(fine.naive.loss)));
            assert.equal(only(broken.naive.exp), Infinity);
            assert.deepEqual(
                [only(broken.naive.sum), only(broken.naive.softmax), only(broken.naive.loss)],
                [Infinity, NaN, NaN],
            );
            assert.ok(Number.isFinite(only(broken.loss)));
        });
    }

    it('loses a class by underflow: [1000, 0, -1000], and [0, -800] at the target', () => {
        const { naive, loss } = row([1000, 0, -1000], 1, 'float64');
        assert.deepEqual([...naive.exp.data], [Infinity, 1, 0]);
        assert.deepEqual([...naive.logSoftmax.data], [NaN, -Infinity, -Infinity]);
        assert.equal(only(loss), 1000);
        const low = row([0, -800], 1, 'float64');
        assert.deepEqual([only(low.naive.loss), only(low.loss)], [Infinity, 800]);
    });

    it('divides 0 by 0 where all exponentials vanish', () => {
        const { naive, loss } = row([-800, -801], 0, 'float64');
        assert.deepEqual([only(naive.sum), only(naive.softmax)], [0, NaN]);
        assert.ok(Math.abs(only(loss) - Math.log1p(Math.exp(-1))) < 1e-15);
    });
});
