import assert from 'node:assert/strict';
import type { Question } from '../../../../src/explain';
import { whyOf } from './ask';

const published: Question = {
    logits: { data: Float64Array.of(1.2372, -0.9604, 1.5415), shape: [1, 3] },
    target: { kind: 'index', data: Int32Array.of(2), shape: [1] },
};
const batch: Question = {
    logits: { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] },
    target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] },
};
const weight = Float64Array.of(2, 4, 6);
describe('Why? of a tie', () => {
    it('finds no class ahead', async () =>
        assert.match(
            await whyOf('logits', { ...published, logits: { data: Float64Array.of(2, 2, 1), shape: [1, 3] } }),
            /Class 0 and class 1 have the same logit/,
        ));
});

describe('Why? of the published example', () => {
    const cases: readonly (readonly [string, RegExp])[] = [
        // e^.3043 = .5496 / .4054
        ['logits', /Class 2 is ahead of class 0 by 0\.3043.*= 1\.3557 times/],
        [
            'exp',
            /exp\(1\.5415\) is still representable.*11\.0901 in float16.*88\.7228 in float32.*709\.7827 in float64/,
        ],
        ['exp', /the sum, 1\.8196, lies between 1 and the number of classes, 3/],
        ['softmax', /uniformly among 3 classes would give each 33%/],
        ['logSoftmax', /for class 2, 0\.0000 − 0\.5986 = −0\.5986/],
        ['nll', /all its probability to class 2.*leaves only that one: 0\.5986/],
        ['nll', /exp\(−0\.5986\) = 0\.5496/],
        ['loss', /ln 3 = 1\.0986/],
        // 1 - .5496
        ['gradient', /class 2 is 0\.4504 short of its target of 1/],
    ];
    for (const [stage, expected] of cases) {
        it(`${stage}: ${expected.source}`, async () => assert.match(await whyOf(stage, published), expected));
    }
});

describe('Why subtract the max', () => {
    const ofLogits = (...data: readonly number[]): Promise<string> =>
        whyOf('exp', { logits: { data: Float64Array.from(data), shape: [data.length] } });

    it('names the types that would overflow', async () => {
        assert.match(await ofLogits(12, 0), /too large for float16\./);
        assert.match(await ofLogits(100, 0), /too large for float16, bfloat16, float32\./);
        assert.match(await ofLogits(1000, 0), /too large for float16, bfloat16, float32, float64\./);
    });

    it('or in which everything would be 0', async () => {
        // Half the smallest subnormal: 2^-25 of float16, 2^-134 of bfloat16, 2^-150 of float32.
        assert.match(await ofLogits(-20, -30), /too small for float16\./);
        assert.match(await ofLogits(-100, -110), /too small for float16, bfloat16\./);
    });

    it('says nothing of a sum that is no number', async () =>
        assert.doesNotMatch(await ofLogits(NaN, 1), /lies between/));
});

describe('Why? of other targets', () => {
    it('smoothing: what it gives to each class, and what it costs', async () => {
        // The entropy of (.9333, .0333, .0333).
        assert.match(
            await whyOf('nll', { ...published, options: { labelSmoothing: 0.1 } }),
            /label_smoothing 0\.1, .* all 3 classes, 0\.0333 each[\s\S]*cannot fall below 0\.2911/,
        );
    });

    it('probabilities: the least loss is their entropy, unless weights move it', async () => {
        const soft: Question = {
            ...batch,
            target: { kind: 'probability', data: Float64Array.of(0.7, 0.2, 0.1, 0.1, 0.6, 0.3), shape: [2, 3] },
        };
        // -(.7 ln .7 + .2 ln .2 + .1 ln .1)
        assert.match(await whyOf('nll', soft), /there it is 0\.8018, the entropy of the target/);
        assert.doesNotMatch(await whyOf('nll', { ...soft, options: { weight } }), /own entropy/);
    });

    it('ignored: it counts for nothing', async () =>
        assert.match(await whyOf('nll', { ...published, options: { ignoreIndex: 2 } }), /what should not be learned/));

    it('none: what the surprise of each class means', async () =>
        assert.match(await whyOf('nll', { logits: published.logits }), /surprise, in nats/));

    it('weighted: how many times the class counts', async () =>
        assert.match(
            await whyOf('nll', { ...published, options: { weight } }),
            /The weight 6 multiplies the loss of this class/,
        ));
});

describe('Why? of the reduction', () => {
    it('the mean divides by the samples that count', async () => {
        assert.match(await whyOf('reduction', batch), /divides by 2, since no sample is ignored/);
        assert.match(
            await whyOf('reduction', { ...batch, options: { ignoreIndex: 1 } }),
            /divides by 1, not by 2: ignored samples/,
        );
    });

    it('with weights by those of the targets', async () =>
        assert.match(
            await whyOf('reduction', { ...batch, options: { weight } }),
            /divides by 6, the sum of the weights .* not by the number of samples, 2/,
        ));

    it('the sum grows with the batch, and none needs reducing', async () => {
        assert.match(
            await whyOf('reduction', { ...batch, options: { reduction: 'sum' } }),
            /The mean, 0\.3185, does not/,
        );
        assert.match(
            await whyOf('reduction', { ...batch, options: { reduction: 'none' } }),
            /keeps one loss per sample/,
        );
    });

    it('divides the slopes, too', async () => {
        assert.match(
            await whyOf('gradient', { ...batch, options: { weight } }),
            /A weight multiplies.*\n.*divided by 6\./,
        );
        assert.doesNotMatch(await whyOf('gradient', { ...batch, options: { reduction: 'sum' } }), /divided by/);
    });
});
