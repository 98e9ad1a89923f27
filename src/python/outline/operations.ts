/** What an operation does to shape, type and range. */
import type { Outline } from '../../model/outline';
import { argument, libraryOf, sizesIn } from './call';
import type { Call } from './call';
import { typeCast } from './casts';
import { axisIn, scaled, swapped, unmade, withShape } from './change';
import type { Size } from './change';
import { whole } from './sizes';

type Operation = (value: Outline, call: Call) => Outline | undefined;

const keep: Operation = value => value;
const elementwise: Operation = value => scaled(value);

/** `view` and `reshape`: a size of -1 is what is left. */
const toSizes: Operation = (value, call) => {
    const { shape } = value;
    const wanted = sizesIn(call);
    const open = wanted?.filter(size => size === -1).length;
    if (!wanted || wanted.length === 0 || open === undefined || open > 1) {
        return undefined;
    }
    const known = wanted.filter(size => size !== -1);
    const count = (sizes: readonly Size[] | undefined): Size =>
        sizes?.every(size => size !== undefined)
            ? sizes.reduce<number>((product, size) => product * size, 1)
            : undefined;
    const [all, others] = [count(shape), count(known)];
    const left = all !== undefined && others !== undefined && others > 0 ? all / others : undefined;
    return withShape(
        value,
        wanted.map(size => (size === -1 ? left : size)),
    );
};

const permuted: Operation = (value, call) => {
    const order = sizesIn(call);
    const { shape } = value;
    return shape && order?.length === shape.length && order.every(axis => axis !== undefined)
        ? withShape(
              value,
              order.map(axis => shape[axisIn(shape, axis)]),
          )
        : undefined;
};

const transposed: Operation = (value, call) => {
    const get = argument(call, 'dim0', 'dim1');
    const [a, b] = [get('dim0'), get('dim1')].map(node => node && whole(call.at, node));
    return value.shape && a !== undefined && b !== undefined ? withShape(value, swapped(value.shape, a, b)) : undefined;
};

const flattened: Operation = (value, call) => {
    const get = argument(call, 'start_dim', 'end_dim');
    const [start, end] = (['start_dim', 'end_dim'] as const).map((name, index) => {
        const node = get(name);
        return node ? whole(call.at, node) : index === 0 ? 0 : -1;
    });
    const { shape } = value;
    if (!shape || shape.length === 0 || start === undefined || end === undefined) {
        return undefined;
    }
    const [from, to] = [axisIn(shape, start), axisIn(shape, end)];
    const inner = shape.slice(from, to + 1);
    const size = inner.every(one => one !== undefined) ? inner.reduce<number>((a, b) => a * b, 1) : undefined;
    return withShape(value, [...shape.slice(0, from), size, ...shape.slice(to + 1)]);
};

/** The axis that a call names by position or name. */
function axisOf(call: Call): number | 'none' | undefined {
    const node = argument(call, 'dim')('dim') ?? argument(call, 'axis')('axis');
    return node ? whole(call.at, node) : 'none';
}

const unsqueezed: Operation = (value, call) => {
    const axis = axisOf(call);
    const { shape } = value;
    return shape && typeof axis === 'number'
        ? withShape(value, shape.toSpliced(axis < 0 ? axis + shape.length + 1 : axis, 0, 1))
        : undefined;
};

const squeezed: Operation = (value, call) => {
    const axis = axisOf(call);
    const { shape } = value;
    if (!shape || axis === undefined || shape.includes(undefined)) {
        return undefined;
    }
    const at = axis === 'none' ? undefined : axisIn(shape, axis);
    return withShape(
        value,
        shape.filter((size, index) => size !== 1 || (at !== undefined && at !== index)),
    );
};

/** The class with the largest number along an axis. */
const argmax: Operation = ({ shape }, call) => {
    const axis = axisOf(call);
    const at = shape && typeof axis === 'number' ? axisIn(shape, axis) : undefined;
    const classes = at === undefined ? undefined : shape?.[at];
    return {
        ...(libraryOf(call) !== 'other' && { dtype: 'int64' }),
        ...(shape && at !== undefined && { shape: shape.toSpliced(at, 1) }),
        ...(classes !== undefined && { range: { low: 0, high: classes - 1 } }),
    };
};

/** `torch.empty(3, dtype=torch.long).random_(5)`. */
function randomised(value: Outline, { at, given }: Call): Outline {
    const [first, second] = given.map(({ value: node }) => whole(at, node));
    const [low, high] = given.length === 1 ? [0, first] : [first, second];
    return {
        ...scaled(value),
        ...(low !== undefined && high !== undefined && given.length > 0 && { range: { low, high: high - 1 } }),
    };
}

/** One row per operation; a newcomer is a row. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>(
    (
        [
            ['view reshape', toSizes],
            ['permute', permuted],
            ['transpose swapaxes swapdims', transposed],
            ['t', value => (value.shape ? withShape(value, value.shape.toReversed()) : undefined)],
            ['flatten', flattened],
            ['unsqueeze', unsqueezed],
            ['squeeze', squeezed],
            ['argmax', argmax],
            ['contiguous detach clone cuda cpu requires_grad_ detach_ pin_memory numpy', keep],
            ['softmax', value => ({ ...scaled(value), made: 'softmax' })],
            ['log_softmax sigmoid log exp relu tanh gelu abs', value => unmade(scaled(value))],
            ['clamp masked_fill dropout', elementwise],
            ['random_', randomised],
            ['long int short char byte bool float double half bfloat16 to type astype', typeCast],
        ] as readonly (readonly [string, Operation])[]
    ).flatMap(([names, operation]) => names.split(' ').map(name => [name, operation] as const)),
);
