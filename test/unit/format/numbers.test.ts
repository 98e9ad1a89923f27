import assert from 'node:assert/strict';
import {
    formatBound,
    formatExactly,
    formatFactor,
    formatNumber,
    formatPercent,
    formatShape,
} from '../../../src/format/numbers';

describe('formatNumber', () => {
    const cases: readonly (readonly [number, string])[] = [
        [1.2372, '1.2372'],
        [-0.9604, '−0.9604'],
        [0.59857, '0.5986'],
        [0, '0.0000'],
        [-0, '0.0000'],
        [1, '1.0000'],
        // An exponent where four decimals would hide the number.
        [2.1637724e-9, '2.1638e−9'],
        [-0.0004, '−4.0000e−4'],
        [1.5e8, '1.5000e+8'],
        [123456.78, '123456.7800'],
        // PyTorch's words.
        [NaN, 'nan'],
        [Infinity, 'inf'],
        [-Infinity, '−inf'],
    ];
    for (const [value, text] of cases) {
        it(`${String(value)} is ${text}`, () => assert.equal(formatNumber(value), text));
    }
});

describe('formatBound', () => {
    it('has two digits where they are enough', () => {
        assert.deepEqual([1.5048e-4, 5e-5, 0, 0.25, Infinity].map(formatBound), [
            '1.5e−4',
            '5e−5',
            '0.0000',
            '0.2500',
            'inf',
        ]);
    });
});

describe('formatPercent', () => {
    const cases: readonly (readonly [number, string])[] = [
        [0.5496, '55%'],
        [0.045, '4.5%'],
        [1, '100%'],
        [0, '0%'],
        [0.00012, '0.012%'],
    ];
    for (const [value, text] of cases) {
        it(`${value} is ${text}`, () => assert.equal(formatPercent(value).replace(/\u00a0/g, ' '), text));
    }
    it('does not say 100% of what is less', () => {
        assert.deepEqual([0.994, 0.9949, 0.995, 0.9962, 0.999, 0.99999].map(formatPercent), [
            '99%',
            '99%',
            '99.5%',
            '99.6%',
            '99.9%',
            '>99.9%',
        ]);
    });
});

describe('formatShape', () => {
    it('is a tuple as PyTorch prints it', () => {
        assert.equal(formatShape([1, 3]), '(1, 3)');
        assert.equal(formatShape([]), '()');
    });
});

describe('formatExactly', () => {
    it('keeps every digit', () => assert.equal(Number(formatExactly(0.1 + 0.2)), 0.1 + 0.2));
});

describe('formatFactor', () => {
    it('writes whole numbers without decimals', () => {
        assert.equal(formatFactor(6), '6');
        assert.equal(formatFactor(-0), '0');
        assert.equal(formatFactor(0.3 + 0.6), '0.9000');
        assert.equal(formatFactor(NaN), 'nan');
    });
});
