// What a rule is, and what the list of them makes of it.
import assert from 'node:assert/strict';
import { gatherEvidence } from '../../../src/diagnose/evidence';
import { rule } from '../../../src/diagnose/rule';
import { rules } from '../../../src/diagnose/rules';
import { indexExample } from '../math/examples';
import { findingsOf, indexed, outcomeOf } from './findings';
import type { CrossEntropyExample } from '../../../src/math';

const tooMany = rule({
    code: 'too-many-classes',
    about: 'logits',
    detect: ({ layout: { classes } }) => (classes > 2 ? { classes } : undefined),
    severity: ({ classes }) => (classes > 3 ? 'error' : 'info'),
    words: ({ classes }, { criterion }) => [`${classes} classes.`, `${criterion.name} takes them all.`],
    why: () => 'Two are enough.',
    link: () => 'https://example.org/',
    suggestedCode: ({ classes }) => (classes > 3 ? undefined : 'logits = logits[:, :2]'),
    concerns: ({ classes }) => ({ classes: [classes - 1] }),
    place: 'logits',
    quickFixes: ({ classes }) =>
        classes > 3 ? [] : [{ kind: 'append', to: 'logits', text: '[:, :2]', title: 'Leave two classes' }],
});
const evidenceOf = (example: CrossEntropyExample) => gatherEvidence(example, outcomeOf(example), {});
const foundIn = (row: readonly number[]) => tooMany.find(evidenceOf(indexExample([row], [0])));

describe('a rule', () => {
    it('says nothing where it detects nothing', () => assert.equal(foundIn([1, 2]), undefined));

    it('draws all that it says from what it detects', () =>
        assert.deepEqual(foundIn([1, 2, 3]), {
            code: 'too-many-classes',
            severity: 'info',
            message: '3 classes. CrossEntropyLoss takes them all.',
            brief: '3 classes.',
            why: 'Two are enough.',
            link: 'https://example.org/',
            suggestedCode: 'logits = logits[:, :2]',
            classes: [2],
            about: 'logits',
            place: 'logits',
            quickFixes: [{ kind: 'append', to: 'logits', text: '[:, :2]', title: 'Leave two classes' }],
        }));

    it('may have no fix', () => {
        const found = foundIn([1, 2, 3, 4])!;
        assert.equal(found.severity, 'error');
        assert.ok(!('suggestedCode' in found));
        assert.deepEqual(found.quickFixes, []);
    });
});

describe('the rules', () => {
    it('have a code each', () => assert.equal(new Set(rules.map(({ code }) => code)).size, rules.length));
});

describe('the fix of a shape', () => {
    const zeros = (shape: readonly number[]): number[] =>
        Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => 0);
    const fixOf = (logits: readonly number[], target: readonly number[]) => {
        const found = findingsOf(indexed(zeros(logits), logits, zeros(target), target));
        const mismatch = found.find(({ code }) => code === 'shape-mismatch')!;
        return { line: mismatch.suggestedCode, quick: mismatch.quickFixes.map(({ kind }) => kind) };
    };
    it('drops the last axis of a target of shape (N, 1)', () =>
        assert.deepEqual(fixOf([2, 3], [2, 1]), {
            line: 'loss = nn.CrossEntropyLoss()(logits, target.squeeze(1))',
            quick: ['append'],
        }));
    for (const [logits, target] of [
        [
            [2, 3],
            [2, 2],
        ],
        [
            [2, 3],
            [3, 1],
        ],
        [
            [2, 3],
            [2, 1, 1],
        ],
        [
            [2, 3, 4],
            [2, 1],
        ],
        [[2, 3], [4]],
    ] as const) {
        it(`is not told by logits (${logits.join(', ')}) and a target (${target.join(', ')})`, () =>
            assert.deepEqual(fixOf(logits, target), { line: undefined, quick: [] }));
    }
});
