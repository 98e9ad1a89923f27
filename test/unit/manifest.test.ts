// What package.json promises is there.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from '../../src/explain/examples';
import type { ExampleFile } from '../../src/explain/examples';
import { arithmeticDtypes } from '../../src/model/dtype';
import { reductions } from '../../src/model/example';
import { inputNames, stoppedInputNames } from '../../src/report/tool/input';
import { root } from '../host/paths.mjs';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = read('package.json');
const strings = JSON.parse(read('package.nls.json')) as Record<string, string>;

describe('the manifest', () => {
    it('finds every string that it names, and uses every one', () => {
        const named = new Set([...manifest.matchAll(/"%([^%]+)%"/g)].map(([, key]) => key!));
        assert.deepEqual([...named].sort(), Object.keys(strings).sort());
    });

    it('finds every file that it names', () => {
        const named = [...manifest.matchAll(/"(media\/[^"]+)"/g)].map(([, path]) => path!);
        assert.ok(named.length > 0);
        assert.deepEqual(
            named.filter(path => !existsSync(join(root, path))),
            [],
        );
    });

    it('shows a picture at each step of the walkthrough, in every language: in the colours of the theme, with its words', () => {
        const shown = readdirSync(root)
            .filter(name => /^package\.nls(?:\.[\w-]+)?\.json$/.test(name))
            .flatMap(name => {
                const said = JSON.parse(read(name)) as Record<string, string>;
                return Object.keys(said)
                    .filter(key => key.endsWith('.picture'))
                    .map(key => ({ path: said[key]!, words: said[key.replace(/picture$/, 'altText')]! }));
            });
        assert.deepEqual(
            shown.map(({ path }) => path).sort(),
            readdirSync(join(root, 'media/walkthrough'), { encoding: 'utf8' })
                .map(name => `media/walkthrough/${name}`)
                .sort(),
        );
        for (const { path, words } of shown) {
            const picture = read(path);
            const label = /aria-label="([^"]+)"/.exec(picture)?.[1]!.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
            assert.equal(label, words, path);
            // VS Code's page for it lets no style in, and has the theme's colours as variables.
            assert.doesNotMatch(picture, / style=|<style|href|<script|rgba?\(|color\(|"#/, path);
        }
    });

    it('links only to commands that it has, and to examples that are there', () => {
        const {
            contributes: { commands },
        } = JSON.parse(manifest) as { contributes: { commands: readonly { command: string }[] } };
        const links = Object.values(strings).flatMap(text => [...text.matchAll(/\(command:([\w.]+)(?:\?([^)]*))?\)/g)]);
        assert.ok(links.length > 0);
        for (const [, command, argument] of links) {
            assert.ok(
                commands.some(known => known.command === command),
                command,
            );
            if (argument !== undefined) {
                const [file] = JSON.parse(decodeURIComponent(argument)) as string[];
                assert.ok(
                    EXAMPLES.some(example => example.file === file),
                    file,
                );
            }
        }
    });
});

interface LanguageModelTool {
    readonly name: string;
    readonly inputSchema: {
        readonly type: string;
        readonly properties: Record<string, { readonly description: string; readonly enum?: readonly string[] }>;
    };
}

describe('the tools for language models', () => {
    const { languageModelTools } = (
        JSON.parse(manifest) as { contributes: { languageModelTools: readonly LanguageModelTool[] } }
    ).contributes;

    it('promise what is checked, name by name', () => {
        assert.deepEqual(
            languageModelTools.map(({ name, inputSchema: { type, properties } }) => [
                name,
                type,
                Object.keys(properties),
            ]),
            [
                ['explain_cross_entropy', 'object', inputNames],
                ['explain_cross_entropy_under_debug', 'object', stoppedInputNames],
            ],
        );
        const { properties } = languageModelTools[0]!.inputSchema;
        assert.deepEqual(properties['reduction']?.enum, reductions);
        assert.deepEqual(properties['dtype']?.enum, arithmeticDtypes);
    });

    it('describe every part', () => {
        for (const { inputSchema } of languageModelTools) {
            for (const [name, { description }] of Object.entries(inputSchema.properties)) {
                assert.match(description, /^[\w"].*\.$/, name);
            }
        }
    });
});

describe('the commands', () => {
    const { commands, keybindings } = (
        JSON.parse(manifest) as {
            contributes: {
                commands: readonly { title: string; category?: string }[];
                keybindings: readonly { when?: string }[];
            };
        }
    ).contributes;

    it('are in one category, but for the main one and those of menus, which say it themselves', () => {
        const titled = commands.map(({ title, category }) => ({ title: strings[title.slice(1, -1)]!, category }));
        const name = strings['displayName']!;
        assert.deepEqual(
            titled.filter(({ title, category }) => (category === '%command.category%') === title.startsWith(name)),
            [],
        );
        assert.equal(strings['command.explain'], strings['displayName']);
        // Else what is typed to find the main one would find all of them.
        assert.ok(!strings['command.category']!.includes(strings['command.explain']!), 'the category is shorter');
    });

    it('have keys only where they do something', () =>
        assert.ok(
            keybindings.every(({ when }) => when !== undefined),
            'each has a when',
        ));
});

const cellsOf = (notebook: string) =>
    (JSON.parse(read(notebook)) as { readonly cells: readonly { readonly cell_type: string }[] }).cells;

describe('the examples', () => {
    const examples: readonly ExampleFile[] = EXAMPLES;
    for (const { file, cursorAt, text } of examples) {
        it(`${file} holds what the cursor is put before`, () =>
            assert.ok((text?.() ?? read(`media/examples/${file}`)).includes(cursorAt), cursorAt));
    }

    const languages = readdirSync(join(root, 'l10n')).flatMap(
        name => /^bundle\.l10n\.(.+)\.json$/.exec(name)?.[1] ?? [],
    );
    const code = (path: string): readonly string[] =>
        read(path)
            .split('\n')
            .map(line => line.replace(/\s*#.*/, ''))
            .filter(line => line !== '');
    const codeOf = (path: string): readonly unknown[] =>
        path.endsWith('.ipynb') ? cellsOf(path).filter(cell => cell.cell_type === 'code') : code(path);
    for (const { file } of examples.filter(({ hasWords }) => hasWords)) {
        for (const language of languages) {
            it(`${file} is the same code in ${language}`, () =>
                assert.deepEqual(codeOf(`media/examples/${language}/${file}`), codeOf(`media/examples/${file}`)));
        }
    }
});
