// The unit tests (test/unit, test/conformance, test/cases), compiled anew whenever mocha is started.
/* eslint-disable @typescript-eslint/no-require-imports -- mocha requires its configuration */
const { compiledTests } = require('./test/unitTests.cjs');

module.exports = {
    spec: compiledTests({ since: process.env['TESTS_SINCE'], which: process.env['TESTS_WHICH'] }),
    require: ['./test/sourceMaps.cjs'],
    'forbid-only': true,
    'forbid-pending': true,
    // Only a test that hangs is to end by it, on a busy machine too.
    timeout: process.env['TESTS_WHICH'] === 'short' ? 60_000 : 300_000,
};
