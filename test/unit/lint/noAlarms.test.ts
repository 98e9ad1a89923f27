import assert from 'node:assert/strict';
import { healthyCode, healthyText } from './healthySources';
import { alarmsIn } from './problems';

describe('nothing is underlined in', () => {
    for (const [what, source] of healthyCode) {
        it(`Python: ${what}`, async () => assert.deepEqual(await alarmsIn(source), []));
    }
    for (const [what, source] of healthyText) {
        it(`a printout: ${what}`, async () => assert.deepEqual(await alarmsIn(source, 'plaintext'), []));
    }
});
