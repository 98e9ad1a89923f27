import type { SyntaxNode } from '@lezer/common';
import { childrenOf, split, textOf } from './syntax';
import { reshape, tensor } from './values';
import type { TensorValue, Value } from './values';

/** `x[None]`, `x[:, None]`, `x[0]`, `x[-1]`; anything more is left alone. */
export function subscript(
    source: string,
    node: SyntaxNode,
    object: TensorValue,
    evaluate: (part: SyntaxNode) => Value | undefined,
): TensorValue | undefined {
    const indices = indicesOf(node);
    const words = indices.map(index => textOf(source, index));
    if (words.length > 0 && words.every(word => word === 'None' || word === ':')) {
        return withNewAxes(object, words);
    }
    const [index, ...more] = indices;
    const at = index && more.length === 0 ? evaluate(index) : undefined;
    return at?.kind === 'tensor' && at.shape.length === 0 && at.dtype === 'int64'
        ? rowOf(object, at.data[0]!)
        : undefined;
}

/** The expressions between the brackets; none where one of them is a slice with bounds. */
function indicesOf(node: SyntaxNode): readonly SyntaxNode[] {
    const children = childrenOf(node);
    const parts = split(
        children.slice(children.findIndex(({ name }) => name === '[') + 1).filter(({ name }) => name !== ']'),
        ',',
    );
    return parts.every(part => part.length === 1) ? parts.map(part => part[0]!) : [];
}

function withNewAxes(object: TensorValue, words: readonly string[]): TensorValue | undefined {
    const shape = [...object.shape];
    words.forEach((word, axis) => {
        if (word === 'None') {
            shape.splice(axis, 0, 1);
        }
    });
    return words.filter(word => word === ':').length <= object.shape.length ? reshape(object, shape) : undefined;
}

function rowOf({ data, shape, dtype }: TensorValue, index: number): TensorValue | undefined {
    const [length = 0, ...rest] = shape;
    const row = index < 0 ? index + length : index;
    const size = data.length / length;
    return row >= 0 && row < length ? tensor(data.slice(row * size, (row + 1) * size), rest, dtype) : undefined;
}
