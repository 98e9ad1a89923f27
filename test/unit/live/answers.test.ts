// What debuggers answer, honest and hostile. The bytes are NumPy's own: np.array(...).tobytes() in base64.
import assert from 'node:assert/strict';
import { answerOf, criterionTold, frameTold, unquoted } from '../../../src/live/answers';
import { bytesOfBase64 } from '../../../src/live/base64';
import { numbersOfBytes } from '../../../src/live/numbers';

describe('base64', () => {
    it('is that of Node for every length', () => {
        for (let length = 0; length < 70; length++) {
            const bytes = Uint8Array.from({ length }, (_, i) => (i * 151 + length * 7) % 256);
            assert.deepEqual(bytesOfBase64(Buffer.from(bytes).toString('base64')), bytes);
        }
    });

    for (const text of ['A', 'AAA', 'AA==A', 'AA A', 'AAA\u00e9', 'A===', '====', '"AAA', 'AA=A']) {
        it(`is not ${JSON.stringify(text)}`, () => assert.equal(bytesOfBase64(text), undefined));
    }
});

describe('the numbers in bytes', () => {
    const cases: readonly (readonly [dtype: string, base64: string, expected: readonly number[]])[] = [
        ['float32', 'zczMPQAAgH8AAMB/', [Math.fround(0.1), Infinity, NaN]],
        ['float64', 'mpmZmZmZuT8=', [0.1]],
        ['int64', 'nP////////8=', [-100]],
        ['uint8', '/wA=', [255, 0]],
        ['int16', '/38AgA==', [32767, -32768]],
        ['bool', 'AQAC', [1, 0, 1]],
    ];
    for (const [dtype, base64, expected] of cases) {
        it(`are read as ${dtype}`, () =>
            assert.deepEqual([...numbersOfBytes(dtype, bytesOfBase64(base64)!)!], expected));
    }

    it('are none where bytes are left over, or the type is not known', () => {
        assert.equal(numbersOfBytes('float32', new Uint8Array(5)), undefined);
        assert.equal(numbersOfBytes('complex64', new Uint8Array(8)), undefined);
    });
});

describe('the answer of a debugger', () => {
    it('holds the numbers of a tensor', () => {
        const answer = answerOf("'A|Tensor|bfloat16|1x2|cuda:0|float32|2|zczMPQAAgH8='");
        assert.deepEqual(answer, {
            kind: 'array',
            type: 'Tensor',
            dtype: 'bfloat16',
            shape: [1, 2],
            device: 'cuda:0',
            numbers: Float64Array.of(Math.fround(0.1), Infinity),
        });
    });

    it('may be a part of them, a list, None, a string', () => {
        assert.equal(answerOf('"A|Tensor|float32|3||float32|3|zczMPQ=="').kind, 'array');
        assert.deepEqual(answerOf("'J|6|[1, 2]'"), { kind: 'text', length: 6, text: '[1, 2]' });
        assert.deepEqual(answerOf("'N|'"), { kind: 'none' });
        assert.deepEqual(answerOf("'S|sum'"), { kind: 'string', text: 'sum' });
        assert.deepEqual(answerOf("'X|meta|meta'"), { kind: 'no-numbers', why: 'meta', detail: 'meta' });
    });

    const hostile = [
        ['an exception', 'NameError("name \'x\' is not defined")'],
        ['nothing', ''],
        ['a shape that is not that of its count', "'A|Tensor|float32|2x2||float32|3|zczMPQ=='"],
        ['more numbers than it has', "'A|Tensor|float32|1||float32|1|zczMPQAAgH8='"],
        ['a negative size', "'A|Tensor|float32|-1||float32|1|zczMPQ=='"],
        ['a size without end', "'A|Tensor|float32|99999999999999999999||float32|1|zczMPQ=='"],
        ['bytes that are none', "'A|Tensor|float32|1||float32|1|!!!!'"],
        ['half a number', "'A|Tensor|float32|1||float32|1|zcw='"],
        ['a type that is not sent', "'A|Tensor|float32|1||complex64|1|zczMPQ=='"],
        ['too few fields', "'A|Tensor|float32'"],
        ['a length below its text', "'J|2|[1, 2]'"],
        ['a reason that is none', "'X|because|I said so'"],
    ] as const;
    for (const [what, text] of hostile) {
        it(`is not taken where it has ${what}`, () => {
            const answer = answerOf(text);
            assert.equal(answer.kind, 'failed');
            assert.equal('text' in answer && answer.text.length <= 200, true);
        });
    }

    it('loses its quotes, whichever they are', () => {
        assert.equal(unquoted("'a'"), 'a');
        assert.equal(unquoted('"it\'s"'), "it's");
        assert.equal(unquoted('plain'), 'plain');
    });
});

describe('a criterion', () => {
    it('tells its options', () =>
        assert.deepEqual(criterionTold("'C|CrossEntropyLoss|sum|0|0.1|1'"), {
            name: 'CrossEntropyLoss',
            reduction: 'sum',
            ignoreIndex: 0,
            labelSmoothing: 0.1,
            hasWeight: true,
        }));

    for (const text of [
        "'X|type|Linear'",
        "'C|CrossEntropyLoss|often|0|0.1|1'",
        "'C|CrossEntropyLoss|sum|zero|0.1|1'",
        "'C|CrossEntropyLoss|sum|0|nan|1'",
        "'C|Evil|sum|0|0|1'",
        'AttributeError()',
    ]) {
        it(`is not ${text}`, () => assert.equal(criterionTold(text), undefined));
    }
});

describe('the variables of a frame', () => {
    it('are those that take part', () =>
        assert.deepEqual(
            frameTold("'F|9|logits|a|Tensor|float32|2x3;n|n|int||;self.criterion|c|CrossEntropyLoss||;xs|l|list||4'")
                ?.locals,
            [
                { expression: 'logits', kind: 'array', type: 'Tensor', dtype: 'float32', shape: [2, 3] },
                { expression: 'n', kind: 'number', type: 'int' },
                { expression: 'self.criterion', kind: 'criterion', type: 'CrossEntropyLoss' },
                { expression: 'xs', kind: 'list', type: 'list', shape: [4] },
            ],
        ));

    it('are never a call, nor what is not understood', () =>
        assert.deepEqual(frameTold("'F|5|run()|a|Tensor|float32|2;a|z|x|y|2;b|a|T|f|2xx3;;|||||'"), {
            count: 5,
            locals: [],
        }));

    for (const text of ['RuntimeError("no shape")', "'F|x|'", "'F|-1|'", "'logits|l|list||4'", '']) {
        it(`are not known from ${text}`, () => assert.equal(frameTold(text), undefined));
    }
});
