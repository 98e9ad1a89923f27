/** What indices and slices leave of a shape. */
import type { SyntaxNode } from '@lezer/common';
import type { Outline } from '../../model/outline';
import { childrenOf, split, textOf } from '../syntax';
import type { At } from './at';
import { withShape } from './change';
import type { Size } from './change';
import { whole } from './sizes';

/** Slices of unknown length leave a size unknown; lists and masks are not followed. */
export function subscripted(at: At, node: SyntaxNode, object: Outline): Outline | undefined {
    const { source } = at.program;
    const children = childrenOf(node);
    const parts = split(
        children.slice(children.findIndex(({ name }) => name === '[') + 1).filter(({ name }) => name !== ']'),
        ',',
    );
    const { shape } = object;
    if (!shape || parts.length === 0) {
        return undefined;
    }
    const text = (part: readonly SyntaxNode[]): string => (part.length === 1 ? textOf(source, part[0]!).trim() : '');
    const rest = shape.length - parts.filter(part => !/^(?:None|\.\.\.)$/.test(text(part))).length;
    const sizes: Size[] = [];
    let axis = 0;
    for (const part of parts) {
        const said = text(part);
        if (said === '...') {
            sizes.push(...shape.slice(axis, axis + rest));
            axis += rest;
        } else if (said === 'None') {
            sizes.push(1);
        } else if (part.some(({ name }) => name === ':')) {
            sizes.push(sliced(at, part, shape[axis++]));
        } else if (part.length === 1 && whole(at, part[0]!) !== undefined) {
            axis++;
        } else {
            return undefined;
        }
    }
    return rest < 0 ? undefined : withShape(object, [...sizes, ...shape.slice(axis)]);
}

function sliced(at: At, part: readonly SyntaxNode[], size: Size): Size {
    const colon = part.findIndex(({ name }) => name === ':');
    const [before, after] = [part.slice(0, colon), part.slice(colon + 1)];
    if (before.length === 0 && after.length === 0) {
        return size;
    }
    if (size === undefined || before.length > 1 || after.length > 1) {
        return undefined;
    }
    const [from, to] = [before[0] ? whole(at, before[0]) : 0, after[0] ? whole(at, after[0]) : size];
    if (from === undefined || to === undefined) {
        return undefined;
    }
    const bound = (index: number): number => Math.min(Math.max(index < 0 ? index + size : index, 0), size);
    return Math.max(0, bound(to) - bound(from));
}
