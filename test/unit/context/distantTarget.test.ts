import assert from 'node:assert/strict';
import { findExample } from '../../../src/context';
import type { FoundExample } from '../../../src/context';
import { readingOf, ReadText } from '../../../src/document';
import { explain, leadSentence, viewSample } from '../../../src/explain';

/** Two samples of two classes. */
const LOGITS = '[[1.5, -0.5], [0.25, 2.5]]';
/** Longer than a target is looked for outside of structures: numbers, in one array, under the name `ids`. */
const IDS = `[${Array.from({ length: 5_000 }, (_, i) => 10_000 + i).join(', ')}]`;

function at(text: string, selection?: { readonly start: number; readonly end: number }): FoundExample {
    const cursor = text.indexOf('1.5');
    const found = findExample(text, selection ?? { start: cursor, end: cursor });
    assert.equal(found.kind, 'found');
    return found;
}

const targetOf = ({ context: { target } }: FoundExample): readonly number[] | undefined => target && [...target.data];

describe('a target far from its logits', () => {
    const rows = Array.from({ length: 6_000 }, (_, i) => [i / 8, 1.5, -i / 4]);
    const labels = rows.map((_, i) => i % 3);
    for (const indent of [0, 1]) {
        it(`is found in an object of JSON with 6 000 samples, probabilities between them, indented by ${indent}`, () => {
            const text = JSON.stringify({ logits: rows, probs: rows, labels }, null, indent);
            assert.deepEqual(targetOf(at(text)), labels);
            assert.deepEqual(targetOf(at(text, { start: 0, end: text.length })), labels);
        });
    }

    const printed = (separator: string): string => rows.map(row => `[${row.join(', ')}]`).join(separator);
    const many: Readonly<Record<string, string>> = {
        'a call': `F.cross_entropy(torch.tensor([${printed(', ')}]), torch.tensor([${labels.join(', ')}]))`,
        'a dictionary of Python': `{'logits': [${printed(', ')}], 'ids': ${IDS}, 'labels': [${labels.join(', ')}]}`,
        YAML: `logits:\n  - ${printed('\n  - ')}\nlabels:\n  - ${labels.join('\n  - ')}\n`,
        'a log': `epoch 3\nlogits: [${printed(',\n ')}]\ntarget: [${labels.join(', ')}]\nloss: 1.25\n`,
    };
    for (const [name, text] of Object.entries(many)) {
        it(`is found in ${name} with 6 000 samples, at a cursor and where all of it is selected`, async () => {
            const language = name === 'a call' ? 'python' : 'plaintext';
            for (const selection of [
                { start: text.indexOf('1.5'), end: text.indexOf('1.5') },
                { start: 0, end: text.length },
            ]) {
                const found = await new ReadText(text, language).exampleIn([selection]);
                assert.ok(found.kind === 'found');
                assert.deepEqual([found.logits.shape, targetOf(found)], [[6_000, 3], labels]);
            }
        });
    }

    const inOne: readonly (readonly [string, string])[] = [
        ['an object', `{"logits": ${LOGITS}, "ids": ${IDS}, "labels": [1, 0]}`],
        ['an object, before its logits', `{"labels": [1, 0], "ids": ${IDS}, "logits": ${LOGITS}}`],
        ['an object around that of the logits', `{"out": {"logits": ${LOGITS}}, "ids": ${IDS}, "labels": [1, 0]}`],
        [
            'a call',
            `loss(logits=torch.tensor(${LOGITS}), ids=torch.tensor(${IDS}), target=torch.tensor([1, 0]), weight=w)`,
        ],
        ['an object with brackets in its strings', `{"s": "[(", "logits": ${LOGITS}, "ids": ${IDS}, "labels": [1, 0]}`],
    ];
    for (const [name, text] of inOne) {
        it(`is found in ${name}`, () => assert.deepEqual(targetOf(at(text)), [1, 0]));
    }

    it('comes before a nearer one of another record', () => {
        const text = `[{"labels": [0, 0]}, {"logits": ${LOGITS}, "ids": ${IDS}, "labels": [1, 0]}]`;
        assert.deepEqual(targetOf(at(text)), [1, 0]);
    });

    const apart: readonly (readonly [string, string])[] = [
        ['another record', `[{"logits": ${LOGITS}, "ids": ${IDS}}, {"labels": [1, 0]}]`],
        ['a deeper object', `{"logits": ${LOGITS}, "ids": ${IDS}, "next": {"labels": [1, 0]}}`],
        ['an object in whose list the logits are', `{"all": [{"logits": ${LOGITS}}], "ids": ${IDS}, "labels": [1, 0]}`],
        ['another line', `logits = ${LOGITS}\nids = ${IDS}\nlabels = [1, 0]`],
        ['another statement of a block', `{ logits = ${LOGITS}; ids = ${IDS}; labels = [1, 0]; }`],
        ['the text behind a bracket that nothing closes', `:( logits = ${LOGITS}\nids = ${IDS}\nlabels = [1, 0]`],
    ];
    for (const [name, text] of apart) {
        it(`is left alone, and announced, in ${name}`, () => {
            const found = at(text);
            assert.equal(targetOf(found), undefined);
            const explanation = explain(readingOf(found, text));
            const line = text.slice(0, text.indexOf('labels')).split('\n').length;
            assert.equal(
                leadSentence(explanation, viewSample(explanation, 0)!),
                `labels on line ${line} fits these logits, but it is far away from them. Select both to use it as their target.`,
            );
        });
    }

    it('is found where a person selected both', () => {
        const text = `logits = ${LOGITS}\nids = ${IDS}\nlabels = [1, 0]`;
        const found = at(text, { start: 0, end: text.length });
        assert.deepEqual([targetOf(found), found.targetSelected], [[1, 0], true]);
    });

    it('is not that of another record where a person selected all', () => {
        const text = `[{"logits": ${LOGITS}, "ids": ${IDS}}, {"labels": [1, 0]}]`;
        assert.equal(targetOf(at(text, { start: 0, end: text.length })), undefined);
    });

    it('is not announced where it does not fit', () => {
        const text = `logits = ${LOGITS}\nids = ${IDS}\nlabels = [1, 0, 1]`;
        assert.equal(at(text).distantTarget, undefined);
    });
});
