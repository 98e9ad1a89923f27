// What docs/ and README say is so.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../src/diagnose/rules';
import { reportOnText } from '../../src/report';
import { root } from '../host/paths.mjs';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The codes that the panel and the editor say of a text, for the array that comes first. */
async function codesIn(text: string): Promise<readonly string[]> {
    const start = text.indexOf('[[') + 2;
    const { findings, problems } = await reportOnText(text, {
        languageId: 'python',
        selections: [{ start, end: start }],
    });
    return [...findings, ...problems].map(({ code }) => code);
}

describe('the page of findings', () => {
    const sections = read('docs/findings.md').split(/^### /m).slice(1);
    const codeOf = (section: string): string => /<a id="([^"]+)">/.exec(section)?.[1] ?? '';

    it('has every finding, once', () =>
        assert.deepEqual(sections.map(codeOf).sort(), rules.map(({ code }) => code).sort()));

    for (const section of sections) {
        const code = codeOf(section);
        const [wrong, fixed] = [...section.matchAll(/```python\n([\s\S]*?)```/g)].map(([, text]) => text!);
        it(`shows what has ${code}, and what has not`, async () => {
            const found = await codesIn(wrong!);
            assert.ok(found.includes(code), `${code} is among ${found.join(', ')}`);
            if (fixed !== undefined) {
                const left = await codesIn(fixed);
                assert.ok(!left.includes(code), `${code} is not among ${left.join(', ')}`);
            }
        });
    }
});
