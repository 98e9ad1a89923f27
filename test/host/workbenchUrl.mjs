import { pathToFileURL } from 'node:url';

/**
 * What the workbench is to open, all absolute paths on the server's machine.
 *
 * @typedef {object} Opened
 * @property {string} [folder]
 * @property {string} [file]
 * @property {string} [extension] extension to load from its folder; the workbench takes one
 * @property {string} [tests] module whose run() the extension host calls
 */

/**
 * The address that makes VS Code's workbench open all this. It carries the payload that a desktop VS Code takes on its
 * command line.
 *
 * @param {string} server
 * @param {Opened} opened
 */
export function workbenchUrl(server, { folder, file, extension, tests }) {
    const url = new URL(server);
    // The authority is that of the window's folder: with another one, the same file would be two documents.
    const remote = (/** @type {string} */ path) => `vscode-remote://${url.host}${pathToFileURL(path).pathname}`;
    const payload = [
        ['skipWelcome', 'true'],
        ...(file === undefined ? [] : [['openFile', remote(file)]]),
        ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
        ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ];
    if (folder !== undefined) {
        url.searchParams.set('folder', decodeURIComponent(pathToFileURL(folder).pathname));
    } else {
        url.searchParams.set('ew', 'true'); // an empty window
    }
    url.searchParams.set('payload', JSON.stringify(payload));
    return url.href;
}
