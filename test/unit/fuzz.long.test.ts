import assert from 'node:assert/strict';
import { faultsOf } from '../fuzz/faults';
import { minimised, mutated, randomFrom } from '../fuzz/mutate';
import { kept, texts } from '../fuzz/texts';

/** A few seconds; `npm run fuzz` has more. */
const COUNT = 150;
const SEED = 2020;

describe('whatever stands in a text', () => {
    for (const text of kept) {
        it(`nothing is wrong any more with ${JSON.stringify(text)}`, async () =>
            assert.deepEqual(await faultsOf(text), []));
    }
    it(`nothing is wrong with ${COUNT} broken texts of seed ${SEED}`, async () => {
        const random = randomFrom(SEED);
        for (let i = 0; i < COUNT; i++) {
            const text = mutated(random, texts);
            assert.deepEqual(await faultsOf(text), [], JSON.stringify(text));
        }
    });
    it('the same seed gives the same texts', () =>
        assert.equal(mutated(randomFrom(7), texts), mutated(randomFrom(7), texts)));
    it('what fails is made small', async () =>
        assert.equal(
            await minimised('a = [1.5, 2.5]\nb = 3', async text => Promise.resolve(/2\.5.*3/s.test(text))),
            '2.53',
        ));
});
