// Which variables can be explained: types and values as debugpy, js-debug, gdb, lldb and delve print them.
import assert from 'node:assert/strict';
import { isPlainExpression, pathAt } from '../../../src/live/plainExpression';
import { mayBeNumbers, tagVariables } from '../../../src/live/tag';

describe('a variable that can be explained', () => {
    for (const [type, value] of [
        ['Tensor', 'tensor([[ 0.5166,  0.4683, -1.5847]])'],
        ['Parameter', 'Parameter containing:\ntensor([0.1, 0.2], requires_grad=True)'],
        ['ndarray', 'array([1., 2.])'],
        ['ArrayImpl', 'Array([1., 2.], dtype=float32)'],
        ['EagerTensor', '<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>'],
        ['list', '[1.2372, -0.9604, 1.5415]'],
        ['list', '[[1, 2], [3, 4]]'],
        ['list', '[tensor([1., 2.]), tensor([3., 4.])]'],
        ['tuple', '(0.5, 1.5)'],
        ['Float32Array', 'Float32Array(3) [1.2372000217437744, -0.9603999853134155, 1.5414999723434448]'],
        ['Array', '(2) [Array(3), Array(3)]'],
        ['Array', '(3) [1.2, -0.9, 1.5]'],
        ['std::vector<float, std::allocator<float> >', 'size=3'],
        ['double [3]', '{1.5, 2.5, 3.5}'],
        ['[]float64', '[]float64 len: 3, cap: 3, [1.5,2.5,3.5]'],
        ['alloc::vec::Vec<f32>', 'vec![1.5, 2.5]'],
    ] as const) {
        it(`${type} ${value.slice(0, 30)}`, () => assert.ok(mayBeNumbers(type, value)));
    }
});

describe('a variable that cannot', () => {
    for (const [type, value] of [
        ['Tensor', 'tensor(0.7587, grad_fn=<NllLossBackward0>)'],
        ['list', "['cat', 'dog']"],
        ['list', '[]'],
        ['int', '3'],
        ['str', "'tensor([1., 2.])'"],
        ['Trainer', '<__main__.Trainer object at 0x7f>'],
        ['dict', "{'a': 1}"],
        ['Array', "(2) ['a', 'b']"],
        ['float', '0.5'],
        ['std::string', '"float"'],
    ] as const) {
        it(`${type} ${value.slice(0, 30)}`, () => assert.ok(!mayBeNumbers(type, value)));
    }
});

describe('the answer of an adapter', () => {
    const response = (variables: unknown) => ({ type: 'response', command: 'variables', body: { variables } });

    it('is tagged where a variable can be explained and asked for, beside the tags of others', () => {
        const variables = [
            { name: 'a', type: 'Tensor', value: 'tensor([1., 2.])', evaluateName: 'a' },
            {
                name: 'b',
                type: 'Tensor',
                value: 'tensor([1., 2.])',
                evaluateName: 'b',
                __vscodeVariableMenuContext: 'viewableInDataViewer',
            },
            { name: 'c', type: 'Tensor', value: 'tensor([1., 2.])' },
            { name: 'd', type: 'int', value: '1', evaluateName: 'd' },
        ];
        tagVariables(response(variables));
        assert.deepEqual(
            variables.map(variable => variable.__vscodeVariableMenuContext),
            ['explainCrossEntropy', 'viewableInDataViewer,explainCrossEntropy', undefined, undefined],
        );
    });

    for (const message of [
        undefined,
        null,
        'text',
        {},
        { type: 'response', command: 'variables' },
        response(undefined),
        response('text'),
        response([null, 1, { type: 1, value: 2, evaluateName: 3 }, {}]),
        { type: 'response', command: 'evaluate', body: { variables: [{}] } },
    ]) {
        it(`may be ${JSON.stringify(message)}`, () => assert.doesNotThrow(() => tagVariables(message)));
    }
});

describe('an expression', () => {
    for (const plain of ['logits', 'self.head.weight', "batch['labels']", 'outputs[0]', 'x[-1].logits', 'größe']) {
        it(`only looks: ${plain}`, () => assert.ok(isPlainExpression(plain)));
    }
    for (const other of ['model(x)', 'a + b', 'a[i]', 'a[f()]', 'a := 1', '', '1', "a['x' + f()]", 'a.b()']) {
        it(`may run something: ${other}`, () => assert.ok(!isPlainExpression(other)));
    }

    it('is the path up to the place that is pointed at', () => {
        const line = '  const x = this.head.weight + y;';
        assert.equal(pathAt(line, line.indexOf('head') + 1), 'this.head');
        assert.equal(pathAt(line, line.indexOf('weight')), 'this.head.weight');
        assert.equal(pathAt(line, line.indexOf('y')), 'y');
        assert.equal(pathAt(line, line.indexOf('+') + 0), undefined);
    });
});
