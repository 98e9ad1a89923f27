import assert from 'node:assert/strict';
import { describeReduction, describeSampleLoss, explain, viewSample } from '../../../../src/explain';
import type { Question } from '../../../../src/explain';
import { sentenceOf } from './ask';

const published: Question = {
    logits: { data: Float64Array.of(1.2372, -0.9604, 1.5415), shape: [1, 3] },
    target: { kind: 'index', data: Int32Array.of(2), shape: [1] },
};
const view = (question: Question) => viewSample(explain(question), 0)!;

describe('the sentences of the published example', () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
        ['logits', sentenceOf('logits', published), /largest is 1\.5415, for class 2, ahead of class 0 by 0\.3043\./],
        [
            'exponentials',
            sentenceOf('exp', published),
            /Subtract the largest logit, 1\.5415.*Class 2 becomes 1.*Their sum is 1\.8196/,
        ],
        ['softmax', sentenceOf('softmax', published), /sum, 1\.8196.*Class 2 is given 55%, class 0 41%\./],
        ['log-softmax', sentenceOf('logSoftmax', published), /Class 2 has ln 0\.5496 = −0\.5986/],
        ['NLLLoss', sentenceOf('nll', published), /1 for class 2.*picks out −0\.5986/],
        [
            'loss',
            describeSampleLoss(view(published)),
            /The model gives class 2 a probability of 0\.5496, so the loss is −ln 0\.5496 = 0\.5986\./,
        ],
        ['gradient', sentenceOf('gradient', published), /falls as the logit of class 2 grows \(slope −0\.4504\)/],
    ];
    for (const [stage, sentence, expected] of cases) {
        it(stage, () => assert.match(sentence, expected));
    }
});

describe('other sentences', () => {
    it('use the names of the classes as they are written', () =>
        assert.match(
            describeSampleLoss(view({ ...published, classNames: ['cat', 'dog', 'bird'] })),
            /^The model gives bird a probability of 0\.5496,/,
        ));

    it('call no class ahead of its equal', () => {
        const tie: Question = { ...published, logits: { data: Float64Array.of(1, 2, 2), shape: [1, 3] } };
        assert.match(sentenceOf('logits', tie), /largest is 2\.0000, shared by class 1 and class 2\./);
        assert.match(sentenceOf('exp', tie), /Class 1 becomes 1; the others are at most 1/);
    });

    it('tell what smoothing leaves and gives', () => {
        assert.match(
            sentenceOf('nll', { ...published, options: { labelSmoothing: 0.1 } }),
            /leaves 0\.9333 for class 2 and gives 0\.0333/,
        );
    });

    it('say what an ignored target does', () => {
        const ignored: Question = { ...published, options: { ignoreIndex: 2 } };
        assert.match(sentenceOf('nll', ignored), /ignore_index/);
        assert.match(describeSampleLoss(view(ignored)), /Ignored/);
    });

    it('know a single class, and values that are not numbers', () => {
        assert.match(
            sentenceOf('logits', { logits: { data: Float64Array.of(3), shape: [1, 1] } }),
            /for the only class: 3\.0000/,
        );
        assert.match(
            sentenceOf('logits', { logits: { data: Float64Array.of(3, NaN), shape: [1, 2] } }),
            /Some are not finite/,
        );
        assert.equal(
            sentenceOf('exp', { logits: { data: Float64Array.of(3, NaN), shape: [1, 2] } }),
            'Subtract the largest logit, nan, then take the exponential. Their sum is nan.',
        );
    });

    it('tell the loss of a batch, and what probability it stands for', () => {
        const batch: Question = {
            logits: { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] },
            target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] },
        };
        const loss = (options: Question['options']) => sentenceOf('loss', { ...batch, options: options! });
        // e^-.3185 = .7272
        assert.equal(
            loss({}),
            "The loss is 0.3185: the geometric mean of the true classes' probabilities is exp(−0.3185) = 0.7272.",
        );
        assert.equal(loss({ reduction: 'sum' }), 'The losses of the samples sum to 0.6371.');
        assert.equal(loss({ labelSmoothing: 0.1 }), 'The loss of the batch is 0.4369.');
        assert.match(
            loss({ reduction: 'none' }),
            /^The model gives class 0 a probability of 0\.6590, so the loss is .* = 0\.4170\.$/,
        );
    });

    it('promise no direction of the gradient where the target is spread or left out', () => {
        // Smoothing makes the gradient softmax - (1 - e + e / C) at the target: positive once softmax is above that.
        assert.match(
            sentenceOf('gradient', { ...published, options: { labelSmoothing: 0.5 } }),
            /a small step against it/,
        );
        assert.match(sentenceOf('gradient', { ...published, options: { ignoreIndex: 2 } }), /does not depend/);
    });

    it('say that there is no target', () =>
        assert.match(sentenceOf('nll', { logits: published.logits }), /No target yet/));

    it('tell every reduction', () => {
        const reduction = { samples: 4, kept: 4, weighted: false } as const;
        assert.equal(describeReduction({ ...reduction, reduction: 'mean' }), 'The mean over 4 samples.');
        assert.equal(
            describeReduction({ ...reduction, reduction: 'mean', kept: 3 }),
            'The mean over the 3 of 4 samples that are not ignored.',
        );
        assert.equal(
            describeReduction({ ...reduction, reduction: 'mean', weighted: true }),
            'The mean over 4 samples, weighted by the weights of their targets.',
        );
        assert.equal(describeReduction({ ...reduction, reduction: 'sum' }), 'The sum over 4 samples.');
        assert.match(describeReduction({ ...reduction, reduction: 'none' }), /^Not reduced/);
        assert.match(
            describeReduction({ samples: 1, kept: 1, reduction: 'mean', weighted: true }),
            /^The mean of one sample: its loss divided by the weight/,
        );
    });
});
