import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { ensureEmbeddedVSCode } from './embedded.mjs';
import { root } from './paths.mjs';
import { quietSettings } from './server.mjs';

/** Of VS Code's own extensions those that an editor for Python and JSON cannot do without. */
const BUILT_IN = ['python', 'json', 'theme-defaults', 'theme-seti'];

const TYPES = new Map([
    ['.css', 'text/css'],
    ['.html', 'text/html'],
    ['.js', 'text/javascript'],
    ['.json', 'application/json'],
    ['.mjs', 'text/javascript'],
    ['.svg', 'image/svg+xml'],
    ['.wasm', 'application/wasm'],
]);

/** Where the embedded workbench, which is made for its own server, is bound to one; and what VS Code has there. */
const BOUND_TO_SERVER = [
    // The window belongs to the machine that serves the page.
    { found: /remoteAuthority:location\.host/, instead: 'remoteAuthority:void 0' },
    // Settings and state are files of that machine.
    {
        found: /(\.file\(this\.userDataPath\)\.with\(\{scheme:\w+\.)vscodeRemote\}/,
        instead: '$1vscodeUserData}',
    },
];

/**
 * A VS Code that has only files behind it, as vscode.dev does: every extension runs in a web worker, and the folder that
 * is open lives in the window (`memory-files`).
 *
 * @param {object} options
 * @param {string} options.version of VS Code
 * @param {Readonly<Record<string, string>>} options.files what the folder holds: texts by name, no folders
 * @param {string} options.open the file in the editor
 */
export async function startServerless({ version, files, open }) {
    const vscode = (await ensureEmbeddedVSCode(version)).folder;
    const folders = new Map([
        ['vscode', vscode],
        ['extension', root],
        ['memory-files', join(root, 'test', 'host', 'memory-files')],
    ]);
    const workbench = withoutServer(join(vscode, 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.js'));

    const server = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const [, name = '', ...path] = decodeURIComponent(pathname).split('/');
        const folder = folders.get(name);
        const file = folder && normalize(join(folder, ...path));
        /** @param {string} type @param {string | Buffer} body */
        const send = (type, body, status = 200) =>
            response.writeHead(status, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' }).end(body);
        if (pathname === '/') {
            send('text/html', page(request.headers.host ?? '', vscode));
        } else if (pathname === '/memory-files/files.json') {
            send('application/json', JSON.stringify(files));
        } else if (file?.endsWith(join('browser', 'workbench', 'workbench.js'))) {
            send('text/javascript', workbench);
        } else if (file?.startsWith(folder + sep) && existsSync(file)) {
            send(TYPES.get(extname(file)) ?? 'application/octet-stream', readFileSync(file));
        } else {
            send('text/plain', 'There is no such file.', 404);
        }
    });
    await new Promise((/** @type {(value: void) => void} */ resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') {
        throw new Error('The server has no port.');
    }
    // By this name the page is a secure context: service workers and the clipboard are there.
    const url = new URL(`http://localhost:${address.port}/`);
    url.searchParams.set(
        'payload',
        JSON.stringify([
            ['skipWelcome', 'true'],
            ['openFile', `memory:/${open}`],
        ]),
    );
    return { url: url.href, close: () => server.close() };
}

/** @param {string} file */
function withoutServer(file) {
    return BOUND_TO_SERVER.reduce(
        (text, { found, instead }) => {
            if (!found.test(text)) {
                throw new Error(
                    `The workbench of this VS Code has no ${found}: see how it is bound to its server now.`,
                );
            }
            return text.replace(found, instead);
        },
        readFileSync(file, 'utf8'),
    );
}

/** The page that a site makes which hosts VS Code for the web. @param {string} host @param {string} vscode */
function page(host, vscode) {
    const json = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
    const served = (/** @type {string} */ path) => ({ scheme: 'http', authority: host, path });
    const builtIn = BUILT_IN.map(name => {
        const folder = join(vscode, 'extensions', name);
        const strings = join(folder, 'package.nls.json');
        return {
            extensionPath: name,
            packageJSON: json(join(folder, 'package.json')),
            ...(existsSync(strings) ? { packageNLS: json(strings) } : {}),
        };
    });
    const settings = {
        folderUri: { scheme: 'memory', path: '/' },
        configurationDefaults: { ...quietSettings, 'editor.minimap.enabled': false },
        enableWorkspaceTrust: false,
        additionalBuiltinExtensions: [served('/memory-files')],
        developmentOptions: { extensions: [served('/extension')], enableSmokeTestDriver: true },
        productConfiguration: {
            ...json(join(vscode, 'product.json')),
            extensionsGallery: undefined,
            webEndpointUrlTemplate: undefined,
            webviewContentExternalBaseUrlTemplate: `http://${host}/vscode/out/vs/workbench/contrib/webview/browser/pre/`,
        },
        // What the embedded workbench asks for besides.
        userDataPath: '/',
        isEnabledCoderGettingStarted: false,
        isEnabledFileDownloads: true,
        isEnabledFileUploads: true,
    };
    const attribute = (/** @type {unknown} */ value) =>
        JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    return `<!DOCTYPE html>
<html>
    <head>
        <meta charset="utf-8" />
        <meta id="vscode-workbench-web-configuration" data-settings="${attribute(settings)}" />
        <meta id="vscode-workbench-builtin-extensions" data-settings="${attribute(builtIn)}" />
        <link rel="stylesheet" href="/vscode/out/vs/code/browser/workbench/workbench.css" />
    </head>
    <body aria-label="">
        <script>
            globalThis._VSCODE_FILE_ROOT = location.origin + '/vscode/out/';
        </script>
        <script type="module" src="/vscode/out/nls.messages.js"></script>
        <script type="module" src="/vscode/out/vs/code/browser/workbench/workbench.js"></script>
    </body>
</html>`;
}

/** @typedef {Awaited<ReturnType<typeof startServerless>>} Serverless */
