import assert from 'node:assert/strict';
import { isLit, litOf, sameLit } from '../../../src/explain';

describe('what is lit', () => {
    it('a term of a class is lit for that class alone, one of the sample for any', () => {
        assert.ok(isLit({ class: 1, term: 'exp' }, 'exp', 1));
        assert.ok(!isLit({ class: 1, term: 'exp' }, 'exp', 2));
        assert.ok(!isLit({ class: 1, term: 'exp' }, 'softmax', 1));
        assert.ok(isLit({ class: 1, term: 'sum' }, 'sum'));
        assert.ok(!isLit({ class: 1 }, 'exp', 1));
        assert.ok(!isLit(undefined, 'sum'));
    });

    it('what is pointed at goes before what is held, and keeps the held class where it has none', () => {
        assert.deepEqual(litOf({ class: 0, term: 'exp' }, { class: 1 }), { class: 0, term: 'exp' });
        assert.deepEqual(litOf({ term: 'sum' }, { class: 1, term: 'softmax' }), { class: 1, term: 'sum' });
        assert.deepEqual(litOf({ term: 'sum' }, undefined), { term: 'sum' });
        assert.deepEqual(litOf(undefined, { class: 1 }), { class: 1 });
        assert.equal(litOf(undefined, undefined), undefined);
    });

    it('is the same only where class and term are', () => {
        assert.ok(sameLit({ class: 0, term: 'exp' }, { class: 0, term: 'exp' }));
        assert.ok(sameLit(undefined, undefined));
        assert.ok(!sameLit({ class: 0 }, { class: 0, term: 'exp' }));
        assert.ok(!sameLit({ class: 0 }, undefined));
    });
});
