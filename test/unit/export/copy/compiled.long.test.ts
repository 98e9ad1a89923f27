/** LaTeX copies are set by pdfLaTeX, where it is installed (`apt-get install texlive-latex-base`). */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain } from '../../../../src/explain';
import { copyAs, examples, question } from './examples';
import { hostileNames } from './hostileNames';

const hasLatex = spawnSync('pdflatex', ['--version']).status === 0;

/** Class names of other scripts need fonts that whoever has them sets up; here each of their letters is a letter. */
const letters = (text: string): string =>
    Array.from(new Set(Array.from(text)))
        .map(letter => letter.codePointAt(0)!)
        .filter(code => code > 0x7f && code !== 0x2212)
        .map(code => `\\DeclareUnicodeCharacter{${code.toString(16).toUpperCase()}}{x}`)
        .join('\n');

const page = (text: string): string =>
    `\\documentclass{article}\n${letters(text)}\n\\begin{document}\n${text}\n\\typeout{the end is set}\n\\end{document}\n`;

describe(`LaTeX that is compiled (${hasLatex ? 'by pdflatex' : 'not here: pdflatex is not installed'})`, () => {
    if (!hasLatex) {
        return;
    }
    let folder = '';
    before(() => {
        folder = mkdtempSync(join(tmpdir(), 'latex-'));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    /** What pdfLaTeX says where it stops. */
    function errorsOf(text: string): readonly string[] {
        writeFileSync(join(folder, 'page.tex'), page(text));
        // Nothing that a name says is run or written.
        spawnSync('pdflatex', ['-interaction=nonstopmode', '-no-shell-escape', '-draftmode', 'page.tex'], {
            cwd: folder,
        });
        const log = readFileSync(join(folder, 'page.log'), 'latin1');
        assert.ok(log.includes('the end is set'), log);
        return log.split('\n').filter(line => /^(?:!|Missing character)/.test(line));
    }

    it('sees an error', () => assert.match(errorsOf('\\begin{tabular}{l} a & b & c_d').join(), /!/));

    it('has no error in any of the examples', () => {
        const text = examples.map(([, given]) => copyAs(explain(given), 'latex', 0)).join('\n\n');
        assert.deepEqual(errorsOf(text), []);
    });

    it('has every hostile class name in a row of its own', () => {
        const logits = hostileNames.map((_, i) => i / 4);
        const explanation = explain({ ...question([logits], [0]), classNames: hostileNames });
        const text = copyAs(explanation, 'latex', 0);
        assert.deepEqual(errorsOf(text), []);
        assert.equal(text.match(/ \\\\$/gm)?.length, 1 + hostileNames.length);
    });
});
