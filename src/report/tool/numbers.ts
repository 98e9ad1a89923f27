/** Numbers as JSON has them, and why they are not. Said to whoever sent them, so in the words of the input. */
import { elementsOf } from '../../model/tensor';
import type { Tensor } from '../../model/tensor';

/** More than any loss has that is worth sending as lists. */
const MOST_NUMBERS = 4_000_000;
/** As many axes as NumPy prints without losing its reader. */
const MOST_AXES = 8;

/** What JSON has no numbers for, in the words of Python and of JavaScript. */
const WORDS: ReadonlyMap<string, number> = new Map([
    ['nan', NaN],
    ['inf', Infinity],
    ['+inf', Infinity],
    ['-inf', -Infinity],
    ['infinity', Infinity],
    ['-infinity', -Infinity],
]);

/** What is wrong with what was sent, and what to send instead. */
export class ToolInputError extends Error {
    override readonly name = 'ToolInputError';
}

/**
 * The tensor of nested lists, or of one number.
 *
 * @param name what the input calls it
 * @throws ToolInputError for rows of different lengths, and for what is no number
 */
export function tensorOf(value: unknown, name: string): Tensor {
    const shape = shapeOf(value, name);
    const count = elementsOf(shape);
    if (count > MOST_NUMBERS) {
        throw new ToolInputError(
            `${name} has the shape [${shape.join(', ')}]: at most ${MOST_NUMBERS} numbers can be sent. Send the samples in question only.`,
        );
    }
    const data = new Float64Array(count);
    let filled = 0;
    const fill = (entry: unknown, axis: number, path: string): void => {
        if (axis === shape.length) {
            data[filled++] = numberOf(entry, path);
            return;
        }
        if (!isList(entry) || entry.length !== shape[axis]) {
            const is = isList(entry) ? `has ${entry.length} entries` : 'is no list';
            const first = `${name}${'[0]'.repeat(axis)}`;
            throw new ToolInputError(
                `${path} ${is}, but ${first} has ${shape[axis]!}: all rows of ${name} must have the same length. Pad them, or send them one by one.`,
            );
        }
        for (let i = 0; i < entry.length; i++) {
            fill(entry[i], axis + 1, `${path}[${i}]`);
        }
    };
    fill(value, 0, name);
    return { data, shape };
}

/** By the first of each list. */
function shapeOf(value: unknown, name: string): readonly number[] {
    const shape: number[] = [];
    for (let inside = value; isList(inside); inside = inside[0]) {
        if (shape.length === MOST_AXES) {
            throw new ToolInputError(`${name} is nested more than ${MOST_AXES} lists deep.`);
        }
        shape.push(inside.length);
    }
    return shape;
}

/** A list, or a typed array of another extension. */
const isList = (value: unknown): value is ArrayLike<unknown> =>
    Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function numberOf(value: unknown, path: string): number {
    const number =
        typeof value === 'number'
            ? value
            : typeof value === 'bigint'
              ? Number(value)
              : typeof value === 'string'
                ? WORDS.get(value.toLowerCase())
                : undefined;
    if (number === undefined) {
        throw new ToolInputError(
            `${path} is ${shown(value)}, not a number. Write what is not finite as "nan", "inf" or "-inf".`,
        );
    }
    return number;
}

/** A value that was sent, as JSON, cut where it is long. */
export function shown(value: unknown): string {
    if (typeof value === 'object' && value !== null) {
        return isList(value) ? 'a list' : 'an object';
    }
    const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
    return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

/** Numbers with fewer decimals are taken as exact: they were typed. */
const PRINTED = 3;

/** How many decimals numbers have that may have been copied from a printout; undefined where they are exact. */
export function decimalsOf({ data }: Tensor): number | undefined {
    let most = 0;
    for (const value of data) {
        if (Number.isFinite(value) && most < 20) {
            const [mantissa, exponent = '0'] = String(value).split('e') as [string, string?];
            most = Math.max(most, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
        }
    }
    return most >= PRINTED ? most : undefined;
}
