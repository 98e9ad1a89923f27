// A mocha reporter that prints as another one does (MOCHA_PRINT, else spec) and leaves the totals in the file MOCHA_RESULTS for test/run.mjs.
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

module.exports = function ResultsReporter(runner, options) {
    const printer = new reporters[process.env.MOCHA_PRINT ?? 'Spec'](runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
        const { passes, failures } = runner.stats;
        writeFileSync(process.env.MOCHA_RESULTS, JSON.stringify({ passed: passes, failed: failures }));
    });
    return printer;
};
