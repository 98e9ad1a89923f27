// Flux takes samples in columns. The losses are PyTorch's for the transposed matrix (float64).
import assert from 'node:assert/strict';
import { reportOnText } from '../../../src/report';

const MATRIX = 'logits = Float32[1.5 0.2; -0.3 2.0; 0.7 0.1]\n';
const PRINTED = 'julia> logits\n3×2 Matrix{Float32}:\n  1.5  0.2\n -0.3  2.0\n  0.7  0.1\n\n';

const reported = (source: string, languageId = 'julia') => {
    const at = source.indexOf('1.5');
    return reportOnText(source, { languageId, selections: [{ start: at, end: at }] });
};

describe('a matrix of Julia', () => {
    for (const [what, source, target, loss] of [
        [
            'a call with onehotbatch',
            `${MATRIX}loss = Flux.logitcrossentropy(logits, Flux.onehotbatch([1, 2], 1:3))`,
            [0, 1],
            0.3764202019455448,
        ],
        [
            'a name for the labels, and one for the one-hot columns',
            `${MATRIX}y = [1, 3]\nY = onehotbatch(y, 1:3)\nlogitcrossentropy(logits, Y)  # mean`,
            [0, 2],
            1.3264202019455449,
        ],
        [
            'labels that count from 0',
            `${MATRIX}Flux.Losses.logitcrossentropy(logits, Flux.onehotbatch([0, 2], 0:2))`,
            [0, 2],
            1.3264202019455449,
        ],
        [
            'a list of labels in an order of its own',
            `${MATRIX}logitcrossentropy(logits, onehotbatch([7, 4], [9, 7, 4]))`,
            [1, 2],
            2.226420201945545,
        ],
        [
            'a session',
            `${PRINTED}julia> y = [2, 3];\n\njulia> logitcrossentropy(logits, onehotbatch(y, 1:3))\n2.2264f0\n`,
            [1, 2],
            2.226420201945545,
        ],
    ] as const) {
        it(`has samples in columns: ${what}`, async () => {
            const report = await reported(source, source.startsWith('julia>') ? 'log' : 'julia');
            assert.deepEqual(report.received?.shape, [2, 3]);
            assert.deepEqual([...report.received.data], [1.5, -0.3, 0.7, 0.2, 2, 0.1]);
            assert.deepEqual([...(report.target?.data ?? [])], target);
            assert.ok(Math.abs(Number(report.loss) - loss) < 1e-6, String(report.loss));
        });
    }

    for (const [what, source] of [
        ['labels that are none of the classes', `${MATRIX}logitcrossentropy(logits, onehotbatch([1, 4], 1:3))`],
        ['fewer labels than rows', `${MATRIX}logitcrossentropy(logits, onehotbatch([1, 2], 1:2))`],
        ['labels from elsewhere', `${MATRIX}logitcrossentropy(logits, Y)`],
        ['another way to add up', `${MATRIX}logitcrossentropy(logits, onehotbatch([1, 2], 1:3), agg=sum)`],
    ] as const) {
        it(`has samples in columns, and no target that is known: ${what}`, async () => {
            const report = await reported(source);
            assert.deepEqual(report.received?.shape, [2, 3]);
            assert.equal(report.target, undefined);
        });
    }

    for (const [what, source] of [
        ['no loss of Flux', `${MATRIX}loss = mine(logits, onehotbatch([1, 2], 1:3))`],
        ['another dimension', `${MATRIX}logitcrossentropy(logits, Y; dims=2)`],
        ['another dimension, behind a comma', `${MATRIX}logitcrossentropy(logits, Y, dims=2)`],
        ['another matrix', `${MATRIX}logitcrossentropy(scores, onehotbatch([1, 2], 1:3))`],
        ['two calls', `${MATRIX}logitcrossentropy(logits, Y)\nlogitcrossentropy(logits, Z)`],
        ['a comment', `${MATRIX}# logitcrossentropy(logits, onehotbatch([1, 2], 1:3))`],
        ['two matrices of the name', `${MATRIX}logits = [1 2; 3 4]\nlogitcrossentropy(logits, Y)`],
    ] as const) {
        it(`is taken as it stands: ${what}`, async () => assert.equal((await reported(source)).received, undefined));
    }
});
