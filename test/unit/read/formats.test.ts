import assert from 'node:assert/strict';
import { readNumericArrays } from '../../../src/read';

/** The source, the shape, the values; a name and a dtype where the text has them. */
type Row = readonly [
    source: string,
    shape: readonly number[],
    values: readonly number[],
    said?: { readonly name?: string; readonly dtype?: string; readonly classNames?: readonly string[] },
];

const formats: Readonly<Record<string, readonly Row[]>> = {
    PyTorch: [
        [
            'output:              tensor([[ 1.2372, -0.9604,  1.5415]])',
            [1, 3],
            [1.2372, -0.9604, 1.5415],
            { name: 'output' },
        ],
        [
            'logits = torch.tensor([[1.0, 2.0]], dtype=torch.float16, device="cuda")',
            [1, 2],
            [1, 2],
            { name: 'logits', dtype: 'float16' },
        ],
        ['y = torch.LongTensor([2, 0])', [2], [2, 0], { name: 'y', dtype: 'int64' }],
        ['tensor([2], dtype=torch.long)', [1], [2], { dtype: 'int64' }],
        [
            'SequenceClassifierOutput(loss=None, logits=tensor([[0.1, 0.2]], grad_fn=<AddmmBackward0>), hidden_states=None)',
            [1, 2],
            [0.1, 0.2],
            { name: 'logits' },
        ],
        ['f(x)  # tensor([[1.0, 2.0],\n      #         [3.0, 4.0]])', [2, 2], [1, 2, 3, 4]],
        ['// tensor([[1.0, 2.0],\n//         [3.0, 4.0]])', [2, 2], [1, 2, 3, 4]],
        ['>>> x = torch.tensor([[1., 2.],\n...                   [3., 4.]])', [2, 2], [1, 2, 3, 4], { name: 'x' }],
        ['"text": [\n    "tensor([[1.5, 2.5],\\n",\n    "        [3.5, 4.5]])\\n"\n   ]', [2, 2], [1.5, 2.5, 3.5, 4.5]],
        ['"tensor([[1.0, 2.0],\\n        [3.0, 4.0]])"', [2, 2], [1, 2, 3, 4]],
        ['2024-01-05 10:00:00,123 INFO step 3 logits=tensor([0.5, 1.5])', [2], [0.5, 1.5], { name: 'logits' }],
        ['nllloss: tensor(0.5986)', [], [0.5986], { name: 'nllloss' }],
        ['\n 0.1234  0.5678\n[torch.LongTensor of size 1x2]\n', [1, 2], [0.1234, 0.5678], { dtype: 'int64' }],
    ],
    'shapes behind the numbers': [
        ['x = np.array([1.5, 2, 3, 4]).reshape(2, 2)', [2, 2], [1.5, 2, 3, 4], { name: 'x' }],
        ['torch.tensor([1.5, 2, 3, 4]).view((-1, 2))', [2, 2], [1.5, 2, 3, 4]],
        ['torch.tensor([1.5, 2, 3]).view(2, 2)', [3], [1.5, 2, 3]],
        ['let x = tch::Tensor::of_slice(&[1.5, 2.0, 3.0, 4.0]).view(&[2, 2]);', [2, 2], [1.5, 2, 3, 4], { name: 'x' }],
        [
            'let x = Tensor::from_slice(&[1.5f32, 2.0, 3.0, 4.0])\n    .reshape([2, -1]);',
            [2, 2],
            [1.5, 2, 3, 4],
            { name: 'x' },
        ],
    ],
    'prompts and comments': [
        ['(Pdb) p self.logits\ntensor([1.5, 2.5])', [2], [1.5, 2.5], { name: 'logits' }],
        ['ipdb> logits\n[1.5 2.5]', [2], [1.5, 2.5], { name: 'logits' }],
        ['(gdb) p logits\n$1 = {1.5, 2.5}', [2], [1.5, 2.5], { name: 'logits' }],
        ['$2 = std::vector of length 2, capacity 4 = {1.5, 2.5}', [2], [1.5, 2.5]],
        ['# logits\n1.5 2.5\n3.5 4.5\n\nx', [2, 2], [1.5, 2.5, 3.5, 4.5], { name: 'logits' }],
    ],
    'comments in comments': [
        ['  # # tensor([[1.5, 2.5],\n  # #         [3.5, 4.5]])', [2, 2], [1.5, 2.5, 3.5, 4.5]],
        ['f(x)  # // [1.5,\n      # // 2.5]', [2], [1.5, 2.5]],
        ['/**\n * > tensor([1.5,\n * >         2.5])\n */', [2], [1.5, 2.5]],
        ['#> tensor([[1.5, 2.5],\n#>         [3.5, 4.5]])', [2, 2], [1.5, 2.5, 3.5, 4.5]],
    ],
    'arrays of Go': [
        [
            'logits := [2][2]float32{\n\t{1.5, 2.5},\n\t{3.5, 4.5},\n}',
            [2, 2],
            [1.5, 2.5, 3.5, 4.5],
            { name: 'logits', dtype: 'float32' },
        ],
        ['logits := [...]float64{1.5, 2.5}', [2], [1.5, 2.5], { name: 'logits', dtype: 'float64' }],
    ],
    'columns that number the rows': [
        ['0  1.25 -0.50\n1  2.00  0.12\n2  0.50  0.25', [3, 2], [1.25, -0.5, 2, 0.12, 0.5, 0.25]],
        ['1,1.25,-0.5\n2,2.0,0.125\n', [2, 2], [1.25, -0.5, 2, 0.125]],
        ['0\t0.5\n1\t0.25\n2\t0.25', [3], [0.5, 0.25, 0.25]],
        // Others have no point, or it does not count: then it is one of them.
        ['0 1\n1 0', [2, 2], [0, 1, 1, 0]],
        ['0 1.5\n2 0.5', [2, 2], [0, 1.5, 2, 0.5]],
    ],
    'arguments that are not values': [
        [
            'auto logits = torch::tensor({1.5, -0.5}, torch::dtype(torch::kFloat32).requires_grad(true));',
            [2],
            [1.5, -0.5],
            { name: 'logits' },
        ],
        ['auto y = torch::tensor({{1, 2}, {3, 4}}, torch::kLong);', [2, 2], [1, 2, 3, 4], { name: 'y' }],
        ['const logits = tf.tensor2d([1.5, 2, 3, 4], [2, 2]);', [2, 2], [1.5, 2, 3, 4], { name: 'logits' }],
        [
            "DTensor(local_tensor=tensor([[1.5, 2.5]]), device_mesh=DeviceMesh('cuda', [0, 1, 2, 3]), placements=(Shard(dim=0),))",
            [1, 2],
            [1.5, 2.5],
            { name: 'local_tensor' },
        ],
        ['>>> attn_mask\ntensor([[0., -inf]])', [1, 2], [0, -Infinity], { name: 'attn_mask' }],
    ],
    libtorch: [
        [' 1.2372 -0.9604  1.5415\n[ CPUFloatType{1,3} ]', [1, 3], [1.2372, -0.9604, 1.5415], { dtype: 'float32' }],
        ['logits:\n 1.5\n-2.5\n[ CPUFloatType{2} ]\nfoo', [2], [1.5, -2.5], { name: 'logits', dtype: 'float32' }],
        ['0.5986\n[ CPUFloatType{} ]', [], [0.5986], { dtype: 'float32' }],
        ['torch_tensor\n 1 2\n 3 4\n[ CPULongType{2,2} ]', [2, 2], [1, 2, 3, 4], { dtype: 'int64' }],
        [
            'Columns 1 to 3-1.5  0.5  0.25\n 1.5  2.5  3.25\n\nColumns 4 to 5 0.1  0.2\n 0.3  0.4\n[ CPUFloatType{2,5} ]',
            [2, 5],
            [-1.5, 0.5, 0.25, 0.1, 0.2, 1.5, 2.5, 3.25, 0.3, 0.4],
        ],
        [
            '(1,.,.) = \n  1.5  2\n  3  4\n\n(2,.,.) = \n  5  6\n  7  8\n[ CPUFloatType{2,2,2} ]',
            [2, 2, 2],
            [1.5, 2, 3, 4, 5, 6, 7, 8],
        ],
        ['0.01 *\n-1  2\n 3 4\n[ CPUFloatType{2,2} ]', [2, 2], [-0.01, 0.02, 0.03, 0.04]],
    ],
    'NumPy, TensorFlow, JAX': [
        [
            'self.logits = np.array([[1., 2.], [3., 4.]], np.float32)',
            [2, 2],
            [1, 2, 3, 4],
            { name: 'logits', dtype: 'float32' },
        ],
        ['logits [ 1.5 2.5 -3.0]', [3], [1.5, 2.5, -3], { name: 'logits' }],
        ['[np.float32(1.5), np.float64(2.5)]', [2], [1.5, 2.5]],
        ['matrix([[1., 2.]])', [1, 2], [1, 2]],
        ['masked_array(data=[1.0, 3.0], mask=[False, False], fill_value=1e+20)', [2], [1, 3]],
        [
            'x = <tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>',
            [2],
            [1, 2],
            { name: 'x', dtype: 'float32' },
        ],
        ['Array([2. , 1. ], dtype=bfloat16)', [2], [2, 1], { dtype: 'bfloat16' }],
        ['[True, False]', [2], [1, 0], { dtype: 'bool' }],
    ],
    Paddle: [
        [
            'Tensor(shape=[2, 3], dtype=float32, place=Place(cpu), stop_gradient=True,\n       [[0.5, 1.5, 2.5],\n        [3.5, 4.5, 5.5]])',
            [2, 3],
            [0.5, 1.5, 2.5, 3.5, 4.5, 5.5],
            { dtype: 'float32' },
        ],
    ],
    Python: [
        ['x = [1/3, -2*0.5, 2**3, (1+2)*3, 7//2, 1 - 2, 1-2]', [7], [1 / 3, -1, 8, 9, 3, -1, -1], { name: 'x' }],
        [
            'x = [float("-inf"), np.inf, -math.nan, float(\'nan\'), math.log(0.5)]',
            [5],
            [-Infinity, Infinity, NaN, NaN, Math.log(0.5)],
            { name: 'x' },
        ],
        ['x = [1_000, −2.5, +3]', [3], [1000, -2.5, 3], { name: 'x' }],
        ['y = [0.1] * 3', [3], [0.1, 0.1, 0.1], { name: 'y' }],
        ['a = 3 * [0.5]', [3], [0.5, 0.5, 0.5], { name: 'a' }],
        ['torch.tensor([[0.1]*2, [0.2]*2])', [2, 2], [0.1, 0.1, 0.2, 0.2]],
        ['[(1, 2), (3, 4)]', [2, 2], [1, 2, 3, 4]],
        ['x = (1, 2)', [2], [1, 2], { name: 'x' }],
        ['[1.0, # one\n 2.0, // two\n /* three */ 3.0,]', [3], [1, 2, 3]],
        [
            'logits: torch.Tensor = torch.tensor([\n    [1.0, 2.0],  # cat\n    [3.0, 4.0],  # dog\n])\n',
            [2, 2],
            [1, 2, 3, 4],
            { name: 'logits' },
        ],
        ['{"logits": [1, 2, 3], "shape": [1, 3], "target": 2}', [3], [1, 2, 3], { name: 'logits' }],
        ['return [1.0, 2.0]', [2], [1, 2]],
    ],
    'tables and pandas': [
        ['cat,dog\n1.5,2.5\n', [1, 2], [1.5, 2.5], { classNames: ['cat', 'dog'] }],
        ['name,cat,dog\nimg1,1.5,2.5\nimg2,3.5,4.5\n', [2, 2], [1.5, 2.5, 3.5, 4.5], { classNames: ['cat', 'dog'] }],
        [
            'cat     0.5\ndog     0.25\nName: logits, dtype: float32',
            [2],
            [0.5, 0.25],
            { name: 'logits', dtype: 'float32', classNames: ['cat', 'dog'] },
        ],
        ['          0         1\n0  1.5  0.5\n1  2.5  3.5\n', [2, 2], [1.5, 0.5, 2.5, 3.5]],
        [
            '           new york  san jose\nimage_1   1.99  0.81\nimage_2   0.24  1.49\n',
            [2, 2],
            [1.99, 0.81, 0.24, 1.49],
            { classNames: ['new york', 'san jose'] },
        ],
        ['1\t2.5\n3\t4\n', [2, 2], [1, 2.5, 3, 4]],
        ['some text\n1.5 2.5 3.5\nmore text', [3], [1.5, 2.5, 3.5]],
        ['an unfinished :( parenthesis\n\n1.5 2.5\n3.5 4.5\n', [2, 2], [1.5, 2.5, 3.5, 4.5]],
    ],
    YAML: [
        ['logits:\n  - 1.0\n  - 2.5\ntarget: 1\n', [2], [1, 2.5], { name: 'logits' }],
        ['logits:\n- - 1.0\n  - 2.0\n- - 3.0\n  - 4.0\n', [2, 2], [1, 2, 3, 4], { name: 'logits' }],
        ['rows:\n  - [1.0, 2.0]\n  - [3.0, 4.0]\n', [2, 2], [1, 2, 3, 4], { name: 'rows' }],
        ['- .inf\n- -.inf\n- 2.5', [3], [Infinity, -Infinity, 2.5]],
    ],
    'Julia, R, MATLAB': [
        ['3-element Vector{Float32}:\n  2.0\n  1.0\n  0.1', [3], [2, 1, 0.1], { dtype: 'float32' }],
        [
            'julia> x\n2×3 Matrix{Float64}:\n 2.0  1.0  0.1\n 3.0 4.0 5.0\n\njulia> ',
            [2, 3],
            [2, 1, 0.1, 3, 4, 5],
            { dtype: 'float64' },
        ],
        ['Float32[1f0, -2.5f-1]', [2], [1, -0.25], { dtype: 'float32' }],
        ['x = [1 -2; 3 4]', [2, 2], [1, -2, 3, 4], { name: 'x' }],
        ['logits <- c(1, -2, 0.5)', [3], [1, -2, 0.5], { name: 'logits' }],
        ['matrix(c(1, 2, 3, 4), nrow = 2)', [4], [1, 2, 3, 4]],
        ['[1]  2.0 1.0 0.1\n[4]  -1.0', [4], [2, 1, 0.1, -1]],
        ['     [,1] [,2] [,3]\n[1,]  2.0  1.0  0.1\n[2,] -3.0  0.5  4.25', [2, 3], [2, 1, 0.1, -3, 0.5, 4.25]],
        ['> x\n cat  dog bird \n 2.0  1.0  0.1 \n', [1, 3], [2, 1, 0.1], { classNames: ['cat', 'dog', 'bird'] }],
        ['logits =\n\n    1.25   -0.5\n    1.5   2.5\n\n', [2, 2], [1.25, -0.5, 1.5, 2.5], { name: 'logits' }],
        ['x =\n\n   1.0e+03 *\n\n    1.25   -0.5\n    0.5 0.25\n\n', [2, 2], [1250, -500, 500, 250], { name: 'x' }],
        [
            '  Columns 1 through 2\n\n   1.5 2.5\n   3.5 4.5\n\n  Column 3\n\n   5.5\n  6.5\n',
            [2, 3],
            [1.5, 2.5, 5.5, 3.5, 4.5, 6.5],
        ],
    ],
    'C, C++, Java, Go, Rust, JavaScript': [
        ['float logits[] = {1.0f, -2.0f, 3.0f};', [3], [1, -2, 3], { name: 'logits' }],
        ['double x[2][2] = {{1, 2}, {3, 4.5}};', [2, 2], [1, 2, 3, 4.5], { name: 'x' }],
        ['std::vector<float> logits{1.0f, 2.0f};', [2], [1, 2], { name: 'logits' }],
        ['std::vector<std::vector<float>> m = {{1.f, 2.f}, {3.f, 4.f}};', [2, 2], [1, 2, 3, 4], { name: 'm' }],
        ['torch::tensor({1.0, 2.0})', [2], [1, 2]],
        ['float[] x = new float[] {1f, 2f};', [2], [1, 2], { name: 'x' }],
        ['x = new float[][] { new float[]{1, 2}, new float[]{3, 4} };', [2, 2], [1, 2, 3, 4], { name: 'x' }],
        ['List.of(1.0, 2.0)', [2], [1, 2]],
        ['x := []float64{1.5, 2}', [2], [1.5, 2], { name: 'x', dtype: 'float64' }],
        ['m := [][]float64{{1, 2}, {3, 4}}', [2, 2], [1, 2, 3, 4], { name: 'm', dtype: 'float64' }],
        ['let logits: Vec<f32> = vec![1.0_f32, -2.0];', [2], [1, -2], { name: 'logits' }],
        ['let l: [f32; 3] = [0.5, 1.5, 2.5];', [3], [0.5, 1.5, 2.5], { name: 'l' }],
        ['let x: [f32; 3] = [0.5; 3];', [3], [0.5, 0.5, 0.5], { name: 'x' }],
        ['vec![0.5; 2]', [2], [0.5, 0.5]],
        ['vec![vec![1.0, 2.0], vec![3.0, 4.0]]', [2, 2], [1, 2, 3, 4]],
        ['const x: number[][] = [[1.5, 2]];', [1, 2], [1.5, 2], { name: 'x' }],
        ['new Float32Array([1, 2])', [2], [1, 2], { dtype: 'float32' }],
        ['const l = Float32Array(3) [2, 1, 0.1]', [3], [2, 1, 0.1], { name: 'l', dtype: 'float32' }],
        ['{1.0f, -2.0f}', [2], [1, -2]],
        ['x = [1.0f -2.0f]', [2], [1, -2], { name: 'x' }],
    ],
};

for (const [format, rows] of Object.entries(formats)) {
    describe(`reads ${format}`, () => {
        for (const [source, shape, values, said = {}] of rows) {
            it(JSON.stringify(source), () => {
                const { arrays, unreadable } = readNumericArrays(source);
                assert.deepEqual(unreadable, []);
                assert.equal(arrays.length, 1);
                const array = arrays[0]!;
                assert.deepEqual(array.shape, shape);
                assert.equal(array.data.length, values.length);
                values.forEach((value, i) =>
                    assert.ok(
                        Math.abs(array.data[i]! - value) <= 1e-15 * Math.abs(value) || Object.is(array.data[i], value),
                        `${array.data[i]} for ${value}`,
                    ),
                );
                assert.equal(array.name, said.name);
                if (said.dtype !== undefined) {
                    assert.equal(array.dtype, said.dtype);
                }
                if (said.classNames !== undefined) {
                    assert.deepEqual(array.classNames, said.classNames);
                }
            });
        }
    });
}

describe('reads all the arrays in', () => {
    const logits: readonly [readonly number[], readonly number[], string] = [[3], [1.25, -0.5, 2.5], 'logits'];
    const row = [
        [1, 3],
        [1.25, -0.5, 2.5],
    ] as const;
    const two = [
        [[2, 2], [1.25, -0.5, 0.5, 2.5], undefined],
        [[2, 2], [0.85, 0.15, 0.12, 0.88], undefined],
    ] as const;
    const table = (names: string, [a, b]: readonly [string, string], [p, q]: readonly [string, string]): string =>
        `${' '.repeat(a.length)}   ${names}\n${a}  ${p}\n${b}  ${q}\n`;
    const twoTables = (labels: readonly [string, string], below: string): string =>
        table(' cat   dog', labels, [' 1.25 -0.50', ' 0.50  2.50']) +
        table(below, labels, [' 0.85  0.15', ' 0.12  0.88']);
    const all: readonly (readonly [
        string,
        readonly (readonly [readonly number[], readonly number[], (string | undefined)?])[],
    ])[] = [
        ['{"msg": "logits=[1.25, -0.5, 2.5], loss=0.24", "level": "info"}', [logits]],
        ['info = {"text": "logits = [1.25, -0.5, 2.5], y = 2"}', [logits]],
        ['logits = [1.25, -0.5, 2.5]]', [logits]],
        ['logits_grid = [[1.25, -0.5, 2.5]]', [[...row, 'logits_grid']]],
        ['last_block = [[1.25, -0.5, 2.5]]', [[...row, 'last_block']]],
        ['logits = [1.25; -0.5; 3% the last one\n];', [[[3], [1.25, -0.5, 3], 'logits']]],
        [twoTables(['0', '1'], ' cat   dog'), two],
        [twoTables(['s1', 's2'], ' cat   dog'), two],
        [twoTables(['0', '1'], 'bird   cow'), two],
        [
            '       cat   dog  bird\ncat   1.25 -0.50  2.00\ncat   0.50  2.50  1.50',
            [[[2, 3], [1.25, -0.5, 2, 0.5, 2.5, 1.5], undefined]],
        ],
        ['cat,1.25,-0.5,2\ncat,0.5,2.5,1.5', [[[2, 3], [1.25, -0.5, 2, 0.5, 2.5, 1.5], undefined]]],
    ];
    for (const [text, arrays] of all) {
        it(JSON.stringify(text), () => {
            const found = readNumericArrays(text);
            assert.deepEqual(found.unreadable, []);
            assert.deepEqual(
                found.arrays.map(({ shape, data, name }) => [[...shape], [...data], name]),
                arrays,
            );
        });
    }
    it('and none of the columns of a table that go on below', () => {
        const names = Array.from({ length: 11 }, (_, i) => `class${i}`.padStart(8));
        const numbers = names.map((_, i) => `${i}.25`.padStart(8));
        const block = (from: number, to: number): string =>
            [names, numbers, numbers]
                .map((fields, row) => `${row === 0 ? ' ' : row}${fields.slice(from, to).join('')}`)
                .join('\n');
        const { arrays, unreadable } = readNumericArrays(`${block(0, 9)}\n${block(9, 11)}\n`);
        assert.deepEqual([arrays.length, unreadable[0]?.reason], [0, 'elided']);
    });
    it('but no share', () => {
        assert.deepEqual(readNumericArrays('x = [1.25, 3%, 2.5]').arrays, []);
        assert.deepEqual(readNumericArrays('x = [1.25 3% 2.5]').arrays, []);
    });
});

describe('what an array tells of itself', () => {
    it('covers the whole expression', () => {
        const source = 'x = torch.tensor([1., 2.], dtype=torch.float16)  # two';
        const { start, end } = readNumericArrays(source).arrays[0]!;
        assert.equal(source.slice(start, end), 'torch.tensor([1., 2.], dtype=torch.float16)');
    });
    it('counts the decimals that were printed', () => {
        const decimals = (source: string): number | undefined => readNumericArrays(source).arrays[0]!.decimals;
        assert.equal(decimals('tensor([1.2345, 2.5000])'), 4);
        assert.equal(decimals('tensor([1.2345e+03, 2.5000e+00])'), 1);
        assert.equal(decimals('tensor([1., 2.])'), 0);
        assert.equal(decimals('tensor([1, 2])'), undefined);
        assert.equal(decimals('[1, 2] [1.5, 2.25]'), undefined);
    });
    it('reads several arrays in the order of the text', () => {
        const { arrays } = readNumericArrays(
            '{"logits": [1.5, 2.5], "target": [0]}\n{"logits": [3.5, 2.5], "target": [1]}\n',
        );
        assert.deepEqual(
            arrays.map(a => [a.name, ...a.data]),
            [
                ['logits', 1.5, 2.5],
                ['target', 0],
                ['logits', 3.5, 2.5],
                ['target', 1],
            ],
        );
    });
    it('reads no part of a table whose other rows have more in front of them', () => {
        for (const text of [
            // pandas prints the first level of an index once
            '0  cat     1.250\n   dog    -0.500\n1  cat     2.000\n   dog     0.250\ndtype: float64',
            'hot dog   0.75\ncat       0.25\ndog       0.50',
        ]) {
            assert.deepEqual(readNumericArrays(text).arrays, [], text);
        }
    });
    it('takes no place in an array for an array', () => {
        for (const text of ['return c [1, 2]', 'x = c [1, 2]', 'print(c [1, 2])', 'if c [1, 2] > 0: pass', 'c [1]']) {
            assert.deepEqual(readNumericArrays(text).arrays, [], text);
        }
    });
    it('takes no reference, interval or day for an array', () => {
        for (const text of [
            'See [1, 2] and [3].',
            'x ∈ [0, 1], y ∈ [1.5, 2.5]',
            'values in the range [0.5, 1.5]',
            '[2024-01-30, 2024-02-01]',
        ]) {
            assert.deepEqual(readNumericArrays(text).arrays, [], text);
        }
        assert.deepEqual(
            readNumericArrays('[2024-1-1, 7-1-1]').arrays.map(({ data }) => [...data]),
            [[2022, 5]],
        );
    });
    it('gives the name of an only column to none of the classes', () => {
        const [array] = readNumericArrays(',0\n0,1.25\n1,-0.5\n2,0.75\n').arrays;
        assert.deepEqual([array?.shape, array?.classNames], [[3], undefined]);
    });
    for (const [what, before, between, behind] of [
        ['list', '[Variable containing:', ', Variable containing:', ']'],
        ['tuple', '(Variable containing:', ', Variable containing:', ')'],
        ['list without a word', '[', ', ', ']'],
    ] as const) {
        it(`reads a ${what} of tensors as PyTorch 0.3 printed it`, () => {
            const footer = '[torch.FloatTensor of size 1x3]\n';
            const text = `${before}\n 1.25 -0.5  0.75\n${footer}${between}\n 2.0  0.125 -1.0\n${footer}${behind}\n`;
            const { arrays, unreadable } = readNumericArrays(text);
            assert.deepEqual(
                [arrays.map(({ data, shape }) => [...data, ...shape]), unreadable],
                [
                    [
                        [1.25, -0.5, 0.75, 1, 3],
                        [2, 0.125, -1, 1, 3],
                    ],
                    [],
                ],
            );
            const { start, end } = arrays[1]!.spanOf(2);
            assert.equal(text.slice(start, end), '-1.0');
        });
    }
    it('takes no line of prose for the names of columns', () => {
        const [array] = readNumericArrays('Some text.\nthe numbers are\n1.5 2.5 3.5\n4.5 5.5 6.5\nMore text.').arrays;
        assert.deepEqual([array!.shape, array!.columnLabels], [[2, 3], undefined]);
    });
    it('gives none of several names to one of several arrays', () => {
        const { arrays } = readNumericArrays('logits, target = torch.tensor([1., 2.]), torch.tensor([1])');
        assert.deepEqual(
            arrays.map(a => a.name),
            [undefined, undefined],
        );
    });
    it('reads a tensor among other things in brackets', () => {
        const source = '[1.0, tensor([2.0, 3.0])]';
        const [array] = readNumericArrays(source).arrays;
        assert.deepEqual([...array!.data], [2, 3]);
        assert.deepEqual(array!.spanOf(1), { start: source.indexOf('3.0'), end: source.indexOf('3.0') + 3 });
    });
    it('gives no position beyond the array', () => {
        assert.throws(() => readNumericArrays('[1, 2]').arrays[0]!.spanOf(2), RangeError);
    });
});
