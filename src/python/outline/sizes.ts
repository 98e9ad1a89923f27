/** Whole numbers that code tells: literals, and sizes of arrays whose numbers are not in the text. */
import type { SyntaxNode } from '@lezer/common';
import type { Outline } from '../../model/outline';
import { evaluate } from '../evaluate';
import { mayLook, remembered } from '../budget';
import { resolved, unpackedFrom } from '../program';
import { argumentsOf, childrenOf, memberOf, textOf, unwrapped, plainElements } from '../syntax';
import { wholeNumberOf } from '../values';
import { DEEPEST, outlineIn } from './at';
import type { At } from './at';
import type { Size } from './change';

/** A whole number that the text tells, also a size of an array whose numbers it does not. */
export function whole(at: At, expression: SyntaxNode): Size {
    const { program, depth } = at;
    const node = unwrapped(expression);
    return mayLook(program, depth, DEEPEST)
        ? remembered(program, 'size', node, depth, () => wholeAt(at, node))
        : undefined;
}

function wholeAt(at: At, node: SyntaxNode): Size {
    const { program, depth } = at;
    const value = evaluate(program, node);
    if (value) {
        return value.kind === 'tensor' && value.shape.length === 0 ? wholeNumberOf(value) : undefined;
    }
    const deeper = { ...at, depth: depth + 1 };
    const named = resolved(program, node);
    if (named) {
        return whole({ ...deeper, program: named.program }, named.node);
    }
    const unpacked = unpackedFrom(program, node);
    if (unpacked) {
        const [index, ...more] = unpacked.path;
        const sizes = more.length === 0 ? listOf(deeper, unpacked.value) : undefined;
        return index === undefined ? undefined : sizes?.[index];
    }
    const [left, operator, right] = [node.firstChild, node.firstChild?.nextSibling, node.lastChild];
    if (node.name === 'BinaryExpression' && left && operator && right) {
        const [a, b] = [whole(deeper, left), whole(deeper, right)];
        return a === undefined || b === undefined ? undefined : combined(textOf(program.source, operator), a, b);
    }
    return sizeAsked(deeper, node);
}

function combined(sign: string, a: number, b: number): Size {
    switch (sign) {
        case '*':
            return a * b;
        case '+':
            return a + b;
        case '-':
            return a - b;
        case '//':
            return Math.floor(a / b);
        default:
            return undefined;
    }
}

/** `x.size(-1)`, `x.shape[0]`, `len(x)`. */
function sizeAsked(at: At, node: SyntaxNode): Size {
    const { source } = at.program;
    const sizeOf = (object: SyntaxNode, axis: number | undefined): Size =>
        axis === undefined ? undefined : outlineIn(at, object)?.shape?.at(axis);
    if (node.name === 'CallExpression' && node.firstChild) {
        const callee = memberOf(source, unwrapped(node.firstChild));
        const [first] = argumentsOf(source, node);
        if (callee?.property === 'size' && first) {
            return sizeOf(callee.object, whole(at, first.value));
        }
        return textOf(source, node.firstChild) === 'len' && first ? sizeOf(first.value, 0) : undefined;
    }
    const [object, open, index, close] = childrenOf(node);
    const array = object && open?.name === '[' && close?.name === ']' ? memberOf(source, object) : undefined;
    return array?.property === 'shape' && index ? sizeOf(array.object, whole(at, index)) : undefined;
}

/** The whole numbers of a list; of `x.shape` the sizes. */
export function listOf(at: At, expression: SyntaxNode): readonly Size[] | undefined {
    const node = unwrapped(expression);
    if (node.name === 'TupleExpression' || node.name === 'ArrayExpression') {
        return plainElements(node)?.map(element => whole(at, element));
    }
    const array = sizedBy(at, node);
    if (array) {
        return array.shape;
    }
    const named = resolved(at.program, node);
    return named && listOf({ ...at, program: named.program, depth: at.depth + 1 }, named.node);
}

/** The array of `x.shape` or `x.size()`. */
function sizedBy(at: At, node: SyntaxNode): Outline | undefined {
    const isCall = node.name === 'CallExpression' && node.firstChild !== null;
    const callee = memberOf(at.program.source, isCall ? unwrapped(node.firstChild!) : node);
    const asks = isCall
        ? callee?.property === 'size' && argumentsOf(at.program.source, node).length === 0
        : callee?.property === 'shape';
    return callee && asks ? outlineIn(at, callee.object) : undefined;
}
