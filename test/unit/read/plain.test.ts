import assert from 'node:assert/strict';
import { readNumericArrays } from '../../../src/read';
import { regexpGrowth } from '../regexpSteps';

const read = (text: string) =>
    readNumericArrays(text).arrays.map(({ shape, data, name }) => [[...shape], [...data], name]);

/** The text, and the one array in it: its shape, its numbers, its name. */
type Row = readonly [text: string, shape: readonly number[], values: readonly number[], name?: string];

const texts: Readonly<Record<string, Row>> = {
    'a prefix on each line': [
        '[rank0]: tensor([[1.5, 2.5],\n[rank0]:         [3.5, 4.5]])',
        [2, 2],
        [1.5, 2.5, 3.5, 4.5],
    ],
    'a name behind a prefix': [
        'INFO:root:logits: tensor([[1.5, 2.5],\nINFO:root:        [3.5, 4.5]])',
        [2, 2],
        [1.5, 2.5, 3.5, 4.5],
        'logits',
    ],
    'a table behind a prefix': [
        'trainer-1  |     cat  dog\ntrainer-1  | 0  1.5  2.5\ntrainer-1  | 1  3.5  4.5',
        [2, 2],
        [1.5, 2.5, 3.5, 4.5],
    ],
    'decimal commas in brackets': ['logits: [1,25; -0,5; 0,75]', [3], [1.25, -0.5, 0.75], 'logits'],
    'the numbers of the lines': [
        '     1\t[[1.5, 2.5],\n     2\t\n     3\t [3.5, 4.5]]\n',
        [2, 2],
        [1.5, 2.5, 3.5, 4.5],
    ],
    'tabs before a table': ['\t   cat  dog\n\t0  1.5  2.5\n\t1  3.5  4.5\n', [2, 2], [1.5, 2.5, 3.5, 4.5]],
    'a comment in C': ['/**\n * [[1.5, 2.5],\n *  [3.5, 4.5]]\n */', [2, 2], [1.5, 2.5, 3.5, 4.5]],
    'a byte order mark': ['\uFEFFcat,dog\n1.5,2.5\n3.5,4.5\n', [2, 2], [1.5, 2.5, 3.5, 4.5]],
    'a table in a comment': ['// cat,dog\n// 1.5,2.5\n// 3.5,4.5\n\nx', [2, 2], [1.5, 2.5, 3.5, 4.5]],
    'the new lines of a diff': [
        '@@ -1,3 +1,3 @@\n x = torch.tensor([\n-    [1.0, 2.0],\n+    [1.5, 2.5],\n     [3.5, 4.5]])\n',
        [2, 2],
        [1.5, 2.5, 3.5, 4.5],
        'x',
    ],
    'what a diff removes': ['@@ -1,1 +1,0 @@\n-1.5,2.5\n', [2], [1.5, 2.5]],
    'line ends in a string': ['{"stdout": "logits:\\n[1.5, 2.5]\\n"}', [2], [1.5, 2.5], 'logits'],
    'line ends in a string in a string': [
        '{"log": "{\\"stdout\\": \\"x\\\\n[[1.5, 2.5],\\\\n [3.5, 4.5]]\\\\n\\"}"}',
        [2, 2],
        [1.5, 2.5, 3.5, 4.5],
    ],
    'a table in a notebook file': [
        '"text/plain": [\n  "    cat  dog\\n",\n  "0  1.5  2.5\\n",\n  "1  3.5  4.5"\n ]',
        [2, 2],
        [1.5, 2.5, 3.5, 4.5],
    ],
    'full-width characters': ['logits ＝ ［１．５，－２．５］', [2], [1.5, -2.5], 'logits'],
    'numbers as strings': ['{"logits": [["1.5", "-2.5"], ["3", "4e1"]]}', [2, 2], [1.5, -2.5, 3, 40], 'logits'],
    'a bracket that prose never closes': [
        'Loading (this may take a while\n    cat  dog\n0  1.5  2.5\n1  3.5  4.5\n',
        [2, 2],
        [1.5, 2.5, 3.5, 4.5],
    ],
    'a bar that a line was written over': [
        '\r 50%|██   | 1/2 [00:01<00:01, 1.0it/s]\r100%|████| 2/2 [00:02<00:00]\n[[1.5 2.5]\n [3.5 4.5]]',
        [2, 2],
        [1.5, 2.5, 3.5, 4.5],
    ],
};

describe('what comes between a printout and its reader', () => {
    for (const [name, [text, shape, values, called]] of Object.entries(texts)) {
        it(`does not matter: ${name}`, () => assert.deepEqual(read(text), [[shape, values, called]]));
    }
    it('keeps elements that are commented out, commented out', () => {
        for (const text of [
            'x = [1.5,\n# 9.5,\n# 8.5,\n2.5]',
            'x = [\n1.5, # one\n# 9.5,\n# 8.5,\n2.5]',
            'x = [1.5 # one\n# , 9.5\n# , 8.5\n, 2.5]',
        ]) {
            assert.deepEqual(read(text), [[[2], [1.5, 2.5], 'x']], text);
        }
    });
    it('does not join the lines of two processes', () => {
        const lines = [
            '[rank0]: tensor([[1.5, 2.5],',
            '[rank0]:  [3.5, 4.5],',
            '[rank1]:  [5.5, 6.5],',
            '[rank1]:  [7.5, 8.5]])',
        ];
        const { arrays, unreadable } = readNumericArrays(lines.join('\n'));
        assert.deepEqual(arrays, []);
        assert.deepEqual(
            unreadable.map(({ reason }) => reason),
            ['elided'],
        );
    });
    it('takes no versions for numbers', () => {
        assert.deepEqual(read('python-version: ["3.9", "3.10"]\nlabels: ["1", "2"]'), []);
    });
    it('says where the numbers stand', () => {
        const text = '{"stdout": "start\\n[1.5, 2.5]"}';
        const [array] = readNumericArrays(text).arrays;
        assert.equal(text.slice(array!.start, array!.end), '[1.5, 2.5]');
        const { start, end } = array!.spanOf(1);
        assert.equal(text.slice(start, end), '2.5');
    });
    for (const piece of [
        '# ',
        '[a ',
        'INFO - ',
        'a | ',
        '- a -',
        '\u001B[1;',
        '\\',
        '"\\n',
        '> ',
        '00:00:00 ',
        '@@ -1 ',
    ]) {
        it(`is found in linear time: ${JSON.stringify(piece)}`, () => {
            const lines = (size: number): string => `\\n1${piece.repeat(size)}\n${piece.repeat(size)}\n`;
            assert.ok(regexpGrowth(readNumericArrays, lines) < 2.5);
        });
    }
});
