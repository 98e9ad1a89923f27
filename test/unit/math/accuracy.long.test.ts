import assert from 'node:assert/strict';
import { explainCrossEntropy } from '../../../src/math';
import { exp, log1p } from '../../../src/math/exponential';
import * as big from './bigReal';
import { ulpError, bigReal, trueNll } from './bigReal';
import { indexExample } from './examples';
import { randomNumbers } from './random';

/** The largest error of every class's logSoftmax and loss, in ulp of the true value. */
function worstError(logits: readonly number[]): number {
    let worst = 0;
    for (let t = 0; t < logits.length; t++) {
        const breakdown = explainCrossEntropy(indexExample([logits], [t]));
        const truth = trueNll(logits, t);
        worst = Math.max(
            worst,
            ulpError(breakdown.loss.data[0]!, truth),
            ulpError(-breakdown.logSoftmax.data[t]!, truth),
        );
    }
    return worst;
}

/** The limit is 2; the largest error ever seen is about 1.5. */
const LIMIT = 1.6;

function assertWithin(limit: number, rows: readonly (readonly number[])[]): void {
    for (const row of rows) {
        const error = worstError(row);
        assert.ok(error <= limit, `${error.toFixed(3)} ulp for logits [${row.join(', ')}]`);
    }
}

describe("the test's own arithmetic", () => {
    const digits = (x: bigint): string => ((x * 10n ** 60n) / big.ONE).toString();
    it('knows e and ln 10 to 60 digits', () => {
        assert.equal(digits(big.exp(big.ONE)), '2718281828459045235360287471352662497757247093699959574966967');
        assert.equal(digits(big.log(10n * big.ONE)), '2302585092994045684017991454684364207601101488628772976033327');
    });
    it('measures in ulp', () => {
        assert.equal(ulpError(1 + 2 ** -52, big.ONE), 1);
        assert.equal(ulpError(-4, bigReal(-4)), 0);
        assert.equal(ulpError(2 ** -500 * (1 + 2 ** -51), bigReal(2 ** -500)), 2);
    });
});

describe('float64 beyond torch: within 2 ulp of the true value', () => {
    const random = randomNumbers(2020);
    const rows = (count: number, value: () => number): number[][] =>
        Array.from({ length: count }, () => Array.from({ length: 2 + Math.floor(random() * 3) }, value));
    const uniform = (from: number, to: number): number => from + (to - from) * random();

    it('of ordinary logits', () =>
        assertWithin(
            LIMIT,
            rows(60, () => uniform(-5, 5)),
        ));
    it('of logits of four decimals', () =>
        assertWithin(
            LIMIT,
            rows(30, () => Math.round(uniform(-1e5, 1e5)) / 1e4),
        ));
    it('of nearly equal logits', () =>
        assertWithin(
            LIMIT,
            rows(30, () => 1 + uniform(-1, 1) * 1e-9),
        ));
    it('of tiny logits', () =>
        assertWithin(
            LIMIT,
            rows(20, () => uniform(-1, 1) * 1e-30),
        ));
    it('of confident predictions, losses down to 1e-44', () =>
        assertWithin(
            LIMIT,
            rows(60, () => uniform(-50, 50)),
        ));
    it('of losses down to 1e-250', () =>
        assertWithin(
            LIMIT,
            rows(20, () => uniform(-280, 280)),
        ));
    it('of logits that share a large offset, where the difference itself is rounded', () =>
        assertWithin(
            LIMIT,
            rows(30, () => 2 ** Math.floor(uniform(0, 12)) + uniform(-1, 1) * 10 ** uniform(-3, 1)),
        ));
    it('of logits of very different size, where the difference loses digits', () =>
        assertWithin(
            LIMIT,
            rows(60, () => uniform(-1, 1) * 10 ** uniform(-8, 2)),
        ));
    it('of large losses, up to 1e30', () =>
        assertWithin(
            LIMIT,
            rows(40, () => uniform(-1, 1) * 10 ** uniform(2, 30)),
        ));
    it('of large losses within .55 ulp: the difference of two logits, rounded once', () =>
        assertWithin(
            0.55,
            rows(40, () => uniform(-1, 1) * 10 ** uniform(4, 30)),
        ));
    it('of losses of 10 and more within .6 ulp: what rounding takes from the difference of two logits is carried along', () => {
        for (let i = 0; i < 60; i++) {
            const row = [10 ** uniform(-1, 0), 10 ** uniform(-1, 0), -(10 ** uniform(1, 3))];
            const error = ulpError(explainCrossEntropy(indexExample([row], [2])).loss.data[0]!, trueNll(row, 2));
            assert.ok(error <= 0.6, `${error.toFixed(3)} ulp for logits [${row.join(', ')}]`);
        }
    });
    it('of ties at the top', () =>
        assertWithin(LIMIT, [
            [3.25, 3.25],
            [3.25, 3.25, 3.25],
            [1e30, 1e30, -1e30],
            [0, 0, -40],
            [7, 7, 6.999999999],
        ]));
    it('of two logits, a sweep over their difference', () =>
        assertWithin(
            LIMIT,
            Array.from({ length: 200 }, (_, i) => [uniform(-0.5, 0.5), i * 0.5 + random()]),
        ));

    it('of the published confident examples', () => {
        for (const logits of [
            [20, 0, -3],
            [40, 0],
            [100, 0],
            [0, 1e30],
            [0.1, 100.3],
        ]) {
            assertWithin(LIMIT, [logits]);
        }
        assert.equal(explainCrossEntropy(indexExample([[40, 0]], [0])).loss.data[0]!.toPrecision(4), '4.248e-18');
        assert.equal(
            explainCrossEntropy(indexExample([[20, 0, -3]], [0])).loss.data[0]!.toPrecision(8),
            '2.1637724e-9',
        );
    });

    it('keeps its digits over a long row, in every class', () => {
        const row = Array.from({ length: 3000 }, () => uniform(-8, 8));
        const exact = row.map(bigReal);
        const max = exact.reduce((a, b) => (a > b ? a : b));
        const logSum = big.log(exact.reduce((sum, x) => sum + big.exp(x - max), 0n));
        const { logSoftmax } = explainCrossEntropy(indexExample([row], [0]));
        row.forEach((_, t) => assert.ok(ulpError(-logSoftmax.data[t]!, max - exact[t]! + logSum) <= 2));
    });

    it('adds up a long row without losing the small terms', () => {
        const row = Array.from({ length: 100001 }, (_, i) => (i === 0 ? 0 : -37)); // each other class is 8.5e-17 of the first
        const truth = big.log(big.ONE + 100000n * big.exp(bigReal(-37)));
        assert.ok(ulpError(explainCrossEntropy(indexExample([row], [0])).loss.data[0]!, truth) <= 2);
    });

    it('perSample is -logSoftmax of the target to the bit', () => {
        for (const row of rows(200, () => uniform(-40, 40))) {
            const { perSample, logSoftmax } = explainCrossEntropy(indexExample([row], [1]));
            assert.equal(perSample.data[0], -logSoftmax.data[1]!);
        }
    });
});

describe('exp and log1p', () => {
    const random = randomNumbers(3);
    it('exp is within .52 ulp', () => {
        for (let i = 0; i < 1500; i++) {
            const x = i % 3 === 0 ? (random() - 0.5) * 2 : (random() - 0.5) * 1400;
            assert.ok(ulpError(exp(x), big.exp(bigReal(x))) <= 0.52, `exp(${x})`);
        }
    });
    it('exp overflows, underflows and keeps NaN as Math.exp does', () => {
        for (const x of [
            0,
            -0,
            1,
            709.782712893384,
            709.7827128933841,
            710,
            1e308,
            Infinity,
            -745.1332191019411,
            -745.1332191019412,
            -746,
            -1e308,
            -Infinity,
            NaN,
        ]) {
            assert.equal(exp(x), Math.exp(x), `exp(${x})`);
        }
        for (let x = -745.13; x < -708; x += 0.37) {
            assert.ok(Math.abs(exp(x) - Math.exp(x)) <= 2 * Number.MIN_VALUE, `exp(${x})`);
        }
    });
    it('log1p is within .6 ulp', () => {
        for (let i = 0; i < 1500; i++) {
            const x = 10 ** (random() * 12 - 7);
            assert.ok(ulpError(log1p(x), big.log(big.ONE + bigReal(x))) <= 0.6, `log1p(${x})`);
        }
        for (const x of [2 ** -4, 2 ** -4 - 2 ** -57, 1, 3, 2 ** 30, 2 ** 31 - 1, Math.E - 1]) {
            assert.ok(ulpError(log1p(x), big.log(big.ONE + bigReal(x))) <= 0.6, `log1p(${x})`);
        }
    });
    it('log1p takes an argument of twice the digits', () => {
        for (let i = 0; i < 300; i++) {
            const x = 10 ** (random() * 8 - 4);
            const low = x * 2 ** -53 * (random() - 0.5);
            assert.ok(
                ulpError(log1p(x, low), big.log(big.ONE + bigReal(x) + bigReal(low))) <= 0.6,
                `log1p(${x}, ${low})`,
            );
        }
    });
    it('log1p keeps 0, Infinity and NaN', () =>
        assert.deepEqual(
            [0, Infinity, NaN].map(x => log1p(x)),
            [0, Infinity, NaN],
        ));
});
