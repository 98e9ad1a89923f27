// That the table of quick fixes holds all there are, and that each does what it says.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { calledLosses, compiledLosses, outlinedLosses, SourceText } from '../../../src/context';
import type { QuickFix } from '../../../src/diagnose';
import { problemsOfCall, problemsOfCode } from '../../../src/lint';
import type { Problem } from '../../../src/lint';
import { applyEdits } from '../../../src/lint/edits';
import { root } from '../../host/paths.mjs';
import { fixRows } from './fixRows';

const KINDS = Object.keys({
    'remove-softmax': true,
    append: true,
    'add-argument': true,
    'set-argument': true,
    'rename-loss': true,
    'cast-target': true,
    'count-target-from-zero': true,
    'write-indices': true,
    'call-criterion': true,
    'swap-arguments': true,
    'argmax-target': true,
} satisfies Record<QuickFix['kind'], true>);
const KIND = new RegExp(`kind: '(${KINDS.join('|')})'`, 'g');

/** Each rule, and a kind of fix that it makes. */
const madeByRules = ['rules', 'codeRules'].flatMap(folder => {
    const path = join(root, 'src', 'diagnose', folder);
    return readdirSync(path).flatMap(file =>
        [...readFileSync(join(path, file), 'utf8').matchAll(KIND)].map(
            ([, kind]) => `${folder}/${file.replace('.ts', '')}: ${kind}`,
        ),
    );
});

/** What the rules on numbers find, or those on code alone: of the losses that are called, and of compiled ones. */
async function problemsOf(source: string, rule: string): Promise<readonly Problem[]> {
    const text = new SourceText(source, 'python');
    return rule.startsWith('codeRules/')
        ? [...(await outlinedLosses(text)), ...(await compiledLosses(text))].flatMap(problemsOfCode)
        : (await calledLosses(text)).flatMap(problemsOfCall);
}

describe('the table of quick fixes', () => {
    it('has a row for each kind of fix of each rule, and for each kind at all', () => {
        const listed = new Set(fixRows.map(({ rule, kind }) => `${rule}: ${kind}`));
        assert.ok(madeByRules.length > 15, `${madeByRules.length}`);
        assert.deepEqual(
            madeByRules.filter(made => !listed.has(made)),
            [],
        );
        assert.deepEqual(
            KINDS.filter(kind => !fixRows.some(row => row.kind === kind)),
            [],
        );
    });

    for (const { rule, kind, code, title, before, after } of fixRows) {
        it(`${rule}: ${title}: ${before.trimEnd().split('\n').at(-1)}`, async () => {
            const found = (await problemsOf(before, rule)).filter(({ finding }) => finding.code === code);
            assert.ok(found.some(({ finding }) => finding.quickFixes.some(fix => fix.kind === kind)));
            const fixes = found.flatMap(one => one.fixes).filter(fix => fix.title === title);
            assert.deepEqual(
                fixes.map(({ edits }) => applyEdits(before, edits)),
                [after],
            );
            const left = await problemsOf(after, rule);
            assert.deepEqual(
                left.filter(({ finding }) => finding.code === code),
                [],
            );
        });
    }
});
