import type { SyntaxNode } from '@lezer/common';
import type { Step } from '../model/criterion';
import { methodNamed, softmax } from './operations';
import type { Apply } from './operations';
import { functionMeant } from './called';
import { appliedModel } from './appliedModel';
import { calleeOf } from './callees';
import { givenByModule, resolved, result } from './program';
import type { Program } from './program';
import type { Within } from './functions';
import { argumentsOf, isList, memberOf, plainElements, unpacks, unwrapped } from './syntax';

/** What a layer without parameters does, as logits on their way to a loss have it. */
interface LayerKind {
    readonly does: Step | 'nothing';
    readonly apply: Apply;
}

const method = (name: string): Apply => methodNamed(name)?.apply ?? (() => undefined);

/** One row per layer; a newcomer is a row. */
export const LAYERS = {
    Softmax: { does: 'softmax', apply: softmax(false) },
    LogSoftmax: { does: 'log-softmax', apply: softmax(true) },
    Sigmoid: { does: 'sigmoid', apply: method('sigmoid') },
    ReLU: { does: 'change', apply: method('relu') },
    Tanh: { does: 'change', apply: method('tanh') },
    Identity: { does: 'nothing', apply: value => value },
} satisfies Readonly<Record<string, LayerKind>>;

type LayerName = keyof typeof LAYERS;

const isLayerName = (name: string | undefined): name is LayerName => name !== undefined && Object.hasOwn(LAYERS, name);

export interface Layer {
    readonly name: LayerName;
    /** `nn.Softmax(dim=1)`. */
    readonly maker: SyntaxNode;
}

/** The layers that a call goes through, the first done first. */
export interface Layers {
    readonly layers: readonly Layer[];
    /** Whether these are all of them: otherwise others, which are not known, come before. */
    readonly isWhole: boolean;
    /** What the last of those others gives, where it is a module of the text. */
    readonly from?: Within;
}

/** Methods that give the module itself back. */
const SELF_METHODS = /^(?:to|cuda|cpu|half|float|double|eval|train)$/;
const MAX_STEPS = 12;

/** The call that makes what an expression stands for: through names, functions of the text and `.to(device)`. */
export function madeBy(program: Program, expression: SyntaxNode): Within | undefined {
    let at: Within = { node: unwrapped(expression), program };
    for (let step = 0; step < MAX_STEPS; step++) {
        const next = at.node.name === 'CallExpression' ? givenBack(at) : resolved(at.program, at.node);
        if (!next) {
            return at.node.name === 'CallExpression' ? at : undefined;
        }
        at = { ...next, node: unwrapped(next.node) };
    }
    return undefined;
}

/** What a function of the text gives, or the module that `.to(device)` is called on. */
function givenBack({ node, program }: Within): Within | undefined {
    const member = node.firstChild ? memberOf(program.source, unwrapped(node.firstChild)) : undefined;
    return (
        result(program, node) ??
        (member && SELF_METHODS.test(member.property) ? { node: member.object, program } : undefined)
    );
}

/** The modules without parameters that are called: `nn.Softmax(dim=1)(x)`, or a name for it; the last of `nn.Sequential`. */
export function calledLayers(program: Program, called: SyntaxNode): Layers | undefined {
    // Flax calls a model by its `apply`.
    const applied = appliedModel(program, called);
    const made = madeBy(program, called) ?? (applied && madeBy(program, applied));
    const layers = made ? layersOf(made, 0) : undefined;
    return layers && (layers.isWhole || layers.layers.length > 0 || layers.from) ? layers : undefined;
}

const MAX_DEPTH = 8;
const UNKNOWN: Layers = { layers: [], isWhole: false };

function layersOf({ node: maker, program }: Within, depth: number): Layers | undefined {
    const name = maker.firstChild ? calleeOf(program, unwrapped(maker.firstChild))?.name : undefined;
    if (name === 'Sequential' && depth < MAX_DEPTH) {
        const listed = partsListed(program, maker);
        return unpacks(maker)
            ? UNKNOWN
            : (listed ?? argumentsOf(program.source, maker).map(({ value }) => value))
                  .map(part => layersOfPart(program, part, depth + 1) ?? UNKNOWN)
                  .reduce(
                      (before, layer) =>
                          layer.isWhole ? { ...before, layers: [...before.layers, ...layer.layers] } : layer,
                      // Their axes are other libraries' own: no number is followed through them.
                      { layers: [], isWhole: !listed },
                  );
    }
    return isLayerName(name) ? { layers: [{ name, maker }], isWhole: true } : undefined;
}

/** What `Sequential` is made of where it gets a list, as Keras and Flax have it. */
function partsListed(program: Program, sequential: SyntaxNode): readonly SyntaxNode[] | undefined {
    const [first] = argumentsOf(program.source, sequential);
    const list = first && unwrapped(first.value);
    return list && isList(list) ? plainElements(list) : undefined;
}

/** Flax takes functions among its layers. */
const FUNCTIONS: ReadonlyMap<string, LayerName> = new Map([
    ['softmax', 'Softmax'],
    ['log_softmax', 'LogSoftmax'],
    ['sigmoid', 'Sigmoid'],
    ['relu', 'ReLU'],
    ['tanh', 'Tanh'],
]);

function layersOfPart(program: Program, part: SyntaxNode, depth: number): Layers | undefined {
    const made = madeBy(program, part);
    const layers = made && layersOf(made, depth);
    const name = layers ? undefined : FUNCTIONS.get(functionMeant(program, part)?.name ?? '');
    const from = (layers ?? name) ? undefined : givenByModule(program, part);
    return (
        layers ??
        (name ? { layers: [{ name, maker: part }], isWhole: true } : from && { layers: [], isWhole: false, from })
    );
}

/** The softmax or log-softmax module that is called, and nothing else. */
export function softmaxLayer(program: Program, called: SyntaxNode): Layer | undefined {
    const { layers, isWhole } = calledLayers(program, called) ?? UNKNOWN;
    const [only, ...more] = layers;
    return isWhole && more.length === 0 && (only?.name === 'Softmax' || only?.name === 'LogSoftmax') ? only : undefined;
}
