import tseslint from 'typescript-eslint';

/** What each folder of src may import: `allowed` folders and nothing else of src, no `vscode` and no Node unless said. */
const layer = (folder, allowed, { vscode = false } = {}) => {
    const folders = ['math', 'read', 'format', 'context', 'diagnose', 'explain', 'protocol', 'host', 'webview'];
    const forbidden = folders.filter(f => f !== folder && !allowed.includes(f));
    return {
        files: [`src/${folder}/**/*.{ts,tsx}`],
        rules: {
            'no-restricted-imports': ['error', {
                paths: vscode ? [] : [{ name: 'vscode', message: 'Only src/host talks to VS Code.' }],
                patterns: [
                    { group: forbidden.map(f => `**/${f}/**`), message: `src/${folder} may import only: ${allowed.join(', ') || 'itself'}.` },
                    { group: ['node:*', 'fs', 'path', 'os', 'child_process', 'crypto'], message: 'The extension also runs in a browser: no Node.' },
                ],
            }],
        },
    };
};

export default tseslint.config(
    { ignores: ['dist/', 'node_modules/', '.vscode-test/', '**/node_modules/'] },
    ...tseslint.configs.strict,
    {
        rules: {
            eqeqeq: 'error',
            'no-console': 'error',
            'prefer-const': 'error',
            '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
            '@typescript-eslint/no-non-null-assertion': 'off', // noUncheckedIndexedAccess makes `data[i]!` the honest way to index a typed array
            '@typescript-eslint/no-confusing-void-expression': 'off',
        },
    },
    { files: ['test/**', '*.mjs'], rules: { 'no-console': 'off' } },
    layer('math', []),
    layer('read', ['math', 'format']),
    layer('format', []),
    layer('context', ['math', 'read']),
    layer('diagnose', ['math', 'read', 'format']),
    layer('explain', ['math', 'read', 'format', 'context', 'diagnose']),
    layer('protocol', ['math', 'read', 'context', 'diagnose']),
    layer('host', ['math', 'read', 'format', 'context', 'diagnose', 'explain', 'protocol'], { vscode: true }),
    layer('webview', ['math', 'read', 'format', 'context', 'diagnose', 'explain', 'protocol']),
);
