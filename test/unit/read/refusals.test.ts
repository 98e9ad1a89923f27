import assert from 'node:assert/strict';
import { readNumericArrays } from '../../../src/read';
import type { UnreadableReason } from '../../../src/read';

/**
 * The source, the reason, what the message says, and the part of the source that is refused where it is not all of it.
 */
const refused: readonly (readonly [source: string, reason: UnreadableReason, message: RegExp, part?: string])[] = [
    ['[1, 2, ..., 3]', 'elided', /set_printoptions/],
    [
        'x = tensor([1.0, ..., 2.0], dtype=torch.float64)',
        'elided',
        /sys\.maxsize/,
        'tensor([1.0, ..., 2.0], dtype=torch.float64)',
    ],
    ['100-element Vector{Float64}:\n 0.5\n 0.6\n ⋮\n 0.7', 'elided', /left out/],
    ['        cat  dog\n0   1.5  2.5\n..  ...  ...\n99  3.5 4.5\n\n[100 rows x 2 columns]', 'elided', /left out/],
    [' 1.5\n 2.5\n[ CPUFloatType{3} ]', 'elided', /3 numbers; found here: 2/, '1.5\n 2.5\n[ CPUFloatType{3} ]'],
    ['>>> tensor([[1., 2.],\n...,\n[3., 4.]])', 'elided', /left out/, 'tensor([[1., 2.],\n...,\n[3., 4.]])'],
    ['[1.5, 2İ]', 'not-numeric', /"2İ"/], // its low byte is that of a 0
    ['x = f([1, 2, (3, 4])', 'elided', /breaks off/, '[1, 2, (3, 4]'],
    ['np.array([a, 2], dtype=float)', 'not-numeric', /"a"/, 'np.array([a, 2]'],
    ['[1, 2, 3', 'elided', /"\]" is missing/],
    ['tensor([[1.0, 2.0], [3.0', 'elided', /"\)" is missing/],
    ['[[1,2],[3]]', 'ragged', /row 2 has length 1, the rows before it have length 2/],
    ['[[1, 2], 3]', 'ragged', /both numbers and rows/],
    ['[1 2; 3]', 'ragged', /row 2/],
    ['cat,dog\n1.5,2.5\n3.5\n', 'ragged', /row 2/, 'cat,dog\n1.5,2.5\n3.5'],
    ['[1.25, -0.5, 2.5]]', 'elided', /breaks off/, '[1.25, -0.5, 2.5]'],
    ['[a, b, 1.0]', 'not-numeric', /"a" is not a number/],
    ['[null, 1.0, 2.0]', 'not-numeric', /"null"/],
    ['torch.tensor([a, b])', 'not-numeric', /"a"/],
    ['[1, 2 3]', 'not-numeric', /commas/],
    ['masked_array(data=[1.0, --, 3.0], mask=[False, True, False], fill_value=1e+20)', 'not-numeric', /missing value/],
    ['[1.5 -- 3.5]', 'not-numeric', /missing value/], // as NumPy prints a masked array
    ['[-- 2.5 3.5]', 'not-numeric', /missing value/],
    ['tensor([1.+2.j, 3.-1.j])', 'complex', /complex/],
    ['torch.tensor([1+2j, 3-1j])', 'complex', /complex/],
    ["tensor(..., device='meta', size=(2, 3))", 'no-values', /without its values/],
    [
        'Traced<ShapedArray(float32[3])>with<DynamicJaxprTrace(level=1/0)>',
        'no-values',
        /tracer/,
        'ShapedArray(float32[3])',
    ],
    ['[[0.5] * 999999] * 999', 'too-large', /more than/],
];

describe('refuses, with a reason and a place', () => {
    for (const [source, reason, message, part = source] of refused) {
        it(`${reason}: ${JSON.stringify(source)}`, () => {
            const { arrays, unreadable } = readNumericArrays(source);
            assert.deepEqual(arrays, []);
            assert.equal(unreadable.length, 1);
            const [one] = unreadable;
            assert.equal(one!.reason, reason);
            assert.match(one!.message, message);
            assert.equal(source.slice(one!.start, one!.end), part);
        });
    }
});

describe('says nothing about what is no array', () => {
    for (const source of [
        'x[0], arr[1, 2], x[:, 0], x[[0,1]], f()[0]',
        'torch.Size([1, 3]) shape=(1, 3) size=(0, 3) np.zeros((2,3)) "shape": [1, 3]',
        'Epoch [3/10] loss 0.5 [ 12/100] [1/100]',
        'Epoch: [0]  [ 100/5000]  eta: 0:00:12',
        '[3/10]',
        '[2024-11-15]',
        'see [1](https://example.org) and [2], [3].',
        '[1]: https://example.org',
        '[1] Smith 2020',
        'f(1, 2)',
        'as in (1, 2) above',
        '["a", "b"]',
        '["a", 1]',
        '[i, 0]',
        '\\d{1,3} {0}',
        '1.2.3 [1.2.3] 2024-01-05 [2024-01-05] [2024-01-05 10:00:00,123] INFO',
        'Some text\nChapter 3\nChapter 4\nv 1.2\n10 20\n',
        '42',
        '',
        '- foo\n- 1\n',
        '- 1.5\n- 2.5\n- a\n',
        'shape:\n - 1\n - 3\n',
        'np.array(["cat", "dog"])',
        'torch.tensor([f(x) for x in y])',
        "id2label = {0: 'cat', 1: 'dog'}",
        '  (0): Linear(in_features=3)\n',
        'if (a[i] > 3) { return { x: 1 }; }',
        'new Float32Array(3)',
        '[...a, 1]',
        '/[(]/.test(x) ? [  -------   ] : 0',
        'Tuple[int, ...]',
        'np.ndarray(shape=(2, 3), dtype=float)',
        'vec![0.5; 1.5]',
        "it's [unfinished, :( and {more",
        'a = b [1, 2]',
        'RuntimeError: Expected target size [2, 3], got [2]',
        'expected shape [2, 3] but got [2, 4]',
        'as shown in [1, 2] and [3]',
        'See [1], [2, 3].',
        'dask.array<getitem, shape=(2, 3), chunksize=(2, 3), chunktype=numpy.ndarray>',
        "DeviceMesh('cuda', [0, 1, 2, 3])",
        'attention_mask: tensor([[1, 1, 0]])',
        'score,label\n0.9,1\n0.2,0\n',
        'filename,score\na.png,0.9\nb.png,0.2\n',
        'step,loss,acc\n1,0.9,0.1\n2,0.7,0.3\n',
        'step loss acc\n1 0.9 0.1\n2 0.7 0.3\n',
        'epoch,train_loss,val_loss\n1,0.9,0.1\n2,0.7,0.3\n',
        '| Step | Training Loss |\n|--|--|\n| 500 | 0.9 |\n| 1000 | 0.7 |\n',
        '              precision    recall  f1-score   support\n\n           0       0.50      1.00      0.67         1\n           1       0.00      0.00      0.00         1\n',
        '        cat   dog\ncount  3.00  3.00\nmean   0.50  0.25\nstd    0.10  0.20\nmin    0.10  0.20\n',
        ' r  b   swpd   free\n 1  0      0 312244\n',
    ]) {
        it(JSON.stringify(source), () => assert.deepEqual(readNumericArrays(source), { arrays: [], unreadable: [] }));
    }
    it('nor about ordinary source code', () => {
        const source = describe.toString() + refused.map.toString() + assert.match.toString();
        assert.deepEqual(readNumericArrays(source).unreadable, []);
    });
});

describe('a sparse tensor', () => {
    for (const text of [
        'tensor(indices=tensor([[0, 1],\n                       [2, 0]]),\n       values=tensor([1.5, 2.5]),\n       size=(2, 3), nnz=2, layout=torch.sparse_coo)',
        'tensor(crow_indices=tensor([0, 1, 2]),\n       col_indices=tensor([2, 0]),\n       values=tensor([1.5, 2.5]), size=(2, 3), nnz=2,\n       layout=torch.sparse_csr)',
        'SparseTensor(indices=tf.Tensor([[0 0]], shape=(1, 2), dtype=int64), values=tf.Tensor([1.5], shape=(1,), dtype=float32))',
    ]) {
        it(`is refused as a whole: ${text.slice(0, 30)}`, () => {
            const { arrays, unreadable } = readNumericArrays(text);
            assert.deepEqual(arrays, []);
            assert.equal(unreadable.length, 1);
            assert.match(unreadable[0]!.message, /sparse/);
        });
    }
});

describe('a shape that the numbers contradict', () => {
    for (const text of [
        'tf.Tensor([[1. 2.]], shape=(2, 2), dtype=float32)',
        'tf.tensor2d([1, 2, 3], [2, 2])',
        'torch.tensor([[2.5, 0.5], [7.0, 2.0]], device=[8)',
    ]) {
        it(`is refused: ${text}`, () => {
            const { arrays, unreadable } = readNumericArrays(text);
            assert.deepEqual(arrays, []);
            assert.deepEqual(
                unreadable.map(({ reason }) => reason),
                ['elided'],
            );
        });
    }
});

describe('lists that are joined', () => {
    for (const text of ['x = [0.1] * 3 + [0.5]', 'x = [0.1, 0.2] + [0.5, 0.3]', 'x = [1.5, 2.5] + y']) {
        it(`are never read in part: ${text}`, () => {
            const { arrays, unreadable } = readNumericArrays(text);
            assert.deepEqual(
                arrays.map(({ data }) => [...data]),
                [],
            );
            assert.match(unreadable[0]!.message, /joined/);
        });
    }
});

describe('the arguments of a call whose function is a result', () => {
    it('are arrays of their own', () => {
        const { arrays } = readNumericArrays('criterion()([[0., 1.]], [[1.5, 2.5]])');
        assert.deepEqual(
            arrays.map(({ shape }) => shape),
            [
                [1, 2],
                [1, 2],
            ],
        );
    });
});
