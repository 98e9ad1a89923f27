import type { SyntaxNode } from '@lezer/common';
import { calleeOf, resolved, result } from './program';
import type { Program } from './program';
import type { Within } from './functions';
import { argumentsOf, memberOf, unwrapped } from './syntax';

const LAYERS = ['Softmax', 'LogSoftmax', 'Sigmoid'] as const;

export interface Layer<Name = (typeof LAYERS)[number]> {
    readonly name: Name;
    /** `nn.Softmax(dim=1)`. */
    readonly maker: SyntaxNode;
    /** Other layers come before it: what it gets is not what the call gets. */
    readonly isLastOf?: SyntaxNode;
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

/**
 * The module without parameters that is called: `nn.Softmax(dim=1)(x)`, or a name for it; of `nn.Sequential` the last.
 */
export function calledLayer(program: Program, called: SyntaxNode): Layer | undefined {
    const made = madeBy(program, called);
    const maker = made?.node;
    if (!made || !maker?.firstChild) {
        return undefined;
    }
    const name = calleeOf(made.program, unwrapped(maker.firstChild))?.name;
    if (name === 'Sequential') {
        const given = argumentsOf(program.source, maker).map(({ value }) => value);
        const last = given.at(-1);
        const layer = last && unwrapped(last).from !== called.from ? calledLayer(made.program, last) : undefined;
        return layer && given.length > 1 ? { ...layer, isLastOf: maker } : layer;
    }
    const layer = LAYERS.find(one => one === name);
    return layer && { name: layer, maker };
}

/** The softmax or log-softmax module that is called. */
export function softmaxLayer(program: Program, called: SyntaxNode): Layer<'Softmax' | 'LogSoftmax'> | undefined {
    const layer = calledLayer(program, called);
    return layer && layer.name !== 'Sigmoid' ? { ...layer, name: layer.name } : undefined;
}
