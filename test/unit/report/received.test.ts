// What the loss of the code receives is what is explained: the numbers that PyTorch would hand to it, each with its place.
import assert from 'node:assert/strict';
import { ReadText } from '../../../src/document';
import { lensTitle } from '../../../src/lint';
import { reportOnText } from '../../../src/report';
import type { TextReport } from '../../../src/report';

const HEAD = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';
const LOGITS =
    'logits = torch.tensor([[[1.5, -0.2, 0.3], [0.1, 0.9, -1.1]], [[2.5, 0.2, -0.4], [0.7, -0.9, 1.1]]])\n' +
    'y = torch.tensor([[0, 1], [2, 2]])\n';

const report = (code: string): Promise<TextReport> => {
    const source = HEAD + LOGITS + code;
    const cursor = source.indexOf('1.5');
    return reportOnText(source, { languageId: 'python', selections: [{ start: cursor, end: cursor }] });
};

interface Case {
    readonly code: string;
    readonly shape: readonly number[];
    readonly data: readonly number[];
    readonly target: readonly number[];
    /** The names of the steps, in order. */
    readonly says: readonly string[];
}

const FLAT = [1.5, -0.2, 0.3, 0.1, 0.9, -1.1, 2.5, 0.2, -0.4, 0.7, -0.9, 1.1];
const ROWS = { shape: [4, 3], data: FLAT, target: [0, 1, 2, 2] };

const followed: readonly Case[] = [
    { code: 'F.cross_entropy(logits.view(-1, logits.size(-1)), y.view(-1))', ...ROWS, says: ['view'] },
    { code: 'F.cross_entropy(logits.view(-1, logits.shape[-1]), y.view(y.numel()))', ...ROWS, says: ['view'] },
    { code: 'B, T, C = logits.shape\nF.cross_entropy(logits.view(B*T, C), y.view(B * T))', ...ROWS, says: ['view'] },
    { code: 'F.cross_entropy(logits.flatten(0, 1), y.flatten())', ...ROWS, says: ['flatten'] },
    { code: 'x = logits.reshape(4, 3)\nnn.CrossEntropyLoss()(x, y.ravel())', ...ROWS, says: ['reshape'] },
    {
        code: 'F.cross_entropy(logits.transpose(1, 2).transpose(2, 1).contiguous().view(-1, 3), y.reshape(-1))',
        ...ROWS,
        says: ['transpose', 'transpose', 'view'],
    },
    {
        code: 'F.cross_entropy(logits.permute(0, 2, 1), y)',
        shape: [2, 3, 2],
        data: [1.5, 0.1, -0.2, 0.9, 0.3, -1.1, 2.5, 0.7, 0.2, -0.9, -0.4, 1.1],
        target: [0, 1, 2, 2],
        says: ['permute'],
    },
    {
        code: 'F.cross_entropy(logits.mT, y)',
        shape: [2, 3, 2],
        data: [1.5, 0.1, -0.2, 0.9, 0.3, -1.1, 2.5, 0.7, 0.2, -0.9, -0.4, 1.1],
        target: [0, 1, 2, 2],
        says: ['.mT'],
    },
    {
        code: 'F.cross_entropy(logits[..., :-1, :].reshape(-1, 3), y[..., 1:].flatten())',
        shape: [2, 3],
        data: [1.5, -0.2, 0.3, 2.5, 0.2, -0.4],
        target: [1, 2],
        says: ['[..., :-1, :]', 'reshape'],
    },
    {
        code: 'F.cross_entropy(logits[:, -1], y[:, -1])',
        shape: [2, 3],
        data: [0.1, 0.9, -1.1, 0.7, -0.9, 1.1],
        target: [1, 2],
        says: ['[:, -1]'],
    },
    {
        code: 'keep = y != 0\nF.cross_entropy(logits[keep], y[keep])',
        shape: [3, 3],
        data: FLAT.slice(3),
        target: [1, 2, 2],
        says: ['[keep]'],
    },
    {
        code: 'F.cross_entropy(logits[[1, 0], 1:].squeeze(1), y[[1, 0], 1])',
        shape: [2, 3],
        data: [0.7, -0.9, 1.1, 0.1, 0.9, -1.1],
        target: [2, 1],
        says: ['squeeze'],
    },
];

describe('what the loss of the code receives', () => {
    for (const { code, shape, data, target, says } of followed) {
        it(code, async () => {
            const { received, logits, target: found, misfit, notices, findings } = await report(code);
            assert.deepEqual(logits?.shape, [2, 2, 3], 'the array stays what it is in the text');
            assert.deepEqual(received && [...received.data], data);
            assert.deepEqual(received?.shape, shape);
            if (code.includes('[[1, 0], 1]')) {
                assert.equal(found, undefined, 'a number beside a list is left alone');
                return;
            }
            assert.deepEqual(found && [...found.data], target);
            assert.equal(misfit, undefined);
            assert.deepEqual(
                findings.filter(({ severity }) => severity !== 'info'),
                [],
            );
            const said = notices.join(' ');
            for (const step of says) {
                assert.ok(said.includes(step), `${step} in ${said}`);
            }
        });
    }

    const left: readonly string[] = [
        'F.cross_entropy(logits.view(-1, n), y.view(-1))',
        'F.cross_entropy(logits.view(-1, *rest), y.view(-1))',
        // torch refuses these: their numbers do not lie in a row
        'F.cross_entropy(logits.permute(0, 2, 1).view(-1, 3), y.view(-1))',
        'F.cross_entropy(logits[:, :-1].view(-1, 3), y[:, 1:].reshape(-1))',
        'F.cross_entropy(logits[a:], y)',
        'F.cross_entropy(logits[mask], y)',
        'F.cross_entropy(logits[0, :, [0, 1]], y)',
        "F.cross_entropy(logits.numpy().reshape(-1, 3, order='F'), y.view(-1))",
        'F.cross_entropy(logits.view(5, 3), y.view(-1))',
    ];
    for (const code of left) {
        it(`is not told of ${code}`, async () => {
            const { received, loss, findings } = await report(code);
            assert.equal(received, undefined);
            assert.equal(loss, undefined);
            assert.deepEqual(findings, []);
        });
    }

    it('leaves a softmax to the rule that knows it', async () => {
        const { received, findings, loss } = await report(
            'F.cross_entropy(F.softmax(logits, -1).view(-1, 3), y.view(-1))',
        );
        assert.equal(received, undefined);
        assert.deepEqual(
            findings.map(({ code }) => code),
            ['probabilities-as-logits'],
        );
        assert.equal(loss, (await report('F.cross_entropy(logits.view(-1, 3), y.view(-1))')).loss);
    });

    it('takes a softmax along another axis than that of the classes for no softmax of the classes', async () => {
        const { loss } = await report('F.cross_entropy(F.softmax(logits, 0).view(-1, 3), y.view(-1))');
        assert.equal(loss, undefined);
    });

    it('applies a temperature, a mask and the like, and says so', async () => {
        const changed: readonly (readonly [code: string, says: string, first: number])[] = [
            ['T = 2\nF.cross_entropy((logits / T).view(-1, 3), y.view(-1))', '/ T', 0.75],
            ['F.cross_entropy(logits.view(-1, 3) * 10, y.view(-1))', '* 10', 15],
            ['F.cross_entropy(logits.view(-1, 3).clamp(max=1), y.view(-1))', 'clamp', 1],
            [
                'F.cross_entropy(logits.view(-1, 3) + torch.tensor([0.5, 0, 0]), y.view(-1))',
                '+ torch.tensor([0.5, 0, 0])',
                2,
            ],
            ['F.cross_entropy(logits.half().view(-1, 3) / 3, y.view(-1))', '/ 3', 0.5],
        ];
        for (const [code, says, first] of changed) {
            const { received, notices, loss } = await report(code);
            assert.equal(received?.data[0], first, code);
            assert.deepEqual(received.shape, [4, 3]);
            assert.ok(notices.join(' ').includes(says), code);
            assert.equal(typeof loss, 'number');
        }
    });

    it('gives panel and lens the same number, and each number its place', async () => {
        const source = `${HEAD}${LOGITS}F.cross_entropy(logits.transpose(1, 2), y)`;
        const text = new ReadText(source, 'python');
        const found = await text.exampleAt(source.indexOf('1.5'));
        assert.ok(found?.kind === 'found' && found.received);
        const { logits } = found.received;
        const written = Array.from(logits.data, (_, index) => {
            const { start, end } = logits.spanOf(index);
            return Number(source.slice(start, end));
        });
        assert.deepEqual(written, [...logits.data]);
        const [called] = await text.losses();
        const { loss } = await report('F.cross_entropy(logits.transpose(1, 2), y)');
        assert.ok(called && typeof loss === 'number' && lensTitle(called).includes(loss.toFixed(4)));
    });

    it('says nothing where the numbers are read in the shape that the code gives them', async () => {
        const source = `${HEAD}F.cross_entropy(torch.tensor([1.5, 2, 3, 4]).view(2, 2), torch.tensor([0, 1]))`;
        const cursor = source.indexOf('1.5');
        const said = await reportOnText(source, {
            languageId: 'python',
            selections: [{ start: cursor, end: cursor }],
        });
        assert.deepEqual(said.logits?.shape, [2, 2]);
        assert.equal(said.received, undefined);
        assert.deepEqual(said.notices, []);
        // -log softmax of (1.5, 2) at 0 and of (3, 4) at 1, and their mean
        const expected = (Math.log(1 + Math.exp(0.5)) + Math.log(1 + Math.exp(-1))) / 2;
        assert.ok(typeof said.loss === 'number' && Math.abs(said.loss - expected) < 1e-12);
    });
});
