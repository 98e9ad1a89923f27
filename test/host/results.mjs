import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { testData } from './paths.mjs';

/** @typedef {{ passed: number, failed: number, note?: string }} Result */

/**
 * Runs something that counts its tests into a file, and reads the file. What ends badly without a failed test (a crash,
 * say) has failed once.
 *
 * @param {(resultsFile: string) => Promise<boolean>} runSuite resolves with whether it ended well
 * @returns {Promise<Result>}
 */
export async function countInto(runSuite) {
    const folder = join(testData, 'results');
    const file = join(folder, `${process.pid}.json`);
    mkdirSync(folder, { recursive: true });
    rmSync(file, { force: true });
    const endedWell = await runSuite(file);
    try {
        const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'));
        return endedWell || failed > 0
            ? { passed, failed }
            : { passed, failed: 1, note: passed === 0 ? 'no tests were run' : 'ended badly after its tests' };
    } catch {
        return { passed: 0, failed: 1, note: 'ended before it could count its tests' };
    } finally {
        rmSync(file, { force: true });
    }
}
