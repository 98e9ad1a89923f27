import * as vscode from 'vscode';
import { panelName } from '../../explain/titles';
import { shownDecimals } from '../../format/numbers';

/** What the build (esbuild.mjs) leaves in dist/webview/panel.json. */
interface BuiltParts {
    readonly style: string;
    /** What each module says, by the name under which the modules import each other. */
    readonly modules: Readonly<Record<string, string>>;
}

interface PanelParts extends Pick<BuiltParts, 'style'> {
    /** Data URLs by the names of the modules. */
    readonly imports: Readonly<Record<string, string>>;
}

/** Kept once it is read: what could not be read is tried again with the next panel. */
let parts: PanelParts | undefined;

async function readParts(extensionUri: vscode.Uri): Promise<PanelParts> {
    const file = vscode.Uri.joinPath(extensionUri, 'dist', 'webview', 'panel.json');
    const built = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as BuiltParts;
    const imports = Object.entries(built.modules).map(([name, text]) => [name, dataUrl(text)]);
    return { style: built.style, imports: Object.fromEntries(imports) as PanelParts['imports'] };
}

/**
 * The panel's page, whole: it loads no file. In VS Code 1.100 a panel that is hidden while its files are on their way
 * can leave the next one blank for half a minute: the service worker that fetches them cannot be replaced so long.
 * A module that is not needed at once is a data URL in the import map, and costs no compiling until it is imported.
 *
 * Only our own script and style run: what a script with the nonce imports inherits it. It may compile WebAssembly, in
 * which the loss of many classes is computed. Images are those that the script makes: a picture on its way to a PNG. The
 * language bundle travels in an attribute.
 */
export async function panelHtml(extensionUri: vscode.Uri): Promise<string> {
    const { style, imports } = (parts ??= await readParts(extensionUri));
    const nonce = crypto.randomUUID();
    const policy = [
        "default-src 'none'",
        `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
        `style-src 'nonce-${nonce}'`,
        'img-src blob:',
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
    const { bundle } = vscode.l10n;
    // Without a translation the words are English, whatever VS Code's own language.
    const language = bundle ? vscode.env.language : 'en';
    return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
<head>
<meta charset="utf-8">
<title>${escapeAttribute(panelName())}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="${nonce}">${style}</style>
<script type="importmap" nonce="${nonce}">${JSON.stringify({ imports })}</script>
</head>
<body data-decimals="${shownDecimals()}" data-bundle="${escapeAttribute(JSON.stringify(bundle ?? null))}">
<div id="root"></div>
<script type="module" nonce="${nonce}">import "panel:/main.js";</script>
</body>
</html>`;
}

function dataUrl(script: string): string {
    // `btoa` takes one character for each byte.
    const bytes = Array.from(new TextEncoder().encode(script), byte => String.fromCharCode(byte));
    return `data:text/javascript;base64,${btoa(bytes.join(''))}`;
}

const escapeAttribute = (text: string): string => text.replace(/[&"<>]/g, character => `&#${character.charCodeAt(0)};`);
