import assert from 'node:assert/strict';
import { explain, viewSample } from '../../../../src/explain';
import type { Question } from '../../../../src/explain';
import { moveLogit } from '../../../../src/explain/curves/movedLogit';
import { explainCrossEntropy } from '../../../../src/math';
import type { CrossEntropyOptions, Target } from '../../../../src/math';

const close = (actual: number, expected: number, within = 1e-12): void =>
    assert.ok(Math.abs(actual - expected) <= within * Math.max(1, Math.abs(expected)), `${actual} is ${expected}`);

const view = (question: Question) => viewSample(explain(question), 0)!;
const row = (data: Float64Array) => ({ data, shape: [1, data.length] });
const tensor = (...data: number[]) => row(Float64Array.from(data));
const index = (c: number): Target => ({ kind: 'index', data: Int32Array.of(c), shape: [1] });

/** What the loss says with the moved logit in all its C classes. */
function whole({ logits, target, options }: Question, c: number, logit: number) {
    const data = logits.data.slice();
    data[c] = logit;
    return explainCrossEntropy({
        logits: { ...logits, data },
        target: target!,
        options: { ...options, reduction: 'sum' },
    });
}

describe('a logit that moves', () => {
    const published = tensor(1.2372, -0.9604, 1.5415);

    it('gives the loss, the probabilities and the gradient of the published example where it stands', () => {
        const [point] = moveLogit(view({ logits: published, target: index(2) }), 2)!.at([1.5415]);
        // softmax .4054 .0450 .5496, loss .5986 as the example prints them; gradient p - 1
        close(point!.probability, 0.5496, 1e-4);
        close(point!.rivalProbability, 0.4054, 1e-4);
        close(point!.loss, 0.5986, 1e-4);
        close(point!.slope, 0.5496 - 1, 1e-4);
    });

    it('has p = 0.5 and the loss ln 2 where it is the logsumexp of the others', () => {
        const moved = moveLogit(view({ logits: published, target: index(2) }), 2)!;
        close(moved.others, Math.log(Math.exp(1.2372) + Math.exp(-0.9604)));
        const [point] = moved.at([moved.others]);
        close(point!.probability, 0.5);
        close(point!.loss, Math.LN2);
        close(point!.slope, -0.5);
    });

    const many = row(Float64Array.from({ length: 128_256 }, (_, i) => 4 * Math.sin(i * i)));
    const five = tensor(2, 1, 0.1, -3, 0.7);
    const shares = (...data: number[]): Target => ({
        kind: 'probability',
        data: Float64Array.from(data),
        shape: [1, data.length],
    });
    const weight = Float64Array.of(2, 4, 6, 1, 0.5);
    const cases: readonly [name: string, question: Question, c: number][] = [
        ['three classes', { logits: published, target: index(0) }, 0],
        ['two classes', { logits: tensor(0.3, -1), target: index(1) }, 1],
        ['weights', { logits: five, target: index(1), options: { weight } }, 1],
        ['label smoothing', { logits: five, target: index(1), options: { labelSmoothing: 0.1 } }, 1],
        [
            'label smoothing and weights',
            { logits: five, target: index(3), options: { labelSmoothing: 0.2, weight } },
            3,
        ],
        [
            'two classes and label smoothing',
            { logits: tensor(0.3, -1), target: index(1), options: { labelSmoothing: 0.1 } },
            1,
        ],
        ['class probabilities', { logits: five, target: shares(0.1, 0.2, 0.3, 0.4, 0) }, 3],
        [
            'class probabilities that do not add up to 1, and weights',
            { logits: five, target: shares(0.5, 0.9, -0.1, 0.2, 0), options: { weight } },
            1,
        ],
        ['a masked class', { logits: tensor(1, -Infinity, 0.5, 2), target: index(0) }, 0],
        ['128 256 classes', { logits: many, target: index(77_777) }, 77_777],
        [
            '128 256 classes and label smoothing',
            { logits: many, target: index(77_777), options: { labelSmoothing: 0.1 } },
            77_777,
        ],
    ];
    for (const [name, question, c] of cases) {
        it(`gives what explainCrossEntropy gives on all classes: ${name}`, () => {
            const moved = moveLogit(view(question), c)!;
            for (const { logit, probability, rivalProbability, loss, slope } of moved.at([-7, 0, 1.5, 12])) {
                const all = whole(question, c, logit);
                close(probability, all.softmax.data[c]!);
                close(rivalProbability, all.softmax.data[moved.rival]!);
                close(loss, all.perSample.data[0]!, 1e-11);
                close(slope, all.gradient.data[c]!, 1e-11);
            }
        });
    }

    it("has PyTorch's loss for class probabilities with weights and smoothing", () => {
        // x = [[2, 1, .1], [.5, 2.5, .3]], P = [[.7, .2, .1], [.1, .6, .3]], w = [2, 4, 6], e = .1: the mean of both
        // rows is 4.466905117283742
        const logits = { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] };
        const target: Target = {
            kind: 'probability',
            data: Float64Array.of(0.7, 0.2, 0.1, 0.1, 0.6, 0.3),
            shape: [2, 3],
        };
        const options: CrossEntropyOptions = { weight: Float64Array.of(2, 4, 6), labelSmoothing: 0.1 };
        const explanation = explain({ logits, target, options });
        const losses = [0, 1].map(sample => {
            const moved = moveLogit(viewSample(explanation, sample)!, 1)!;
            return moved.at([logits.data[3 * sample + 1]!])[0]!.loss;
        });
        close((losses[0]! + losses[1]!) / 2, 4.466905117283742);
    });

    it('has nothing to show beside itself with one class, or where all others are masked', () => {
        assert.equal(moveLogit(view({ logits: tensor(3), target: index(0) }), 0), undefined);
        assert.equal(moveLogit(view({ logits: tensor(3, -Infinity, -Infinity), target: index(0) }), 0), undefined);
    });
});
