// Code written in every way that people write it, with one mistake in it: the mistake is found, and each fix leaves
// nothing to find.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../src/lint/edits';
import { problemsIn } from './problems';

interface Mistake {
    readonly code: string;
    /** Whether an edit is to be offered. */
    readonly fixable: boolean;
    readonly logits: string;
    readonly target: string;
}

const WRAPPED = (rows: unknown): string => `torch.tensor(${JSON.stringify(rows).replaceAll(',', ', ')})`;
const FLOATS = (rows: readonly (readonly number[])[]): string =>
    `torch.tensor([${rows.map(row => `[${row.map(x => x.toFixed(2)).join(', ')}]`).join(', ')}])`;

const softmaxOf = fc.constantFrom<(x: string) => string>(
    x => `F.softmax(${x}, dim=1)`,
    x => `torch.softmax(input=${x}, dim=-1)`,
    x => `${x}.softmax(1)`,
    x => `nn.Softmax(dim=1)(${x})`,
    x => `${x}.float().softmax(dim=-1).detach()`,
);

const mistake: fc.Arbitrary<Mistake> = fc
    .record({
        samples: fc.integer({ min: 2, max: 4 }),
        classes: fc.integer({ min: 3, max: 5 }),
        seed: fc.integer({ min: 1, max: 9 }),
        soft: softmaxOf,
        which: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ samples, classes, seed, soft, which }) => {
        const rows = Array.from({ length: samples }, (_, n) =>
            Array.from({ length: classes }, (_row, c) => 1.25 + ((n * 7 + c * 5 + seed) % 11) / 4),
        );
        const classOf = (n: number): number => (n + seed) % classes;
        const targets = rows.map((_, n) => classOf(n));
        const logits = FLOATS(rows);
        switch (which) {
            case 0:
                return {
                    code: 'probabilities-as-logits',
                    fixable: true,
                    logits: soft(logits),
                    target: WRAPPED(targets),
                };
            case 1:
                return {
                    code: 'target-out-of-range',
                    fixable: true,
                    logits,
                    target: WRAPPED(targets.map((t, n) => (n === 0 ? classes : t + 1))),
                };
            case 2:
                return {
                    code: 'target-out-of-range',
                    fixable: true,
                    logits,
                    target: WRAPPED(targets.map((t, n) => (n === 0 ? -1 : t))),
                };
            case 3:
                return {
                    code: 'target-is-one-hot-integers',
                    fixable: true,
                    logits,
                    target: WRAPPED(targets.map(t => rows[0]!.map((_, c) => Number(c === t)))),
                };
            case 4:
                return { code: 'target-dtype', fixable: true, logits, target: `${WRAPPED(targets)}.float()` };
            default:
                return {
                    code: 'target-out-of-range',
                    fixable: false,
                    logits,
                    target: WRAPPED(targets.map(() => classes + 3)),
                };
        }
    });

/** The mistake in a program: in the call or under names, by position or by keyword, a function or a criterion. */
const program = fc
    .record({
        mistake,
        named: fc.boolean(),
        keywords: fc.boolean(),
        printed: fc.boolean(),
        lines: fc.boolean(),
        call: fc.constantFrom('F.cross_entropy', 'nn.CrossEntropyLoss()', 'criterion', 'self.criterion'),
    })
    .map(({ mistake: { logits, target, ...expected }, named, keywords, printed, lines, call }) => {
        const made = call.includes('criterion') ? [`${call} = nn.CrossEntropyLoss(label_smoothing=0.1)`] : [];
        const names = named ? [`x = ${logits}`, `y = ${target}`, ...(printed ? ['print(x, y)'] : [])] : [];
        const [x, y] = named ? ['x', 'y'] : [logits, target];
        const between = lines ? ',  # and\n    ' : ', ';
        return {
            ...expected,
            named,
            source: [
                ...made,
                ...names,
                `loss = ${call}(${keywords ? 'input=' : ''}${x}${between}${keywords ? 'target=' : ''}${y})`,
                '',
            ].join('\n'),
        };
    });

describe('quick fixes of any code', () => {
    it('find the mistake, fix it, and are not offered again', () =>
        fc.assert(
            fc.asyncProperty(program, async ({ source, code, fixable, named }) => {
                const problems = (await problemsIn(source)).filter(({ finding }) => finding.severity === 'error');
                assert.deepEqual(
                    problems.map(({ finding }) => finding.code),
                    [code],
                    source,
                );
                const { fixes } = problems[0]!;
                // A softmax whose result is printed, and whose input has no name, stays.
                assert.ok(fixes.length > 0 || !fixable || (named && code === 'probabilities-as-logits'), source);
                assert.ok(fixes.length === 0 || fixable, source);
                for (const { edits } of fixes) {
                    const after = applyEdits(source, edits);
                    assert.deepEqual(
                        (await problemsIn(after)).filter(({ finding }) => finding.severity === 'error'),
                        [],
                        after,
                    );
                }
            }),
            { numRuns: 300 },
        ));
});
