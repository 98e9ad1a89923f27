/**
 * The folders of src and what each may import, from the ground up. ESLint enforces this table, barrels included, and a
 * test holds the one in CONTRIBUTING.md to it.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const layers = {
    model: [],
    math: ['model'],
    format: ['model'],
    read: ['model', 'format'],
    python: ['model', 'math', 'read'],
    context: ['model', 'math', 'read', 'python'],
    diagnose: ['model', 'math', 'read', 'format'],
    lint: ['model', 'math', 'read', 'format', 'python', 'context', 'diagnose'],
    explain: ['model', 'math', 'read', 'format', 'context', 'diagnose'],
    export: ['model', 'math', 'read', 'format', 'context', 'diagnose', 'explain'],
    document: ['model', 'math', 'read', 'context', 'lint', 'explain'],
    report: ['model', 'math', 'read', 'context', 'diagnose', 'lint', 'explain', 'export', 'document'],
    protocol: ['model', 'math', 'read', 'context', 'diagnose', 'explain'],
};
const all = Object.keys(layers);

export const folders = [...all, 'host', 'webview'];

/** @param {string} folder @returns {readonly string[]} */
export const mayImport = folder => layers[folder] ?? all;
