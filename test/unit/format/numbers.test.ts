import assert from 'node:assert/strict';
import {
    configureDecimals,
    formatBound,
    formatCount,
    formatExactly,
    formatFactor,
    formatNumber,
    formatPercent,
    formatShape,
    formatTick,
    isNegative,
    samplePosition,
    withHyphen,
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
        [0.001, '0.0010'],
        [0.00099, '9.9000e−4'],
        [999999, '999999.0000'],
        [-1e6, '−1.0000e+6'],
        // PyTorch's words.
        [NaN, 'nan'],
        [Infinity, 'inf'],
        [-Infinity, '−inf'],
    ];
    for (const [value, text] of cases) {
        it(`${String(value)} is ${text}`, () => assert.equal(formatNumber(value), text));
    }
});

describe('the number of decimals', () => {
    afterEach(() => configureDecimals(4));
    const shown = (wanted: unknown): readonly string[] => {
        configureDecimals(wanted);
        return [0.59857, 0.005, 0.0004, -1e6].map(formatNumber);
    };

    it('is what a person wants', () => {
        assert.deepEqual(shown(6), ['0.598570', '0.005000', '0.000400', '−1.000000e+6']);
        assert.deepEqual(shown(2), ['0.60', '5.00e−3', '4.00e−4', '−1.00e+6']);
    });

    it('is four for what is none', () => {
        for (const wanted of [undefined, NaN, '6', 1, 11]) {
            assert.deepEqual(shown(wanted), ['0.5986', '0.0050', '4.0000e−4', '−1.0000e+6'], String(wanted));
        }
    });
});

describe('formatBound', () => {
    it('has two digits where they are enough', () => {
        assert.deepEqual([1.5048e-4, 5e-5, -5e-5, 0, 0.001, 0.25, Infinity].map(formatBound), [
            '1.5e−4',
            '5e−5',
            '−5e−5',
            '0.0000',
            '0.0010',
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
        [0.1, '10%'],
        [0.0999, '10%'],
        [0.0996, '10%'],
        [-0.25, '−25%'],
        [1.234, '123%'],
        [NaN, 'nan'],
        [-Infinity, '−inf'],
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
    it('has a hyphen for a minus sign, as code has it', () =>
        assert.deepEqual([-0.5, -1e-7, -Infinity, NaN].map(formatExactly), ['-0.5', '-1e-7', '-inf', 'nan']));
});

describe('formatFactor', () => {
    it('writes whole numbers without decimals', () => {
        assert.equal(formatFactor(6), '6');
        assert.equal(formatFactor(-0), '0');
        assert.equal(formatFactor(0.3 + 0.6), '0.9000');
        assert.equal(formatFactor(NaN), 'nan');
    });
});

describe('minus signs', () => {
    it('are true ones on an axis', () =>
        assert.deepEqual([-0.25, 1e-7, -Infinity].map(formatTick), ['−0.25', '1e−7', '−inf']));
    it('become hyphens where code is written', () => assert.equal(withHyphen('−1.5e−4 − 2'), '-1.5e-4 - 2'));
    it('tell what needs parentheses in a product', () =>
        assert.deepEqual([-1, 1, 1e-7, -Infinity].map(formatNumber).map(isNegative), [true, false, false, true]));
});

describe('formatCount', () => {
    it('sets thousands apart', () =>
        assert.deepEqual([7, 999, 1000, 128256].map(formatCount), ['7', '999', '1,000', '128,256']));
    it('writes any whole number as English does', () => {
        const english = new Intl.NumberFormat('en-US');
        for (const count of [0, 10, 12345, 999_999, 1e6, 1e9, 2 ** 53 - 1, -5, -999, -1000, -123_456]) {
            assert.equal(formatCount(count), english.format(count));
        }
    });
});

describe('samplePosition', () => {
    it('has an index for each axis of the samples, the last the fastest', () => {
        assert.equal(samplePosition([5], 3), '3');
        // 3, 0, 7 of (4, 2, 8): (3 * 2 + 0) * 8 + 7.
        assert.equal(samplePosition([4, 2, 8], 55), '3, 0, 7');
        assert.equal(samplePosition([], 0), '');
    });
});
