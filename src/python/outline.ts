/** The shape, type and range of what an expression gives, where its numbers are not in the text. */
import type { SyntaxNode } from '@lezer/common';
import { dtypeNamed, kindOfDtype, widerDtype } from '../model/dtype';
import type { Outline } from '../model/outline';
import { evaluate } from './evaluate';
import { firstArgument } from './follow';
import { classDefined, methodOf, resultOf } from './functions';
import { LAYERS, calledLayers, madeBy } from './layers';
import { calleeOf, mayLook, plainElements, remembered, resolved, result, unpackedFrom } from './program';
import type { Program } from './program';
import { argumentsOf, bindArguments, childrenOf, memberOf, split, textOf, unpacks, unwrapped } from './syntax';
import type { Argument } from './syntax';
import { wholeNumberOf } from './values';

const MAX_DEPTH = 30;
type Size = number | undefined;

/** A program, and how deep in an expression one is. */
interface At {
    readonly program: Program;
    readonly depth: number;
}

/** What is certain of the value of an expression; undefined where nothing is. Runs nothing. */
export const outlineOf = (program: Program, expression: SyntaxNode): Outline | undefined =>
    outline({ program, depth: 0 }, expression);

function outline({ program, depth }: At, expression: SyntaxNode): Outline | undefined {
    const node = unwrapped(expression);
    return mayLook(program, depth, MAX_DEPTH)
        ? remembered(program, 'outline', node, depth, () => outlineAt({ program, depth }, node))
        : undefined;
}

function outlineAt({ program, depth }: At, node: SyntaxNode): Outline | undefined {
    const at = { program, depth: depth + 1 };
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
        return outline({ program: named.program, depth: depth + 1 }, named.node);
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

const withoutRange = (given: Outline | undefined): Outline | undefined =>
    given && { ...(given.shape && { shape: given.shape }), ...(given.dtype !== undefined && { dtype: given.dtype }) };

function member(at: At, node: SyntaxNode): Outline | undefined {
    const property = memberOf(at.program.source, node);
    const object = node.firstChild ? outline(at, node.firstChild) : undefined;
    if (!property) {
        return object && subscript(at, node, object);
    }
    const { shape } = object ?? {};
    switch (property.property) {
        case 'data':
            return object;
        case 'T':
            return shape && moved(object!, shape.toReversed());
        case 'mT':
            return shape && shape.length > 1 ? moved(object!, swapped(shape, -1, -2)) : undefined;
        default:
            return undefined;
    }
}

function moved({ last: _, ...given }: Outline, shape: readonly Size[]): Outline {
    return { ...given, shape };
}

function swapped(shape: readonly Size[], a: number, b: number): readonly Size[] {
    const [from, to] = [axisIn(shape, a), axisIn(shape, b)];
    return shape.map((size, axis) => (axis === from ? shape[to] : axis === to ? shape[from] : size));
}

const axisIn = (shape: readonly Size[], axis: number): number => (axis < 0 ? axis + shape.length : axis);

/** Slices of unknown length leave a size unknown; lists and masks are not followed. */
function subscript(at: At, node: SyntaxNode, object: Outline): Outline | undefined {
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
    return rest < 0 ? undefined : moved(object, [...sizes, ...shape.slice(axis)]);
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

/** Of two arrays only those of one known shape; a number leaves the shape as it is. */
function binary(at: At, node: SyntaxNode): Outline | undefined {
    const [left, operator, right] = [node.firstChild, node.firstChild?.nextSibling, node.lastChild];
    if (!left || !right || operator?.name !== 'ArithOp') {
        return undefined;
    }
    const [a, b] = [outline(at, left), outline(at, right)];
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

const scaled = ({ range: _, ...given }: Outline): Outline => given;

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
    const callee = calleeOf(program, called);
    const operation = callee && OPERATIONS.get(callee.name);
    if (callee?.object) {
        // A cast says the type, whatever it casts.
        const object = operation && (outline(at, callee.object) ?? (operation === cast ? {} : undefined));
        if (object) {
            return operation(object, { at, given, name: callee.name });
        }
    } else if (callee) {
        const made = MAKERS.get(callee.name)?.({ at, given, name: callee.name });
        if (made) {
            return { ...made, text: textOf(program.source, node) };
        }
        const array = operation && input();
        if (array) {
            return operation(array, { at, given: given.filter(({ value }) => value !== first), name: callee.name });
        }
    }
    return ofLayer(at, called, input);
}

/** What a layer gives: `nn.Linear(8, 3)(x)`, or the last one of `nn.Sequential`. */
function ofLayer(at: At, called: SyntaxNode, input: () => Outline | undefined): Outline | undefined {
    const known = calledLayers(at.program, called);
    if (known?.isWhole) {
        const last = known.layers.findLast(({ name }) => LAYERS[name].does !== 'nothing');
        const given = scaled(input() ?? {});
        return last ? { ...unmade(given), ...(LAYERS[last.name].does === 'softmax' && { made: 'softmax' }) } : given;
    }
    const maker = madeBy(at.program, called);
    return maker?.node.firstChild ? layer({ ...at, program: maker.program }, maker.node, input) : undefined;
}

function layer(at: At, maker: SyntaxNode, input: () => Outline | undefined): Outline | undefined {
    const { program } = at;
    const callee = maker.firstChild ? calleeOf(program, unwrapped(maker.firstChild)) : undefined;
    const name = callee?.name;
    const given = argumentsOf(program.source, maker);
    if (unpacks(maker) || at.depth > MAX_DEPTH) {
        return undefined; // `nn.Sequential(*layers)`
    }
    const deeper = { ...at, depth: at.depth + 1 };
    if (name === 'add' && callee?.object && given[0]) {
        const [before, last] = [callee.object, given[0].value].map(node => madeBy(program, node));
        return (
            last &&
            layer({ ...deeper, program: last.program }, last.node, () =>
                before ? layer({ ...deeper, program: before.program }, before.node, input) : undefined,
            )
        );
    }
    const own = ofClass(deeper, maker);
    if (own) {
        return own;
    }
    if (name === 'Sequential') {
        const listed = given[0] && unwrapped(given[0].value);
        const parts = listed?.name === 'ArrayExpression' ? plainElements(listed) : given.map(({ value }) => value);
        const layers = (parts ?? []).map(part => madeBy(program, part));
        return layers.length === 0
            ? undefined
            : layers.reduce<() => Outline | undefined>(
                  (before, made) => () =>
                      made ? layer({ ...deeper, program: made.program }, made.node, before) : undefined,
                  input,
              )();
    }
    if (name === 'Model') {
        const outputs = bindArguments(given, ['inputs', 'outputs']).get('outputs');
        return outputs && outline(deeper, outputs);
    }
    if (name === 'Dense') {
        return dense(at, maker, input);
    }
    if (name === 'Linear' || name === 'LazyLinear') {
        const width = bindArguments(given, name === 'Linear' ? ['in_features', 'out_features'] : ['out_features']);
        const last = width.get('out_features');
        const size = last && whole(at, last);
        const { shape, dtype } = input() ?? {};
        return size === undefined
            ? { made: 'free' }
            : {
                  last: size,
                  dtype: dtype ?? 'float32',
                  made: 'free',
                  text: textOf(program.source, maker),
                  ...(shape && shape.length > 0 && { shape: [...shape.slice(0, -1), size] }),
              };
    }
    return name !== undefined && /^(?:Dropout\d?d?|Identity)$/.test(name)
        ? input()
        : name === 'Softmax' || (name === 'Activation' && isSoftmaxName(program, given[0]?.value))
          ? { ...withoutRange(input()), made: 'softmax', text: textOf(program.source, maker) }
          : name !== undefined && /^(?:LogSoftmax|Sigmoid|ReLU|GELU|Tanh|LeakyReLU|SiLU|LayerNorm)$/.test(name)
            ? withoutRange(input())
            : undefined;
}

/** What an object of a class of the text gives, in its `forward` or `call`. */
function ofClass(at: At, maker: SyntaxNode): Outline | undefined {
    const owner = maker.firstChild ? classDefined(at.program, unwrapped(maker.firstChild)) : undefined;
    const method =
        owner && ['forward', 'call', '__call__'].map(name => methodOf(at.program, owner, name)).find(Boolean);
    const [only, ...more] = (method && resultOf(method)) ?? [];
    return only && more.length === 0 ? outline(at, only) : undefined;
}

/** `'softmax'`, `tf.nn.softmax`, `keras.activations.softmax`. */
const isSoftmaxName = ({ source }: Program, node: SyntaxNode | undefined): boolean =>
    node !== undefined && /^(?:(['"])softmax\1|(?:\w+\.)+softmax)$/.test(textOf(source, node));

/** Keras' and Flax' layer: without an activation its numbers may be any. */
function dense(at: At, maker: SyntaxNode, input: () => Outline | undefined): Outline | undefined {
    const { program } = at;
    const arguments_ = bindArguments(argumentsOf(program.source, maker), ['units', 'activation']);
    const units = arguments_.get('units') ?? arguments_.get('features');
    const activation = arguments_.get('activation');
    const size = units && whole(at, units);
    const { shape } = input() ?? {};
    const isFree = !activation || /^(?:None|(['"])linear\1)$/.test(textOf(program.source, activation));
    const made = isFree ? 'free' : isSoftmaxName(program, activation) ? 'softmax' : undefined;
    return {
        dtype: 'float32',
        text: textOf(program.source, maker),
        ...(made && { made }),
        ...(size !== undefined && { last: size }),
        ...(size !== undefined && shape && shape.length > 0 && { shape: [...shape.slice(0, -1), size] }),
    };
}

/** What a model gives, whatever it gets. */
export function outlineOfModel(program: Program, model: SyntaxNode): Outline | undefined {
    const maker = madeBy(program, model);
    return maker && layer({ program: maker.program, depth: 0 }, maker.node, () => undefined);
}

/** How an operation is called. */
interface Call {
    readonly at: At;
    readonly given: readonly Argument[];
    readonly name: string;
}

type Maker = (call: Call) => Outline | undefined;
type Operation = (value: Outline, call: Call) => Outline | undefined;

const argument = ({ given }: Call, ...parameters: readonly string[]) => {
    const bound = bindArguments(given, parameters);
    return (name: string): SyntaxNode | undefined => bound.get(name);
};

const textOfArgument = (call: Call, name: string): string | undefined => {
    const node = call.given.find(one => one.name === name)?.value;
    return node && textOf(call.at.program.source, node);
};

/** Sizes given one by one or as one list; each may be unknown. */
function sizesIn({ at, given }: Call, from = 0): readonly Size[] | undefined {
    const plain = given.filter(({ name }) => name === undefined).slice(from);
    const named = given.find(({ name }) => name === 'size' || name === 'shape')?.value;
    const only = named ?? (plain.length === 1 ? plain[0]!.value : undefined);
    const list = only && listOf(at, only);
    return list ?? (named ? undefined : plain.map(({ value }) => whole(at, value)));
}

/** The whole numbers of a list; of `x.shape` the sizes. */
function listOf(at: At, expression: SyntaxNode): readonly Size[] | undefined {
    const node = unwrapped(expression);
    if (node.name === 'TupleExpression' || node.name === 'ArrayExpression') {
        return plainElements(node)?.map(element => whole(at, element));
    }
    const array = sizedBy(at, node);
    if (array) {
        return array.shape;
    }
    const named = resolved(at.program, node);
    return named && listOf({ program: named.program, depth: at.depth + 1 }, named.node);
}

/** The array of `x.shape` or `x.size()`. */
function sizedBy(at: At, node: SyntaxNode): Outline | undefined {
    const isCall = node.name === 'CallExpression' && node.firstChild !== null;
    const callee = memberOf(at.program.source, isCall ? unwrapped(node.firstChild!) : node);
    const asks = isCall
        ? callee?.property === 'size' && argumentsOf(at.program.source, node).length === 0
        : callee?.property === 'shape';
    return callee && asks ? outline(at, callee.object) : undefined;
}

/** A whole number that the text tells, also a size of an array whose numbers it does not. */
function whole(at: At, expression: SyntaxNode): Size {
    const { program, depth } = at;
    const node = unwrapped(expression);
    return mayLook(program, depth, MAX_DEPTH)
        ? remembered(program, 'size', node, depth, () => wholeAt(at, node))
        : undefined;
}

function wholeAt({ program, depth }: At, node: SyntaxNode): Size {
    const value = evaluate(program, node);
    if (value) {
        return value.kind === 'tensor' && value.shape.length === 0 ? wholeNumberOf(value) : undefined;
    }
    const deeper = { program, depth: depth + 1 };
    const named = resolved(program, node);
    if (named) {
        return whole({ program: named.program, depth: depth + 1 }, named.node);
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
        axis === undefined ? undefined : outline(at, object)?.shape?.at(axis);
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

/** Draws of random numbers, by shape. */
const drawn =
    (dtype: string): Maker =>
    call => {
        const shape = sizesIn(call);
        return shape && { shape, dtype: dtypeNamed(textOfArgument(call, 'dtype')) ?? dtype, made: 'free' };
    };

const drawnLike: Maker = call => {
    const model = call.given[0] && outline(call.at, call.given[0].value);
    return model && { ...scaled(model), dtype: dtypeNamed(textOfArgument(call, 'dtype')) ?? model.dtype ?? 'float32' };
};

/** torch's (low, high, size) and (high, size), NumPy's (low, high, size) with `high` and `size` optional. */
const integers: Maker = call => {
    const { at, given } = call;
    const plain = given.filter(({ name }) => name === undefined).map(({ value }) => value);
    const named = (name: string): SyntaxNode | undefined => given.find(one => one.name === name)?.value;
    const isShort = plain.length === 2 && !named('size') && !named('high');
    const [low, high, size] = isShort
        ? [undefined, plain[0], plain[1]]
        : plain.length === 1 && !named('high')
          ? [undefined, plain[0], named('size')]
          : [named('low') ?? plain[0], named('high') ?? plain.at(named('low') ? 0 : 1), named('size') ?? plain[2]];
    const [from, to] = [low ? whole(at, low) : 0, high && whole(at, high)];
    const shape = size && listOf(at, size);
    const numpy = /np|numpy|random/.test(
        textOf(at.program.source, given[0]?.value.parent?.prevSibling ?? given[0]!.value),
    );
    return {
        dtype: dtypeNamed(textOfArgument(call, 'dtype')) ?? 'int64',
        ...(shape ? { shape } : numpy && !size ? { shape: [] } : {}),
        ...(from !== undefined && to !== undefined && { range: { low: from, high: to - 1 } }),
    };
};

function oneHot(call: Call): Outline | undefined {
    const get = argument(call, 'tensor', 'num_classes');
    const indices = get('tensor') ?? call.given.find(({ name }) => /^(?:input|indices|x|y)$/.test(name ?? ''))?.value;
    const [given, count] = [indices && outline(call.at, indices), get('num_classes')];
    const classes = count && whole(call.at, count);
    return {
        dtype: 'int64',
        made: 'one-hot',
        ...(given?.shape && { shape: [...given.shape, classes] }),
        ...(classes !== undefined && { last: classes }),
    };
}

/** `torch.tensor(y, dtype=torch.long)`: the same, as another type where one is named. */
function converted(call: Call): Outline | undefined {
    const [first, ...others] = call.given;
    const array = first && outline(call.at, first.value);
    const dtype = others
        .filter(({ name }) => name === undefined || name === 'dtype')
        .map(({ value }) => textOf(call.at.program.source, value));
    return array && dtype.length > 0 ? castTo(array, dtype) : array;
}

/** One row per function; a newcomer is a row. */
const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
    ...['randn', 'rand', 'empty', 'zeros', 'ones', 'normal'].map(name => [name, drawn('float32')] as const),
    ...['randn_like', 'rand_like', 'zeros_like', 'ones_like', 'empty_like'].map(name => [name, drawnLike] as const),
    ['randint', integers],
    ['one_hot', oneHot],
    ['to_categorical', call => ({ ...oneHot(call), dtype: 'float32' })],
    ...['tensor', 'as_tensor', 'asarray', 'from_numpy'].map(name => [name, converted] as const),
]);

const keep: Operation = value => value;
const unmade = ({ made: _, ...value }: Outline): Outline => value;
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
    return moved(
        value,
        wanted.map(size => (size === -1 ? left : size)),
    );
};

const permuted: Operation = (value, call) => {
    const order = sizesIn(call);
    const { shape } = value;
    return shape && order?.length === shape.length && order.every(axis => axis !== undefined)
        ? moved(
              value,
              order.map(axis => shape[axisIn(shape, axis)]),
          )
        : undefined;
};

const transposed: Operation = (value, call) => {
    const get = argument(call, 'dim0', 'dim1');
    const [a, b] = [get('dim0'), get('dim1')].map(node => node && whole(call.at, node));
    return value.shape && a !== undefined && b !== undefined ? moved(value, swapped(value.shape, a, b)) : undefined;
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
    return moved(value, [...shape.slice(0, from), size, ...shape.slice(to + 1)]);
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
        ? moved(value, shape.toSpliced(axis < 0 ? axis + shape.length + 1 : axis, 0, 1))
        : undefined;
};

const squeezed: Operation = (value, call) => {
    const axis = axisOf(call);
    const { shape } = value;
    if (!shape || axis === undefined || shape.includes(undefined)) {
        return undefined;
    }
    const at = axis === 'none' ? undefined : axisIn(shape, axis);
    return moved(
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
        dtype: 'int64',
        ...(shape && at !== undefined && { shape: shape.toSpliced(at, 1) }),
        ...(classes !== undefined && { range: { low: 0, high: classes - 1 } }),
    };
};

const CASTS: Readonly<Record<string, string>> = {
    long: 'int64',
    int: 'int32',
    short: 'int16',
    char: 'int8',
    byte: 'uint8',
    bool: 'bool',
    float: 'float32',
    double: 'float64',
    half: 'float16',
    bfloat16: 'bfloat16',
};

function untyped({ dtype: _, range: __, ...value }: Outline): Outline {
    return value;
}

/** To a type; to a device only, it stays. What `type_as` and a variable mean is not followed. */
const cast: Operation = (value, call) => {
    const own = CASTS[call.name];
    const texts = call.given.map(({ value: node }) => textOf(call.at.program.source, node));
    const isDevice = call.name === 'to' && texts.every(text => /device|cuda|cpu|mps|["']|True|False/.test(text));
    return own === undefined && isDevice && texts.every(text => dtypeNamed(text) === undefined)
        ? value
        : castTo(value, own === undefined ? texts : [own]);
};

/** As the type that one of the texts names, without a type where none does. */
function castTo(value: Outline, texts: readonly string[]): Outline {
    const dtype = texts.map(dtypeNamed).find(name => name !== undefined);
    return dtype === undefined
        ? untyped(value)
        : { ...(kindOfDtype(dtype) === 'integer' ? value : scaled(value)), dtype };
}

/** One row per operation; a newcomer is a row. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>(
    (
        [
            ['view reshape', toSizes],
            ['permute', permuted],
            ['transpose swapaxes swapdims', transposed],
            ['t', value => (value.shape ? moved(value, value.shape.toReversed()) : undefined)],
            ['flatten', flattened],

            ['unsqueeze', unsqueezed],
            ['squeeze', squeezed],
            ['argmax', argmax],
            ['contiguous detach clone cuda cpu requires_grad_ detach_ pin_memory numpy', keep],
            ['softmax', value => ({ ...scaled(value), made: 'softmax' })],
            ['log_softmax sigmoid log exp relu tanh gelu abs', value => unmade(scaled(value))],
            ['clamp masked_fill dropout', elementwise],
            ['random_', (value, call) => randomised(value, call)],
            ['long int short char byte bool float double half bfloat16 to type astype', cast],
        ] as readonly (readonly [string, Operation])[]
    ).flatMap(([names, operation]) => names.split(' ').map(name => [name, operation] as const)),
);

/** `torch.empty(3, dtype=torch.long).random_(5)`. */
function randomised(value: Outline, { at, given }: Call): Outline {
    const [first, second] = given.map(({ value: node }) => whole(at, node));
    const [low, high] = given.length === 1 ? [0, first] : [first, second];
    return {
        ...scaled(value),
        ...(low !== undefined && high !== undefined && given.length > 0 && { range: { low, high: high - 1 } }),
    };
}
