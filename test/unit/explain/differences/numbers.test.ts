import assert from 'node:assert/strict';
import { explain, viewSample } from '../../../../src/explain';
import { difference, sampleDifferences, stageDifferences } from '../../../../src/explain/differences/numbers';
import { pairingOf } from '../../../../src/explain/differences/pairing';
import { layoutOf } from '../../../../src/math';
import { first, question, target } from './examples';
import { atOnce } from '../../../../src/model/turns';

const close = (actual: ArrayLike<number>, expected: readonly number[]): void =>
    expected.forEach((value, i) => assert.ok(Math.abs(actual[i]! - value) < 1e-4, `${actual[i]} is not ${value}`));

describe('the difference of two numbers', () => {
    it('is the second minus the first', () => assert.equal(difference(2, 5), 3));
    it('is 0 between equal infinities and NaN', () =>
        assert.deepEqual(
            [difference(Infinity, Infinity), difference(-Infinity, -Infinity), difference(NaN, NaN)],
            [0, 0, 0],
        ));
    it('is infinite where one of them is', () => assert.equal(difference(1, -Infinity), -Infinity));
    it('is none where float64 lost a digit on the way', () =>
        assert.deepEqual(
            [difference(0.3, 0.1 + 0.2), difference(0.3, 0.3000001)].map(x => x === 0),
            [true, false],
        ));
});

describe('the differences of two samples', () => {
    const subject = (explanation: ReturnType<typeof first>) => ({ explanation, view: viewSample(explanation, 0)! });
    const stagesOf = (a: ReturnType<typeof first>, b: ReturnType<typeof first>) =>
        stageDifferences(subject(a), subject(b));

    it('stand for every stage', () => {
        // torch: softmax [0.40539, 0.04503, 0.54958] and, of the logits doubled, [0.35085, 0.00433, 0.64482]; target 2
        const stages = stagesOf(
            first([[1.2372, -0.9604, 1.5415]], target(2)),
            first([[2.4744, -1.9208, 3.083]], target(2)),
        );
        assert.deepEqual(
            stages.map(({ column }) => column),
            ['logits', 'softmax', 'logSoftmax', 'nll', 'gradient'],
        );
        close([0, 1, 2].map(stages[0]!.difference), [1.2372, -0.9604, 1.5415]);
        close([0, 1, 2].map(stages[1]!.difference), [0.35085 - 0.40539, 0.00433 - 0.04503, 0.64482 - 0.54958]);
        close([0, 1, 2].map(stages[4]!.difference), [0.35085 - 0.40539, 0.00433 - 0.04503, 0.64482 - 0.54958]);
    });

    it('have no gradient where one of them has no target', () =>
        assert.deepEqual(
            stagesOf(first([[1, 2]]), first([[1, 3]], target(0))).map(({ column }) => column),
            ['logits', 'softmax', 'logSoftmax', 'nll'],
        ));

    it('have products where the target is not one class', () => {
        const smoothed = { ...target(0), options: { labelSmoothing: 0.1 } };
        assert.ok(
            stagesOf(first([[1, 2]], smoothed), first([[1, 3]], smoothed)).some(({ column }) => column === 'terms'),
        );
    });
});

describe('the differences of two batches', () => {
    const differences = (a: ReturnType<typeof question>, b: ReturnType<typeof question>) =>
        atOnce(
            sampleDifferences(explain(a), explain(b), pairingOf(layoutOf(a.logits.shape), layoutOf(b.logits.shape))),
        );
    const rows = [
        [0, 0],
        [1, 2],
        [3, 1],
    ];

    it('list the sample whose loss changed most first', () => {
        const found = differences(
            question(rows, target(0, 1, 0)),
            question(
                [
                    [0, 0.5],
                    [1, 2],
                    [3, 4],
                ],
                target(0, 1, 0),
            ),
        )!;
        assert.deepEqual([...found.order], [2, 0, 1]);
        // ln(1 + e^-2) = 0.1269, ln(1 + e) = 1.3133
        close([found.lossesA![2]!, found.lossesB![2]!], [0.1269, 1.3133]);
    });

    it('go by the log-probabilities without targets', () => {
        const found = differences(
            question(rows),
            question([
                [0, 0.5],
                [1, 5],
                [3, 1],
            ]),
        )!;
        assert.deepEqual([...found.order], [1, 0, 2]);
        // log_softmax of class 0: -ln(1 + e) and -ln(1 + e^4)
        close([found.largest[1]!], [4.0181 - 1.3133]);
    });

    it('put NaN and infinities first', () => {
        const found = differences(
            question(rows, target(0, 1, 0)),
            question(
                [
                    [0, 0.5],
                    [-Infinity, NaN],
                    [-Infinity, 1],
                ],
                target(0, 1, 0),
            ),
        )!;
        assert.deepEqual([...found.order], [1, 2, 0]);
    });

    it('do not see what softmax does not', () =>
        assert.deepEqual(
            [
                ...differences(
                    question(rows),
                    question([
                        [7, 7],
                        [1, 2],
                        [4, 2],
                    ]),
                )!.largest,
            ],
            [0, 0, 0],
        ));
    it('are none between single samples', () =>
        assert.equal(differences(question([[1, 2]]), question([[1, 3]])), undefined));
});
