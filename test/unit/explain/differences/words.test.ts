import assert from 'node:assert/strict';
import { viewSample } from '../../../../src/explain';
import type { Explanation } from '../../../../src/explain';
import { compareSample, differencesOf } from '../../../../src/explain/differences';
import type { ArrayDifferences } from '../../../../src/explain/differences';
import type { OtherExample } from '../../../../src/explain/differences';
import { first, second, target } from './examples';

const published = [[1.2372, -0.9604, 1.5415]];
const times = (factor: number): number[][] => published.map(row => row.map(x => x * factor));
const plus = (by: number): number[][] => published.map(row => row.map(x => x + by));
const pairs = [
    [1, 2],
    [3, 5],
];

describe('what is said of two arrays', () => {
    const a = first(published, { ...target(2), decimals: 4 });
    const cases: readonly (readonly [string, Explanation, OtherExample, RegExp])[] = [
        ['equal', a, second(published), /^A and B are equal: all 3 numbers are the same\.$/],
        [
            'printed with fewer decimals',
            a,
            second([[1.237, -0.96, 1.542]], { decimals: 3 }),
            /equal as far as their printed decimals show: no two numbers differ by more than 5\.0000e−4, which is within the rounding error \(5\./,
        ],
        [
            'as float32 has them',
            first([[1.1, 2.2]]),
            second([[1.100000024, 2.200000048]]),
            /equal to float32 precision: no two numbers differ by more than 4\.8000e−8/,
        ],
        [
            'plus 3',
            a,
            second(plus(3), { decimals: 4 }),
            /^Each logit of B is 3 larger than in A\. Softmax ignores that/,
        ],
        ['minus 0.5', a, second(plus(-0.5), { decimals: 4 }), /^Each logit of B is 0\.5 smaller than in A/],
        [
            'plus something in each row',
            first(pairs),
            second([
                [2, 3],
                [0, 2],
            ]),
            /^B = A \+ a constant per sample/,
        ],
        [
            'halved',
            a,
            second(times(0.5)),
            /^B is A divided by 2: a temperature above 1, which makes the softmax flatter\.$/,
        ],
        ['times 10', a, second(times(10)), /^B is A times 10, which makes the softmax sharper\.$/],
        ['times -3', a, second(times(-3)), /^B is A times −3, with all signs flipped\.$/],
        ['turned', a, second(times(-1)), /^B is −A/],
        [
            'log_softmax at a temperature',
            first([[1, 2, 4]]),
            second([[-1.5, -1, 0]]),
            /to it, B is A at temperature 2\.$/,
        ],
        ['softmax', a, second([[0.4054, 0.045, 0.5496]], { decimals: 4 }), /^B is softmax\(A\)/],
        [
            'log-softmax the other way',
            first([[-0.9029, -3.1005, -0.5986]], { decimals: 4 }),
            second(published),
            /^A is log_softmax\(B\)/,
        ],
        [
            'float16',
            first(published),
            second([[1.2373046875, -0.96044921875, 1.541015625]]),
            /^B is A rounded to float16\.$/,
        ],
        [
            'classes in another order',
            a,
            second([[1.5415, -0.9604, 1.2372]], { classNames: ['cat', 'dog', 'eel'] }),
            /its index in A: cat ← eel, eel ← cat\.$/,
        ],
        [
            'samples in another order',
            first(pairs),
            second([
                [3, 5],
                [1, 2],
            ]),
            /its index in A: 0 ← 1, 1 ← 0\.$/,
        ],
        [
            'transposed',
            first([
                [1, 2, 3],
                [4, 5, 7],
            ]),
            second([
                [1, 4],
                [2, 5],
                [3, 7],
            ]),
            /^B is A transposed/,
        ],
        [
            'another logit',
            a,
            second([[1.2372, -0.9604, 2.5415]]),
            /^1 of 3 logits differ\. The largest difference is 1\.0000, for class 2\.$/,
        ],
        [
            'another logit in a batch',
            first(pairs),
            second([
                [1, 2],
                [3, 4],
            ]),
            /is −1\.0000, for class 1 in sample 1\.$/,
        ],
        ['another shape', first(pairs), second([[1, 2]]), /^A has shape \(2, 2\), B has shape \(1, 2\)\.$/],
    ];
    for (const [what, one, other, expected] of cases) {
        it(what, () => assert.match(differencesOf(one, other, 0).sentence, expected));
    }
});

describe('what a reader has to know before comparing losses', () => {
    const remarks = (a: Explanation, b: OtherExample): string => differencesOf(a, b, 0).remarks.join(' ');
    it('nothing where both were asked the same', () =>
        assert.equal(
            remarks(
                first(pairs, target(0, 1)),
                second(
                    [
                        [1, 3],
                        [3, 4],
                    ],
                    target(0, 1),
                ),
            ),
            '',
        ));
    it("that the target is the first one's", () =>
        assert.match(remarks(first(pairs, target(0, 1)), second(pairs)), /so A's target is used/));
    it("that the target is the second one's", () =>
        assert.match(
            remarks(first(pairs), second(pairs, target(0, 1))),
            /^A has no target nearby, so B's target is used/,
        ));
    it('that the targets differ', () =>
        assert.match(
            remarks(first(pairs, target(0, 1)), second(pairs, target(0, 0))),
            /The targets differ in 1 of 2 samples/,
        ));
    it('that the losses are not computed alike', () =>
        assert.match(
            remarks(first(pairs, target(0, 1)), second(pairs, { ...target(0, 1), options: { reduction: 'sum' } })),
            /A's nn\.CrossEntropyLoss\(\), B's nn\.CrossEntropyLoss\(reduction='sum'\)/,
        ));
    it("that the options are the first one's", () =>
        assert.match(
            remarks(first(pairs, { ...target(0, 1), options: { labelSmoothing: 0.1 } }), second(pairs)),
            /so A's options are used: nn\.CrossEntropyLoss\(label_smoothing=0\.1\)/,
        ));
    it('that B is shorter', () =>
        assert.match(
            remarks(first([...pairs, [1, 1]]), second(pairs)),
            /The number of samples differs \(3 in A, 2 in B\)\. Only as many/,
        ));
    it('that B is one sample', () =>
        assert.match(remarks(first(pairs), second([[1, 2]])), /the loss of A is over 2 samples/));
    it('that nothing fits', () =>
        assert.match(remarks(first(pairs), second([[1, 2, 3]])), /The number of classes differs \(2 in A, 3 in B\)/));
});

describe('the sample of B that is compared with one of A', () => {
    const compared = (differences: ArrayDifferences, sample: number) =>
        compareSample(differences, viewSample(differences.a, sample)!);

    it('is the only one of B, whichever of A is in view', () => {
        const { b, stages } = compared(
            differencesOf(
                first(
                    [
                        [1, 2, 4],
                        [0, 3, 1],
                    ],
                    target(0, 1),
                ),
                second([[1, 2, 3]]),
                1,
            ),
            1,
        )!;
        assert.deepEqual([b.sample, b.targetClass, [0, 1, 2].map(stages[0]!.difference)], [0, 1, [1, -1, 2]]);
    });

    it('is none beyond its end', () =>
        assert.equal(
            compared(
                differencesOf(
                    first([
                        [1, 2],
                        [3, 5],
                        [0, 1],
                    ]),
                    second(pairs),
                    2,
                ),
                2,
            ),
            undefined,
        ));

    it('lends its target to A where A has none', () => {
        const { a, b } = compared(differencesOf(first(pairs), second(pairs, target(0, 1)), 0), 1)!;
        assert.deepEqual([a.targetClass, b.targetClass, a.loss], [1, 1, b.loss]);
    });
});
