/** What layers and models give, as far as their makers tell. */
import type { SyntaxNode } from '@lezer/common';
import type { Outline } from '../../model/outline';
import { classDefined, entering, methodOf, resultOf } from '../functions';
import { LAYERS, calledLayers, madeBy } from '../layers';
import { calleeOf } from '../callees';
import type { Program } from '../program';
import { argumentsOf, bindArguments, textOf, unpacks, unwrapped, plainElements } from '../syntax';
import { DEEPEST, outlineIn } from './at';
import type { At } from './at';
import { scaled, unmade, withoutRange } from './change';
import type { Size } from './change';
import { whole } from './sizes';

/** What a layer gives: `nn.Linear(8, 3)(x)`, or the last one of `nn.Sequential`. */
export function givenByLayer(at: At, called: SyntaxNode, input: () => Outline | undefined): Outline | undefined {
    const known = calledLayers(at.program, called);
    if (known?.isWhole) {
        const last = known.layers.findLast(({ name }) => LAYERS[name].does !== 'nothing');
        const given = scaled(input() ?? {});
        return last ? { ...unmade(given), ...(LAYERS[last.name].does === 'softmax' && { made: 'softmax' }) } : given;
    }
    const maker = madeBy(at.program, called);
    return maker?.node.firstChild ? layer({ ...at, program: maker.program }, maker.node, input) : undefined;
}

/** What a model gives, whatever it gets. */
export function givenByModel(at: At, model: SyntaxNode): Outline | undefined {
    const maker = madeBy(at.program, model);
    return maker && layer({ ...at, program: maker.program }, maker.node, () => undefined);
}

function layer(at: At, maker: SyntaxNode, input: () => Outline | undefined): Outline | undefined {
    const { program } = at;
    const callee = maker.firstChild ? calleeOf(program, unwrapped(maker.firstChild)) : undefined;
    const name = callee?.name;
    const given = argumentsOf(program.source, maker);
    if (unpacks(maker) || at.depth > DEEPEST) {
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
        return outputs && outlineIn(deeper, outputs);
    }
    if (name === 'Dense') {
        return dense(at, maker, input);
    }
    if (name === 'Linear' || name === 'LazyLinear') {
        const names = name === 'Linear' ? ['in_features', 'out_features'] : ['out_features'];
        const { shape, dtype } = input() ?? {};
        const sizes = shape && shape.length > 0 ? shape.slice(0, -1) : undefined;
        return {
            ...ofWidth(at, maker, bindArguments(given, names).get('out_features'), sizes),
            ...(dtype && { dtype }),
        };
    }
    if (name === 'Embedding') {
        const width = bindArguments(given, ['num_embeddings', 'embedding_dim', 'padding_idx']);
        return ofWidth(at, maker, width.get('embedding_dim') ?? width.get('output_dim'), input()?.shape);
    }
    const axes = name === undefined ? undefined : /^(?:Lazy)?Conv([123])d$/.exec(name)?.[1];
    if (axes !== undefined) {
        return convolved(at, maker, Number(axes), input());
    }
    return name !== undefined && /^(?:Dropout\d?d?|Identity)$/.test(name)
        ? input()
        : name === 'Softmax' || (name === 'Activation' && isSoftmaxName(program, given[0]?.value))
          ? { ...withoutRange(input()), made: 'softmax', text: textOf(program.source, maker) }
          : name !== undefined && /^(?:LogSoftmax|Sigmoid|ReLU|GELU|Tanh|LeakyReLU|SiLU|LayerNorm)$/.test(name)
            ? withoutRange(input())
            : undefined;
}

/** What a layer computes for each place of its input: so many numbers, which may be any. */
function ofWidth(
    at: At,
    maker: SyntaxNode,
    width: SyntaxNode | undefined,
    places: readonly Size[] | undefined,
): Outline {
    const last = width && whole(at, width);
    return {
        dtype: 'float32',
        made: 'free',
        ...(last !== undefined && { last, text: textOf(at.program.source, maker) }),
        ...(places && { shape: [...places, last] }),
    };
}

/** torch's convolution: its channels are the classes of each place, and how many places there are, its sizes tell. */
function convolved(at: At, maker: SyntaxNode, axes: number, given: Outline | undefined): Outline {
    const { source } = at.program;
    const names = ['in_channels', 'out_channels', 'kernel_size', 'stride', 'padding', 'dilation'];
    const isLazy = /Lazy\w+$/.test(textOf(source, maker.firstChild!));
    const bound = bindArguments(argumentsOf(source, maker), isLazy ? names.slice(1) : names);
    const number = (name: string, fallback?: number): number | undefined => {
        const node = bound.get(name);
        return node ? whole(at, node) : fallback;
    };
    const [channels, kernel] = [number('out_channels'), number('kernel_size')];
    const [stride, padding, dilation] = [number('stride', 1), number('padding', 0), number('dilation', 1)];
    const isKnown = [kernel, stride, padding, dilation].every(one => one !== undefined);
    const placed = (size: number | undefined): number | undefined =>
        isKnown && size !== undefined
            ? Math.floor((size + 2 * padding! - dilation! * (kernel! - 1) - 1) / stride!) + 1
            : undefined;
    const { shape, dtype } = given ?? {};
    const isBatch = shape?.length === axes + 2;
    return {
        dtype: dtype ?? 'float32',
        made: 'free',
        text: textOf(source, maker),
        ...(isBatch && { shape: [shape[0], channels, ...shape.slice(2).map(placed)] }),
    };
}

/** The first of what torch's recurrent layers give: a state for each step, of the layer's width. */
export function givenByRecurrent(at: At, call: SyntaxNode, given: Outline | undefined): Outline | undefined {
    const made = call.firstChild ? madeBy(at.program, unwrapped(call.firstChild)) : undefined;
    const callee = made?.node.firstChild ? calleeOf(made.program, unwrapped(made.node.firstChild)) : undefined;
    const { shape } = given ?? {};
    if (!made || unpacks(made.node) || !callee || !/^(?:LSTM|GRU|RNN)$/.test(callee.name) || shape?.length !== 3) {
        return undefined;
    }
    const arguments_ = argumentsOf(made.program.source, made.node);
    const width = bindArguments(arguments_, ['input_size', 'hidden_size']).get('hidden_size');
    const isPlain = arguments_.every(({ name }) => name !== 'proj_size' && name !== 'bidirectional');
    const size = width && isPlain ? whole({ ...at, program: made.program }, width) : undefined;
    return { dtype: 'float32', shape: [...shape.slice(0, -1), size] };
}

/** What an object of a class of the text gives, in its `forward` or `call`. */
function ofClass(at: At, maker: SyntaxNode): Outline | undefined {
    const owner = maker.firstChild ? classDefined(at.program, unwrapped(maker.firstChild)) : undefined;
    const method =
        owner && ['forward', 'call', '__call__'].map(name => methodOf(at.program, owner, name)).find(Boolean);
    const [only, ...more] = (method && resultOf(method)) ?? [];
    return method && only && more.length === 0
        ? outlineIn({ ...at, program: entering(at.program, method, null) }, only)
        : undefined;
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
