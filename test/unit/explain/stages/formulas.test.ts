import assert from 'node:assert/strict';
import type { Question } from '../../../../src/explain';
import { formulaOf } from './ask';

// PyTorch prints .4054 .0450 .5496 and -.9029 -3.1005 -.5986 for these.
const published: Question = {
    logits: { data: Float64Array.of(1.2372, -0.9604, 1.5415), shape: [1, 3] },
    target: { kind: 'index', data: Int32Array.of(2), shape: [1] },
};
const words = (stage: string, question: Question, c: number): string => formulaOf(stage, question, c).words;

describe('a formula in words', () => {
    const cases: readonly (readonly [string, string])[] = [
        [words('logits', published, 0), 'The logit of class 0 is 1.2372'],
        [words('exp', published, 0), 'For class 0: exp of 1.2372 minus the largest logit, 1.5415, is 0.7376'],
        [words('softmax', published, 0), 'The probability of class 0 is 0.7376 divided by the sum, 1.8196: 0.4054'],
        [
            words('logSoftmax', published, 0),
            'The logarithm of the probability of class 0 is −0.3043 minus the logarithm of the sum, 0.5986: −0.9029',
        ],
        [words('nll', published, 0), 'The loss of the sample is minus −0.5986, the log-probability of class 2: 0.5986'],
        [
            words('gradient', published, 2),
            'The slope for class 2 is its probability, 0.5496, minus its target, 1.0000, divided by 1: −0.4504',
        ],
        [
            words('nll', { logits: published.logits }, 0),
            'If class 0 is the target, the loss is minus the logarithm of its probability: 0.9029',
        ],
        [
            words('nll', { ...published, options: { weight: Float64Array.of(1, 1, 2) } }, 0),
            'The loss of the sample is minus the weight, 2, times −0.5986, the log-probability of class 2: 1.1972',
        ],
        // (.9333 * .5986) + .0333 * (.9029 + 3.1005)
        [
            words('nll', { ...published, options: { labelSmoothing: 0.1 } }, 0),
            'The loss of the sample is the sum of the products over all classes: 0.6921',
        ],
        [
            words('gradient', { ...published, options: { weight: Float64Array.of(1, 1, 2), reduction: 'sum' } }, 2),
            'The slope for class 2 is −0.9008',
        ],
    ];
    for (const [actual, expected] of cases) {
        it(expected, () => assert.equal(actual, expected));
    }

    it('how the losses of a batch become one', () => {
        const batch: Question = {
            logits: { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] },
            target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] },
        };
        assert.equal(words('reduction', batch, 0), 'The losses of the samples sum to 0.6371');
        assert.equal(words('loss', batch, 0), '0.6371 divided by 2 is 0.3185');
    });
});
