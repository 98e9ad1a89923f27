import type { SyntaxNode } from '@lezer/common';
import { calleeOf, definitionOf } from './program';
import type { Program } from './program';
import { unwrapped } from './syntax';

const LAYERS = ['Softmax', 'LogSoftmax', 'Sigmoid'] as const;

export interface Layer<Name = (typeof LAYERS)[number]> {
    readonly name: Name;
    /** `nn.Softmax(dim=1)`. */
    readonly maker: SyntaxNode;
}

/** The module without parameters that is called: `nn.Softmax(dim=1)(x)`, or a name for it. */
export function calledLayer(program: Program, called: SyntaxNode): Layer | undefined {
    const maker = called.name === 'CallExpression' ? called : definitionOf(program, called);
    const made =
        maker?.name === 'CallExpression' && maker.firstChild
            ? calleeOf(program, unwrapped(maker.firstChild))?.name
            : undefined;
    const name = LAYERS.find(layer => layer === made);
    return maker && name && { name, maker };
}

/** The softmax or log-softmax module that is called. */
export function softmaxLayer(program: Program, called: SyntaxNode): Layer<'Softmax' | 'LogSoftmax'> | undefined {
    const layer = calledLayer(program, called);
    return layer && layer.name !== 'Sigmoid' ? { ...layer, name: layer.name } : undefined;
}
