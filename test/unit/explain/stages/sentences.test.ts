import assert from 'node:assert/strict';
import { describeReduction, describeSampleLoss, explain, viewSample, withChoices } from '../../../../src/explain';
import type { Question } from '../../../../src/explain';
import { sentenceOf } from './ask';

const published: Question = {
    logits: { data: Float64Array.of(1.2372, -0.9604, 1.5415), shape: [1, 3] },
    target: { kind: 'index', data: Int32Array.of(2), shape: [1] },
};
const view = (question: Question) => viewSample(explain(question), 0)!;

describe('the sentences of the published example', () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
        [
            'logits',
            sentenceOf('logits', published),
            /score for class 2\. It is the largest, 0\.3043 above that of class 0\./,
        ],
        ['another logit', sentenceOf('logits', published, 1), /It is 2\.5019 below the largest, that of class 2\./],
        ['the largest exponential', sentenceOf('exp', published), /^Class 2 has the largest logit:.*exp\(0\) = 1\./],
        // e^-0.3043 = 0.7376
        [
            'another',
            sentenceOf('exp', published, 0),
            /Class 0 is 0\.3043 below the largest.* is 0\.7376 of the largest/,
        ],
        [
            'softmax',
            sentenceOf('softmax', published),
            /share of class 2 in the sum .*, 1\.8196: the model gives it a probability of 55%\./,
        ],
        ['log-softmax', sentenceOf('logSoftmax', published), /ln 0\.5496 = −0\.5986/],
        [
            'NLLLoss',
            sentenceOf('nll', published),
            /^Class 2 is the target: y is 1, so its logarithm, −0\.5986, is kept/,
        ],
        [
            'NLLLoss of another class',
            sentenceOf('nll', published, 0),
            /^Class 0 is not the target.* 0\.9029 is dropped/,
        ],
        [
            'loss',
            describeSampleLoss(view(published)),
            /The model gives class 2 a probability of 0\.5496, so the loss is −ln 0\.5496 = 0\.5986\./,
        ],
        [
            'gradient',
            sentenceOf('gradient', published),
            /logit of class 2 grows a little, the loss falls 0\.4504 times as much/,
        ],
        [
            'its other slopes',
            sentenceOf('gradient', published, 0),
            /class 0 grows a little, the loss grows 0\.4054 times/,
        ],
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
        for (const c of [1, 2]) {
            assert.match(
                sentenceOf('logits', tie, c),
                new RegExp(`the largest, together with that of class ${3 - c}\\.`),
            );
            assert.match(sentenceOf('exp', tie, c), new RegExp(`^Class ${c} has the largest logit`));
        }
    });

    it('tell what smoothing leaves and gives', () => {
        const smoothed: Question = { ...published, options: { labelSmoothing: 0.1 } };
        assert.match(sentenceOf('nll', smoothed), /leaves 0\.9333 of the target for class 2/);
        assert.match(sentenceOf('nll', smoothed, 0), /gives 0\.0333 of the target to class 0, which adds 0\.0301/);
    });

    it('say what an ignored target does', () => {
        const ignored: Question = { ...published, options: { ignoreIndex: 2 } };
        assert.match(sentenceOf('nll', ignored), /ignore_index/);
        assert.match(describeSampleLoss(view(ignored)), /Ignored/);
    });

    it('know a single class, and values that are not numbers', () => {
        const one: Question = { logits: { data: Float64Array.of(3), shape: [1, 1] } };
        const broken: Question = { logits: { data: Float64Array.of(3, NaN), shape: [1, 2] } };
        assert.equal(sentenceOf('logits', one), "The model's raw score for class 0.");
        assert.match(sentenceOf('logits', broken, 1), /It is not finite/);
        assert.equal(sentenceOf('exp', broken, 1), 'exp(logit − max) for class 1: nan.');
    });

    it('do not call divided logits raw scores', () => {
        const warm = withChoices(published, { temperature: 2 });
        assert.match(sentenceOf('logits', warm), /^The model's raw score for class 2, divided by the temperature\./);
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

    it('tell the direction of the slope that there is', () => {
        // Smoothing makes the gradient softmax - (1 - e + e / C) at the target: positive once softmax is above that.
        const smoothed: Question = {
            ...published,
            logits: { data: Float64Array.of(0, 0, 5), shape: [1, 3] },
            options: { labelSmoothing: 0.5 },
        };
        assert.match(sentenceOf('gradient', smoothed), /the loss grows .* a gradient step lowers this logit/);
        assert.match(sentenceOf('gradient', { ...published, options: { ignoreIndex: 2 } }, 0), /does not depend/);
    });

    it('tell what the loss would be, where there is no target', () =>
        assert.equal(
            sentenceOf('nll', { logits: published.logits }, 0),
            'If class 0 were the target, the loss would be 0.9029.',
        ));

    it('tell every reduction', () => {
        const reduction = { samples: 4, sampleShape: [4], kept: 4, weighted: false } as const;
        assert.equal(describeReduction({ ...reduction, reduction: 'mean' }), 'The mean over 4 samples.');
        assert.equal(
            describeReduction({ ...reduction, reduction: 'mean', kept: 3 }),
            'The mean over the 3 of 4 samples not ignored.',
        );
        assert.equal(
            describeReduction({ ...reduction, reduction: 'mean', weighted: true }),
            'The mean over 4 samples, weighted by the weights of their targets.',
        );
        assert.equal(describeReduction({ ...reduction, reduction: 'sum' }), 'The sum over 4 samples.');
        assert.match(describeReduction({ ...reduction, reduction: 'none' }), /^Not reduced/);
        assert.equal(
            describeReduction({ ...reduction, reduction: 'mean', sampleShape: [2, 2] }),
            'The mean over 4 tokens.',
        );
        assert.equal(
            describeReduction({ ...reduction, reduction: 'mean', sampleShape: [1, 2, 2] }),
            'The mean over 4 pixels.',
        );
        assert.match(
            describeReduction({ samples: 1, sampleShape: [1], kept: 1, reduction: 'mean', weighted: true }),
            /^The mean of one sample: its loss divided by the weight/,
        );
    });
});
