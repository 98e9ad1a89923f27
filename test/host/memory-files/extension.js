// The scheme memory:, a folder that lives in the window, as the folders of vscode.dev do. What it holds at first is a
// JSON file beside this one, as the page's host serves it: texts by name.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- VS Code requires it as it is
const vscode = require('vscode');

/** @param {import('vscode').ExtensionContext} context */
exports.activate = async ({ extensionUri, subscriptions }) => {
    const answer = await fetch(vscode.Uri.joinPath(extensionUri, 'files.json').toString(true));
    /** @type {Record<string, string>} */
    const texts = await answer.json();
    /** @type {Map<string, Uint8Array>} */
    const files = new Map(Object.entries(texts).map(([name, text]) => [`/${name}`, new TextEncoder().encode(text)]));
    const changes = new vscode.EventEmitter();
    const fileAt = (/** @type {import('vscode').Uri} */ uri) => {
        const file = files.get(uri.path);
        if (!file) {
            throw vscode.FileSystemError.FileNotFound(uri);
        }
        return file;
    };
    const refuse = (/** @type {import('vscode').Uri} */ uri) => {
        throw vscode.FileSystemError.NoPermissions(uri);
    };
    /** @type {import('vscode').FileSystemProvider} */
    const provider = {
        onDidChangeFile: changes.event,
        watch: () => ({ dispose: () => undefined }),
        stat: uri =>
            uri.path === '/'
                ? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
                : { type: vscode.FileType.File, ctime: 0, mtime: 0, size: fileAt(uri).length },
        readDirectory: () => [...files.keys()].map(path => [path.slice(1), vscode.FileType.File]),
        readFile: fileAt,
        writeFile: (uri, content) => {
            files.set(uri.path, content);
            changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
        },
        createDirectory: refuse,
        delete: refuse,
        rename: refuse,
    };
    subscriptions.push(
        changes,
        vscode.workspace.registerFileSystemProvider('memory', provider, { isCaseSensitive: true }),
    );
};
