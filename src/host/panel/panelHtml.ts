import * as vscode from 'vscode';
import { panelName } from '../../explain/titles';

/**
 * The panel's page: nothing may load but our own script and style; what the script imports inherits its nonce.
 * Images are those that the script makes: a picture on its way to a PNG.
 * The language bundle travels in an attribute.
 */
export function panelHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
    const resource = (...path: string[]): string =>
        webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
    const nonce = crypto.randomUUID();
    const { bundle } = vscode.l10n;
    // Without a translation the words are English, whatever VS Code's own language.
    const language = bundle ? vscode.env.language : 'en';
    return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
<head>
<meta charset="utf-8">
<title>${escapeAttribute(panelName())}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; img-src blob:;">
<link rel="stylesheet" href="${escapeAttribute(resource('dist', 'webview', 'panel.css'))}">
</head>
<body data-bundle="${escapeAttribute(JSON.stringify(bundle ?? null))}">
<div id="root"></div>
<script type="module" nonce="${nonce}" src="${escapeAttribute(resource('dist', 'webview', 'main.js'))}"></script>
</body>
</html>`;
}

/** The folders that the panel may load from. */
export const panelRoots = (extensionUri: vscode.Uri): readonly vscode.Uri[] => [
    vscode.Uri.joinPath(extensionUri, 'dist', 'webview'),
];

const escapeAttribute = (text: string): string => text.replace(/[&"<>]/g, character => `&#${character.charCodeAt(0)};`);
