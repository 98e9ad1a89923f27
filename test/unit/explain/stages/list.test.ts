// What holds for every stage of the list, whichever they are.
import assert from 'node:assert/strict';
import { allColumns, stages } from '../../../../src/explain';
import type { FormulaNode, Question, Subject } from '../../../../src/explain';
import { subjectOf } from './ask';

const logits = { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] };
const target = { kind: 'index', data: Int32Array.of(0, 1), shape: [2] } as const;
const weight = Float64Array.of(2, 4, 6);
const questions: readonly (readonly [string, Question])[] = [
    ['without a target', { logits }],
    ['of class indices', { logits, target }],
    ['with weights', { logits, target, options: { weight } }],
    ['with smoothing', { logits, target, options: { labelSmoothing: 0.1 } }],
    ['not reduced', { logits, target, options: { reduction: 'none' } }],
    ['ignored', { logits, target, options: { ignoreIndex: 0 } }],
    [
        'one sample',
        {
            logits: { data: Float64Array.of(1, 2), shape: [2] },
            target: { ...target, data: Int32Array.of(1), shape: [] },
        },
    ],
];
const present = (subject: Subject) => stages.filter(({ isPresent }) => isPresent?.(subject) ?? true);

/** The names that a formula refers to. */
const termsIn = (node: FormulaNode): readonly string[] => {
    if (typeof node === 'string') {
        return [];
    }
    switch (node.kind) {
        case 'power':
            return [node.base, ...node.exponent].flatMap(termsIn);
        case 'fraction':
            return [...node.above, ...node.below].flatMap(termsIn);
        case 'group':
            return node.content.flatMap(termsIn);
        case 'term':
            return [node.term, ...node.content.flatMap(termsIn)];
        default:
            return [];
    }
};

describe('the stages', () => {
    it('and their columns have names of their own', () => {
        for (const names of [
            stages.map(({ name }) => name),
            allColumns().flatMap(({ name, byHand = [] }) => [name, ...byHand.map(each => each.name)]),
            allColumns().map(({ key }) => key),
        ]) {
            assert.equal(new Set(names).size, names.length, names.join(', '));
        }
    });

    for (const [what, question] of questions) {
        it(`refer in formulas to numbers that are shown: ${what}`, () => {
            const subject = subjectOf(question);
            const shown = new Set([
                ...allColumns().map(({ name }) => name),
                ...present(subject).flatMap(({ total, facts }) => [
                    total?.(subject.view)?.term,
                    ...(facts?.(subject).map(({ term }) => term) ?? []),
                ]),
                // In the header.
                'loss',
            ]);
            for (const stage of present(subject)) {
                const sides = stage.formula(subject, 0)?.sides ?? [];
                for (const term of sides.flatMap(({ content }) => content.flatMap(termsIn))) {
                    assert.ok(shown.has(term), `${stage.name}: ${term}`);
                }
            }
        });

        it(`have a sentence and a why: ${what}`, async () => {
            const subject = subjectOf(question);
            for (const stage of present(subject)) {
                const paragraphs = (await stage.why()).why(subject);
                const sentences = [...subject.view.logits.keys()].map(c => stage.sentence(subject, c));
                for (const text of [...sentences, ...paragraphs]) {
                    assert.match(text, /\S/, stage.name);
                    assert.doesNotMatch(text, /undefined|\{\d\}/, stage.name);
                }
            }
        });
    }
});
