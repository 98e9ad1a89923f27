import assert from 'node:assert/strict';
import { kept } from '../fuzz/kept';
import { randomFrom } from '../fuzz/random';
import { faultsIn, fewest } from '../fuzz/subject';
import { subjects } from '../fuzz/subjects';
import { minimisedTree, revived, treeOf } from '../fuzz/tree';

/** A few seconds; `npm run fuzz` has more. */
const COUNT = 600;
const SEED = 2020;
const shares = subjects.reduce((sum, { share }) => sum + share, 0);

describe('whatever comes from outside', () => {
    for (const subject of subjects) {
        const { name, share } = subject;
        for (const input of kept[name] ?? []) {
            it(`nothing is wrong any more with the ${name} ${JSON.stringify(input)}`, async () =>
                assert.deepEqual(await faultsIn(subject, input), []));
        }
        it(`nothing is wrong with broken ones of seed ${SEED}: ${name}`, async () => {
            const random = randomFrom(SEED);
            for (let left = Math.ceil((COUNT * share) / shares); left > 0; left--) {
                const input = subject.make(random);
                assert.deepEqual(await faultsIn(subject, input), [], JSON.stringify(input));
            }
        });
        it(`the same seed gives the same: ${name}`, () =>
            assert.deepEqual(subject.make(randomFrom(7)), subject.make(randomFrom(7))));
    }

    it('is of a known kind where it is kept', () =>
        assert.deepEqual(
            Object.keys(kept).filter(name => !subjects.some(subject => subject.name === name)),
            [],
        ));
    it('is made small where it fails', async () => {
        assert.deepEqual(await fewest([1, 2, 3, 4, 5], async some => Promise.resolve(some.includes(4))), [4]);
        assert.deepEqual(
            await minimisedTree({ a: [1, { b: 'x', c: 2 }], d: null }, async tree =>
                Promise.resolve(JSON.stringify(tree).includes('"x"')),
            ),
            { a: [{ b: 'x' }] },
        );
    });
    it('is JSON that stands for what JSON cannot hold', () => {
        const value = { data: Float64Array.of(1, NaN), index: Int32Array.of(-1), none: undefined, most: [-Infinity] };
        assert.deepEqual(revived(JSON.parse(JSON.stringify(treeOf(value))) as never), value);
    });
});
