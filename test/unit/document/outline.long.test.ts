import assert from 'node:assert/strict';
import { reportOnText } from '../../../src/report';
import { pythonsWith, runAll } from '../export/copy/python';
import { HEAD, outlineOf, whole } from './outlinedPrograms';

const [torch] = pythonsWith(['torch']);

describe(`programs that PyTorch runs (${torch ?? 'not installed, only their text is tested'})`, () => {
    it('are there', () => assert.ok(whole.length > 0));
    if (torch === undefined) {
        return;
    }

    it('have the shapes, types and ranges that are told', async () => {
        const outlines = await Promise.all(whole.map(([program]) => outlineOf(program)));
        const steps = outlines.map(({ parts }) => parts.flatMap(part => part.steps));
        const scripts = whole.map(([program], i) => ({
            name: String(i),
            text: `${HEAD}import json\n${program}\ntexts = json.loads(${JSON.stringify(JSON.stringify(steps[i]!.map(({ text }) => text)))})
values = [torch.as_tensor(eval(text)) for text in texts]
print(json.dumps([[list(v.shape), str(v.dtype)[6:], v.min().item(), v.max().item()] for v in values]))`,
        }));
        for (const { name, error, output } of runAll(torch, scripts)) {
            assert.equal(error, '');
            const values = JSON.parse(output) as readonly (readonly [number[], string, number, number])[];
            steps[Number(name)]!.forEach(({ text, shape, last, dtype, range }, i) => {
                const [size, type, low, high] = values[i]!;
                assert.deepEqual(shape ?? size, size, text);
                assert.equal(last ?? size.at(-1), size.at(-1), text);
                assert.equal(dtype ?? type, type, text);
                assert.ok(range === undefined || (range.low <= low && high <= range.high), text);
            });
        }
    });

    it('print what is read again, to the same loss', async () => {
        const programs = [
            ...whole.map(([program]) => program),
            'x = torch.randn(3)\ny = torch.tensor(2)\nloss = F.cross_entropy(x, y)',
            'x = torch.randn(4, 3)\ny = torch.rand(4, 3)\nloss = F.cross_entropy(x / 0.7, y)',
        ];
        const lines = await Promise.all(programs.map(async program => (await outlineOf(program)).print));
        const scripts = programs.map((program, i) => ({
            name: String(i),
            text: `${HEAD}${program.replace('loss = ', `${lines[i]}\nloss = `)}\nprint('#', loss.item())`,
        }));
        for (const { name, error, output } of runAll(torch, scripts)) {
            const program = programs[Number(name)]!;
            assert.equal(error, '', program);
            const [printout = '', loss] = output.split('# ');
            const { loss: read } = await reportOnText(printout, {
                languageId: 'log',
                selections: [{ start: 0, end: printout.length }],
            });
            assert.ok(
                Math.abs((read as number) - Number(loss)) < 1e-5 * Math.max(1, Number(loss)),
                `${program}: ${String(read)}, torch says ${loss}`,
            );
        }
    });
});
