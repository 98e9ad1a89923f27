import assert from 'node:assert/strict';
import { resolveOptions } from '../../../src/model/example';

describe('resolveOptions', () => {
    it("fills in torch's defaults", () =>
        assert.deepEqual(resolveOptions(), {
            weight: undefined,
            ignoreIndex: -100,
            reduction: 'mean',
            labelSmoothing: 0,
            dtype: 'float64',
        }));
    it('leaves what is given', () => {
        const given = {
            weight: Float64Array.of(1, 2),
            ignoreIndex: 0,
            reduction: 'sum',
            labelSmoothing: 0.5,
            dtype: 'float16',
        } as const;
        assert.deepEqual(resolveOptions(given), given);
    });
    it('takes no smoothing for what torch takes so', () => {
        assert.equal(resolveOptions({ labelSmoothing: NaN }).labelSmoothing, 0);
        assert.equal(resolveOptions({ labelSmoothing: -1 }).labelSmoothing, 0);
        assert.equal(resolveOptions({ labelSmoothing: 2 }).labelSmoothing, 2);
    });
});
