import assert from 'node:assert/strict';
import { namedConstant } from '../../../src/model/numberFunctions';

describe('namedConstant', () => {
    for (const [name, value] of [
        ['inf', Infinity],
        ['np.NINF', -Infinity],
        ['f32::NAN', NaN],
        ['std::f64::INFINITY', Infinity],
        ['True', 1],
        ['math.pi', Math.PI],
        ['torch.pi', Math.PI],
        ['np.e', Math.E],
        // Without a module these are names like any other.
        ['pi', undefined],
        ['e', undefined],
        ['math.phi', undefined],
        ['constructor', undefined],
    ] as const) {
        it(name, () => assert.equal(namedConstant(name), value));
    }
});
