import { readNumericArrays } from '../read';
import { failed } from './debuggee';
import type { LiveValue } from './debuggee';

/** A number and nothing else: `2`, `-1.5e3`. */
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i;

/** What a debugger prints of a value, read as any text is. */
export function valueOfText(text: string, type: string): LiveValue {
    const trimmed = text.trim();
    if (NUMBER.test(trimmed)) {
        const value = Number(trimmed);
        const dtype = Number.isSafeInteger(value) && !/[.e]/i.test(trimmed) ? 'int64' : 'float64';
        return { kind: 'tensor', data: Float64Array.of(value), shape: [], dtype, type };
    }
    const {
        arrays: [array, ...more],
        unreadable: [refused],
    } = readNumericArrays(trimmed);
    if (!array || more.length > 0) {
        return refused
            ? { kind: 'problem', problem: { kind: 'unreadable', message: refused.message } }
            : failed(trimmed);
    }
    const { data, shape, dtype, decimals } = array;
    const known = dtype ?? (decimals === undefined ? 'int64' : undefined);
    return { kind: 'tensor', data: data.slice(), shape, ...(known !== undefined && { dtype: known }), type };
}
