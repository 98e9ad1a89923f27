import assert from 'node:assert/strict';
import {
    expInWords,
    explain,
    gradientInWords,
    logitInWords,
    logSoftmaxInWords,
    meanInWords,
    nllInWords,
    softmaxInWords,
    sumInWords,
    viewSample,
} from '../../../src/explain';
import type { Question } from '../../../src/explain';

// PyTorch prints .4054 .0450 .5496 and -.9029 -3.1005 -.5986 for these.
const published: Question = {
    logits: { data: Float64Array.of(1.2372, -0.9604, 1.5415), shape: [1, 3] },
    target: { kind: 'index', data: Int32Array.of(2), shape: [1] },
};
const view = (question: Question) => viewSample(explain(question), 0)!;

describe('a formula in words', () => {
    const of = view(published);
    const cases: readonly (readonly [string, string])[] = [
        [logitInWords(of, 0), 'The logit of class 0 is 1.2372'],
        [expInWords(of, 0), 'For class 0: e to the power of 1.2372 minus the largest logit, 1.5415, is 0.7376'],
        [softmaxInWords(of, 0), 'The probability of class 0 is 0.7376 divided by the sum, 1.8196: 0.4054'],
        [
            logSoftmaxInWords(of, 0),
            'The logarithm of the probability of class 0 is -0.3043 minus the logarithm of the sum, 0.5986: -0.9029',
        ],
        [nllInWords(of, 0), 'The loss of the sample is minus -0.5986, the logarithm for class 2: 0.5986'],
        [
            gradientInWords(of, 2),
            'The slope for class 2 is its probability, 0.5496, minus its target, 1.0000, divided by 1: -0.4504',
        ],
        [
            nllInWords(view({ logits: published.logits }), 0),
            'If class 0 is the target, the loss is minus the logarithm of its probability: 0.9029',
        ],
        [
            nllInWords(view({ ...published, options: { weight: Float64Array.of(1, 1, 2) } }), 0),
            'The loss of the sample is minus the weight, 2, times -0.5986, the logarithm for class 2: 1.1972',
        ],
        // (.9333 * .5986) + .0333 * (.9029 + 3.1005)
        [
            nllInWords(view({ ...published, options: { labelSmoothing: 0.1 } }), 0),
            'The loss of the sample is the sum of the products over all classes: 0.6921',
        ],
        [
            gradientInWords(view({ ...published, options: { weight: Float64Array.of(1, 1, 2), reduction: 'sum' } }), 2),
            'The slope for class 2 is -0.9008',
        ],
    ];
    for (const [words, expected] of cases) {
        it(expected, () => assert.equal(words, expected));
    }

    it('how the losses of a batch become one', () => {
        const { breakdown } = explain({
            logits: { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] },
            target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] },
        });
        assert.equal(sumInWords(breakdown!), 'The losses of the samples add up to 0.6371');
        assert.equal(meanInWords(breakdown!), '0.6371 divided by 2 is 0.3185');
    });
});
