// Healthy programs in the styles of the time: nothing in them may be called an error or a warning. Those in combined.py
// are put together by healthyPrograms.py.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ReadText } from '../../src/document';
import { root } from '../host/paths.mjs';

const folder = join(root, 'test', 'cases', 'healthy');

/** The programs of a file: each begins with `# %% what it is`. */
const programsIn = (file: string): readonly (readonly [what: string, source: string])[] =>
    readFileSync(join(folder, file), 'utf8')
        .split(/^# %% /m)
        .slice(1)
        .map(program => [program.slice(0, program.indexOf('\n')), program.slice(program.indexOf('\n') + 1)]);

const files = readdirSync(folder).map(file => [file, programsIn(file)] as const);

describe('no alarm on healthy programs', () => {
    it('of which there are at least 300, no two the same', () => {
        const sources = new Set(files.flatMap(([, programs]) => programs.map(([, source]) => source)));
        assert.ok(sources.size >= 300, `${sources.size}`);
    });

    for (const [file, programs] of files) {
        for (const [what, source] of programs) {
            it(`${file}: ${what}`, async () => {
                const problems = await new ReadText(source, 'python').problems();
                const alarms = problems.filter(({ finding }) => finding.severity !== 'info');
                assert.deepEqual(
                    alarms.map(({ finding, at }) => `${finding.message} @ ${source.slice(at.start, at.end)}`),
                    [],
                );
            });
        }
    }
});
