import assert from 'node:assert/strict';
import {
    describeExp, describeGradient, describeLogits, describeLogSoftmax, describeNll, describeReduction, describeSampleLoss, describeSoftmax,
    explain, viewSample, type Question,
} from '../../../src/explain';

const published: Question = {
    logits: { data: Float64Array.of(1.2372, -0.9604, 1.5415), shape: [1, 3] },
    target: { kind: 'index', data: Int32Array.of(2), shape: [1] },
};
const view = (question: Question) => viewSample(explain(question), 0)!;

describe('the sentences of the published example', () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
        ['logits', describeLogits(view(published)), /largest is 1\.5415, for class 2/],
        ['exponentials', describeExp(view(published)), /1\.5415, is subtracted.*add up to 1\.8196/],
        ['softmax', describeSoftmax(view(published)), /sum, 1\.8196.*Class 2 gets 55\u00a0%/],
        ['log-softmax', describeLogSoftmax(view(published)), /Class 2 has -0\.5986/],
        ['NLLLoss', describeNll(view(published)), /1 for class 2.*keeps -0\.5986/],
        ['loss', describeSampleLoss(view(published)), /Class 2 got 55\u00a0%, so the loss is −ln 0\.5496 = 0\.5986/],
        ['gradient', describeGradient(view(published)), /falls as the logit of class 2 grows/],
    ];
    for (const [stage, sentence, expected] of cases) {
        it(stage, () => assert.match(sentence, expected));
    }
});

describe('other sentences', () => {
    it('use the names of the classes as they are written', () => assert.match(describeSampleLoss(view({ ...published, classNames: ['cat', 'dog', 'bird'] })), /^bird got 55\u00a0%/));

    it('tell what smoothing leaves and gives', () => {
        assert.match(describeNll(view({ ...published, options: { labelSmoothing: 0.1 } })), /leaves 0\.9333 for class 2 and gives 0\.0333/);
    });

    it('say what an ignored target does', () => {
        const ignored = view({ ...published, options: { ignoreIndex: 2 } });
        assert.match(describeNll(ignored), /ignore_index/);
        assert.match(describeSampleLoss(ignored), /Ignored/);
    });

    it('promise no direction of the gradient where the target is spread or left out', () => {
        // Smoothing makes the gradient softmax - (1 - e + e / C) at the target: positive once softmax is above that.
        assert.match(describeGradient(view({ ...published, options: { labelSmoothing: 0.5 } })), /a small step against it/);
        assert.match(describeGradient(view({ ...published, options: { ignoreIndex: 2 } })), /does not depend/);
    });

    it('say that there is no target', () => assert.match(describeNll(view({ logits: published.logits })), /No target yet/));

    it('tell every reduction', () => {
        const reduction = { samples: 4, kept: 4, weighted: false } as const;
        assert.equal(describeReduction({ ...reduction, reduction: 'mean' }), 'The mean over 4 samples.');
        assert.equal(describeReduction({ ...reduction, reduction: 'mean', kept: 3 }), 'The mean over the 3 of 4 samples that count.');
        assert.equal(describeReduction({ ...reduction, reduction: 'mean', weighted: true }), 'The mean over 4 samples, by the weights of their targets.');
        assert.equal(describeReduction({ ...reduction, reduction: 'sum' }), 'The sum over 4 samples.');
        assert.match(describeReduction({ ...reduction, reduction: 'none' }), /^Not reduced/);
    });
});
