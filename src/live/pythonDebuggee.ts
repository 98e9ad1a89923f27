import { answerOf, criterionTold, frameTold } from './answers';
import type { Answer, Local } from './answers';
import { Cancelled, failed, mostOf, tooMany, wholeText } from './debuggee';
import type { Control, Debuggee, LiveValue, Requests } from './debuggee';
import { pythonCriterion, pythonFrame, pythonValue, SLICE } from './pythonExpressions';
import { valueOfText } from './textValue';

type ArrayAnswer = Extract<Answer, { kind: 'array' }>;

/** A frame is asked so often for its names, whatever its objects raise. */
const MOST_ASKED = 64;

/** A stopped frame of Python. */
export function pythonDebuggee(requests: Requests): Debuggee {
    const ask = async (expression: string): Promise<string> =>
        (await requests.evaluate(expression, 'clipboard')).result;
    const slice = async (expression: string, from: number, control: Control): Promise<Answer> =>
        answerOf(await ask(pythonValue(expression, from, Math.min(SLICE, mostOf(control)))));

    async function value(expression: string, isPlain: boolean, control: Control): Promise<LiveValue> {
        const first = await slice(expression, 0, control);
        switch (first.kind) {
            case 'array':
                return arrayOf(first, expression, isPlain, control);
            case 'text': {
                const next = async (from: number): Promise<string | undefined> => {
                    const answer = isPlain ? await slice(expression, from, control) : undefined;
                    return answer?.kind === 'text' && answer.length === first.length ? answer.text : undefined;
                };
                const text = await wholeText(first, next, control);
                return text === undefined ? tooLong(isPlain, first.length / 8) : valueOfText(text, 'list');
            }
            case 'string':
                return { kind: 'text', text: first.text };
            case 'none':
                return first;
            case 'no-numbers':
                return { kind: 'problem', problem: { kind: first.why, detail: first.detail } };
            case 'failed':
                return failed(first.text);
            default:
                return first satisfies never;
        }
    }

    async function arrayOf(
        first: ArrayAnswer,
        expression: string,
        isPlain: boolean,
        control: Control,
    ): Promise<LiveValue> {
        const { shape, dtype, type } = first;
        const count = shape.reduce((product, size) => product * size, 1);
        if (count > mostOf(control)) {
            return tooMany(count);
        }
        if (first.numbers.length < count && !isPlain) {
            return tooLong(false, count);
        }
        const data = new Float64Array(count);
        data.set(first.numbers);
        for (let at = first.numbers.length; at < count;) {
            if (control.isCancelled()) {
                throw new Cancelled();
            }
            control.onProgress?.(expression, at, count);
            const next = await slice(expression, at, control);
            const isSame = next.kind === 'array' && String(next.shape) === String(shape) && next.dtype === dtype;
            if (!isSame || next.numbers.length === 0 || next.numbers.length > Math.min(SLICE, count - at)) {
                return failed(next.kind === 'failed' ? next.text : '');
            }
            data.set(next.numbers, at);
            at += next.numbers.length;
        }
        return { kind: 'tensor', data, shape, dtype, type };
    }

    /** Those of the names from `from` to `to`: where one object raises, the others are asked for without it. */
    async function localsFrom(from: number, to: number, may: { ask: number }): Promise<readonly Local[]> {
        if (from === to || may.ask-- === 0) {
            return [];
        }
        const found = frameTold(await ask(pythonFrame(from, to)));
        const half = (from + to) >> 1;
        return (
            found?.locals ??
            (from === half ? [] : [...(await localsFrom(from, half, may)), ...(await localsFrom(half, to, may))])
        );
    }

    return {
        value,
        async criterion(expression, control) {
            const read = criterionTold(await ask(pythonCriterion(expression)));
            if (!read) {
                return undefined;
            }
            const { hasWeight, ...options } = read;
            const weight = hasWeight ? await value(`${expression}.weight`, true, control) : undefined;
            const isVector = weight?.kind === 'tensor' && weight.shape.length === 1;
            return { ...options, ...(weight && { weight: isVector ? weight.data : 'unreadable' }) };
        },
        async locals() {
            const whole = frameTold(await ask(pythonFrame()));
            const count = whole ? 0 : (frameTold(await ask(pythonFrame(0, 0)))?.count ?? 0);
            const locals = whole?.locals ?? (await localsFrom(0, count, { ask: MOST_ASKED }));
            // The adapter puts the globals first: what is nearer is likelier.
            return locals.toReversed();
        },
    };
}

const tooLong = (isPlain: boolean, count: number): LiveValue =>
    isPlain ? tooMany(Math.ceil(count)) : { kind: 'problem', problem: { kind: 'not-a-name' } };
