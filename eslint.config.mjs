import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { folders, mayImport } from './layers.mjs';

const pure = folders.filter(folder => folder !== 'host' && folder !== 'webview');

/** Whatever a folder of src may not import, barrels included. */
const zones = folders.map(folder => ({
    target: `./src/${folder}`,
    from: './src',
    except: [folder, ...mayImport(folder)].map(allowed => `./${allowed}`),
    message: `src/${folder} may import: ${mayImport(folder).join(', ') || 'nothing else of src'} (layers.mjs).`,
}));

export default tseslint.config(
    { ignores: ['dist/', '.vscode-test/', '**/node_modules/', 'test/live/', 'src/math/assembly/'] },
    ...tseslint.configs.strictTypeChecked,
    regexp.configs['flat/recommended'],
    {
        plugins: { 'import-x': importX },
        languageOptions: { parserOptions: { projectService: true } },
        settings: {
            'import-x/extensions': ['.ts', '.tsx', '.mjs'],
            'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
            'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs'] })],
        },
        rules: {
            curly: 'error',
            eqeqeq: 'error',
            'no-console': 'error',
            'prefer-const': 'error',
            'import-x/no-cycle': 'error',
            'import-x/no-restricted-paths': ['error', { zones }],
            'import-x/consistent-type-specifier-style': ['error', 'prefer-top-level'],
            'no-restricted-syntax': [
                'error',
                { selector: 'PrivateIdentifier', message: 'Say `private`, as parameter properties do.' },
            ],
            '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
            '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
            '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
            '@typescript-eslint/no-non-null-assertion': 'off', // noUncheckedIndexedAccess makes `data[i]!` the honest way to index a typed array
            '@typescript-eslint/no-confusing-void-expression': 'off',
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
        },
    },
    {
        files: pure.map(folder => `src/${folder}/**`),
        rules: {
            'no-restricted-imports': [
                'error',
                { paths: [{ name: 'vscode', message: 'Only src/host talks to VS Code.' }] },
            ],
        },
    },
    { files: ['**/*.{mjs,cjs,js}', 'test/**'], rules: { 'no-console': 'off' } },
    { files: ['**/*.{mjs,cjs,js}'], ...tseslint.configs.disableTypeChecked },
);
