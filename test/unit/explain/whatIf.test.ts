import assert from 'node:assert/strict';
import { describeWas, explain, isWhatIf, parseLogit, shownLoss } from '../../../src/explain';

describe('a what-if', () => {
    const none = { targets: [], options: {}, temperature: 1 };

    it('is anything that a person changed', () => {
        assert.equal(isWhatIf(none), false);
        assert.equal(isWhatIf({ ...none, targets: [[0, 1]] }), true);
        assert.equal(isWhatIf({ ...none, options: { dtype: 'float16' } }), true);
        assert.equal(isWhatIf({ ...none, temperature: 2 }), true);
        assert.equal(isWhatIf({ ...none, logits: Float64Array.of(1, 2) }), true);
    });

    it('says what the loss was, and the difference', () => {
        assert.equal(describeWas(0.5986, 0.6731), 'was 0.5986, now 0.0745 more');
        assert.equal(describeWas(0.5986, 0.5525), 'was 0.5986, now 0.0461 less');
        assert.equal(describeWas(0.5986, 0.5986), 'was 0.5986: no change');
    });

    it('says no difference where there is none to say', () => {
        assert.equal(describeWas(0.5986, Infinity), 'was 0.5986');
        assert.equal(describeWas(NaN, 1), 'was nan');
        assert.equal(describeWas(NaN, NaN), 'was nan: no change');
        assert.equal(describeWas(Infinity, Infinity), 'was inf: no change');
    });
});

describe('the loss that is shown', () => {
    // Two equal logits: ln 2 for each sample.
    const logits = { data: Float64Array.of(0, 0, 1, 1), shape: [2, 2] };
    const target = { kind: 'index', data: Int32Array.of(0, 1), shape: [2] } as const;

    it('is the reduced one', () =>
        assert.equal(shownLoss(explain({ logits, target, options: { reduction: 'sum' } }), 1), 2 * Math.LN2));
    it('is that of the sample where there is one for each', () =>
        assert.equal(shownLoss(explain({ logits, target, options: { reduction: 'none' } }), 1), Math.LN2));
    it('is there only with a target', () => assert.equal(shownLoss(explain({ logits }), 0), undefined));
});

describe('a typed logit', () => {
    const read: readonly (readonly [string, number])[] = [
        ['1.5', 1.5],
        [' -2 ', -2],
        ['+.5', 0.5],
        ['3.', 3],
        ['1e3', 1000],
        ['-2.5E-2', -0.025],
        ['\u22124', -4],
        ['inf', Infinity],
        ['+Inf', Infinity],
        ['-inf', -Infinity],
        ['-Infinity', -Infinity],
        ['\u2212inf', -Infinity],
        ['nan', NaN],
        ['NaN', NaN],
    ];
    for (const [text, value] of read) {
        it(`${text} is ${value}`, () => assert.ok(Object.is(parseLogit(text), value)));
    }
    for (const text of ['', '-', 'much', '0x10', '1,5', '1 2', 'e3', '1e', 'info', '.']) {
        it(`${JSON.stringify(text)} is not a number`, () => assert.equal(parseLogit(text), undefined));
    }
});
