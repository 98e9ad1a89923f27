import assert from 'node:assert/strict';
import { explainCrossEntropy } from '../../../src/math';
import { indexExample, probabilityExample } from './examples';

const near = (actual: number | undefined, expected: number, tolerance = 1e-14): void =>
    assert.ok(
        Math.abs(actual! - expected) <= tolerance * Math.max(1, Math.abs(expected)),
        `${actual} is not ${expected}`,
    );

describe('what the breakdown shows beside the loss', () => {
    const rows = [
        [2, 1, 0.1],
        [0.5, 2.5, 0.3],
        [1, 1, 1],
        [0, 3, 3],
    ];

    it('the prediction: the class of the largest logit, the first of equals, the first NaN', () => {
        const { prediction } = explainCrossEntropy(
            indexExample([...rows, [0, NaN, NaN], [-Infinity, -Infinity, -Infinity]], [0, 0, 0, 0, 0, 0]),
        );
        assert.deepEqual([...prediction.data], [0, 1, 0, 1, 1, 0]);
    });

    it('the rank of the target: 1 is the most probable, equals share it', () => {
        const rankOf = (target: number): number[] => [
            ...explainCrossEntropy(
                indexExample(
                    rows,
                    rows.map(() => target),
                ),
            ).targetRank.data,
        ];
        assert.deepEqual(
            [rankOf(0), rankOf(1), rankOf(2)],
            [
                [1, 2, 1, 3],
                [2, 1, 1, 1],
                [3, 3, 1, 1],
            ],
        );
    });

    it('the probability of the target; nothing where ignored or NaN', () => {
        const { softmax, targetProbability, targetRank, targetClass, kept } = explainCrossEntropy(
            indexExample([...rows, [NaN, 0, 1]], [2, -100, 1, 0, 1]),
        );
        assert.deepEqual([...targetProbability.data], [softmax.data[2], NaN, softmax.data[7], softmax.data[9], NaN]);
        assert.deepEqual([...targetRank.data], [3, NaN, 1, 3, NaN]);
        assert.deepEqual([...targetClass.data], [2, -1, 1, 0, 1]);
        assert.deepEqual([...kept.data], [1, 0, 1, 1, 1]);
    });

    it('the class of a probability target is that of its largest', () => {
        const { targetClass, targetRank } = explainCrossEntropy(
            probabilityExample(rows.slice(0, 2), [
                [0.2, 0.4, 0.4],
                [0.1, 0.1, 0.8],
            ]),
        );
        assert.deepEqual(
            [[...targetClass.data], [...targetRank.data]],
            [
                [1, 2],
                [2, 3],
            ],
        );
    });

    it('the smoothed target, and its entropy as the floor of the loss', () => {
        const { targetDistribution, entropyFloor, lossFloor } = explainCrossEntropy(
            indexExample(rows, [0, 1, 2, -100], { labelSmoothing: 0.1 }),
        );
        near(targetDistribution.data[0], 0.9 + 0.1 / 3);
        near(targetDistribution.data[1], 0.1 / 3);
        assert.deepEqual([...targetDistribution.data.slice(9)], [0, 0, 0]);
        near(entropyFloor.data[0], 0.29114, 1e-5);
        assert.equal(entropyFloor.data[3], 0);
        near(lossFloor.data[0], entropyFloor.data[0]!);
    });

    it('the floor is 0 without smoothing, -Infinity for negative probabilities', () => {
        assert.deepEqual([...explainCrossEntropy(indexExample(rows, [0, 1, 2, 0])).entropyFloor.data], [0, 0, 0, 0]);
        assert.deepEqual(
            [...explainCrossEntropy(probabilityExample([[1, 2]], [[-0.5, 1.5]])).entropyFloor.data],
            [-Infinity],
        );
    });

    it('the floor is -Infinity for a negative weight, but for a single class, whose loss is always 0', () => {
        const floorOf = (row: readonly number[]): number => {
            const weight = new Float64Array(row.length).fill(-1);
            return explainCrossEntropy(indexExample([row], [0], { weight })).entropyFloor.data[0]!;
        };
        assert.deepEqual([floorOf([2, 1]), floorOf([2])], [-Infinity, 0]);
    });

    it('of no classes: no prediction, no target, and nothing to sum up', () => {
        const nothing = { data: new Float64Array(0), shape: [1, 0, 2] };
        const none = explainCrossEntropy({ logits: nothing, target: { kind: 'probability', ...nothing } });
        assert.deepEqual(
            [none.prediction, none.targetClass, none.sum].map(({ data }) => [...data]),
            [
                [-1, -1],
                [-1, -1],
                [0, 0],
            ],
        );
        assert.deepEqual([...none.targetProbability.data], [NaN, NaN]);
        assert.deepEqual([none.softmax.data.length, none.loss.data[0]], [0, NaN]);
    });

    it("perplexity, bits, and the mean over samples beside torch's weighted mean", () => {
        const even = explainCrossEntropy(
            indexExample(
                [
                    [0, 0, 0, 0],
                    [0, 0, 0, 0],
                ],
                [1, 2],
            ),
        );
        near(even.perplexity, 4);
        near(even.lossInBits.data[0], 2);
        const weighted = explainCrossEntropy(indexExample(rows, [0, 1, 2, -100], { weight: Float64Array.of(2, 4, 6) }));
        const [a, b, c] = weighted.perSample.data;
        near(weighted.meanOverSamples, (a! + b! + c!) / 3);
        near(weighted.meanLoss, (a! + b! + c!) / 12);
        assert.deepEqual([weighted.keptCount, weighted.denominator], [3, 12]);
    });

    it('mean, sum and perplexity whatever the reduction is', () => {
        const [mean, none] = (['mean', 'none'] as const).map(reduction =>
            explainCrossEntropy(indexExample(rows, [0, 1, 2, 0], { reduction })),
        );
        assert.deepEqual(
            [mean!.meanLoss, mean!.sumLoss, mean!.perplexity],
            [none!.meanLoss, none!.sumLoss, none!.perplexity],
        );
        assert.deepEqual(none!.lossInBits.shape, [4]);
    });

    it('the difference of both ways of the proof is how far they are apart', () => {
        const differences = Array.from({ length: 40 }, (_, i) => {
            const { proof } = explainCrossEntropy(indexExample([[i / 7, 1, -i / 3]], [1]));
            const [difference, a, b] = [proof.difference, proof.nllLossOfLogSoftmax, proof.crossEntropyLoss].map(
                ({ data }) => data[0]!,
            );
            assert.equal(difference, Math.abs(a! - b!));
            return difference;
        });
        assert.ok(differences.some(difference => difference > 0));
    });

    it('the proof holds where nothing is finite, too', () => {
        for (const row of [
            [-Infinity, 0],
            [Infinity, 0],
            [NaN, 1],
        ]) {
            assert.deepEqual([...explainCrossEntropy(indexExample([row], [0])).proof.difference.data], [0]);
        }
    });

    it('a long row costs one pass: 128256 classes with their rank', () => {
        const row = Float64Array.from({ length: 128256 }, (_, i) => i % 1000);
        const { targetRank, prediction, loss } = explainCrossEntropy({
            logits: { data: row, shape: [128256] },
            target: { kind: 'index', data: Int32Array.of(998), shape: [] },
        });
        assert.deepEqual([targetRank.data[0], prediction.data[0]], [1 + 128, 999]);
        near(loss.data[0], 1 + Math.log(128 / (1 - Math.exp(-1))));
    });
});
