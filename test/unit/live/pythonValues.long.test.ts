/**
 * What the expressions give where a real Python evaluates them, of every kind of value (test/live/kinds.py), and that
 * they leave the program as it was.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../host/paths.mjs';
import type { Requests } from '../../../src/live/debuggee';
import { pythonDebuggee } from '../../../src/live/pythonDebuggee';
import { pythonCriterion, pythonFrame, pythonValue } from '../../../src/live/pythonExpressions';
import { pythonsWith, runAll } from '../export/copy/python';

type Expected = readonly [shape: readonly number[], numbers: readonly number[], dtype?: string];
const [NAN, row] = [Number.NaN, [1.5, -2.25, 3.125]];

/** The numbers are those that kinds.py writes, by what torch and NumPy document of their operations. */
const values: Readonly<Record<string, Expected>> = {
    half: [[1, 3], row, 'float16'],
    bfloat16: [[1, 3], [1.5, -2.25, 3.125], 'bfloat16'],
    leaf: [[1, 3], row, 'float32'],
    computed: [
        [1, 3],
        [3, -4.5, 6.25],
    ],
    parameter: [[1, 3], row],
    transposed: [
        [3, 2],
        [0, 3, 1, 4, 2, 5],
    ],
    expanded: [
        [2, 2],
        [1, 2, 1, 2],
    ],
    stepped: [[4], [1, 4, 7, 10]],
    negated: [[2], [-2, -4]],
    coordinates: [
        [2, 3],
        [0, 0, 3, 4, 0, 0],
    ],
    rows: [
        [2, 3],
        [0, 0, 3, 4, 0, 0],
    ],
    quantised: [[2], [1.5, -2.25], 'float32'],
    zero_dim: [[], [2.5]],
    empty: [[0, 3], []],
    labels: [[2], [2, -100], 'int64'],
    flags: [[2], [1, 0], 'bool'],
    inferred: [
        [1, 3],
        [3, -4.5, 6.25],
    ],
    buffer: [[2], [1, 2]],
    "records['logit']": [[2], [1.5, 2.5], 'float32'],
    masked: [[3], [1, NAN, 3], 'float64'],
    masked_half: [[2], [1, NAN], 'float16'],
    unmasked_labels: [[3], [1, 2, 3], 'int64'],
    numpy_zero_dim: [[], [1.5]],
    numpy_scalar: [[], [1.5], 'float32'],
    backwards: [
        [2, 3],
        [3, 4, 5, 0, 1, 2],
    ],
    big_endian: [[2], [1.5, -2], 'float64'],
    big_endian_half: [[2], [1.5, -2], 'float16'],
    long_double: [[2], [1.5, -2]],
    fortran: [
        [2, 3],
        [0, 1, 2, 3, 4, 5],
    ],
    matrix: [
        [2, 2],
        [1, 2, 3, 4],
    ],
    lists: [
        [2, 2],
        [1.5, 2, 3, -4.25],
    ],
    list_of_tensors: [
        [2, 3],
        [...row, 3, -4.5, 6.25],
    ],
    tuple_of_arrays: [
        [2, 2],
        [1, 2, 3, 4],
    ],
    scalars: [[2], [Math.fround(0.1), 2]],
    float_array: [[2], [1.5, 2.5]],
    view: [
        [2, 2],
        [1.5, 2.5, -3.5, 4.5],
    ],
    queue: [[2], [1.5, 2.5]],
    rounded: [[2], [1.5, 2.25]],
    colours: [[2], [2, 0], 'int64'],
    'output.logits': [[1, 3], row],
    "batch['labels']": [[2], [2, -100]],
    'batch["inner"]["it\'s"][0]': [[1, 3], row],
    'pair.logits': [[1, 3], row],
    'pair[1]': [[2], [2, -100]],
    'transposed[0]': [[2], [0, 3]],
    only_array: [
        [1, 2],
        [1.5, 2.5],
    ],
    only_dlpack: [[1, 3], row],
    jax_array: [[1, 2], [1.5, 2.5], 'float32'],
    variable: [[1, 2], [1.5, 2.5], 'float32'],
};

const problems: Readonly<Record<string, string>> = {
    on_meta: 'meta',
    complex_numbers: 'complex',
    fake: 'symbolic',
    refusing: 'failed',
    records: 'records',
    masked_labels: 'masked',
    objects: 'objects',
    words: 'dtype',
    days: 'dtype',
    ragged: 'unreadable',
    itself: 'failed',
    Colour: 'class',
    broken: 'type',
    raises_in_array: 'failed',
    anything: 'type',
    mocked: 'type',
    module: 'type',
    batch: 'type',
    nowhere: 'unbound',
    'output.nowhere': 'failed',
};

/** As debugpy evaluates for the clipboard: with the globals among the names, and an exception is an answer. */
const EVALUATE = `
def evaluate(expression, frame):
    try:
        return repr(eval(compile(expression, '<string>', 'eval'), dict(frame), frame))
    except Exception as error:
        return repr(error)
`;
const [torch] = pythonsWith(['torch']);
const program = readFileSync(join(root, 'test', 'live', 'kinds.py'), 'utf8');
const inPython = (text: unknown): string => `json.loads(${JSON.stringify(JSON.stringify(text))})`;

/** Every expression that is sent for these, with a frame that has a criterion. */
const names = [...Object.keys(values), ...Object.keys(problems), 'nothing', 'reduction'];
const asked = [...names.map(name => pythonValue(name)), pythonFrame(), pythonCriterion('criterion')];

/** A Python that has run the program, and evaluates what it is asked. */
function stoppedPython(python: string): { readonly requests: Requests; end(): void } {
    const script = `import json, sys
${EVALUATE}
frame = {}
exec(${inPython(program)}, frame)
for line in sys.stdin:
    print(json.dumps(evaluate(json.loads(line), frame)), flush=True)`;
    const child = spawn(python, ['-W', 'ignore', '-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
    return {
        requests: {
            async evaluate(expression) {
                child.stdin.write(`${JSON.stringify(expression)}\n`);
                const answer = (await answers.next()) as { readonly value: string };
                return { result: JSON.parse(answer.value) as string };
            },
            memory: () => Promise.reject(new Error('not supported')),
            variables: () => Promise.reject(new Error('not supported')),
        },
        end: () => child.stdin.end(),
    };
}

describe(`values that Python evaluates (${torch ?? 'PyTorch is not installed, only recorded answers are tested'})`, () => {
    it('are of every kind', () => assert.ok(names.length > 60));
    if (torch === undefined) {
        return;
    }
    let stopped: ReturnType<typeof stoppedPython>;
    before(() => (stopped = stoppedPython(torch)));
    after(() => stopped.end());
    const valueOf = (name: string) => pythonDebuggee(stopped.requests).value(name, true, { isCancelled: () => false });

    for (const [name, [shape, numbers, dtype]] of Object.entries(values)) {
        it(`has the numbers of ${name}`, async () => {
            const value = await valueOf(name);
            assert.equal(value.kind, 'tensor', JSON.stringify(value));
            assert.deepEqual([value.shape, [...value.data]], [shape, numbers]);
            assert.equal(value.dtype, dtype ?? value.dtype);
        });
    }

    for (const [name, kind] of Object.entries(problems)) {
        it(`says why there are none in ${name}`, async () => {
            const value = await valueOf(name);
            assert.equal(value.kind, 'problem', JSON.stringify(value));
            assert.equal(value.problem.kind, kind);
        });
    }

    it('knows None and texts', async () => {
        assert.deepEqual(await valueOf('nothing'), { kind: 'none' });
        assert.deepEqual(await valueOf('reduction'), { kind: 'text', text: 'sum' });
    });

    it('has all of what is longer than one answer', async () => {
        const value = await valueOf('long_row');
        assert.ok(value.kind === 'tensor' && value.data.length === 600_000);
        assert.ok(value.data.every((x, i) => x === Math.fround(i / 2)));
        const list = await valueOf('long_list');
        assert.ok(list.kind === 'tensor' && list.data.length === 100_000);
        assert.ok(list.data.every((x, i) => x === i / 4));
    });

    it('lists what can take part, although some objects cannot even be looked at', async () => {
        const locals = await pythonDebuggee(stopped.requests).locals();
        const found = new Map(locals.map(local => [local.expression, local]));
        assert.deepEqual(found.get('half'), {
            expression: 'half',
            kind: 'array',
            type: 'Tensor',
            dtype: 'float16',
            shape: [1, 3],
        });
        for (const name of ['jax_array', 'self.weights', 'self.fitted', 'lists', 'masked', 'criterion']) {
            assert.ok(found.has(name), name);
        }
        for (const name of ['broken', 'refusing', 'self.lazy', 'anything', 'mocked', 'module', 'np', 'Broken']) {
            assert.ok(!found.has(name), name);
        }
    });

    it('lists of a notebook its own variables, not what IPython keeps of its cells', () => {
        const text = `import json, sys
${EVALUATE}
frame = dict(get_ipython=print, In=['x'], _ih=['x'], _dh=['/'], _=[1.5], _5=[1.5], logits=[1.5, 2.5])
assert evaluate(${inPython(pythonFrame())}, frame) == "'F|2|logits|l|list||2'", evaluate(${inPython(pythonFrame())}, frame)
del frame['get_ipython']
assert '_5|l|list||1' in evaluate(${inPython(pythonFrame())}, frame)`;
        const [{ error } = { error: 'nothing' }] = runAll(torch, [{ name: 'names', text }]);
        assert.equal(error, '');
    });

    it('leaves the program as it was: modules, names, random numbers, gradients, objects', () => {
        const state = `
import gc, random
def state():
    gc.collect()
    tensors = [o for o in gc.get_objects() if issubclass(type(o), torch.Tensor)]
    return [sorted(sys.modules), sorted(frame), repr(random.getstate()), repr(np.random.get_state()), torch.get_rng_state().tolist(),
        len(tensors), [[f._version for f in (leaf, computed, numbers)], leaf.grad, computed.requires_grad, computed.grad_fn.next_functions[0][0] is accumulates, gc.isenabled()],
        frame['anything'].asked == [], frame['mocked'].mock_calls, repr(frame['float_array']), list(frame['queue'])]
`;
        const text = `import json, sys
${EVALUATE}
frame = {}
exec(${inPython(program)}, frame)
torch, np, leaf, computed, numbers = (frame[name] for name in ('torch', 'np', 'leaf', 'computed', 'numbers'))
accumulates = computed.grad_fn.next_functions[0][0]
${state}
before = state()
for expression in ${inPython(asked)}:
    evaluate(expression, frame)
after = state()
assert before == after, [pair for pair in zip(before, after) if pair[0] != pair[1]]
computed.sum().backward()
assert leaf.grad.tolist() == [[2, 2, 2]]`;
        const [{ error } = { error: 'nothing' }] = runAll(torch, [{ name: 'state', text }]);
        assert.equal(error, '');
    });

    it('loads nothing into a program that has no library', () => {
        const text = `import json, sys
${EVALUATE}
frame = {'logits': [[1.5, 2.5]], 'nobody': object()}
expressions = ${inPython([pythonValue('logits'), pythonValue('nobody'), pythonFrame()])}
before = set(sys.modules)
answers = [evaluate(expression, frame) for expression in expressions]
assert set(sys.modules) == before, set(sys.modules) - before
print(json.dumps(answers))`;
        const [{ error, output } = { error: 'nothing', output: '' }] = runAll(torch, [{ name: 'plain', text }]);
        assert.equal(error, '');
        assert.deepEqual(JSON.parse(output), ["'J|12|[[1.5, 2.5]]'", "'X|type|object'", "'F|2|logits|l|list||1'"]);
    });
});
