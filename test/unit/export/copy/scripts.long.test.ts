/** The scripts as text; run.long.test.ts runs them. */
import assert from 'node:assert/strict';
import { explain } from '../../../../src/explain';
import { copyFormats } from '../../../../src/export/copy';
import type { CopyFormatId } from '../../../../src/export/copy';
import { assignment, LARGEST_LITERAL, pythonFloat } from '../../../../src/export/copy/python';
import { batch, copyAs, examples, explained } from './examples';

const scripts: readonly CopyFormatId[] = ['pytorch', 'numpy', 'jax', 'tensorflow', 'keras'];
const x = [
    [2, 1, 0.1],
    [0.5, 2.5, 0.3],
];
const weight = Float64Array.of(2, 4, 6);

describe('copyFormats', () => {
    it('has every format once, with a title', () => {
        assert.deepEqual(
            copyFormats.map(({ id }) => id),
            ['pytorch', 'numpy', 'jax', 'tensorflow', 'keras', 'markdown', 'latex', 'json', 'csv'],
        );
        assert.equal(new Set(copyFormats.map(({ title }) => title())).size, copyFormats.length);
        assert.deepEqual(
            copyFormats.map(({ id }) => id).filter(id => /^import /m.test(copyAs(explain(examples[0]![1]), id, 0))),
            scripts,
        );
    });
});

describe('a number in Python', () => {
    for (const [value, text] of [
        [2, '2.0'],
        [-0, '-0.0'],
        [0.1 + 0.2, '0.30000000000000004'],
        [1e20, '100000000000000000000.0'],
        [1e21, '1e+21'],
        [5e-324, '5e-324'],
        [NaN, "float('nan')"],
        [Infinity, "float('inf')"],
        [-Infinity, "float('-inf')"],
    ] as const) {
        it(`${text} has every digit`, () => {
            assert.equal(pythonFloat(value), text);
            assert.ok(!Number.isFinite(value) || Object.is(Number(text), value));
        });
    }
});

describe('the PyTorch script', () => {
    const text = (...given: Parameters<typeof explained>): string => copyAs(explained(...given), 'pytorch', 0);

    it('is the published example, and asserts the loss', () => {
        const lines = text([[1.2372, -0.9604, 1.5415]], [2]).split('\n');
        for (const line of [
            'output = torch.tensor([[1.2372, -0.9604, 1.5415]], dtype=torch.float64)',
            'target = torch.tensor([2])',
            "print('output:             ', output)",
            'softmax = nn.Softmax(dim=1)(output)',
            'logsoftmax = nn.LogSoftmax(dim=1)(output)',
            'nllloss = nn.NLLLoss()(logsoftmax, target)',
            'crossentropyloss = nn.CrossEntropyLoss()(output, target)',
            'expected = torch.tensor(0.598599509594822, dtype=torch.float64)',
            'torch.testing.assert_close(nllloss, expected, rtol=0, atol=2e-14, equal_nan=True)',
            'torch.testing.assert_close(crossentropyloss, expected, rtol=0, atol=2e-14, equal_nan=True)',
        ]) {
            assert.ok(lines.includes(line), line);
        }
    });

    it('passes every option to both ways', () => {
        const all = text(x, [7, 1], { weight, ignoreIndex: 7, reduction: 'sum' });
        assert.ok(all.includes("nn.NLLLoss(weight=weight, ignore_index=7, reduction='sum')(logsoftmax, target)"));
        assert.ok(all.includes("nn.CrossEntropyLoss(weight=weight, ignore_index=7, reduction='sum')(output, target)"));
        assert.ok(all.includes('weight = torch.tensor([2.0, 4.0, 6.0], dtype=torch.float64)'));
        assert.ok(
            text(x, [0, 1], { labelSmoothing: 0.1 }).includes(
                'nn.CrossEntropyLoss(label_smoothing=0.1)(output, target)',
            ),
        );
    });

    it('has the class axis 0 for one sample', () =>
        assert.ok(text([1, 2, 3], 2).includes('nn.LogSoftmax(dim=0)(output)')));

    it('has the type that was chosen', () => {
        assert.ok(text(x, [0, 1], { dtype: 'float32' }).includes('dtype=torch.float32)'));
        assert.ok(text(x, [0, 1], { dtype: 'bfloat16' }).includes('return x.to(torch.bfloat16).float()'));
    });

    it('does without a target', () => {
        const without = text(x);
        assert.match(without, /No target was given[\s\S]*print\('loss per class: {5}', -logsoftmax\)/);
        assert.doesNotMatch(without, /CrossEntropyLoss\(|assert/);
    });

    it('says why a target is left out', () =>
        assert.match(
            text(x, [0, 3]),
            /# The target is left out, since PyTorch refuses it: Target 3 is out of bounds\./,
        ));
});

describe('the other scripts', () => {
    it('write out what a framework has no loss for', () => {
        for (const format of ['tensorflow', 'keras'] as const) {
            assert.match(
                copyAs(explained(x, [0, -100], { weight }), format, 0),
                /do not express class weights as PyTorch has them, ignored targets: the loss above is written out/,
            );
        }
    });

    it("use the framework's loss where it says the same", () => {
        const [sparse, smooth] = [
            explained(x, [0, 1]),
            explained(x, [0, 1], { labelSmoothing: 0.1, reduction: 'sum' }),
        ];
        assert.ok(
            copyAs(sparse, 'tensorflow', 0).includes(
                'tf.nn.sparse_softmax_cross_entropy_with_logits(labels=target, logits=output)',
            ),
        );
        assert.ok(
            copyAs(smooth, 'tensorflow', 0).includes(
                'tf.nn.softmax_cross_entropy_with_logits(labels=(1 - 0.1) * tf.cast(onehot, tf.float64) + 0.1 / 3, logits=output)',
            ),
        );
        assert.ok(
            copyAs(sparse, 'keras', 0).includes(
                "keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction='sum_over_batch_size')(target, output)",
            ),
        );
        assert.ok(
            copyAs(smooth, 'keras', 0).includes(
                "keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1, reduction='sum')",
            ),
        );
    });

    it('put the classes last where the framework wants them there', () => {
        const image = explained(
            [
                [
                    [1, 2],
                    [3, 4],
                    [5, 6],
                ],
            ],
            [[0, 1]],
        );
        assert.ok(
            copyAs(image, 'tensorflow', 0).includes('output = tf.reshape(tf.transpose(output, (0, 2, 1)), (2, 3))'),
        );
        assert.ok(
            copyAs(image, 'numpy', 0).includes('np.expand_dims(target, 1) == np.reshape(np.arange(3), (1, 3, 1))'),
        );
    });
});

describe('every script', () => {
    // The examples with many numbers are explained once for all formats.
    const manyNumbers = explain(batch(20_000, 10));
    const oneLongRow = explain(batch(1, 128_000));
    const tooMuch = explain(batch(LARGEST_LITERAL, 2));
    const tooManyLosses = explain(batch(LARGEST_LITERAL + 1, 2, { reduction: 'none' }));
    for (const format of scripts) {
        it(`of ${format} has short lines of one statement, and ends in one line break`, () => {
            for (const [name, question] of examples) {
                const text = copyAs(explain(question), format, 0);
                assert.ok(text.endsWith('\n') && !text.endsWith('\n\n'), name);
                assert.doesNotMatch(text, /undefined|NaN|Infinity|\[object|,,/, name);
                // A statement of one line may be longer than a line of numbers, but not much.
                assert.ok(
                    text.split('\n').every(line => line.length <= 160),
                    name,
                );
            }
        });

        it(`of ${format} wraps many numbers`, () => {
            const text = copyAs(manyNumbers, format, 0);
            assert.ok(text.split('\n').every(line => line.length <= 120));
            assert.ok(text.length < 200_000 * 26);
        });

        it(`of ${format} wraps one long row`, () => {
            const text = copyAs(oneLongRow, format, 0);
            assert.ok(text.split('\n').every(line => line.length <= 120));
        });

        it(`of ${format} loads what is too much for a script`, () => {
            const text = copyAs(tooMuch, format, 0);
            assert.ok(text.length < LARGEST_LITERAL * 12, 'the targets are written out, the logits are not');
            assert.match(text, /# output has 500,000 numbers, shape \(250000, 2\);/);
            assert.match(text, /np\.load\('output\.npy'\)/);
            assert.match(text, /^import numpy as np$/m);
        });

        it(`of ${format} asserts the sum where the losses are too many`, () => {
            const text = copyAs(tooManyLosses, format, 0);
            assert.match(text, /loss\)?\.?(numpy\(\))?\.sum\(\), expected/);
            assert.ok(text.length < 10_000);
        });

        it(`of ${format} says what torch refuses of the logits`, () =>
            assert.match(
                copyAs(explain({ logits: { data: Float64Array.of(1), shape: [] } }), format, 0),
                /^# There is nothing to compute: .+\n$/,
            ));
    }

    it('looks at each number once', () => {
        let looks = 0;
        const counted = new Proxy([...Array(1000).keys()], {
            get(numbers, key, receiver) {
                looks += Number(typeof key === 'string' && /^\d+$/.test(key));
                return Reflect.get(numbers, key, receiver) as unknown;
            },
        });
        const text = assignment('x = ', counted, [10, 100], String, '');
        assert.deepEqual([looks, text.match(/\d+/g)?.length], [1000, 1000]);
    });

    it('holds no text of a document as code', () => {
        const explanation = explain({ ...examples[0]![1], classNames: ['a\nimport os', '"', "'''"] });
        for (const format of scripts) {
            assert.equal(copyAs(explanation, format, 0), copyAs(explain(examples[0]![1]), format, 0));
        }
    });
});
