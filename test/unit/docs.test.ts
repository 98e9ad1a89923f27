// What docs/ and README say is so.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findingPage } from '../../src/diagnose/links';
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

const manifest = JSON.parse(read('package.json')) as {
    readonly name: string;
    readonly version: string;
    readonly repository: { readonly url: string };
    readonly contributes: {
        readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
        readonly configuration: {
            readonly properties: Readonly<
                Record<
                    string,
                    { readonly default: unknown; readonly enum?: readonly string[]; readonly scope?: string }
                >
            >;
        };
    };
};
const strings = JSON.parse(read('package.nls.json')) as Record<string, string>;
const string = (key: string): string => strings[key.slice(1, -1)]!;

describe('the page of commands and settings', () => {
    const page = read('docs/settings.md');

    it('has every command, by its title in the palette', () => {
        const rows = [...page.matchAll(/^\| \*\*([^*\n]+)\*\*[^|\n]*\| `([\w.]+)` \|/gm)].map(([, title, id]) => [
            id,
            title,
        ]);
        const commands = manifest.contributes.commands.map(({ command, title, category }) => [
            command,
            [...(category === undefined ? [] : [string(category)]), string(title)].join(': '),
        ]);
        assert.deepEqual(rows.sort(), commands.sort());
    });

    it('has every setting, with its default, its values and whether it may be set for a language', () => {
        const sections = new Map(
            page
                .split(/^### /m)
                .slice(1)
                .map(section => [section.split('\n')[0]!.replaceAll('`', ''), section]),
        );
        const { properties } = manifest.contributes.configuration;
        assert.deepEqual([...sections.keys()].sort(), Object.keys(properties).sort());
        for (const [name, { default: usual, enum: values = [], scope }] of Object.entries(properties)) {
            const section = sections.get(name)!;
            assert.ok(section.includes(`Default \`${JSON.stringify(usual)}\``), `${name}: its default`);
            assert.ok(
                values.every(value => section.includes(`"${value}"`)),
                `${name}: its values`,
            );
            assert.equal(/can be set for a language/.test(section), scope === 'language-overridable', name);
        }
    });

    for (const readme of ['README.md', 'README.zh-CN.md']) {
        it(`has the settings of ${readme}, which names the file to install`, () => {
            const text = read(readme);
            const named = new Set([...text.matchAll(/`(explainCrossEntropy\.[\w.]+)`/g)].map(([, name]) => name));
            assert.deepEqual([...named].sort(), Object.keys(manifest.contributes.configuration.properties).sort());
            const files = [...text.matchAll(/\S+\.vsix/g)].map(([file]) => file);
            assert.ok(files.length > 0, 'it names the file');
            assert.deepEqual([...new Set(files)], [`${manifest.name}-${manifest.version}.vsix`]);
        });
    }
});

describe('the pages', () => {
    const pages = [
        ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
        ...readdirSync(join(root, 'docs')).map(name => `docs/${name}`),
    ];
    /** As GitHub makes them of headings. */
    const anchorsOf = (page: string): readonly string[] => [
        ...[...page.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
            title!
                .toLowerCase()
                .replace(/[^\p{L}\p{N} _-]/gu, '')
                .replaceAll(' ', '-'),
        ),
        ...[...page.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id!),
    ];

    for (const page of pages) {
        it(`${page} links to what is there`, () => {
            const links = [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
            for (const [link, path, anchor] of links) {
                const target = path === '' ? page : join(dirname(page), path!);
                assert.ok(existsSync(join(root, target)), link);
                assert.ok(anchor === undefined || anchorsOf(read(target)).includes(anchor), link);
            }
        });
    }

    it('count what the tests compare with', () => {
        const entries = (name: string): number =>
            (JSON.parse(read(`test/conformance/data/${name}.json`)) as readonly unknown[]).length;
        const numbers = read('docs/numbers.md');
        for (const [name, said] of [
            ['cross_entropy', '461 cases'],
            ['onnx', '71 node tests'],
            ['printers', '232 texts'],
            ['programs', '400 small programs'],
        ] as const) {
            assert.equal(entries(name), parseInt(said, 10), name);
            assert.ok(numbers.includes(said), said);
        }
    });

    it('and the code have one address of the repository: the one that the manifest names', () => {
        const home = manifest.repository.url.replace(/\.git$/, '');
        const linked = pages.flatMap(page => read(page).match(/https:\/\/github\.com\/[\w-]+\/[\w-]+/g) ?? []);
        const own = linked.filter(address => address.endsWith(`/${manifest.name}`));
        assert.ok(own.length > 0, 'the changelog links to its versions');
        assert.deepEqual([...new Set(own)], [home]);
    });

    it('are in the repository that the manifest names, where the editor looks for a finding', () =>
        assert.equal(
            findingPage('class-axis'),
            `${manifest.repository.url.replace(/\.git$/, '')}/blob/HEAD/docs/findings.md#class-axis`,
        ));
});

describe('a release', () => {
    it('is published with the vsce that packs it in the tests', () => {
        const { dependencies } = JSON.parse(read('packaging/vsce/package.json')) as {
            dependencies: Readonly<Record<string, string>>;
        };
        const used = [...read('.github/workflows/release.yml').matchAll(/@vscode\/vsce@([\d.]+)/g)];
        assert.deepEqual(
            used.map(([, version]) => version),
            [dependencies['@vscode/vsce']],
        );
    });
});
