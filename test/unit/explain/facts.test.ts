import assert from 'node:assert/strict';
import { explain, factsOf, reductionFacts } from '../../../src/explain';
import type { Question } from '../../../src/explain';

// The gold numbers of the batch are PyTorch's: losses .4170 and .2200, sum .6371, mean .3185.
const logits = { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] };
const batch: Question = { logits, target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] } };
const weight = Float64Array.of(2, 4, 6);

describe('factsOf', () => {
    const codes = (question: Question): readonly string[] => factsOf(explain(question), 0).map(({ code }) => code);

    it('tells only what says something', () => {
        assert.deepEqual(codes(batch), ['rank', 'bits', 'perplexity']);
        assert.deepEqual(codes({ ...batch, options: { reduction: 'sum' } }), ['rank']);
        assert.deepEqual(codes({ ...batch, options: { labelSmoothing: 0.1 } }), [
            'rank',
            'bits',
            'perplexity',
            'floor',
        ]);
        assert.deepEqual(codes({ logits }), []);
    });

    it('tells the floor of the sample in view where the losses are not reduced', () => {
        const options = { reduction: 'none', labelSmoothing: 0.1, weight } as const;
        const floors = [0, 1].map(
            sample => factsOf(explain({ ...batch, options }), sample).find(({ code }) => code === 'floor')!.text,
        );
        // q = w y': (2 * .93333, 4 / 30, 6 / 30) and (2 / 30, 4 * .93333, 6 / 30), -sum q ln(q / sum q)
        assert.deepEqual(floors, ['1.1601', '1.1297']);
    });
});

describe('reductionFacts', () => {
    const facts = (question: Question, sample = 0): Readonly<Record<string, string>> =>
        Object.fromEntries(reductionFacts(explain(question), sample).map(({ code, text }) => [code, text]));

    it('of a mean: the sample, its share, the sum and the denominator', () => {
        assert.deepEqual(facts(batch), {
            sampleLoss: '0.4170',
            share: '65%',
            sumLoss: '0.6371',
            denominator: '2',
        });
    });

    it('of a weighted mean: both denominators, and the mean that it is not', () => {
        // 2 * .4170 + 4 * .2200 = 1.7143; by 2 + 4 it is .2857, by 2 samples .8571.
        assert.deepEqual(facts({ ...batch, options: { weight } }), {
            sampleLoss: '0.8341',
            share: '49%',
            sumLoss: '1.7143',
            denominator: '6',
            count: '2',
            unweightedMean: '0.8571',
        });
    });

    it('of a sum there is no denominator, and of no reduction no sum', () => {
        assert.deepEqual(Object.keys(facts({ ...batch, options: { reduction: 'sum' } })), [
            'sampleLoss',
            'share',
            'sumLoss',
        ]);
        assert.deepEqual(Object.keys(facts({ ...batch, options: { reduction: 'none' } })), ['sampleLoss', 'share']);
    });

    it('of an ignored sample there is no share', () => {
        assert.deepEqual(facts({ ...batch, options: { ignoreIndex: 0 } }), { sumLoss: '0.2200', denominator: '1' });
    });
});
