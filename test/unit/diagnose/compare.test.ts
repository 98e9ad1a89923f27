import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareWithPrintedLoss } from '../../../src/diagnose';
import type { LossComparison, MistakeCode } from '../../../src/diagnose';
import { readPrintedLoss } from '../../../src/diagnose/compare/printedLoss';
import { explainCrossEntropy } from '../../../src/math';
import type { CrossEntropyExample, CrossEntropyOptions } from '../../../src/math';
import { indexExample as ix, probabilityExample as px } from '../math/examples';
import { randomNumbers } from '../math/random';
import { indexed, normal, softmaxOf } from './findings';

type Rows = readonly (readonly number[])[];
type Log = (row: readonly number[]) => readonly number[];

/* The losses by the textbook, apart from src/. */
const logSoftmax: Log = row => softmaxOf(row).map(Math.log);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const nll = (rows: Rows, targets: readonly number[], log: Log = logSoftmax): readonly number[] =>
    rows.map((row, i) => -log(row)[targets[i]!]!);
const transpose = (rows: Rows): Rows => rows[0]!.map((_, c) => rows.map(row => row[c]!));
const smoothed = (rows: Rows, targets: readonly number[], e: number): number =>
    mean(rows.map((row, i) => (1 - e) * -logSoftmax(row)[targets[i]!]! - (e / row.length) * sum(logSoftmax(row))));

const random = randomNumbers(33);
const randomRows = (n: number, classes: number, scale = 2): Rows =>
    Array.from({ length: n }, () => Array.from({ length: classes }, () => Number((scale * normal(random)).toFixed(4))));
const samples = Array.from({ length: 6 }, (_, i) => {
    const classes = 3 + i;
    const rows = randomRows(4 + i, classes);
    return { rows, classes, targets: rows.map((_, j) => (j < 3 ? (j + i) % 3 : Math.floor(random() * classes))) };
});
const weights = (classes: number): readonly number[] =>
    Array.from({ length: classes }, (_, c) => 0.5 + ((c * 7) % 5) / 2);
const seen = { decimals: 4 };
const print = (value: number): string => value.toFixed(4);
const codes = (comparison: LossComparison): readonly string[] => comparison.mistakes.map(({ code }) => code);

/** float16: 10 bits after the leading one, ties to even. For numbers of normal size. */
const half = (value: number): number => {
    const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) - 10);
    const [units, below] = [value / unit, Math.floor(value / unit)];
    const up = units - below > 0.5 || (units - below === 0.5 && below % 2 !== 0);
    return value === 0 ? 0 : (below + Number(up)) * unit;
};

type Given = (typeof samples)[number];
/** Each mistake: the example as it should be, and what the mistaken program would print. */
const mistaken: Readonly<
    Record<string, (of: Given) => readonly [code: MistakeCode, example: CrossEntropyExample, printed: number]>
> = {
    'softmax twice': ({ rows, targets }) => [
        'softmax-twice',
        ix(rows, targets),
        mean(nll(rows.map(softmaxOf), targets)),
    ],
    'wrong axis': ({ rows, targets }) => {
        const over = transpose(transpose(rows).map(logSoftmax));
        return ['wrong-axis', ix(rows, targets), mean(nll(over, targets, row => row))];
    },
    'sum for mean': ({ rows, targets }) => ['sum-instead-of-mean', ix(rows, targets), sum(nll(rows, targets))],
    'mean for sum': ({ rows, targets }) => [
        'mean-instead-of-sum',
        ix(rows, targets, { reduction: 'sum' }),
        mean(nll(rows, targets)),
    ],
    'no weights': ({ rows, targets, classes }) => [
        'unweighted',
        ix(rows, targets, { weight: Float64Array.from(weights(classes)) }),
        mean(nll(rows, targets)),
    ],
    'weights and count': ({ rows, targets, classes }) => [
        'divided-by-count',
        ix(rows, targets, { weight: Float64Array.from(weights(classes)) }),
        mean(nll(rows, targets).map((l, i) => l * weights(classes)[targets[i]!]!)),
    ],
    'smoothing .1': ({ rows, targets }) => ['other-smoothing', ix(rows, targets), smoothed(rows, targets, 0.1)],
    'smoothing .2 for .1': ({ rows, targets }) => [
        'other-smoothing',
        ix(rows, targets, { labelSmoothing: 0.1 }),
        smoothed(rows, targets, 0.2),
    ],
    'smoothing left out': ({ rows, targets }) => [
        'other-smoothing',
        ix(rows, targets, { labelSmoothing: 0.1 }),
        mean(nll(rows, targets)),
    ],
    'smoothing .37': ({ rows, targets }) => ['other-smoothing', ix(rows, targets), smoothed(rows, targets, 0.37)],
    'class 0 ignored': ({ rows, targets }) => [
        'other-ignore-index',
        ix(rows, targets),
        mean(nll(rows, targets).filter((_, i) => targets[i] !== 0)),
    ],
    'class 2 ignored': ({ rows, targets }) => [
        'other-ignore-index',
        ix(rows, targets),
        mean(nll(rows, targets).filter((_, i) => targets[i] !== 2)),
    ],
    'class 1 not ignored': ({ rows, targets }) => [
        'other-ignore-index',
        ix(rows, targets, { ignoreIndex: 1 }),
        mean(nll(rows, targets)),
    ],
    'padding -1 ignored': ({ rows, targets }) => [
        'other-ignore-index',
        ix(rows, [-1, ...targets.slice(1)]),
        mean(nll(rows.slice(1), targets.slice(1))),
    ],
    'padding 255 ignored': ({ rows, targets }) => [
        'other-ignore-index',
        ix(rows, [255, ...targets.slice(1)]),
        mean(nll(rows.slice(1), targets.slice(1))),
    ],
    bits: ({ rows, targets }) => ['bits', ix(rows, targets), mean(nll(rows, targets)) / Math.log(2)],
    'base 10': ({ rows, targets }) => ['base-10', ix(rows, targets), mean(nll(rows, targets)) / Math.log(10)],
    sign: ({ rows, targets }) => ['not-negated', ix(rows, targets), -mean(nll(rows, targets))],
    perplexity: ({ rows, targets }) => ['perplexity', ix(rows, targets), Math.exp(mean(nll(rows, targets)))],
    'mean over classes': ({ rows, targets, classes }) => [
        'mean-over-classes',
        ix(rows, targets),
        mean(nll(rows, targets)) / classes,
    ],
    'nll on logits': ({ rows, targets }) => ['nll-on-logits', ix(rows, targets), mean(nll(rows, targets, row => row))],
    'nll on probabilities': ({ rows, targets }) => [
        'nll-on-probabilities',
        ix(rows, targets),
        mean(nll(rows, targets, softmaxOf)),
    ],
    float16: ({ rows, targets }) => {
        const far = rows.map(row => row.map((x, c) => half(c === 0 ? x + 40 : x)));
        const away = targets.map(t => (t === 0 ? 1 : t));
        return [
            'float16',
            ix(
                rows.map(row => row.map((x, c) => (c === 0 ? x + 40 : x))),
                away,
                { reduction: 'sum' },
            ),
            half(sum(nll(far, away).map(half))),
        ];
    },
    'target + 1': ({ rows, targets, classes }) => [
        'target-off-by-one',
        ix(rows, targets),
        mean(
            nll(
                rows,
                targets.map(t => (t + 1) % classes),
            ),
        ),
    ],
    'target - 1': ({ rows, targets, classes }) => [
        'target-off-by-one',
        ix(rows, targets),
        mean(
            nll(
                rows,
                targets.map(t => (t - 1 + classes) % classes),
            ),
        ),
    ],
    'targets from 1': ({ rows, targets }) => [
        'target-off-by-one',
        ix(
            rows,
            targets.map(t => t + 1),
        ),
        mean(nll(rows, targets)),
    ],
    'next target': ({ rows, targets }) => [
        'target-shifted',
        ix(rows, targets),
        mean(nll(rows.slice(0, -1), targets.slice(1))),
    ],
    'mean of means': ({ rows, targets }) => {
        const losses = nll(rows, targets);
        // An odd number of samples, so that the last batch of two is a single one.
        const odd = losses.length - 1 + (losses.length % 2);
        return [
            'mean-of-means',
            ix(rows.slice(0, odd), targets.slice(0, odd)),
            mean([...chunks(losses.slice(0, odd), 2)].map(mean)),
        ];
    },
    binary: ({ rows, targets }) => [
        'binary-cross-entropy',
        ix(rows, targets),
        mean(rows.flatMap((row, i) => row.map((x, c) => Math.log(1 + Math.exp(c === targets[i] ? -x : x))))),
    ],
    'ignored in the denominator': ({ rows, targets }) => [
        'divided-by-all',
        ix(rows, [-100, ...targets.slice(1)]),
        sum(nll(rows, targets).slice(1)) / rows.length,
    ],
    'logits are probabilities': ({ rows, targets }) => [
        'logits-are-probabilities',
        ix(rows.map(softmaxOf), targets),
        mean(nll(rows, targets)),
    ],
};

function* chunks(values: readonly number[], size: number): Generator<readonly number[]> {
    for (let i = 0; i < values.length; i += size) {
        yield values.slice(i, i + size);
    }
}

describe('compareWithPrintedLoss', () => {
    for (const [name, make] of Object.entries(mistaken)) {
        it(`finds: ${name}`, () => {
            for (const given of samples) {
                const [code, example, printed] = make(given);
                const comparison = compareWithPrintedLoss(
                    example,
                    print(printed),
                    code === 'logits-are-probabilities' ? {} : seen,
                );
                assert.ok(!comparison.equal, `${printed} within ${comparison.bound} of ${comparison.loss}`);
                const found = comparison.mistakes.find(mistake => mistake.code === code);
                assert.ok(found, `${code} in ${JSON.stringify(comparison)}`);
                assert.ok(found.margin <= found.bound && Math.abs(found.loss - printed) <= found.bound);
            }
        });
    }

    it('the gold numbers: one mistake each', () => {
        const gold = ix(
            [
                [2, 1, 0.1],
                [0.5, 2.5, 0.3],
            ],
            [0, 1],
        );
        const of = (printed: string) => codes(compareWithPrintedLoss(gold, printed));
        assert.deepEqual(of('0.7450102169'), ['softmax-twice']);
        assert.deepEqual(of('0.201413278'), ['wrong-axis']);
        assert.deepEqual(of('-2.2500'), ['nll-on-logits']);
        assert.deepEqual(of('0.6370795392983715'), ['sum-instead-of-mean']);
        assert.deepEqual(compareWithPrintedLoss(gold, '0.43687310298251913').mistakes[0]?.details, {
            labelSmoothing: 0.1,
        });
        const weighted = ix(
            [
                [2, 1, 0.1],
                [0.5, 2.5, 0.3],
            ],
            [0, 1],
            { weight: Float64Array.of(2, 4, 6) },
        );
        assert.deepEqual(of('0.31853976964918573'), []);
        assert.deepEqual(codes(compareWithPrintedLoss(weighted, '0.3185')), ['unweighted']);
        assert.equal(compareWithPrintedLoss(weighted, '0.28570968743963643').equal, true);
        assert.deepEqual(of('9.8765'), []);
    });

    it('the published example', () => {
        const example = ix([[1.2372, -0.9604, 1.5415]], [2]);
        for (const text of ['0.5986', 'tensor(0.5986)', 'loss: 0.5986', '5.9860e-01']) {
            const { equal, bound, printed } = compareWithPrintedLoss(example, text, seen);
            assert.deepEqual([equal, printed], [true, 0.5986], text);
            assert.ok(bound >= 1e-4 && bound < 1.6e-4);
        }
        assert.equal(compareWithPrintedLoss(example, '0.5989', seen).equal, false);
    });

    it('lists both where two mistakes give the same, the simpler first', () => {
        // With two samples and two classes sum = 2 mean, and mean over classes of a sum is the mean: both explain it.
        const either = compareWithPrintedLoss(
            ix(
                [
                    [2, 0],
                    [1, 0],
                ],
                [0, 0],
                { reduction: 'sum' },
            ),
            print(
                mean(
                    nll(
                        [
                            [2, 0],
                            [1, 0],
                        ],
                        [0, 0],
                    ),
                ),
            ),
        );
        assert.deepEqual(codes(either), ['mean-instead-of-sum', 'mean-over-classes']);
    });

    it('nan and infinite losses', () => {
        assert.equal(compareWithPrintedLoss(ix([[1, 2]], [-100]), 'nan').equal, true);
        assert.equal(compareWithPrintedLoss(ix([[1, -Infinity]], [1]), 'tensor(inf)').equal, true);
        assert.equal(compareWithPrintedLoss(ix([[1, -Infinity]], [1]), '3.5').equal, false);
        assert.deepEqual(codes(compareWithPrintedLoss(ix([[1000, 0]], [0]), 'nan')), [
            'naive-softmax',
            'other-ignore-index',
        ]);
        assert.deepEqual(
            codes(
                compareWithPrintedLoss(
                    ix(
                        [
                            [1, 2],
                            [2, 0],
                        ],
                        [0, 1],
                    ),
                    'nan',
                ),
            ),
            [],
        );
        assert.deepEqual(
            codes(
                compareWithPrintedLoss(
                    ix(
                        [
                            [1, 2],
                            [2, 0],
                        ],
                        [0, 1],
                    ),
                    'inf',
                ),
            ),
            [],
        );
    });

    it('a mistake that would be infinite explains no finite loss, and a batch without targets is left out', () => {
        assert.deepEqual(codes(compareWithPrintedLoss(ix([[800, 0]], [1]), '3.0000', seen)), []);
        const rows = randomRows(5, 4);
        const losses = nll(rows, [0, 1, 2, 3, 0]);
        const { mistakes } = compareWithPrintedLoss(
            ix(rows, [-100, -100, 2, 3, 0]),
            print(((losses[2]! + losses[3]!) / 2 + losses[4]!) / 2),
            seen,
        );
        assert.ok(mistakes.some(m => m.code === 'mean-of-means' && m.details?.batchSize === 2));
    });

    it('a text without a number is equal to nothing', () => {
        assert.deepEqual(compareWithPrintedLoss(ix([[1, 2]], [0]), 'none').mistakes, []);
        assert.equal(compareWithPrintedLoss(ix([[1, 2]], [0]), 'none').equal, false);
    });

    it('reads the number that is the loss', () => {
        const read: readonly (readonly [string, number, number])[] = [
            ['0.5986', 0.5986, 5e-5],
            ["tensor(0.5986, device='cuda:0', grad_fn=<NllLossBackward0>)", 0.5986, 5e-5],
            ['loss: 0.5986', 0.5986, 5e-5],
            ['5.9860e-01', 0.5986, 5e-6],
            ['Epoch 3/10 - train_loss=0.5986, acc: 0.91', 0.5986, 5e-5],
            ['{"loss": 0.5986, "step": 7}', 0.5986, 5e-5],
            ['tensor(1.)', 1, 5e-5],
            ['np.float32(0.5986)', 0.5986, 5e-5],
            ['<tf.Tensor: shape=(), dtype=float32, numpy=0.5986>', 0.5986, 5e-5],
            ['step 12 0.5986.', 0.5986, 5e-5],
            ['loss: tensor(-2.25)', -2.25, 5e-3],
            ['\u22122.25', -2.25, 5e-3],
            ['1.2345e+03', 1234.5, 0.05],
            ['inf', Infinity, 0],
            ['loss = -inf', -Infinity, 0],
            ['loss nan', NaN, 0],
            ['3', 3, 0.5],
        ];
        for (const [text, value, off] of read) {
            const found = readPrintedLoss(text)!;
            assert.ok(Object.is(found.value, value), `${text}: ${found.value}`);
            assert.ok(Math.abs(found.halfUnit - off) <= 1e-15, `${text}: ${found.halfUnit}`);
        }
        assert.equal(readPrintedLoss('no loss'), undefined);
    });

    const anyOptions: fc.Arbitrary<CrossEntropyOptions> = fc.record(
        {
            reduction: fc.constantFrom('mean', 'sum'),
            labelSmoothing: fc.constantFrom(0, 0.1, 0.5),
            weight: fc.constant(Float64Array.of(0.5, 2, 1, 3)),
        },
        { requiredKeys: [] },
    );

    it('a correct loss is never called a mistake: logits and loss rounded as printed, every option', () => {
        fc.assert(
            fc.property(
                fc.integer(),
                fc.integer({ min: 1, max: 20 }),
                fc.integer({ min: 1, max: 6 }),
                fc.boolean(),
                anyOptions,
                (seed, n, decimals, soft, options) => {
                    const next = randomNumbers(seed);
                    const rows = Array.from({ length: n }, () => Array.from({ length: 4 }, () => 4 * normal(next)));
                    const made = (logits: Rows) =>
                        soft
                            ? px(
                                  logits,
                                  rows.map(row => softmaxOf(row.map(x => x / 3))),
                                  options,
                              )
                            : ix(
                                  logits,
                                  rows.map((_, i) => (i * 3 + 1) % 4),
                                  options,
                              );
                    const printed = explainCrossEntropy(made(rows)).loss.data[0]!.toFixed(4);
                    const comparison = compareWithPrintedLoss(
                        made(rows.map(row => row.map(x => Number(x.toFixed(decimals))))),
                        printed,
                        { decimals },
                    );
                    assert.equal(comparison.equal, true, `${printed}, ${JSON.stringify(comparison)}`);
                    assert.deepEqual(comparison.mistakes, []);
                },
            ),
            { numRuns: 400 },
        );
    });

    it('the bound is reached, so it is no larger than it has to be', () => {
        // A hopeless sample: the loss is the difference of two logits, and each may be off by d.
        const { bound } = compareWithPrintedLoss(ix([[30, 0]], [1]), '30.00000000', { decimals: 2 });
        const loss = explainCrossEntropy(ix([[30.005, -0.005]], [1])).loss.data[0]!;
        assert.ok(loss - 30 <= bound && loss - 30 >= 0.99 * bound);
        const sums = compareWithPrintedLoss(
            ix(
                [
                    [30, 0],
                    [30, 0],
                ],
                [1, 1],
                { reduction: 'sum' },
            ),
            '60.00000000',
            { decimals: 2 },
        );
        assert.ok(Math.abs(sums.bound / bound - 2) < 0.01);
    });

    it('higher shapes: the class axis exchanged, and rows averaged first', () => {
        const logits = Array.from({ length: 18 }, () => Number((2 * normal(random)).toFixed(4)));
        const example = indexed(logits, [2, 3, 3], [0, 1, 2, 2, 2, 1], [2, 3]);
        const rows = Array.from({ length: 6 }, (_, i) => logits.slice(3 * i, 3 * i + 3)); // classes last
        assert.ok(
            codes(compareWithPrintedLoss(example, print(mean(nll(rows, [0, 1, 2, 2, 2, 1]))), seen)).includes(
                'wrong-axis',
            ),
        );
        const padded = indexed(logits, [2, 3, 3], [0, 1, 2, 2, -100, -100], [2, 3]);
        const { data } = explainCrossEntropy(padded).perSample;
        const { mistakes } = compareWithPrintedLoss(
            padded,
            print(((data[0]! + data[1]! + data[2]!) / 3 + data[3]!) / 2),
            seen,
        );
        assert.ok(mistakes.some(m => m.code === 'mean-of-means' && m.details?.batchSize === 3));
    });

    describe('tells which of several a mistake is', () => {
        const { rows, targets } = samples[2]!;
        const detailsOf = (code: MistakeCode, example: CrossEntropyExample, printed: number) =>
            compareWithPrintedLoss(example, print(printed), seen).mistakes.find(mistake => mistake.code === code)
                ?.details;

        it('the axis', () => {
            const over = transpose(transpose(rows).map(logSoftmax));
            const printed = mean(nll(over, targets, row => row));
            assert.deepEqual(detailsOf('wrong-axis', ix(rows, targets), printed), { axis: 0 });
        });
        it('the class that was ignored, the padding, or that none was', () => {
            const losses = nll(rows, targets);
            assert.deepEqual(
                detailsOf('other-ignore-index', ix(rows, targets), mean(losses.filter((_, i) => targets[i] !== 2))),
                { ignoreIndex: 2 },
            );
            assert.deepEqual(
                detailsOf('other-ignore-index', ix(rows, [255, ...targets.slice(1)]), mean(losses.slice(1))),
                { ignoreIndex: 255 },
            );
            assert.equal(
                detailsOf('other-ignore-index', ix(rows, targets, { ignoreIndex: 2 }), mean(losses)),
                undefined,
            );
        });
        it('what was added to the classes, or to the positions', () => {
            const { classes } = samples[2]!;
            for (const shift of [1, -1]) {
                const moved = targets.map(t => (t + shift + classes) % classes);
                assert.deepEqual(detailsOf('target-off-by-one', ix(rows, targets), mean(nll(rows, moved))), { shift });
            }
            const next = mean(nll(rows.slice(0, -1), targets.slice(1)));
            const previous = mean(nll(rows.slice(1), targets.slice(0, -1)));
            assert.deepEqual(detailsOf('target-shifted', ix(rows, targets), next), { shift: 1 });
            assert.deepEqual(detailsOf('target-shifted', ix(rows, targets), previous), { shift: -1 });
        });
        it('the size of the batches, also of more than the powers of two', () => {
            const many = randomRows(25, 4);
            const classes = many.map((_, i) => (i * 3) % 4);
            for (const batchSize of [3, 8, 16, 24]) {
                const printed = mean([...chunks(nll(many, classes), batchSize)].map(mean));
                const { mistakes } = compareWithPrintedLoss(ix(many, classes), printed.toFixed(8), { decimals: 8 });
                assert.deepEqual(
                    mistakes.map(({ code, details }) => [code, details]),
                    [['mean-of-means', { batchSize }]],
                );
            }
        });
    });

    it('an ignored class stays ignored where the others are off by one, and between positions', () => {
        const { rows, targets, classes } = samples[3]!;
        const example = ix(rows, targets, { ignoreIndex: 1 });
        const kept = (of: readonly number[]): readonly number[] => of.filter((_, i) => targets[i] !== 1);
        const moved = targets.map(t => (t + 1) % classes);
        const off = compareWithPrintedLoss(example, print(mean(kept(nll(rows, moved)))), seen);
        assert.deepEqual(off.mistakes.find(({ code }) => code === 'target-off-by-one')?.details, { shift: 1 });

        const pairs = targets.slice(1).flatMap((t, i) => (t === 1 ? [] : [-logSoftmax(rows[i]!)[t]!]));
        const shifted = compareWithPrintedLoss(example, print(mean(pairs)), seen);
        assert.deepEqual(shifted.mistakes.find(({ code }) => code === 'target-shifted')?.details, { shift: 1 });
    });

    it('of two classes, off by one is the other class, once', () => {
        const rows = [
            [1.5, 0.2],
            [0.3, 2.2],
            [-0.7, 0.4],
        ];
        const { mistakes } = compareWithPrintedLoss(ix(rows, [0, 1, 1]), print(mean(nll(rows, [1, 0, 0]))), seen);
        assert.deepEqual(
            mistakes.map(({ code }) => code),
            ['target-off-by-one'],
        );
    });

    it('mistakes of weighted, smoothed class probabilities', () => {
        const { rows, classes } = samples[1]!;
        const soft = rows.map(row => softmaxOf(row.map(x => x / 2)));
        const weight = Float64Array.from(weights(classes));
        const example = px(rows, soft, { weight, labelSmoothing: 0.1 });
        // -sum_c w[c] y'[c] lp[c], y' = .9 y + .1 / C; the mean divides by the number of samples.
        const loss = (log: Log, w: (c: number) => number, smoothing = 0.1): readonly number[] =>
            rows.map((row, i) =>
                sum(log(row).map((lp, c) => -w(c) * ((1 - smoothing) * soft[i]![c]! + smoothing / classes) * lp)),
            );
        const w = (c: number): number => weights(classes)[c]!;
        assert.equal(compareWithPrintedLoss(example, print(mean(loss(logSoftmax, w))), seen).equal, true);
        for (const [code, printed] of [
            ['softmax-twice', mean(loss(row => logSoftmax(softmaxOf(row)), w))],
            ['unweighted', mean(loss(logSoftmax, () => 1))],
            ['sum-instead-of-mean', sum(loss(logSoftmax, w))],
            ['other-smoothing', mean(loss(logSoftmax, w, 0))],
            ['nll-on-probabilities', mean(loss(softmaxOf, w, 0))],
            ['nll-on-logits', mean(loss(row => row, w, 0))],
        ] as const) {
            assert.ok(codes(compareWithPrintedLoss(example, print(printed), seen)).includes(code), code);
        }
    });

    it("'none' of one sample is its loss, of several their mean", () => {
        const { rows, targets } = samples[0]!;
        const options = { reduction: 'none', weight: Float64Array.of(2, 3, 4) } as const;
        const first = compareWithPrintedLoss(ix([rows[0]!], [1], options), print(3 * nll([rows[0]!], [1])[0]!), seen);
        assert.equal(first.equal, true);
        const plain = compareWithPrintedLoss(
            ix(rows, targets, { reduction: 'none' }),
            print(mean(nll(rows, targets))),
            seen,
        );
        assert.equal(plain.equal, true);
    });

    it('the arithmetic: float16 that overflowed, bfloat16 that rounded, and the full precision that was not asked for', () => {
        const large = ix([[70000, 0]], [0]);
        assert.ok(codes(compareWithPrintedLoss(large, 'nan')).includes('float16'));
        const coarse = ix([[36.1, 0]], [1]);
        assert.deepEqual(codes(compareWithPrintedLoss(coarse, '36.0000', { decimals: 1 })), []); // 36.1 - .05 - .05
        // 36.1 is 36 in bfloat16, whose grid is .25 there; in float16 it is 36.09375.
        assert.deepEqual(codes(compareWithPrintedLoss(coarse, '36.000000', { decimals: 6 })), ['bfloat16']);
        assert.deepEqual(codes(compareWithPrintedLoss(coarse, '36.093750', { decimals: 6 })), ['float16']);
        for (const dtype of ['bfloat16', 'float16'] as const) {
            const asked = ix([[36.1, 0]], [1], { dtype });
            assert.deepEqual(codes(compareWithPrintedLoss(asked, '36.100000', { decimals: 6 })), ['full-precision']);
        }
    });

    it('says what the bound is the sum of', () => {
        // Logits of four decimals are off by 5e-5, which moves the loss by at most twice that; float32 by 1e-6.
        const { allowance, bound } = compareWithPrintedLoss(ix([[1.2372, -0.9604, 1.5415]], [2]), '0.599', seen);
        const { decimals, logits, printed, arithmetic } = allowance!;
        assert.equal(decimals, 4);
        for (const [part, expected] of [
            [logits, 1e-4],
            [printed, 5e-4],
            [arithmetic, 1e-6],
            [bound, 6.01e-4],
        ] as const) {
            assert.ok(Math.abs(part - expected) < 1e-12, `${part} is not ${expected}`);
        }
        const typed = compareWithPrintedLoss(ix([[2, 1, 0.1]], [0]), '0.4170');
        assert.deepEqual([typed.equal, typed.allowance?.logits, 'decimals' in typed.allowance!], [true, 0, false]);
    });

    it('allows each mistake what the rounded logits can move its loss by', () => {
        const { rows, targets, classes } = samples[2]!;
        const loss = mean(nll(rows, targets));
        // The loss moves by at most 2 where each logit moves by 1, softmax by half of that, a logit by 1.
        const slopes: readonly (readonly [code: MistakeCode, printed: number, slope: number])[] = [
            ['bits', loss / Math.LN2, 2 / Math.LN2],
            ['base-10', loss / Math.LN10, 2 / Math.LN10],
            ['not-negated', -loss, 2],
            ['perplexity', Math.exp(loss), 2 * Math.exp(loss)],
            ['mean-over-classes', loss / classes, 2 / classes],
            ['sum-instead-of-mean', loss * rows.length, 2 * rows.length],
            ['softmax-twice', mean(nll(rows.map(softmaxOf), targets)), 1],
            ['nll-on-logits', mean(nll(rows, targets, row => row)), 1],
            ['nll-on-probabilities', mean(nll(rows, targets, softmaxOf)), 0.5],
        ];
        for (const [code, printed, slope] of slopes) {
            const { mistakes } = compareWithPrintedLoss(ix(rows, targets), printed.toFixed(6), { decimals: 3 });
            const { bound } = mistakes.find(mistake => mistake.code === code)!;
            // Half a unit of three decimals and of six, and float32.
            const allowed = 5e-4 * slope + 5e-7 + 1e-6 * Math.max(1, Math.abs(printed));
            assert.ok(Math.abs(bound - allowed) < 1e-8, `${code}: ${bound} is not ${allowed}`);
        }
    });

    it('takes the decimals of the logits from their digits, where they look rounded', () => {
        const decimals = (...row: readonly number[]) => compareWithPrintedLoss(ix([row], [0]), '1').allowance!.decimals;
        assert.deepEqual(
            [decimals(1.2372, -0.96, 2), decimals(1.23724, 0), decimals(1.5, 0.25), decimals(1 / 3, 0)],
            [4, 5, undefined, undefined],
        );
        assert.equal(decimals(1.2372, Infinity, NaN), 4);
    });

    it('says that log-softmax twice is log-softmax once, only of rows of log-probabilities', () => {
        const { rows, targets } = samples[0]!;
        const once = rows.map(row => logSoftmax(row).map(lp => Number(lp.toFixed(4))));
        const said = (logits: Rows) =>
            compareWithPrintedLoss(ix(logits, targets), print(mean(nll(rows, targets))), seen).logSoftmaxTwice;
        assert.deepEqual([said(once), said(rows), said([...once.slice(1), rows[0]!])], [true, undefined, undefined]);
        assert.equal(compareWithPrintedLoss(ix([[0]], [0]), '0.0000', seen).logSoftmaxTwice, undefined);
    });

    it('names three at most, one of each kind, and counts the others', () => {
        // Each of the two losses is ln 2, and so is their mean, their sum over two classes, and what is left where one of
        // them is ignored: class 0, class 1, the first position or the last.
        const { mistakes, others } = compareWithPrintedLoss(
            ix(
                [
                    [0, 0],
                    [0, 0],
                ],
                [0, 1],
                { reduction: 'sum' },
            ),
            print(Math.LN2),
            seen,
        );
        assert.deepEqual(
            mistakes.map(({ code }) => code),
            ['mean-instead-of-sum', 'mean-over-classes', 'other-ignore-index'],
        );
        assert.equal(others, 1);
        assert.equal(compareWithPrintedLoss(ix([[2, 1, 0.1]], [0]), '9.8765').others, 0);
    });

    it('throws what torch refuses, but for targets out of range', () => {
        const { rows, targets } = samples[0]!;
        assert.throws(
            () => compareWithPrintedLoss(ix(rows, targets.slice(1)), '1.0'),
            (error: { readonly code?: string }) => error.code === 'batch-size',
        );
        const outside = compareWithPrintedLoss(ix(rows, [7, ...targets.slice(1)]), '1.0');
        assert.deepEqual([outside.equal, outside.bound, 'loss' in outside, outside.printed], [false, NaN, false, 1]);
    });
});
