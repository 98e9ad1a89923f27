// Chinese readers get every sentence, whole and well set. `npm run l10n` lists what is to be done.
import assert from 'node:assert/strict';
import {
    BUNDLE,
    compareKeys,
    MANIFEST,
    MANIFEST_TRANSLATED,
    placesIn,
    readBundle,
    sentencesIn,
    sentencesOfSource,
} from '../../l10n/sentences';

const CJK = '\\u3400-\\u9fff';
/** Of Latin letters, digits and places for them. */
const LATIN = 'a-z0-9{}';
const FULL_WIDTH = '\\u3001\\u3002\\uff01-\\uff5e\\u201c\\u201d\\u2026';

/** How Chinese is set, by what breaks the rule. */
const typesetting: readonly (readonly [rule: string, broken: RegExp])[] = [
    ['a space between Chinese and Latin letters or numbers', new RegExp(`[${CJK}][${LATIN}]|[${LATIN}][${CJK}]`, 'i')],
    ['no space beside full-width punctuation', new RegExp(`[${FULL_WIDTH}] | [${FULL_WIDTH}]`)],
    ['full-width punctuation after Chinese', new RegExp(`[${CJK}][,;:?!]`)],
    ['no blanks at the ends', /^\s|\s$/],
];

/** Places, signs and logarithms only: the same in every language. */
const isFormula = (sentence: string): boolean => !/[A-Z]/i.test(sentence.replace(/\bln\b/g, ''));

describe('the Chinese of the sentences', () => {
    const { keys, computed } = sentencesOfSource();
    const bundle = readBundle(BUNDLE);

    it('is complete, and holds nothing that is not said any more', () =>
        assert.deepEqual(compareKeys(keys, bundle), { missing: [], unused: [] }));

    it('can be complete: a sentence is written out where it is translated, but for those that math hands over', () => {
        assert.deepEqual(
            computed.map(place => place.replace(/:\d+$/, '')),
            ['src/diagnose/refusal.ts'],
        );
    });

    for (const [key, translated] of Object.entries(bundle)) {
        it(`says the same and is well set: ${key}`, () => {
            assert.deepEqual(placesIn(translated), placesIn(key));
            assert.ok(translated !== key || isFormula(key), translated);
            for (const [rule, broken] of typesetting) {
                assert.doesNotMatch(translated, broken, rule);
            }
        });
    }
});

describe('the Chinese of the manifest', () => {
    const [english, translated] = [readBundle(MANIFEST), readBundle(MANIFEST_TRANSLATED)];

    it('is complete', () =>
        assert.deepEqual(compareKeys(Object.keys(english), translated), { missing: [], unused: [] }));

    // Where a picture is is no sentence.
    for (const [key, text] of Object.entries(translated).filter(([name]) => !name.endsWith('.picture'))) {
        it(`is Chinese and well set: ${key}`, () => {
            assert.match(text, new RegExp(`[${CJK}]`));
            for (const [rule, broken] of typesetting) {
                assert.doesNotMatch(text, broken, rule);
            }
        });
    }
});

describe('sentences are found', () => {
    it('in every call that translates, once a call', () => {
        const source =
            "const a = t('One {0}.', b);\nconst c = <p title={t(\"Two\")}>{worded(`Three`)} {sort('x')} {a.t('y')}</p>;";
        assert.deepEqual(sentencesIn('x.tsx', source), { keys: ['One {0}.', 'Two', 'Three'], computed: [] });
    });

    it('unless they are put together', () => {
        assert.deepEqual(sentencesIn('x.ts', "f();\nt('One ' + two);\nt(`One ${two}`);\nt(one);").computed, [
            'x.ts:2',
            'x.ts:3',
            'x.ts:4',
        ]);
    });
});
