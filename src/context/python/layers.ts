import type { SyntaxNode } from '@lezer/common';
import { calleeOf, definitionOf, type Program } from './program';
import { unwrapped } from './syntax';

export interface SoftmaxLayer {
    readonly name: 'Softmax' | 'LogSoftmax';
    /** `nn.Softmax(dim=1)`. */
    readonly maker: SyntaxNode;
}

/** The softmax module that is called: `nn.Softmax(dim=1)(x)`, or a name for it. */
export function softmaxLayer(program: Program, called: SyntaxNode): SoftmaxLayer | undefined {
    const maker = called.name === 'CallExpression' ? called : definitionOf(program, called);
    const name = maker?.name === 'CallExpression' && maker.firstChild ? calleeOf(program, unwrapped(maker.firstChild))?.name : undefined;
    return maker && (name === 'Softmax' || name === 'LogSoftmax') ? { name, maker } : undefined;
}
