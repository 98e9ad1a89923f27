// A mocha reporter that prints as another one does (MOCHA_PRINT: 'Dot', else 'Spec') and leaves the totals in the file
// MOCHA_RESULTS for test/run.mjs.
/* eslint-disable @typescript-eslint/no-require-imports -- mocha requires its reporters */
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

/** @param {import('mocha').Runner} runner @param {import('mocha').MochaOptions} options */
module.exports = function ResultsReporter(runner, options) {
    const printer =
        process.env['MOCHA_PRINT'] === 'Dot' ? new reporters.Dot(runner, options) : new reporters.Spec(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
        const { passes = 0, failures = 0 } = runner.stats ?? {};
        writeFileSync(
            /** @type {string} */ (process.env['MOCHA_RESULTS']),
            JSON.stringify({ passed: passes, failed: failures }),
        );
    });
    return printer;
};
