import assert from 'node:assert/strict';
import fc from 'fast-check';
import { confusionOf, inGroup, precision, recall, sameGroup, shadeOf } from '../../../../src/explain/batch/confusion';
import { judged } from './batches';

/** Logits that predict a class. */
const sure = (c: number, classes: number): number[] => Array.from({ length: classes }, (_, k) => (k === c ? 5 : 0));
const predicting = (pairs: readonly (readonly [target: number, prediction: number])[], classes: number) =>
    confusionOf(
        judged(
            pairs.map(([, prediction]) => sure(prediction, classes)),
            pairs.map(([target]) => target),
        ),
    );

describe('confusionOf', () => {
    const matrix = predicting(
        [
            [0, 0],
            [0, 1],
            [0, 1],
            [1, 1],
            [2, 0],
            [-100, 2],
        ],
        3,
    );

    it('counts each prediction for each target, without what is ignored', () => {
        assert.deepEqual(
            matrix.counts.map(row => [...row]),
            [
                [1, 2, 0],
                [0, 1, 0],
                [1, 0, 0],
            ],
        );
        assert.deepEqual(
            [[...matrix.targetTotals], [...matrix.predictionTotals], matrix.total, matrix.correct],
            [[3, 1, 1], [2, 3, 0], 5, 2],
        );
        assert.deepEqual(matrix.worst, { target: 0, prediction: 1, count: 2 });
    });

    it('tells recall and precision, and neither of what does not occur', () => {
        assert.deepEqual(
            [0, 1, 2].map(c => recall(matrix, c)),
            [1 / 3, 1, 0],
        );
        assert.deepEqual(
            [0, 1, 2].map(c => precision(matrix, c)),
            [1 / 2, 1 / 3, NaN],
        );
    });

    it('shades right ones against right ones, mistakes against mistakes', () => {
        assert.deepEqual(
            [shadeOf(matrix, 0, 0), shadeOf(matrix, 0, 1), shadeOf(matrix, 2, 0), shadeOf(matrix, 0, 2)],
            [1, 1, 0.5, 0],
        );
    });

    it('shows of many classes those with the most mistakes, and the others as one', () => {
        // Class c is taken for c + 1 once, and class 30 for class 40 three times; 28 classes are in mistakes.
        const pairs = [
            ...Array.from({ length: 25 }, (_, c) => [c, c + 1] as const),
            [30, 40] as const,
            [30, 40] as const,
            [30, 40] as const,
            [50, 50] as const,
        ];
        const { groups, counts, targetTotals, total, correct, worst, absent } = predicting(pairs, 60);
        assert.equal(groups.length, 21);
        assert.ok(
            [30, 40].every(c => groups.some(group => 'only' in group && group.only === c)),
            'three mistakes each',
        );
        assert.ok(
            groups.every(group => !('only' in group) || group.only !== 50),
            'without a mistake',
        );
        assert.deepEqual(worst, { target: 30, prediction: 40, count: 3 });
        assert.equal(
            counts.flatMap(row => [...row]).reduce((sum, count) => sum + count),
            29,
        );
        assert.deepEqual([targetTotals.reduce((sum, count) => sum + count), total, correct, absent], [29, 29, 1, 0]);
        assert.ok(Number.isNaN(recall(predicting(pairs, 60), 20)), 'the others hold mistakes among them');
        assert.equal(shadeOf(predicting(pairs, 60), 20, 20), 0);
    });

    it('leaves out classes that do not occur', () => {
        const { groups, absent } = predicting(
            [
                [7, 7],
                [3, 900],
            ],
            1000,
        );
        assert.deepEqual(groups, [{ only: 3 }, { only: 7 }, { only: 900 }]);
        assert.equal(absent, 997);
    });

    it('counts every sample that counts once', () => {
        const pair = fc.tuple(
            fc.integer({ min: -1, max: 39 }).map(c => (c < 0 ? -100 : c)),
            fc.nat(39),
        );
        fc.assert(
            fc.property(fc.array(pair, { minLength: 1, maxLength: 80 }), pairs => {
                const { counts, total, groups } = predicting(pairs, 40);
                assert.equal(
                    counts.flatMap(row => [...row]).reduce((sum, count) => sum + count, 0),
                    pairs.filter(([target]) => target >= 0).length,
                );
                assert.equal(total, pairs.filter(([target]) => target >= 0).length);
                assert.ok(
                    pairs.every(
                        ([target]) => target < 0 || groups.filter(group => inGroup(group, target)).length === 1,
                    ),
                );
            }),
        );
    });
});

describe('sameGroup', () => {
    it('goes by what a group holds', () => {
        assert.ok(
            sameGroup({ only: 1 }, { only: 1 }) &&
                sameGroup(undefined, undefined) &&
                sameGroup({ except: [1, 2] }, { except: [1, 2] }),
        );
        assert.ok(
            !sameGroup({ only: 1 }, { only: 2 }) &&
                !sameGroup({ only: 1 }, undefined) &&
                !sameGroup({ only: 1 }, { except: [1] }),
        );
    });
});
