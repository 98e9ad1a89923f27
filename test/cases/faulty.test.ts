// Programs with one mistake each, in the styles of the healthy ones: the rule that knows it says so, and no other does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReadText } from '../../src/document';
import { root } from '../host/paths.mjs';

/** Each begins with `# %% ` and the code of its finding. */
const programs = readFileSync(join(root, 'test', 'cases', 'faulty.py'), 'utf8')
    .split(/^# %% /m)
    .slice(1)
    .map(program => [program.slice(0, program.indexOf('\n')), program.slice(program.indexOf('\n') + 1)] as const);

describe('the mistake of a faulty program', () => {
    for (const [code, source] of programs) {
        it(`${code}: ${source.trimEnd().split('\n').at(-1)!}`, async () => {
            const problems = await new ReadText(source, 'python').problems();
            const alarms = problems.filter(({ finding }) => finding.severity !== 'info');
            assert.deepEqual([...new Set(alarms.map(({ finding }) => finding.code))], [code]);
        });
    }
});
