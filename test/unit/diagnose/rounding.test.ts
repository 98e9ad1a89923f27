// Softmax in a type with few digits: its rows sum to 1 only as far as the type can tell.
import assert from 'node:assert/strict';
import { logSumTolerance, MOST_SUM_ERROR, sumTolerance, typeError } from '../../../src/diagnose/rounding';
import { roundToBfloat16, roundToFloat16 } from '../../../src/math';
import { codesOf as findingCodesOf, indexed } from './findings';

const SOFTMAX = [0.40539, 0.04503, 0.54958]; // of 1.2372, -0.9604, 1.5415

const codesOf = (probabilities: readonly number[], logitsDtype?: string): readonly string[] =>
    findingCodesOf(indexed(probabilities, [1, 3], [2], [1]), {
        decimals: 8,
        ...(logitsDtype !== undefined && { logitsDtype }),
    });

const assertClose = (actual: number, expected: number): void =>
    assert.ok(Math.abs(actual - expected) <= 1e-15 * expected, `${actual}, not ${expected}`);

describe('what rounding can hide', () => {
    it('is a few units of the last place of the type: 23, 10 and 7 bits of fraction', () => {
        assert.equal(typeError(undefined), 2 ** -21);
        assert.equal(typeError('float32'), 2 ** -21);
        assert.equal(typeError('float64'), 2 ** -21);
        assert.equal(typeError('float16'), 2 ** -10);
        assert.equal(typeError('bfloat16'), 2 ** -7);
    });

    it('adds up: the printed digits of every class, and the type', () => {
        assertClose(sumTolerance(10, 6, 'float16'), 10 * 0.5e-6 + 2 ** -10);
        assertClose(sumTolerance(3, undefined, undefined), 3 * 0.5e-4 + 2 ** -21);
        assertClose(logSumTolerance(6, 'bfloat16'), 0.5e-6 + 2 ** -7);
    });

    it('has a limit, beyond which a sum says nothing', () => {
        assert.equal(sumTolerance(100_000, 4, undefined), MOST_SUM_ERROR);
        assert.equal(logSumTolerance(0, undefined), MOST_SUM_ERROR);
    });

    for (const [dtype, round] of [
        ['bfloat16', roundToBfloat16],
        ['float16', roundToFloat16],
    ] as const) {
        it(`tells a softmax computed in ${dtype}, and does not take other numbers for one`, () => {
            const rounded = SOFTMAX.map(round);
            assert.ok(codesOf(rounded, dtype).includes('probabilities-as-logits'), String(rounded));
            assert.ok(!codesOf(rounded).includes('probabilities-as-logits'), String(rounded));
            const further = [rounded[0]! + 2 * typeError(dtype), rounded[1]!, rounded[2]!];
            assert.ok(!codesOf(further, dtype).includes('probabilities-as-logits'), String(further));
        });
    }
});
