/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
    testRunner: 'mocha',
    testRunnerNodeArgs: ['--import=tsx'],
    // Those of sentences, pages and layers read the source, and would see the mutants in it; the long ones would take
    // days.
    mochaOptions: {
        'no-config': true,
        spec: ['unit', 'conformance', 'cases'].map(folder => `test/${folder}/**/*.test.ts`),
        ignore: [
            'test/unit/l10n/**',
            'test/unit/*.test.ts',
            'test/unit/read/exampleFormat.test.ts',
            'test/**/*.long.test.ts',
        ],
    },
    coverageAnalysis: 'perTest',
    // What is computed once, when a module loads, cannot be switched on for a test.
    ignoreStatic: true,
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowEmojis: false, reportTests: false, reportScoreTable: true },
    tempDirName: '.vscode-test/mutation',
    ignorePatterns: ['dist', '.vscode-test', 'test/e2e', 'test/mutation', 'test/integration'],
    concurrency: 2,
    timeoutMS: 20000,
};
