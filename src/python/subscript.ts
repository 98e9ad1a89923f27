import type { SyntaxNode } from '@lezer/common';
import { elementsOf } from '../model/tensor';
import { childrenOf, split, textOf } from './syntax';
import { contiguous, gathered, wholeNumberOf } from './values';
import type { TensorValue, Value } from './values';

/** What one index between the brackets takes of an axis; a number does not keep the axis. */
type Taken =
    { readonly axis: 'new' | 'all' } | { readonly take: readonly number[]; readonly by: 'number' | 'list' | 'slice' };

const ALL: Taken = { axis: 'all' };

/**
 * `x[None]`, `x[0]`, `x[..., :-1, :]`, `x[[0, 2]]`, `x[mask]`, as torch and NumPy have them; undefined where the text
 * does not tell, for what an index out of range would raise, and for several lists of indices, which go by rules of
 * their own.
 */
export function subscript(
    source: string,
    node: SyntaxNode,
    object: TensorValue,
    evaluate: (part: SyntaxNode) => Value | undefined,
): TensorValue | undefined {
    const indices = indicesOf(node);
    const [only, ...more] = indices;
    const mask = only?.length === 1 && more.length === 0 ? evaluate(only[0]!) : undefined;
    if (mask?.kind === 'tensor' && mask.dtype === 'bool') {
        return masked(object, mask);
    }
    // The axis that an index falls on counts from the end behind an ellipsis.
    const isAxis = (part: readonly SyntaxNode[]): boolean => !/^(?:None|\.\.\.)$/.test(partText(source, part));
    const rank = object.shape.length;
    const rest = rank - indices.filter(isAxis).length;
    const ellipses = indices.filter(part => partText(source, part) === '...').length;
    if (indices.length === 0 || rest < 0 || ellipses > 1) {
        return undefined;
    }
    const taken: Taken[] = [];
    let axis = 0;
    for (const part of indices) {
        const text = partText(source, part);
        if (text === '...') {
            taken.push(...new Array<Taken>(rest).fill(ALL));
            axis += rest;
        } else if (text === 'None') {
            taken.push({ axis: 'new' });
        } else {
            const here = takenBy(part, object.shape[axis++]!, evaluate);
            if (!here) {
                return undefined;
            }
            taken.push(here);
        }
    }
    // Beside a list a number is a list, too, and moves the axis.
    const lists = taken.filter(one => 'by' in one && one.by !== 'slice');
    return lists.length > 1 && lists.some(one => 'by' in one && one.by === 'list') ? undefined : select(object, taken);
}

/** The nodes between the brackets, one part per comma. */
function indicesOf(node: SyntaxNode): readonly (readonly SyntaxNode[])[] {
    const children = childrenOf(node);
    return split(
        children.slice(children.findIndex(({ name }) => name === '[') + 1).filter(({ name }) => name !== ']'),
        ',',
    );
}

const partText = (source: string, part: readonly SyntaxNode[]): string =>
    part.length === 1 ? textOf(source, part[0]!).trim() : '';

function takenBy(
    part: readonly SyntaxNode[],
    size: number,
    evaluate: (part: SyntaxNode) => Value | undefined,
): Taken | undefined {
    if (part.some(({ name }) => name === ':')) {
        return slice(part, size, evaluate);
    }
    const index = part.length === 1 ? evaluate(part[0]!) : undefined;
    if (index?.kind !== 'tensor' || index.dtype === 'bool' || index.shape.length > 1) {
        return undefined;
    }
    const take = Array.from(index.data, at => (at < 0 ? at + size : at));
    return take.every(at => Number.isSafeInteger(at) && at >= 0 && at < size)
        ? { take, by: index.shape.length === 1 ? 'list' : 'number' }
        : undefined;
}

/** `1:`, `:-1`, `::2`. torch knows no step backwards. */
function slice(
    part: readonly SyntaxNode[],
    size: number,
    evaluate: (part: SyntaxNode) => Value | undefined,
): Taken | undefined {
    const bounds: (SyntaxNode | undefined)[] = [undefined];
    for (const node of part) {
        if (node.name === ':') {
            bounds.push(undefined);
        } else if (bounds.at(-1)) {
            return undefined;
        } else {
            bounds[bounds.length - 1] = node;
        }
    }
    const numbers = bounds.map(node => {
        const value = node && evaluate(node);
        return !node || value?.kind === 'none' ? 'open' : wholeNumberOf(value);
    });
    if (numbers.includes(undefined) || numbers.length > 3) {
        return undefined;
    }
    const [from, to, by] = numbers;
    const bound = (at: number | 'open' | undefined, open: number): number =>
        typeof at === 'number' ? Math.min(Math.max(at < 0 ? at + size : at, 0), size) : open;
    const [start, end, step] = [bound(from, 0), bound(to, size), typeof by === 'number' ? by : 1];
    if (step < 1) {
        return undefined;
    }
    return {
        take: Array.from({ length: Math.max(0, Math.ceil((end - start) / step)) }, (_, i) => start + i * step),
        by: 'slice',
    };
}

function select(object: TensorValue, taken: readonly Taken[]): TensorValue | undefined {
    const { shape } = object;
    const sizes: number[] = [];
    let order: readonly number[] = [0];
    let axis = 0;
    const take = (indices: readonly number[], keeps: boolean): void => {
        const stride = elementsOf(shape.slice(axis + 1));
        order = order.flatMap(start => indices.map(index => start + index * stride));
        if (keeps) {
            sizes.push(indices.length);
        }
        axis++;
    };
    const whole = (): void => take([...new Array<unknown>(shape[axis]!).keys()], true);
    for (const one of taken) {
        if ('take' in one) {
            take(one.take, one.by !== 'number');
        } else if (one.axis === 'new') {
            sizes.push(1);
        } else {
            whole();
        }
    }
    while (axis < shape.length) {
        whole();
    }
    const selected = gathered(object, Int32Array.from(order), sizes);
    return object.isList && sizes.length > 0 ? { ...selected, isList: true } : selected;
}

/** `x[index]`, which one of several names stands for that `x` is unpacked to. */
export const rowOf = (object: TensorValue, index: number): TensorValue | undefined =>
    index < (object.shape[0] ?? 0) ? select(object, [{ take: [index], by: 'number' }]) : undefined;

/** The rows where the mask is true. */
function masked(object: TensorValue, { data, shape }: TensorValue): TensorValue | undefined {
    const leads = shape.length > 0 && shape.every((size, axis) => size === object.shape[axis]);
    if (!leads || object.isList) {
        return undefined;
    }
    const kept = [...data.keys()].filter(row => data[row] !== 0);
    const rest = object.shape.slice(shape.length);
    const size = elementsOf(rest);
    return contiguous(
        gathered(
            object,
            Int32Array.from({ length: kept.length * size }, (_, i) => kept[Math.floor(i / size)]! * size + (i % size)),
            [kept.length, ...rest],
        ),
    );
}
