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
    const whole = readNumericArrays(trimmed);
    const {
        arrays: [array, ...more],
        unreadable: [refused],
    } = whole.arrays.length + whole.unreadable.length > 0 ? whole : readNumericArrays(listIn(trimmed));
    if (!array || more.length > 0) {
        return refused
            ? { kind: 'problem', problem: { kind: 'unreadable', message: refused.message } }
            : failed(trimmed);
    }
    const { data, shape, dtype, decimals } = array;
    const known = dtype ?? (decimals === undefined ? 'int64' : undefined);
    return { kind: 'tensor', data: data.slice(), shape, ...(known !== undefined && { dtype: known }), type };
}

/** What is left of `std::vector of length 2, capacity 2 = {1.5, 2}` and `size=2 {[0]=1.5, [1]=2}`: `{1.5, 2}`. */
const listIn = (text: string): string => text.slice(Math.max(0, text.indexOf('{'))).replace(/\[\d+\]\s*=\s*/g, '');
