// What ships, and nothing else: the files, their size, the licences of others, and what the Marketplace asks for.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import * as esbuild from 'esbuild';
import ts from 'typescript';
import { bundledPackages, NOTICES } from '../../packaging/notices.mjs';
import { newest } from '../host/embedded.mjs';
import { root } from '../host/paths.mjs';
import { installExtension, temporaryFolder } from '../host/server.mjs';
import { packed } from './packed.js';

/** In bytes. */
const LARGEST = 500_000;

/** Below the extension's folder, besides the walkthrough's pictures and the examples. */
const FILES = [
    '.vsixmanifest',
    'LICENSE.txt',
    'api.d.ts',
    'changelog.md',
    `dist/${NOTICES}`,
    'dist/extension.js',
    'dist/webview/panel.json',
    'l10n/bundle.l10n.zh-cn.json',
    'media/icon.png',
    'media/icon.svg',
    'package.json',
    'package.nls.json',
    'package.nls.zh-cn.json',
    'readme.md',
];

describe('the packed extension', () => {
    let vsix: string;
    const extensions = temporaryFolder('extensions');
    const data = temporaryFolder('vscode');
    let folder: string;
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

    before(async () => {
        vsix = await packed();
        await installExtension(vsix, { version: newest, extensions, data });
        const name = readdirSync(extensions).find(entry => entry.startsWith('explain-cross-entropy.'));
        assert.ok(name !== undefined, 'it is installed');
        folder = join(extensions, name);
    });
    after(() => {
        for (const each of [extensions, data, vsix]) {
            rmSync(each, { recursive: true, force: true });
        }
    });

    it('holds what ships, and nothing else', () => {
        const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter(name => statSync(join(folder, name)).isFile())
            .map(name => name.replaceAll(sep, '/'));
        const isMedia = (name: string): boolean => /^media\/(?:walkthrough|examples)\//.test(name);
        assert.deepEqual(files.filter(name => !isMedia(name)).sort(), FILES);
        const media = readdirSync(join(root, 'media'), { recursive: true, encoding: 'utf8' })
            .filter(name => statSync(join(root, 'media', name)).isFile())
            .map(name => `media/${name.replaceAll(sep, '/')}`);
        assert.deepEqual(files.filter(isMedia).sort(), media.filter(isMedia).sort());
    });

    it(`is smaller than ${LARGEST / 1000} KB`, () => {
        const { size } = statSync(vsix);
        assert.ok(size < LARGEST, `${size} bytes`);
    });

    it('has every picture that the manifest shows, the walkthrough in full', () => {
        const named = FILES.filter(name => /^package\..*json$/.test(name)).flatMap(name =>
            [...read(name).matchAll(/"(media\/[^"]+)"/g)].map(([, path]) => path!),
        );
        assert.ok(named.length > 0, 'the manifest names pictures');
        assert.deepEqual(
            named.filter(path => !existsSync(join(folder, path))),
            [],
        );
    });

    it('has an icon of 256 pixels', () => {
        // A PNG's first chunk begins at 8, its width and height at 16.
        const icon = readFileSync(join(folder, 'media/icon.png'));
        assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256]);
    });

    it('has a README whose pictures and links lead somewhere from everywhere', () => {
        const links = [...read('readme.md').matchAll(/\]\(([^)\s]+)\)/g)].map(([, address]) => address!);
        assert.ok(links.length > 0, 'there are links');
        const { repository } = JSON.parse(read('package.json')) as { repository: { url: string } };
        const home = repository.url.replace(/\.git$/, '');
        for (const link of links.filter(address => !address.startsWith('#'))) {
            assert.match(link, /^https:\/\//);
            const [, file] = new RegExp(`^${home}/(?:raw|blob)/HEAD/([^#]+)`).exec(link) ?? [];
            assert.ok(file === undefined || existsSync(join(root, file)), `${file} is in the repository`);
        }
    });

    it('has the licence of every package whose code it holds', async () => {
        const notices = read(`dist/${NOTICES}`);
        // Asked anew, of a bundle of everything, and not of what the build wrote down.
        const { metafile } = await esbuild.build({
            absWorkingDir: root,
            entryPoints: ['src/extension.ts', 'src/webview/main.tsx'],
            outdir: 'out',
            bundle: true,
            write: false,
            metafile: true,
            external: ['vscode'],
            platform: 'browser',
            format: 'esm',
            jsx: 'automatic',
            jsxImportSource: 'preact',
        });
        const packages = bundledPackages([metafile], root);
        assert.ok(packages.length > 3, 'packages are bundled');
        for (const { name, version, text } of packages) {
            assert.match(text, /copyright/i, name);
            assert.ok(notices.includes(`${name} ${version}`), name);
            assert.ok(notices.includes(text), `the licence of ${name}`);
        }
    });

    it('opens no connection, starts no process and evaluates no text: its code names nothing that could', () => {
        const { modules } = JSON.parse(read('dist/webview/panel.json')) as { modules: Record<string, string> };
        const parts = { 'dist/extension.js': read('dist/extension.js'), ...modules };
        const powers = Object.entries(parts).flatMap(([name, code]) =>
            powersIn(code).map(power => `${name}: ${power}`),
        );
        assert.deepEqual([...new Set(powers)], ['dist/extension.js: require("vscode")']);
    });
});

/** By what code of a browser or of Node reaches out of its page or process, or makes code of a text. */
const POWERS: ReadonlySet<string> = new Set([
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'WebTransport',
    'EventSource',
    'RTCPeerConnection',
    'sendBeacon',
    'importScripts',
    'Worker',
    'SharedWorker',
    'eval',
    'Function',
    'require',
]);

/** The calls of these in a script, and those of `import` whose module is not named in the text. */
function powersIn(code: string): readonly string[] {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
            const { expression, arguments: [first] = [] } = node;
            const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
            const isImport = expression.kind === ts.SyntaxKind.ImportKeyword && !(first && ts.isStringLiteral(first));
            if (POWERS.has(name) || isImport) {
                found.push(node.getText().slice(0, 80));
            }
        }
        ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile('shipped.js', code, ts.ScriptTarget.Latest, true));
    return found;
}
