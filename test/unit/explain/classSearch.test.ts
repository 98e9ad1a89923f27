import assert from 'node:assert/strict';
import { describeMatches, matchLabel, searchableNames, searchClasses } from '../../../src/explain';

const names = ['cat', 'bobcat', 'Catfish', 'dog', '4', 'CAT'];
const find = (text: string, limit = 10) => searchClasses(searchableNames(names), names.length, text, limit);

describe('the search for a class', () => {
    it('finds names: the very name, then those that begin so, then those that hold it', () =>
        assert.deepEqual(find('cat').classes, [0, 5, 2, 1]));
    it('cares neither for case nor for blanks around', () => assert.deepEqual(find(' DOG ').classes, [3]));
    it('finds the class of an index', () => assert.deepEqual(find('3').classes, [3]));
    it('finds both where a name is a number', () => assert.deepEqual(find('4').classes, [4]));
    it('finds nothing for nothing', () => assert.deepEqual(find('  '), { classes: [], count: 0 }));
    it('lists the best, and counts all', () => assert.deepEqual(find('cat', 2), { classes: [0, 5], count: 4 }));

    it('without names goes by the digits of the index', () => {
        assert.deepEqual(searchClasses(undefined, 1000, '12', 5), { classes: [12, 120, 121, 122, 123], count: 11 });
    });

    it('finds the last of 128 256 names', () => {
        const vocabulary = Array.from({ length: 128_256 }, (_, c) => `token-${c}`);
        assert.deepEqual(searchClasses(searchableNames(vocabulary), vocabulary.length, 'Token-128255', 50), {
            classes: [128_255],
            count: 1,
        });
        assert.equal(searchClasses(searchableNames(vocabulary), vocabulary.length, 'token', 50).count, 128_256);
    });

    it('says how many it does not list', () => {
        assert.equal(
            describeMatches({ classes: [1, 2], count: 3211 }),
            '2 of 3,211 matches: type more to see the others.',
        );
        assert.equal(describeMatches({ classes: [], count: 0 }), 'No class has this name or index.');
        assert.equal(describeMatches({ classes: [1], count: 1 }), undefined);
    });

    it('names a class by index and name', () => {
        assert.equal(matchLabel(names, 3), '3 · dog');
        assert.equal(matchLabel(undefined, 3), '3');
    });
});
