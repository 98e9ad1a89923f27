/** `rearrange` of einops: axes by their names, `(a b)` for several that are one. */
import { elementsOf } from '../model/tensor';
import type { Arguments } from './arguments';
import { contiguous, permute, reshape, wholeNumberOf } from './values';
import type { TensorValue } from './values';

/** The names of the axes that each axis is made of; none for an axis of size 1. */
type Pattern = readonly (readonly string[])[];

/** The same numbers in the order and shape that the pattern says; undefined where it does not fit. */
export function rearrange(value: TensorValue, args: Arguments): TensorValue | undefined {
    const [pattern, ...more] = args.all();
    const [before, after, ...others] =
        pattern?.kind === 'text' ? pattern.text.split('->').map(side => patternOf(side)) : [];
    if (!before || !after || others.length > 0 || more.length > 0 || before.length !== value.shape.length) {
        return undefined;
    }
    const given = args.bind();
    const sizes = new Map<string, number>();
    for (const [axis, names] of before.entries()) {
        if (!findSizes(names, value.shape[axis]!, name => wholeNumberOf(given(name)), sizes)) {
            return undefined;
        }
    }
    const [from, to] = [before.flat(), after.flat()];
    const order = to.map(name => from.indexOf(name));
    const isSame = from.length === to.length && new Set(to).size === to.length && !order.includes(-1);
    const apart = isSame
        ? reshape(
              contiguous(value),
              from.map(name => sizes.get(name)!),
          )
        : undefined;
    const moved = apart && permute(apart, order);
    return (
        moved &&
        reshape(
            contiguous(moved),
            after.map(names => elementsOf(names.map(name => sizes.get(name)!))),
        )
    );
}

/** `b (h w) 1` as `[[b], [h, w], []]`; a pattern with `...` is not followed. */
function patternOf(side: string): Pattern | undefined {
    const words = side.match(/\w+|\S/g) ?? [];
    const axes: string[][] = [];
    let group: string[] | undefined;
    for (const word of words) {
        if (word === '(' || word === ')') {
            if ((word === '(') === (group !== undefined)) {
                return undefined;
            }
            group = word === '(' ? [] : undefined;
            if (group) {
                axes.push(group);
            }
        } else if (word === '1') {
            axes.push(...(group ? [] : [[]]));
        } else if (/^[a-z_]\w*$/i.test(word)) {
            if (group) {
                group.push(word);
            } else {
                axes.push([word]);
            }
        } else {
            return undefined;
        }
    }
    return group ? undefined : axes;
}

/** Finds the size of each part of an axis, of which one may not be given. False where they do not make up the axis. */
function findSizes(
    names: readonly string[],
    size: number,
    given: (name: string) => number | undefined,
    sizes: Map<string, number>,
): boolean {
    const open = names.filter(name => given(name) === undefined);
    const known = elementsOf(names.flatMap(name => given(name) ?? []));
    const rest = open.length === 0 ? undefined : size / known;
    for (const name of names) {
        sizes.set(name, given(name) ?? rest!);
    }
    return open.length === 0 ? known === size : open.length === 1 && Number.isSafeInteger(rest);
}
