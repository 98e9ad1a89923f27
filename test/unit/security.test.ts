// What SECURITY.md says that the extension never does, held to its source: each way out of the extension has its places.
// What ships is read by test/package/vsix.test.ts: no connection, no process, no text that is evaluated.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';

const src = join(root, 'src');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => ({ name: name.replaceAll('\\', '/'), code: readFileSync(join(src, name), 'utf8') }));

/** The files with a match, each as often as it has one. */
const filesWith = (pattern: RegExp): readonly string[] =>
    sources.flatMap(({ name, code }) => Array.from(code.matchAll(pattern), () => name)).toSorted();

/** A way out of the extension, and where it is taken: on the word of a person. */
const waysOut: readonly (readonly [what: string, pattern: RegExp, places: readonly string[]])[] = [
    [
        'writes files: a picture that a person saves, an example in its own storage',
        /\bfs\.(?:writeFile|copy|delete|rename|createDirectory)\b/g,
        ['host/commands/openExample.ts', 'host/panel/savePicture.ts'],
    ],
    [
        'edits documents: a fix that a person applies, an example that is opened without a disk',
        /\bapplyEdit\(/g,
        ['host/commands/openExample.ts', 'host/sources/textSource.ts'],
    ],
    [
        'writes on the clipboard: what a person copies; a selection in a terminal, and back what was there',
        /\bclipboard\.write\w*\(/g,
        [
            'host/commands/explainPassage.ts',
            'host/commands/explainPassage.ts',
            'host/panel/explainPanel.ts',
            'webview/controls/SavePicture.tsx',
        ],
    ],
    [
        'opens a file or a page: an example, where a person reports an issue, a picture that was saved',
        /\bopenExternal\(|'vscode\.open'/g,
        ['host/commands/openExample.ts', 'host/commands/reportIssue.ts', 'host/panel/savePicture.ts'],
    ],
    [
        'runs commands of others by names that stand in the code',
        /\bexecuteCommand\((?!\s*'(?:setContext|vscode\.open|workbench\.action\.openIssueReporter|workbench\.action\.terminal\.copySelection)')/g,
        [],
    ],
    ['starts tasks or terminals, or types into one', /\b(?:executeTask|createTerminal|sendText)\(/g, []],
    ['makes HTML of a text in the panel', /innerHTML|outerHTML|insertAdjacentHTML|document\.write/gi, []],
    ['lets HTML into a hover', /\bsupportHtml\b/g, []],
];

describe('the extension', () => {
    for (const [what, pattern, places] of waysOut) {
        it(`${places.length === 0 ? 'never ' : ''}${what}`, () => assert.deepEqual(filesWith(pattern), places));
    }

    it('trusts no Markdown but for a command of its own', () => {
        const trusted = sources.flatMap(({ code }) => Array.from(code.matchAll(/\bisTrusted\b.*/g), ([line]) => line));
        assert.ok(trusted.length > 0);
        for (const line of trusted) {
            assert.match(line, /^isTrusted = \{ enabledCommands: \[EXPLAIN_(?:LIVE_)?COMMAND\] \};$/);
        }
    });

    it('has a page that fetches nothing, and runs and shows only what has its nonce', () => {
        const [page] = sources.filter(({ name }) => name === 'host/panel/panelHtml.ts');
        const policy = Array.from(page!.code.matchAll(/^ +["'`]([a-z]+-[a-z]+ .+)["'`],$/gm), ([, rule]) => rule);
        assert.deepEqual(policy, [
            "default-src 'none'",
            "script-src 'nonce-${nonce}' 'wasm-unsafe-eval'",
            "style-src 'nonce-${nonce}'",
            'img-src blob:',
            "base-uri 'none'",
            "form-action 'none'",
        ]);
    });

    it('needs no trust: no setting names a program or a path', () => {
        const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
            contributes: { configuration: { properties: Readonly<Record<string, { type: string; format?: string }>> } };
        };
        for (const [name, { type }] of Object.entries(contributes.configuration.properties)) {
            assert.ok(/^(?:boolean|number|integer)$/.test(type) || !/path|command|exec|file|url/i.test(name), name);
        }
    });
});

describe('SECURITY.md', () => {
    const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');
    it('names tests that are there', () => {
        const named = Array.from(text.matchAll(/`(test\/[\w/.]+)`/g), ([, path]) => path!);
        assert.ok(named.length > 6);
        for (const path of named) {
            assert.doesNotThrow(() => readFileSync(join(root, path)), path);
        }
    });
    it('has one in each row of its table', () => {
        const rows = text.split('\n').filter(line => line.startsWith('| ') && !/^\| (?:what|---)/.test(line));
        assert.deepEqual(
            rows.filter(row => !row.includes('`test/')),
            [],
        );
    });
});
