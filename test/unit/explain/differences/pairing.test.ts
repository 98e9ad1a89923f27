import assert from 'node:assert/strict';
import { counterpart, pairingOf } from '../../../../src/explain/differences/pairing';
import { layoutOf } from '../../../../src/math';

describe('what of two arrays is compared', () => {
    const cases: readonly (readonly [readonly number[], readonly number[], string, readonly (number | undefined)[]])[] =
        [
            [[2, 3], [2, 3], 'all', [0, 1]],
            [[3], [1, 3], 'all', [0]],
            [[4, 3], [2, 3], 'first', [0, 1, undefined, undefined]],
            [[1, 3], [2, 3], 'first', [0]],
            [[2, 3], [3], 'single', [0, 0]],
            [[2, 3], [3, 2], 'none', [undefined, undefined]],
        ];
    for (const [a, b, kind, expected] of cases) {
        it(`(${a.join(',')}) and (${b.join(',')}): ${kind}`, () => {
            const pairing = pairingOf(layoutOf(a), layoutOf(b));
            assert.equal(pairing.kind, kind);
            assert.deepEqual(
                expected.map((_, sample) => counterpart(pairing, sample)),
                expected,
            );
        });
    }
});
