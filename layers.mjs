import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The folders of src and what each may import, from the ground up. ESLint enforces this table, barrels included;
 * `node layers.mjs` writes it into CONTRIBUTING.md, and a test compares the two.
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
    files: ['model', 'math', 'read', 'format', 'context', 'document'],
    live: ['model', 'math', 'read', 'python', 'context', 'diagnose', 'explain', 'document'],
    report: ['model', 'math', 'read', 'context', 'diagnose', 'lint', 'explain', 'export', 'document', 'live'],
    protocol: ['model', 'math', 'read', 'context', 'diagnose', 'explain'],
};
const all = Object.keys(layers);

export const folders = [...all, 'host', 'webview'];

/** @param {string} folder @returns {readonly string[]} */
export const mayImport = folder => layers[folder] ?? all;

/** What stands in the table for the folders that one may import. @param {string} folder */
function inWords(folder) {
    const allowed = mayImport(folder);
    const above = folders.slice(0, folders.indexOf(folder));
    const others = above.filter(other => !allowed.includes(other));
    const names = (/** @type {readonly string[]} */ list) => list.map(name => `\`${name}\``).join(', ');
    if (allowed.length === 0) {
        return 'nothing';
    }
    if (others.length === 0) {
        return 'everything above';
    }
    return others.length < allowed.length ? `everything above but ${names(others)}` : names(allowed);
}

const row = (/** @type {string} */ folder) => new RegExp(String.raw`^\| \`src/${folder}\` \|(.*)\|[^|]*\|$`, 'm');

/**
 * A text with a table of the folders, in the order and with the imports of this one; what a folder owns stays as it is.
 *
 * @param {string} markdown
 */
export function withLayers(markdown) {
    const rows = folders.map(
        folder => `| \`src/${folder}\` |${row(folder).exec(markdown)?.[1] ?? ' '}| ${inWords(folder)} |`,
    );
    const rest = markdown.split('\n').filter(line => !/^\| `src\/\w+` \|/.test(line));
    const head = rest.indexOf('| folder | what it owns | may import |') + 1;
    return rest.toSpliced(head + 1, 0, ...rows).join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const file = fileURLToPath(new URL('CONTRIBUTING.md', import.meta.url));
    writeFileSync(file, withLayers(readFileSync(file, 'utf8')));
}
