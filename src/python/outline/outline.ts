/** The shape, type and range of what an expression gives, where its numbers are not in the text. */
import type { SyntaxNode } from '@lezer/common';
import { kindOfDtype, widerDtype } from '../../model/dtype';
import type { Outline } from '../../model/outline';
import { evaluate } from '../evaluate';
import { firstArgument } from '../follow';
import { mayLook, remembered } from '../budget';
import { calledBy } from '../called';
import type { Called } from '../called';
import { resolved, result, unpackedFrom } from '../program';
import type { Program } from '../program';
import { argumentsOf, memberOf, textOf, unpacks, unwrapped } from '../syntax';
import { DEEPEST } from './at';
import type { At } from './at';
import { typeCast } from './casts';
import { swapped, withoutRange, withShape } from './change';
import type { Size } from './change';
import { givenByLayer, givenByModel, givenByRecurrent } from './layers';
import { MAKERS } from './makers';
import { OPERATIONS } from './operations';
import { whole } from './sizes';
import { subscripted } from './subscript';

/** What is certain of the value of an expression; undefined where nothing is. Runs nothing. */
export const outlineOf = (program: Program, expression: SyntaxNode): Outline | undefined =>
    outline({ program, depth: 0, outline }, expression);

/** What a model gives, whatever it gets. */
export const outlineOfModel = (program: Program, model: SyntaxNode): Outline | undefined =>
    givenByModel({ program, depth: 0, outline }, model);

function outline(at: At, expression: SyntaxNode): Outline | undefined {
    const { program, depth } = at;
    const node = unwrapped(expression);
    return mayLook(program, depth, DEEPEST)
        ? remembered(program, 'outline', node, depth, () => outlineAt(at, node))
        : undefined;
}

function outlineAt(outer: At, node: SyntaxNode): Outline | undefined {
    const { program } = outer;
    const at = { ...outer, depth: outer.depth + 1 };
    const value = evaluate(program, node);
    if (value?.kind === 'tensor') {
        const { data, shape, dtype } = value;
        const isWhole = kindOfDtype(dtype) === 'integer' && data.length > 0;
        return {
            shape,
            dtype,
            ...(isWhole && {
                range: { low: data.reduce((a, b) => Math.min(a, b)), high: data.reduce((a, b) => Math.max(a, b)) },
            }),
        };
    }
    const named = resolved(program, node);
    if (named) {
        return outline({ ...at, program: named.program }, named.node);
    }
    const unpacked = unpackedFrom(program, node);
    if (unpacked) {
        return String(unpacked.path) === '0' ? firstGiven(at, unwrapped(unpacked.value)) : undefined;
    }
    switch (node.name) {
        case 'CallExpression':
            return call(at, node);
        case 'MemberExpression':
            return member(at, node);
        case 'BinaryExpression':
            return binary(at, node);
        case 'UnaryExpression':
            return node.lastChild ? withoutRange(outline(at, node.lastChild)) : undefined;
        default:
            return undefined;
    }
}

function member(at: At, node: SyntaxNode): Outline | undefined {
    const property = memberOf(at.program.source, node);
    const object = node.firstChild ? outline(at, node.firstChild) : undefined;
    if (!property) {
        const isFirst = /\[\s*0\s*\]$/.test(textOf(at.program.source, node));
        return object
            ? subscripted(at, node, object)
            : isFirst
              ? firstGiven(at, unwrapped(node.firstChild!))
              : undefined;
    }
    const { shape } = object ?? {};
    switch (property.property) {
        case 'data':
            return object;
        case 'T':
            return shape && withShape(object!, shape.toReversed());
        case 'mT':
            return shape && shape.length > 1 ? withShape(object!, swapped(shape, -1, -2)) : undefined;
        default:
            return undefined;
    }
}

/** The first of several that a call gives. */
function firstGiven(at: At, call: SyntaxNode): Outline | undefined {
    const array = call.name === 'CallExpression' ? firstArgument(argumentsOf(at.program.source, call)) : undefined;
    return array && givenByRecurrent(at, call, outline(at, array));
}

/** `torch.rand(4) > 0.5`: of an array and a number. */
function compared(a: Outline | undefined, b: Outline | undefined): Outline | undefined {
    const [array] = [a, b].filter(one => one?.shape && one.shape.length > 0);
    const [number] = [a, b].filter(one => one?.shape?.length === 0);
    return array?.shape && number ? { shape: array.shape, dtype: 'bool' } : undefined;
}

/** Of two arrays only those of one known shape; a number leaves the shape as it is. */
function binary(at: At, node: SyntaxNode): Outline | undefined {
    const [left, operator, right] = [node.firstChild, node.firstChild?.nextSibling, node.lastChild];
    if (!left || !right || (operator?.name !== 'ArithOp' && operator?.name !== 'CompareOp')) {
        return undefined;
    }
    const [a, b] = [outline(at, left), outline(at, right)];
    if (operator.name === 'CompareOp') {
        return compared(a, b);
    }
    const sign = textOf(at.program.source, operator);
    const [numberLeft, numberRight] = [whole(at, left), whole(at, right)];
    if (a && b?.shape?.length === 0) {
        return withNumber(a, sign, numberRight, b.dtype);
    }
    if (b && a?.shape?.length === 0) {
        return withNumber(b, sign === '+' ? sign : '*', numberLeft, a.dtype);
    }
    return a?.shape && b?.shape && a.shape.every(size => size !== undefined) && String(a.shape) === String(b.shape)
        ? { shape: a.shape, ...(a.dtype && b.dtype && { dtype: widerDtype(a.dtype, b.dtype) }) }
        : undefined;
}

/** Only a whole number that is added moves a range of whole numbers. */
function withNumber(
    { shape, last, dtype, range, text }: Outline,
    sign: string,
    by: Size,
    dtypeOfNumber: string | undefined,
): Outline {
    const type = dtype === undefined || dtypeOfNumber === undefined ? undefined : widerDtype(dtype, dtypeOfNumber);
    const isDivided = sign === '/' && kindOfDtype(type) === 'integer';
    const shift = kindOfDtype(type) === 'integer' && by !== undefined ? { '+': by, '-': -by }[sign] : undefined;
    return {
        ...(shape && { shape }),
        ...(last !== undefined && { last }),
        ...(type !== undefined && { dtype: isDivided ? 'float32' : type }),
        ...(range && shift !== undefined && { range: { low: range.low + shift, high: range.high + shift } }),
        ...(text !== undefined && { text }),
    };
}

function call(at: At, node: SyntaxNode): Outline | undefined {
    const { program } = at;
    const called = node.firstChild && unwrapped(node.firstChild);
    if (!called || unpacks(node)) {
        return undefined;
    }
    const given = argumentsOf(program.source, node);
    const first = firstArgument(given);
    const input = (): Outline | undefined => (first ? outline(at, first) : undefined);
    const own = result(program, node);
    if (own) {
        return outline({ ...at, program: own.program }, own.node);
    }
    const function_ = calledBy(program, node);
    const operation = function_ && OPERATIONS.get(function_.name);
    if (function_?.object) {
        // A cast says the type, whatever it casts.
        const object = operation && (outline(at, function_.object) ?? (operation === typeCast ? {} : undefined));
        if (object) {
            return operation(object, { at, given, name: function_.name });
        }
    } else if (function_) {
        const known = ofFunction({ ...at, program: function_.program }, function_, textOf(program.source, node));
        if (known) {
            return known;
        }
    }
    return givenByLayer(at, called, input);
}

/** What a function of a library makes, or makes of its first argument. */
function ofFunction(at: At, { name, given }: Called, text: string): Outline | undefined {
    const made = MAKERS.get(name)?.({ at, given, name });
    if (made) {
        return { ...made, text };
    }
    const [operation, first] = [OPERATIONS.get(name), firstArgument(given)];
    const array = operation && first && outline(at, first);
    return array && operation(array, { at, given: given.filter(({ value }) => value !== first), name });
}
