// Runs inside VS Code: `run` is what the extension host calls. Every *.test.js that lies beside the bundle is run.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** Marks the lines of the tests, amid all that VS Code has to say for itself. test/host/launcher.mjs goes by it. */
const MARK = '│ ';

export async function run(): Promise<void> {
    process.setSourceMapsEnabled(true);
    const print = (...args: unknown[]) => console.log(format(...args).replace(/^/gm, MARK));
    Mocha.reporters.Base.consoleLog = print;
    const mocha = new Mocha({
        ui: 'bdd',
        color: process.env['FORCE_COLOR'] !== '0',
        timeout: 20_000,
        forbidOnly: true,
        forbidPending: true,
        ...(process.env['MOCHA_GREP'] ? { grep: process.env['MOCHA_GREP'] } : {}),
    });
    for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort()) {
        if (file.endsWith('.test.js')) {
            mocha.addFile(join(__dirname, file));
        }
    }
    const { passes, failures } = await new Promise<Mocha.Stats>((resolve, reject) => {
        try {
            const runner = mocha.run(() => resolve(runner.stats!));
        } catch (error) {
            // a file that cannot be loaded; not every VS Code says so
            print(error);
            reject(error instanceof Error ? error : new Error(String(error)));
        }
    });
    if (process.env['MOCHA_RESULTS']) {
        writeFileSync(process.env['MOCHA_RESULTS'], JSON.stringify({ passed: passes, failed: failures }));
    }
    if (failures > 0 || passes === 0) {
        throw new Error(`${passes} passed, ${failures} failed`);
    }
}
