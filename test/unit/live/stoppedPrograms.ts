// Stopped programs without a debugger: what their names hold is given.
import { ReadText } from '../../../src/document';
import type { StopQuestion, LiveCriterion } from '../../../src/context/python';
import type { Choice } from '../../../src/live/chosen';
import type { Debuggee, LiveValue } from '../../../src/live/debuggee';
import { readStop } from '../../../src/live/readStop';
import type { StopReading } from '../../../src/live/readStop';

export const array = (shape: readonly number[], data: readonly number[], dtype = 'float32'): LiveValue => ({
    kind: 'tensor',
    data: Float64Array.from(data),
    shape,
    dtype,
    type: 'Tensor',
});

interface Names {
    readonly values: Readonly<Record<string, LiveValue>>;
    readonly criteria?: Readonly<Record<string, LiveCriterion>>;
}

/** A frame that notes what it is asked for. */
export function frameOf({ values, criteria = {} }: Names): Debuggee & { readonly asked: string[] } {
    const asked: string[] = [];
    return {
        asked,
        value(expression) {
            asked.push(expression);
            return Promise.resolve(values[expression] ?? { kind: 'problem', problem: { kind: 'unbound' } });
        },
        criterion: expression => Promise.resolve(criteria[expression]),
        locals: () => Promise.resolve([]),
    };
}

/** Reads a Python program that is stopped where `at` begins in it. */
export function readAt(
    source: string,
    at: string,
    asked: StopQuestion,
    frame: Debuggee,
    choice: Choice = {},
): Promise<StopReading> {
    const code = { text: new ReadText(source, 'python'), at: source.indexOf(at) };
    return readStop(frame, code, asked, choice, { isCancelled: () => false });
}

export const named = (expression: string): StopQuestion => ({ kind: 'expression', expression, isPlain: true });
