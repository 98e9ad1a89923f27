// What code makes of numbers by softmax. Expected numbers are those of torch 1.13 in float64.
import assert from 'node:assert/strict';
import { calledLosses, SourceText } from '../../../../src/context';

const X = 'torch.tensor([[2, 1, 0.1], [0.5, 2.5, 0.3]])';
const ROWS = [
    0.6590011388859679, 0.2424329707047139, 0.0985658904093182, 0.1086037303070124, 0.8024790557916492,
    0.0889172139013383,
];
const COLUMNS = [
    0.8175744761936437, 0.1824255238063563, 0.4501660026875221, 0.1824255238063563, 0.8175744761936437,
    0.549833997312478,
];

const forms: readonly (readonly [code: string, expected: readonly number[]])[] = [
    [`F.softmax(${X}, dim=1)`, ROWS],
    [`F.softmax(${X})`, ROWS],
    [`torch.softmax(${X}, -1)`, ROWS],
    [`${X}.softmax(dim=-1)`, ROWS],
    [`nn.Softmax(dim=1)(${X})`, ROWS],
    [`torch.softmax(${X}, dim=0)`, COLUMNS],
    [`F.softmax(${X}.view(2, 3, 1))`, COLUMNS],
    [`F.softmax(${X}.view(1, 2, 3), 1)`, COLUMNS],
    [`F.softmax(${X}.view(1, 1, 2, 3))`, [1, 1, 1, 1, 1, 1]],
    [`${X}.log_softmax(1)`, ROWS.map(Math.log)],
    [`nn.LogSoftmax(dim=-1)(${X})`, ROWS.map(Math.log)],
    [`torch.log(${X}.softmax(1))`, ROWS.map(Math.log)],
];

const unknown = [
    `F.softmax(${X}, dim=n)`,
    `F.softmax(${X}, dim=2)`,
    `nn.Softmax(n)(${X})`,
    `torch.special.expit(${X})`,
];

const lossesOf = async (code: string) => calledLosses(new SourceText(`F.cross_entropy(${code}, y)`, 'python'));

describe('softmax in code', () => {
    for (const [code, expected] of forms) {
        it(code, async () => {
            const [called] = await lossesOf(code);
            assert.equal(called!.given.data.length, expected.length);
            called!.given.data.forEach((value, i) =>
                assert.ok(Math.abs(value - expected[i]!) < 1e-15, `${value} for ${expected[i]}`),
            );
        });
    }
    for (const code of unknown) {
        it(`says nothing of ${code}`, async () => assert.deepEqual(await lossesOf(code), []));
    }
});
