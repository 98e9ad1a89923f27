import assert from 'node:assert/strict';
import { readNumericArrays } from '../../../src/read';

const read = (text: string) => readNumericArrays(text).arrays.map(({ shape, data }) => [[...shape], [...data]]);

describe('the escape sequences of a terminal', () => {
    for (const [name, text] of [
        ['on a line before', '\u001B[1m== eval ==\u001B[0m\n[[1.5 2.5]\n [3.5 4.5]]\n'],
        ['around the whole', '\u001B[32m[[1.5, 2.5],\n [3.5, 4.5]]\u001B[0m\n'],
        [
            'around each number',
            '[[\u001B[1;36m1.5\u001B[0m, \u001B[1;36m2.5\u001B[0m], [\u001B[38;2;1;2;3m3.5\u001B[0m, 4.5]]',
        ],
        ['around the brackets', '\u001B[1m[\u001B[0m[1.5, 2.5]\u001B[1m,\u001B[0m [3.5, 4.5]\u001B[1m]\u001B[0m'],
        ['around a name', '\u001B[34mlogits\u001B[39m = tensor([[1.5, 2.5], [3.5, 4.5]])'],
        ['behind an unfinished bracket of its own', 'a \u001B[2K\u001B[1G(\n\n[[1.5, 2.5], [3.5, 4.5]]'],
    ] as const) {
        it(name, () =>
            assert.deepEqual(read(text), [
                [
                    [2, 2],
                    [1.5, 2.5, 3.5, 4.5],
                ],
            ]),
        );
    }
    it('does not take a bracket behind a lone escape character for one', () => {
        assert.deepEqual(read('\u001B\n[1.5, 2.5]'), [[[2], [1.5, 2.5]]]);
    });
});
