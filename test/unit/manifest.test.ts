// What package.json promises is there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from '../../src/explain/examples';
import { arithmeticDtypes } from '../../src/model/dtype';
import { reductions } from '../../src/model/example';
import { inputNames } from '../../src/report/tool/input';
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

describe('the tool for language models', () => {
    const {
        contributes: {
            languageModelTools: [tool],
        },
    } = JSON.parse(manifest) as {
        contributes: {
            languageModelTools: readonly [
                {
                    modelDescription: string;
                    inputSchema: {
                        type: string;
                        properties: Record<string, { description: string; enum?: readonly string[] }>;
                    };
                },
            ];
        };
    };
    const { type, properties } = tool.inputSchema;

    it('promises what is checked, name by name', () => {
        assert.equal(type, 'object');
        assert.deepEqual(Object.keys(properties), inputNames);
        assert.deepEqual(properties['reduction']?.enum, reductions);
        assert.deepEqual(properties['dtype']?.enum, arithmeticDtypes);
    });

    it('describes every part', () => {
        for (const [name, { description }] of Object.entries(properties)) {
            assert.match(description, /^[\w"].*\.$/, name);
        }
    });
});

describe('the examples', () => {
    for (const { file, cursorAt } of EXAMPLES) {
        it(`${file} holds what the cursor is put before`, () =>
            assert.ok(read(`media/examples/${file}`).includes(cursorAt)));
    }
});
