// How values come in slices, whatever a debugger answers in between.
import assert from 'node:assert/strict';
import { Cancelled, SessionEnded } from '../../../src/live/debuggee';
import type { Control, Requests } from '../../../src/live/debuggee';
import { javaScriptDebuggee } from '../../../src/live/javaScriptDebuggee';
import { otherDebuggee } from '../../../src/live/otherDebuggee';
import { pythonDebuggee } from '../../../src/live/pythonDebuggee';

const control: Control = { isCancelled: () => false };
const base64 = (numbers: readonly number[]): string =>
    Buffer.from(Float32Array.from(numbers).buffer).toString('base64');

/** Answers `evaluate` with what a function gives for an expression. */
const answering = (answer: (expression: string, context: string) => string): Requests => ({
    evaluate: (expression, context) => Promise.resolve({ result: answer(expression, context) }),
    memory: () => Promise.reject(new Error('not supported')),
    variables: () => Promise.reject(new Error('not supported')),
});

/** Python with one tensor of so many numbers, 0, 1, 2, ..., of which it sends at most three at once. */
const python = (count: number, dtype = (_from: number) => 'float32'): Requests =>
    answering(expression => {
        const from = Number(/, (\d+), \d+\)$/.exec(expression)![1]);
        const numbers = Array.from({ length: Math.min(3, count - from) }, (_, i) => from + i);
        return `'A|Tensor|${dtype(from)}|${count}|cpu|float32|${count}|${base64(numbers)}'`;
    });

describe('a value of Python', () => {
    it('is put together from its slices', async () => {
        const progress: number[] = [];
        const value = await pythonDebuggee(python(8)).value('x', true, {
            ...control,
            onProgress: (_, done) => progress.push(done),
        });
        assert.deepEqual(value, {
            kind: 'tensor',
            data: Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7),
            shape: [8],
            dtype: 'float32',
            type: 'Tensor',
        });
        assert.deepEqual(progress, [3, 6]);
    });

    it('is none where it becomes another in between', async () => {
        const value = await pythonDebuggee(python(8, from => (from > 3 ? 'float16' : 'float32'))).value(
            'x',
            true,
            control,
        );
        assert.equal(value.kind, 'problem');
    });

    it('ends when it is cancelled', () =>
        assert.rejects(pythonDebuggee(python(8)).value('x', true, { isCancelled: () => true }), Cancelled));

    it('is not read where it is too long, and says how long it is', async () => {
        const most = 4_000_000;
        const [huge, short] = await Promise.all([
            pythonDebuggee(python(most + 1)).value('x', true, control),
            pythonDebuggee(python(8)).value('x', true, { ...control, most: 7 }),
        ]);
        assert.deepEqual(huge, { kind: 'problem', problem: { kind: 'too-many', count: most + 1, most } });
        assert.equal(short.kind, 'problem');
    });

    it('that is computed anew whenever it is asked for is asked for once', async () => {
        const value = await pythonDebuggee(python(8)).value('f()', false, control);
        assert.deepEqual(value, { kind: 'problem', problem: { kind: 'not-a-name' } });
    });

    it('may be a list, in slices too', async () => {
        const text = '[[1.5, nan], [-inf, 2]]';
        const requests = answering(expression => {
            const from = Number(/, (\d+), \d+\)$/.exec(expression)![1]);
            return `'J|${text.length}|${text.slice(from, from + 10)}'`;
        });
        const value = await pythonDebuggee(requests).value('x', true, control);
        assert.equal(value.kind === 'tensor' && String([...value.data]), '1.5,NaN,-Infinity,2');
        assert.deepEqual(value.kind === 'tensor' && value.shape, [2, 2]);
    });

    for (const [what, answer, kind] of [
        ['an exception', 'RuntimeError("no storage")', 'failed'],
        ['no such name', 'NameError("name \'x\' is not defined")', 'unbound'],
        ['a ragged list', "'J|11|[[1, 2], 3]'", 'unreadable'],
        ['a list of words', "'J|8|['a', 1]'", 'failed'],
        ['a class', "'X|class|'", 'class'],
    ] as const) {
        it(`is a problem where it is ${what}`, async () => {
            const value = await pythonDebuggee(answering(() => answer)).value('x', true, control);
            assert.equal(value.kind, 'problem');
            assert.equal(value.problem.kind, kind);
        });
    }

    it('of a criterion has its weight', async () => {
        const requests = answering(expression =>
            expression.includes('label_smoothing')
                ? "'C|CrossEntropyLoss|mean|-100|0.0|1'"
                : `'A|Tensor|float32|2|cpu|float32|2|${base64([1, 2])}'`,
        );
        assert.deepEqual(await pythonDebuggee(requests).criterion('c', control), {
            name: 'CrossEntropyLoss',
            reduction: 'mean',
            ignoreIndex: -100,
            labelSmoothing: 0,
            weight: Float64Array.of(1, 2),
        });
    });
});

describe('a value of JavaScript', () => {
    const typed = (bytes: (offset: number, count: number) => string | undefined): Requests => ({
        ...answering(() => 'Float32Array(3) [0, 1, 2]'),
        evaluate: () => Promise.resolve({ result: 'Float32Array(3) [0, 1, 2]', memoryReference: 'm' }),
        memory: (_, offset, count) => Promise.resolve(bytes(offset, count)),
    });

    it('is the bytes of a typed array', async () => {
        const value = await javaScriptDebuggee(typed(() => base64([0, 1, 2]))).value('x', true, control);
        assert.deepEqual(value.kind === 'tensor' && [...value.data], [0, 1, 2]);
    });

    for (const [what, bytes] of [
        ['no bytes', () => undefined],
        ['more bytes than were asked for', () => base64([0, 1, 2, 3])],
        ['part of a number', () => 'AAA='],
    ] as const) {
        it(`is a problem where there are ${what}`, async () => {
            const value = await javaScriptDebuggee(typed(bytes)).value('x', true, control);
            assert.equal(value.kind, 'problem');
        });
    }

    it('is the text of any other array', async () => {
        const text = '[[1.5, -Infinity], [NaN, 2]]';
        const requests = answering((_, context) =>
            context === 'watch' ? '(2) [Array(2), Array(2)]' : `'J|${text.length}|${text}'`,
        );
        const value = await javaScriptDebuggee(requests).value('x', true, control);
        assert.equal(value.kind === 'tensor' && String([...value.data]), '1.5,-Infinity,NaN,2');
    });
});

describe('a value of any other debugger', () => {
    it('is read from what it prints', async () => {
        const contexts: string[] = [];
        const requests = answering((expression, context) => {
            contexts.push(context);
            return expression;
        });
        for (const printed of [
            'std::vector of length 3, capacity 3 = {1.2372, -0.9604, 1.5415}',
            'size=3 {[0]=1.2372, [1]=-0.9604, [2]=1.5415}',
            'double[3]@23 {1.2372, -0.9604, 1.5415}',
            '[]float64 len: 3, cap: 3, [1.2372,-0.9604,1.5415]',
        ]) {
            const value = await otherDebuggee(requests, true).value(printed, true, control);
            assert.deepEqual(value.kind === 'tensor' && [...value.data], [1.2372, -0.9604, 1.5415], printed);
        }
        contexts.length = 1;
        const elided = await otherDebuggee(requests, false).value('{1.5, 2.5, ...}', true, control);
        assert.equal(elided.kind, 'problem');
        assert.deepEqual(contexts, ['clipboard', 'variables']);
    });

    it('is read from the list of variables where the debugger evaluates nothing', async () => {
        const refusing: Requests = {
            evaluate: () => Promise.reject(new Error('unknown command: evaluate')),
            memory: () => Promise.reject(new Error('not supported')),
            variables: () =>
                Promise.resolve([{ name: 'logits', value: '[1.5, -2]', type: undefined, evaluateName: '' }]),
        };
        const debuggee = otherDebuggee(refusing, false);
        const value = await debuggee.value('logits', true, control);
        assert.deepEqual(value.kind === 'tensor' && [...value.data], [1.5, -2]);
        assert.deepEqual(await debuggee.value('target', true, control), {
            kind: 'problem',
            problem: { kind: 'unanswered', detail: 'unknown command: evaluate' },
        });
    });

    it('is not read any more when the session has ended', async () => {
        const ended = { ...answering(() => ''), evaluate: () => Promise.reject(new SessionEnded()) };
        await assert.rejects(otherDebuggee(ended, false).value('logits', true, control), SessionEnded);
    });

    it('is not read any more when the session ends, or a person cancels, while its variables are listed', async () => {
        for (const end of [SessionEnded, Cancelled]) {
            const ending = {
                ...answering(() => ''),
                evaluate: () => Promise.reject(new Error('unknown command: evaluate')),
                variables: () => Promise.reject(new end()),
            };
            await assert.rejects(otherDebuggee(ending, false).value('logits', true, control), end);
        }
        const silent = {
            ...answering(() => ''),
            evaluate: () => Promise.reject(new Error('unknown command: evaluate')),
            variables: () => Promise.reject(new Error('unknown command: variables')),
        };
        const { kind } = await otherDebuggee(silent, false).value('logits', true, control);
        assert.equal(kind, 'problem'); // any other refusal is told
    });
});
