import assert from 'node:assert/strict';
import { explainSoftmax } from '../../../src/math';
import { evaluate } from '../../../src/python/evaluate';
import { outlineOf } from '../../../src/python/outline/outline';
import { parse } from '../../../src/python/parse';
import type { Outline } from '../../../src/model/outline';
import type { Value } from '../../../src/python/values';
import { readNumericArrays } from '../../../src/read';

function lastOf(source: string) {
    const whole = { start: 0, end: source.length };
    const program = parse(source, readNumericArrays(source).arrays, whole);
    const expression = program.tree.topNode.lastChild?.firstChild;
    assert.ok(expression, source);
    return { program, expression };
}

/** The value of the last expression of a text. */
function valueOf(source: string): Value | undefined {
    const { program, expression } = lastOf(source);
    return evaluate(program, expression);
}

function outlineOfLast(source: string): Outline | undefined {
    const { program, expression } = lastOf(source);
    return outlineOf(program, expression);
}

const tensorOf = (source: string) => {
    const value = valueOf(source);
    return value?.kind === 'tensor' ? [[...value.data], value.shape, value.dtype] : undefined;
};

describe('the value of an expression', () => {
    const numbers: readonly (readonly [source: string, value: number, dtype: string])[] = [
        ['math.sqrt(2.0)', Math.SQRT2, 'float32'],
        ['np.log(3)', Math.log(3), 'float32'],
        ['torch.exp(torch.tensor(0.5, dtype=torch.float64))', Math.exp(0.5), 'float64'],
        ['torch.tensor(-0.5).exp()', Math.exp(-0.5), 'float32'],
        ['torch.tensor(-3).abs()', 3, 'int64'],
        ['from math import sqrt as root\nroot(9)', 3, 'float32'],
        ['math.inf', Infinity, 'float32'],
        ['-np.pi', -Math.PI, 'float32'],
        ['import numpy as xp\nxp.nan', NaN, 'float32'],
        ['from math import inf as most\nmost', Infinity, 'float32'],
        ['from math import tau\ntau', 2 * Math.PI, 'float32'],
        ["float('-Infinity')", -Infinity, 'float32'],
        ['torch.tensor(3).int()', 3, 'int32'],
        ['np.array(3).astype(int)', 3, 'int64'],
        ["np.array(3.5).astype('<i4')", 3, 'int32'],
        ['np.array(3, dtype=np.single)', 3, 'float32'],
    ];
    for (const [source, value, dtype] of numbers) {
        it(source, () => assert.deepEqual(tensorOf(source), [[value], [], dtype]));
    }

    const unknown = [
        'e',
        'pi',
        'inf',
        'config.pi',
        'from config import e\ne',
        'math = load()\nmath.pi',
        'math.nothing',
    ];
    for (const source of unknown) {
        it(`is not known: ${source}`, () => assert.equal(valueOf(source), undefined));
    }

    const doubled = (first: string, times: number): string =>
        [`x0 = ${first}`, ...Array.from({ length: times }, (_, i) => `x${i + 1} = x${i} + x${i}`), `x${times}`].join(
            '\n',
        );
    it('is looked for once where a name stands twice for it', () =>
        assert.deepEqual(tensorOf(doubled('torch.tensor(1.5)', 19)), [[1.5 * 2 ** 19], [], 'float32']));
    it('so is its shape', () => assert.deepEqual(outlineOfLast(doubled('torch.randn(2, 3)', 13))?.shape, [2, 3]));
    it('so is what a function gives that takes it twice', () =>
        assert.deepEqual(
            tensorOf(`def f(x): return x * x\n${'f('.repeat(9)}torch.tensor(-1.)${')'.repeat(9)}`)?.[0],
            [1],
        ));

    const shaped: readonly (readonly [source: string, data: readonly number[], shape: readonly number[]])[] = [
        ['x.transpose(0, 1)', [1, 4, 2, 5, 3, 6], [3, 2]],
        ['torch.transpose(x, 0, -1)', [1, 4, 2, 5, 3, 6], [3, 2]],
        ['torch.transpose(x, dim0=0, dim1=1)', [1, 4, 2, 5, 3, 6], [3, 2]],
        ['np.transpose(x)', [1, 4, 2, 5, 3, 6], [3, 2]],
        ['tf.transpose(x, perm=[1, 0])', [1, 4, 2, 5, 3, 6], [3, 2]],
        ['x.unsqueeze(1).transpose(0, 2, 1)', [1, 2, 3, 4, 5, 6], [2, 3, 1]],
        ['tf.transpose(x.unsqueeze(0), perm=[0, 2, 1])', [1, 4, 2, 5, 3, 6], [1, 3, 2]],
        ['np.transpose(x.unsqueeze(0), (0, 2, 1))', [1, 4, 2, 5, 3, 6], [1, 3, 2]],
        ['x.permute(1, 0)', [1, 4, 2, 5, 3, 6], [3, 2]],
        ['torch.permute(x, (1, 0))', [1, 4, 2, 5, 3, 6], [3, 2]],
        ['torch.permute(x, dims=(1, 0))', [1, 4, 2, 5, 3, 6], [3, 2]],
        ["einops.rearrange(x, 'a b -> b a')", [1, 4, 2, 5, 3, 6], [3, 2]],
        ["einops.rearrange(x, 'a b -> (a b)')", [1, 2, 3, 4, 5, 6], [6]],
        ["einops.rearrange(x, 'a b -> (b a)')", [1, 4, 2, 5, 3, 6], [6]],
        ["einops.rearrange(x, 'a (b c) -> c a b', c=3)", [1, 4, 2, 5, 3, 6], [3, 2, 1]],
        ["from einops import rearrange\nrearrange(x, 'a b -> a 1 b')", [1, 2, 3, 4, 5, 6], [2, 1, 3]],
        ["einops.rearrange(x[None], '1 a b -> (a b)')", [1, 2, 3, 4, 5, 6], [6]],
        ['torch.movedim(x, 0, 1)', [1, 4, 2, 5, 3, 6], [3, 2]],
        ['torch.unsqueeze(x, -1)', [1, 2, 3, 4, 5, 6], [2, 3, 1]],
        ['np.expand_dims(x, axis=0)', [1, 2, 3, 4, 5, 6], [1, 2, 3]],
        ['torch.squeeze(x.view(1, 6, 1))', [1, 2, 3, 4, 5, 6], [6]],
        ['torch.reshape(x, (3, -1))', [1, 2, 3, 4, 5, 6], [3, 2]],
        ['tf.reshape(x, shape=[6])', [1, 2, 3, 4, 5, 6], [6]],
        ['torch.flatten(x)', [1, 2, 3, 4, 5, 6], [6]],
        ['np.argmax(x, axis=1)', [2, 2], [2]],
        ['torch.abs(-x)', [1, 2, 3, 4, 5, 6], [2, 3]],
    ];
    for (const [source, data, shape] of shaped) {
        it(source, () => {
            const found = tensorOf(`x = torch.tensor([[1, 2, 3], [4, 5, 6]])\n${source}`);
            assert.deepEqual(found?.slice(0, 2), [data, shape]);
        });
    }

    for (const source of [
        'float(x)',
        'type(x)',
        'half(x)',
        'math.log(8, 2)',
        'torch.flatten(x, n)',
        'x.transpose(n, 1)',
        "einops.rearrange(x, 'a b -> a')",
        "einops.rearrange(x, 'a (b c) -> a b c')",
        "einops.rearrange(x, 'a (b c) -> a b c', b=2)",
        "einops.rearrange(x, '... b -> b ...')",
        "einops.rearrange(x, 'a b -> b a a')",
    ]) {
        it(`is not known: ${source} of an array`, () =>
            assert.equal(valueOf(`x = torch.tensor([[1, 2, 3], [4, 5, 6]])\n${source}`), undefined));
    }

    it('of a log-softmax has the digits that mathematics gives', () => {
        const [data] = tensorOf('F.log_softmax(torch.tensor([[40., 0.]]), dim=1)')!;
        assert.deepEqual(data, [...explainSoftmax({ data: Float64Array.of(40, 0), shape: [2] }).logSoftmax.data]);
        assert.ok(data[0]! < 0);
    });

    it('of a softmax goes over any axis', () => {
        for (const [axis, shape] of [
            [0, [2, 1, 1]],
            [1, [1, 2, 1]],
            [-1, [1, 1, 2]],
        ] as const) {
            const [data, found] = tensorOf(`torch.tensor([0., 0.]).reshape(${shape.join(', ')}).softmax(${axis})`)!;
            assert.deepEqual([data, found], [[0.5, 0.5], shape]);
        }
    });
});
