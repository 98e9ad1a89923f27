import { wholeNumberOf, wholeNumbersOf } from './values';
import type { TensorValue, Value } from './values';

/** What a call passes, evaluated when asked for. */
export interface Arguments {
    /** Gives the values by parameter name, positional arguments in the order of `parameters`. */
    bind(...parameters: readonly string[]): (parameter: string) => Value | undefined;
    /** The text of a named argument. */
    text(name: string): string | undefined;
    /** The elements of the list or tuple that is argument `position`. */
    list(position: number): readonly (Value | undefined)[] | undefined;
    /** The positional arguments, as values and as text. */
    all(): readonly (Value | undefined)[];
    readonly texts: readonly string[];
    readonly isEmpty: boolean;
}

export const asTensor = (value: Value | undefined): TensorValue | undefined =>
    value?.kind === 'tensor' ? value : undefined;

/** Sizes or axes given one by one, or as one list. */
export function sizesOf(args: Arguments): readonly number[] | undefined {
    const [first, ...more] = args.all();
    const list = wholeNumbersOf(
        first ?? args.bind('size')('size') ?? args.bind('shape')('shape') ?? args.bind('dims')('dims'),
    );
    if (more.length === 0 || asTensor(first)?.shape.length === 1) {
        return list;
    }
    const sizes = [first, ...more].map(wholeNumberOf);
    return sizes.every(size => size !== undefined) ? sizes : undefined;
}

/** The axis that a call names; undefined where it names none, 'unknown' where the text does not tell. */
export function axisOf(args: Arguments): number | 'unknown' | undefined {
    const given = args.text('dim') ?? args.text('axis') ?? args.texts[0];
    const value = axisArgument(args);
    return given === undefined || value?.kind === 'none' ? undefined : (wholeNumberOf(value) ?? 'unknown');
}

/** The argument `dim` or `axis`, by position or name. */
export const axisArgument = (args: Arguments): Value | undefined =>
    args.bind('dim')('dim') ?? args.bind('axis')('axis');
