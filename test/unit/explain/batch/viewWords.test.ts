import assert from 'node:assert/strict';
import {
    confusionDigest,
    describeCell,
    describeGroups,
    describePosition,
    describeReduced,
    describeWeights,
    histogramDigest,
    mapDigest,
    reductionDigest,
} from '../../../../src/explain/batch/viewWords';
import { reductionsOf } from '../../../../src/explain/batch/reduction';
import { FOUR, FOUR_TARGETS, judge, judged } from './batches';

const named = judge({ ...judged(FOUR, FOUR_TARGETS).question, classNames: ['cat', 'dog', 'owl'] });

describe('the words of the views of a batch', () => {
    it('say the gist of each view', () => {
        assert.equal(histogramDigest(named), 'median 0.4170, largest 1.1019');
        assert.equal(confusionDigest(named), 'mistakes: 1; target cat predicted as owl: 1');
        // torch: .4170300 + .2200495 + 1.1019428
        assert.equal(reductionDigest(named), '1.7390 / 3 = 0.5797');
        assert.equal(reductionDigest(judged(FOUR, FOUR_TARGETS, { reduction: 'sum' })), 'sum of the losses: 1.7390');
    });

    it('say what is on no scale, and when nothing counts', () => {
        assert.equal(
            histogramDigest(
                judged(
                    [
                        [0, 0],
                        [NaN, 0],
                        [-Infinity, 0],
                    ],
                    [0, 0, 0],
                ),
            ),
            'median 0.6931, largest 0.6931 · infinite loss, samples: 1 · loss nan, samples: 1',
        );
        const ignored = judged(FOUR, [-100, -100, -100, -100]);
        assert.deepEqual(
            [histogramDigest(ignored), confusionDigest(ignored)],
            ['all samples are ignored', 'all samples are ignored'],
        );
    });

    it('say where the largest loss is, and what stands at a position', () => {
        // (1, 2, 1, 2): the losses are ln(1 + e^-1) = .3133 and ln(1 + e) = 1.3133.
        const image = judge({
            logits: { data: Float64Array.of(1, 0, 0, 1), shape: [1, 2, 1, 2] },
            target: { kind: 'index', data: Int32Array.of(0, 0), shape: [1, 1, 2] },
        });
        assert.equal(mapDigest(image), 'positions (1, 1, 2); the largest loss, 1.3133, is at 0, 0, 1');
        assert.equal(describePosition(image, 1), 'Position 0, 0, 1: target 0, predicted 1, loss 1.3133.');
        assert.equal(describePosition(named, 2), 'Position 2: ignored.');
    });

    it('tell what the mean divides by', () => {
        const mean = (batch: typeof named): string => describeReduced(batch, reductionsOf(batch)[1]!);
        assert.match(mean(named), /by the number of samples that are not ignored$/);
        assert.match(
            mean(judged(FOUR, FOUR_TARGETS, { weight: Float64Array.of(1, 2, 3) })),
            /by the sum of the weights of the targets that are not ignored$/,
        );
        assert.match(
            describeWeights(judged(FOUR, FOUR_TARGETS, { weight: Float64Array.of(1, 2, 3), labelSmoothing: 0.1 })),
            /label smoothing/,
        );
    });

    it('name each cell of the matrix', () => {
        assert.equal(
            describeCell(named.question, { only: 0 }, { only: 2 }, 1),
            'target cat, predicted owl, samples: 1',
        );
        assert.equal(describeCell(named.question, undefined, undefined, 3), 'all, samples: 3');
    });

    it('tell which classes the matrix leaves out', () => {
        assert.equal(describeGroups(named), undefined);
        assert.equal(
            describeGroups(judged([Array.from({ length: 30 }, (_, c) => c)], [0])),
            'Left out: the classes that are neither a target nor a prediction (28).',
        );
    });
});
