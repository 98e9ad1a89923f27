import assert from 'node:assert/strict';
import { readNumericArrays } from '../../../src/read';
import { regexpGrowth } from '../regexpSteps';

interface Expected {
    readonly values: readonly number[];
    readonly names?: readonly string[];
    readonly name?: string;
    readonly isPartial?: true;
}

const cat = ['cat', 'dog'];
const values = [1.25, -0.5];

const texts: Readonly<Record<string, readonly [text: string, ...expected: readonly Expected[]]>> = {
    'a dictionary': ["{'cat': 1.25, 'dog': -0.5}", { values, names: cat }],
    'a dictionary with a name': ['logits = {"cat": 1.25, "dog": -0.5}', { values, names: cat, name: 'logits' }],
    'an object of JSON on several lines': ['{\n  "cat": 1.25,\n  "dog": -0.5\n}\n', { values, names: cat }],
    'scalars of NumPy': ["{'cat': np.float32(1.25), 'dog': np.float32(-0.5)}", { values, names: cat }],
    'names with escapes': [
        '{"scores": {"a\\"b": 1.25, "\\u732b": -0.5}}',
        { values, names: ['a"b', '猫'], name: 'scores' },
    ],
    'a pipeline': [
        "[{'label': 'POSITIVE', 'score': 0.75}, {'label': 'NEGATIVE', 'score': 0.25}]",
        { values: [0.75, 0.25], names: ['POSITIVE', 'NEGATIVE'] },
    ],
    'the best of a pipeline': [
        "[[{'label': 'a', 'score': 0.5}, {'label': 'b', 'score': 0.25}]]",
        { values: [0.5, 0.25], names: ['a', 'b'], isPartial: true },
    ],
    pairs: ["[('cat', 1.25), ('dog', -0.5)]", { values, names: cat }],
    'the best of ImageNet': [
        "[[('n02123045', 'tabby', 0.5), ('n02123159', 'tiger_cat', 0.25)]]",
        { values: [0.5, 0.25], names: ['tabby', 'tiger_cat'], isPartial: true },
    ],
    'tokens of a chat': [
        '{"content": [{"token": "Hi", "logprob": -0.25, "bytes": [72, 105], "top_logprobs": [{"token": "Hi", "logprob": -0.25, "bytes": [72, 105]}, {"token": " a", "logprob": -1.5, "bytes": [32, 97]}]}]}',
        { values: [-0.25, -1.5], names: ['Hi', ' a'], name: 'top_logprobs', isPartial: true },
    ],
    'tokens of a completion': [
        '"top_logprobs": [{" cat": -0.25, " dog": -1.5}, {"s": -0.5, ".": -2.5}]',
        { values: [-0.25, -1.5], names: [' cat', ' dog'], name: 'top_logprobs', isPartial: true },
        { values: [-0.5, -2.5], names: ['s', '.'], name: 'top_logprobs', isPartial: true },
    ],
    'tokens of vLLM': [
        "{15043: Logprob(logprob=-0.25, rank=1, decoded_token='Hi'), 297: Logprob(logprob=-1.5, rank=2, decoded_token=' a')}",
        { values: [-0.25, -1.5], names: ['Hi', ' a'], isPartial: true },
    ],
    'tokens of llama.cpp': [
        '"probs": [{"tok_str": " cat", "prob": 0.5}, {"tok_str": " dog", "prob": 0.25}]',
        { values: [0.5, 0.25], names: [' cat', ' dog'], name: 'probs', isPartial: true },
    ],
    lines: ['cat: 1.25\ndog: -0.5\n', { values, names: cat }],
    'lines with ranks': [
        'Top 2:\n1. tabby cat (0.5)\n2. dog (0.25)\n',
        { values: [0.5, 0.25], names: ['tabby cat', 'dog'], isPartial: true },
    ],
    'lines with indices': ['x = 3\nlogits[0] = 1.25\nlogits[1] = -0.5\n', { values, name: 'logits' }],
};

describe('names with a number each', () => {
    for (const [name, [text, ...expected]] of Object.entries(texts)) {
        it(`are read: ${name}`, () => {
            const { arrays, unreadable } = readNumericArrays(text);
            assert.deepEqual(unreadable, []);
            assert.deepEqual(
                arrays.map(array => ({
                    values: [...array.data],
                    ...(array.classNames && { names: array.classNames }),
                    ...(array.name !== undefined && { name: array.name }),
                    ...(array.isPartial && { isPartial: true }),
                })),
                expected,
            );
            for (const array of arrays) {
                array.data.forEach((value, i) => {
                    const { start, end } = array.spanOf(i);
                    assert.equal(Number(/[-\d.]+/.exec(text.slice(start, end))?.[0]), value);
                });
            }
        });
    }
    for (const text of [
        "{'cat': 0, 'dog': 1}",
        "{'loss': 0.5, 'accuracy': 0.75}",
        "config = {'a': 0.5, 'b': 0.75}",
        "f({'a': 0.5, 'b': 0.75})",
        '{"temperature": 0.7, "top_p": 0.9}',
        'lr: 0.001\nmomentum: 0.9\n',
        'name: x\nwidth: 1.5\nscale: 2.5\n',
        '# Numbers\n\nfirst: 1.5\nsecond: 2.5\n\nmore',
        '[{"token": "a", "logprob": -0.5, "top_logprobs": []}, {"token": "b", "logprob": -1.5, "top_logprobs": []}]',
        'x[1] = 1.5\nx[2] = 2.5\n',
        '1. Introduction\n2. Related Work\n',
    ]) {
        it(`are not classes in ${JSON.stringify(text)}`, () => assert.deepEqual(readNumericArrays(text).arrays, []));
    }
    for (const piece of ["{'a': 1.5, ", "[{'label': 'a', ", "('a', ", '"', 'a: 1.5 ', "{'", 'a b ', "[{'a': [1, "]) {
        it(`are found in linear time: ${JSON.stringify(piece)}`, () => {
            assert.ok(regexpGrowth(readNumericArrays, size => `${piece.repeat(size)}\n`, 400) < 2.5);
        });
    }
});
