import { answerOf } from './answers';
import { bytesOfBase64 } from './base64';
import { Cancelled, failed, mostOf, tooMany, wholeText } from './debuggee';
import type { Control, Debuggee, LiveValue, Requests } from './debuggee';
import { javaScriptValue } from './javaScriptExpressions';
import { localsIn } from './localsIn';
import { bytesPerNumber, numbersOfBytes } from './numbers';
import type { Evaluated } from './protocol';
import { valueOfText } from './textValue';

/** The bytes of one answer. */
const SLICE = 1 << 20;

/** `Float32Array(3) [1.23, ...]`, and what its numbers are. */
function typedArrayIn(
    result: string,
): { readonly type: string; readonly dtype: string; readonly count: number } | undefined {
    const [, type, kind, count] =
        /^((?:Big)?(Float(?:32|64)|U?[Ii]nt\d+)(?:Clamped)?Array)\((\d{1,15})\)/.exec(result) ?? [];
    return type !== undefined && kind !== undefined && bytesPerNumber(kind.toLowerCase()) !== undefined
        ? { type, dtype: kind.toLowerCase(), count: Number(count) }
        : undefined;
}

/** A stopped frame of JavaScript. The bytes of typed arrays come without running anything. */
export function javaScriptDebuggee(requests: Requests): Debuggee {
    async function typedArray(
        { memoryReference }: Evaluated,
        { type, dtype, count }: NonNullable<ReturnType<typeof typedArrayIn>>,
        expression: string,
        control: Control,
    ): Promise<LiveValue> {
        if (count > mostOf(control)) {
            return tooMany(count);
        }
        const size = bytesPerNumber(dtype)!;
        const data = new Float64Array(count);
        for (let at = 0; at < count;) {
            if (control.isCancelled()) {
                throw new Cancelled();
            }
            const wanted = Math.min(SLICE, (count - at) * size);
            const bytes = bytesOfBase64((await requests.memory(memoryReference!, at * size, wanted)) ?? '');
            const numbers =
                bytes && bytes.length > 0 && bytes.length <= wanted ? numbersOfBytes(dtype, bytes) : undefined;
            if (!numbers) {
                return failed('');
            }
            data.set(numbers, at);
            at += numbers.length;
            if (at < count) {
                control.onProgress?.(expression, at, count);
            }
        }
        return { kind: 'tensor', data, shape: [count], dtype, type };
    }

    async function text(expression: string, isPlain: boolean, control: Control): Promise<LiveValue> {
        const ask = async (from: number) =>
            answerOf((await requests.evaluate(javaScriptValue(expression, from), 'clipboard')).result);
        const first = await ask(0);
        if (first.kind !== 'text') {
            return failed(first.kind === 'failed' ? first.text : '');
        }
        const next = async (from: number): Promise<string | undefined> => {
            const answer = isPlain ? await ask(from) : undefined;
            return answer?.kind === 'text' && answer.length === first.length ? answer.text : undefined;
        };
        const whole = await wholeText(first, next, control);
        return whole === undefined
            ? isPlain
                ? tooMany(Math.ceil(first.length / 8))
                : { kind: 'problem', problem: { kind: 'not-a-name' } }
            : valueOfText(whole, 'Array');
    }

    return {
        async value(expression, isPlain, control) {
            const preview = await requests.evaluate(expression, 'watch');
            const typed = preview.memoryReference === undefined ? undefined : typedArrayIn(preview.result);
            return typed ? typedArray(preview, typed, expression, control) : text(expression, isPlain, control);
        },
        criterion: () => Promise.resolve(undefined),
        locals: async () => localsIn(await requests.variables()),
    };
}
