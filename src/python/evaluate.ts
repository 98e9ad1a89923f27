import type { SyntaxNode } from '@lezer/common';
import { namedConstant } from '../model/numberFunctions';
import { arithmetic } from './arithmetic';
import { firstArgument } from './follow';
import type { Arguments } from './arguments';
import { floatOfText, numberLiteral } from './literals';
import { calledLayers, LAYERS } from './layers';
import type { Layer } from './layers';
import { makerNamed } from './makers';
import { functionNamed, methodNamed } from './operations';
import type { Apply } from './operations';
import { mayLook, remembered, spend } from './budget';
import { calledBy } from './called';
import { calleeOf, libraryName } from './callees';
import { liveValue, resolved, result, unpackedFrom } from './program';
import type { Program } from './program';
import { skippedArray } from './skipped';
import { partOf } from './rearrange';
import { valuesOfPair } from './reductions';
import { rowOf, subscript } from './subscript';
import {
    argumentsOf,
    bindArguments,
    childrenOf,
    memberOf,
    stringValue,
    textOf,
    unpacks,
    unwrapped,
    plainElements,
} from './syntax';
import type { Argument } from './syntax';
import { cast, lastTwoSwapped, scalar, sizes, stack, tensor, transposed, wholeNumberOf } from './values';
import type { TensorValue, Value } from './values';

/** Deeper expressions are not followed: the stack is finite. */
const MAX_DEPTH = 40;
/** To make so many numbers costs as much as to look at an expression. */
const NUMBERS_PER_STEP = 64;
/** Expressions that stand for others. */
const COMPOUND: ReadonlySet<string> = new Set([
    'BinaryExpression',
    'CallExpression',
    'MemberExpression',
    'UnaryExpression',
    'VariableName',
]);

/**
 * The value of an expression as far as the text holds it: literals, names that stand for them, and the functions that
 * people make targets and weights with. Undefined for anything else: nothing is guessed. Runs nothing.
 */
export function evaluate(program: Program, expression: SyntaxNode, depth = 0): Value | undefined {
    if (!mayLook(program, depth, MAX_DEPTH)) {
        return undefined;
    }
    const node = unwrapped(expression);
    const { traced: known } = program;
    if (known?.value && known.from === node.from && known.to === node.to) {
        return known.value;
    }
    const live = program.live && liveValue(program, node);
    if (live) {
        return live;
    }
    // A literal is looked at where it stands; its numbers need not be remembered one by one.
    return COMPOUND.has(node.name)
        ? remembered(program, 'value', node, depth, () => {
              const value = valueOf(program, node, depth);
              const size = value?.kind === 'tensor' ? value.data.length : 0;
              return size < NUMBERS_PER_STEP || spend(program, size / NUMBERS_PER_STEP) ? value : undefined;
          })
        : valueOf(program, node, depth);
}

function valueOf(program: Program, node: SyntaxNode, depth: number): Value | undefined {
    const { source } = program;
    const inner = (part: SyntaxNode, within = program): Value | undefined => evaluate(within, part, depth + 1);
    switch (node.name) {
        case 'Number':
        case 'Boolean':
            return numberLiteral(source, node);
        case 'None':
            return { kind: 'none' };
        case 'String': {
            const text = stringValue(source, node);
            return text === undefined ? undefined : { kind: 'text', text };
        }
        case 'ArrayExpression':
        case 'TupleExpression':
            return traced(program, node, skippedArray(program.skipped, node) ?? list(program, node, inner));
        case 'UnaryExpression':
            return negation(source, node, inner);
        case 'BinaryExpression':
            return binary(source, node, inner);
        case 'CallExpression':
            return call(program, node, inner);
        case 'MemberExpression':
            return (
                numberLiteral(source, node) ??
                constant(program, node) ??
                definedValue(program, node, inner) ??
                member(program, node, inner)
            );
        case 'VariableName':
            return constant(program, node) ?? definedValue(program, node, inner);
        default:
            return undefined;
    }
}

/** `within`: where the part is in a function, the program behind the call that enters it. */
type Inner = (part: SyntaxNode, within?: Program) => Value | undefined;

/** `math.inf`, `np.nan`, `torch.pi`, also where an import gives them or their module another name. */
function constant(program: Program, node: SyntaxNode): TensorValue | undefined {
    const name = libraryName(program, node);
    const value =
        name !== undefined && /^(?:math|np|numpy|torch|jnp|jax\.numpy|tf|tensorflow)\./.test(name)
            ? namedConstant(name)
            : undefined;
    return value === undefined ? undefined : scalar(value, 'float32');
}

function definedValue(program: Program, node: SyntaxNode, inner: Inner): Value | undefined {
    const definition = resolved(program, node);
    return definition ? inner(definition.node, definition.program) : unpacked(program, node, inner);
}

/** `B, T, C = logits.shape`. */
function unpacked(program: Program, node: SyntaxNode, inner: Inner): TensorValue | undefined {
    const from = unpackedFrom(program, node);
    const whole = from && inner(from.value);
    return whole?.kind === 'tensor'
        ? from?.path.reduce<TensorValue | undefined>((value, index) => value && rowOf(value, index), whole)
        : undefined;
}

function list(program: Program, node: SyntaxNode, inner: Inner): TensorValue | undefined {
    const parts = plainElements(node);
    const values: TensorValue[] = [];
    for (const part of parts ?? []) {
        const value = inner(part);
        if (value?.kind !== 'tensor' || !spend(program, 1 + value.data.length / NUMBERS_PER_STEP)) {
            return undefined;
        }
        values.push(value);
    }
    return parts && asList(values.length > 0 ? stack(values) : tensor(new Float64Array(0), [0], 'float32'));
}

function traced({ traced: literal }: Program, node: SyntaxNode, value: TensorValue | undefined) {
    const isTraced = literal && !literal.value && literal.from === node.from && literal.to === node.to;
    return value && isTraced ? { ...value, places: Int32Array.from(value.data.keys()) } : value;
}

const asList = (value: TensorValue | undefined): TensorValue | undefined => value && { ...value, isList: true };

function negation(source: string, node: SyntaxNode, inner: Inner): Value | undefined {
    const [sign, operand] = [node.firstChild, node.lastChild];
    const value = sign && operand && /^[+-]$/.test(textOf(source, sign)) ? inner(operand) : undefined;
    return value?.kind === 'tensor' && sign && textOf(source, sign) === '-'
        ? { ...value, data: value.data.map(number => -number) }
        : value;
}

function binary(source: string, node: SyntaxNode, inner: Inner): Value | undefined {
    const [left, operator, right] = [node.firstChild, node.firstChild?.nextSibling, node.lastChild];
    if (!left || (operator?.name !== 'ArithOp' && operator?.name !== 'CompareOp') || !right) {
        return undefined;
    }
    const a = inner(left);
    const b = a?.kind === 'tensor' ? inner(right) : undefined;
    return a?.kind === 'tensor' && b?.kind === 'tensor' ? arithmetic(textOf(source, operator), a, b) : undefined;
}

/** `x.max(1).values`, `x.max(1)[0]`, `x.chunk(2)[1]`: one of several arrays that a method gives. */
function partOfResult(program: Program, node: SyntaxNode, inner: Inner): TensorValue | undefined {
    const call = node.firstChild && unwrapped(node.firstChild);
    const called = call?.name === 'CallExpression' && call.firstChild ? unwrapped(call.firstChild) : undefined;
    const callee = called && calleeOf(program, called);
    if (!callee || !call || unpacks(call)) {
        return undefined;
    }
    const given = argumentsOf(program.source, call);
    const array = callee.object ?? firstArgument(given);
    const others = callee.object ? given : given.filter(({ value }) => value !== array);
    const index = node.lastChild?.name === ']' ? wholeNumberOf(inner(childrenOf(node)[2]!)) : undefined;
    const isValues = memberOf(program.source, node)?.property === 'values' || index === 0;
    const reduce = isValues && others.length > 0 ? valuesOfPair.get(callee.name) : undefined;
    const isSplit = index !== undefined && ['unbind', 'chunk', 'split'].includes(callee.name);
    return applied(
        program,
        reduce ?? (isSplit ? (value, args) => partOf(callee.name, value, args, index) : undefined),
        array,
        others,
        inner,
    );
}

function member(program: Program, node: SyntaxNode, inner: Inner): Value | undefined {
    const { source } = program;
    const part = partOfResult(program, node, inner);
    if (part) {
        return part;
    }
    const property = memberOf(source, node);
    const object = node.firstChild && inner(node.firstChild);
    if (object?.kind !== 'tensor') {
        return undefined;
    }
    if (property) {
        return attribute(property.property, object);
    }
    return subscript(source, node, object, inner);
}

function attribute(name: string, object: TensorValue): TensorValue | undefined {
    switch (name) {
        case 'T':
            return transposed(object);
        case 'mT':
            return lastTwoSwapped(object);
        case 'data':
            return object;
        case 'shape':
            return sizes(object);
        case 'ndim':
            return scalar(object.shape.length, 'int64');
        default:
            return undefined;
    }
}

function call(program: Program, node: SyntaxNode, inner: Inner): Value | undefined {
    if (unpacks(node)) {
        return undefined;
    }
    const called = node.firstChild && unwrapped(node.firstChild);
    const given = argumentsOf(program.source, node);
    const layers = called && calledLayers(program, called);
    if (layers) {
        return layers.isWhole ? throughLayers(program, layers.layers, firstArgument(given), inner) : undefined;
    }
    const own = result(program, node);
    if (own) {
        return inner(own.node, own.program);
    }
    const function_ = calledBy(program, node);
    if (!function_) {
        return undefined;
    }
    const { name, object } = function_;
    if (object) {
        return applied(program, methodNamed(name)?.apply, object, given, inner);
    }
    const within = (part: SyntaxNode): Value | undefined => inner(part, function_.program);
    const args = argumentsFor(program, function_.given, within);
    if (name === 'float' || name === 'int') {
        return number(name, args.all()[0]);
    }
    const make = makerNamed(name);
    const first = firstArgument(function_.given);
    const others = function_.given.filter(({ value }) => value !== first);
    return make?.(args) ?? applied(program, functionNamed(name)?.apply, first, others, within);
}

/** What layers without parameters make of what they are called with. */
function throughLayers(
    program: Program,
    layers: readonly Layer[],
    array: SyntaxNode | undefined,
    inner: Inner,
): TensorValue | undefined {
    const value = array && inner(array);
    return value?.kind === 'tensor'
        ? layers.reduce<TensorValue | undefined>(
              (given, { name, maker }) =>
                  given && LAYERS[name].apply(given, argumentsFor(program, argumentsOf(program.source, maker), inner)),
              value,
          )
        : undefined;
}

/** What an operation gives for the array that an expression is worth. */
function applied(
    program: Program,
    apply: Apply | undefined,
    array: SyntaxNode | undefined,
    others: readonly Argument[],
    inner: Inner,
): TensorValue | undefined {
    const value = apply && array && inner(array);
    return value?.kind === 'tensor' ? apply?.(value, argumentsFor(program, others, inner)) : undefined;
}

function argumentsFor({ source }: Program, given: readonly Argument[], inner: Inner): Arguments {
    return {
        bind(...parameters) {
            const bound = bindArguments(given, parameters);
            return name => {
                const value = bound.get(name);
                return value && inner(value);
            };
        },
        text(name) {
            const value = given.find(argument => argument.name === name)?.value;
            return value && textOf(source, value);
        },
        list(position) {
            const value = given[position]?.value;
            const elements = value && plainElements(unwrapped(value));
            return elements?.map(element => inner(element));
        },
        texts: given.filter(({ name }) => name === undefined).map(({ value }) => textOf(source, value)),
        isEmpty: given.length === 0,
        all: () => given.filter(({ name }) => name === undefined).map(({ value }) => inner(value)),
    };
}

function number(kind: 'float' | 'int', value: Value | undefined): Value | undefined {
    const parsed =
        value?.kind === 'text'
            ? floatOfText(value.text)
            : value?.kind === 'tensor' && value.shape.length === 0
              ? value.data[0]
              : undefined;
    return parsed === undefined
        ? undefined
        : kind === 'int'
          ? cast(scalar(parsed, 'float32'), 'int64')
          : scalar(parsed, 'float32');
}
