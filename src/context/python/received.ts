import type { SyntaxNode } from '@lezer/common';
import { classAxisOf, explainSoftmaxAlong } from '../../math';
import { onlyMoves } from '../../model/criterion';
import type { Step } from '../../model/criterion';
import { sameShape } from '../../model/tensor';
import type { Tensor } from '../../model/tensor';
import { evaluate } from '../../python/evaluate';
import type { Followed } from '../../python/follow';
import { tracing } from '../../python/program';
import type { Program } from '../../python/program';
import { memberOf, textOf, unwrapped } from '../../python/syntax';
import type { NumericArray } from '../../read';
import type { Received } from '../types';

/**
 * The numbers of a text as the loss receives them, where the code moves or selects some of them on the way. A softmax
 * on the way is left to the rules, which know it: the numbers are those before it, as long as it then gives what the
 * code gives. Undefined where the code does nothing of the kind, or the text does not tell what it does.
 */
export function receivedOf(
    program: Program,
    argument: SyntaxNode,
    way: Followed,
    array: NumericArray,
): Received | undefined {
    const moves = way.path.filter(({ step }) => step !== undefined && onlyMoves(step));
    const value = moves.length > 0 ? evaluate(tracing(program, way.node), argument) : undefined;
    const places = value?.kind === 'tensor' ? value.places : undefined;
    if (value?.kind !== 'tensor' || !places || places.some(place => place < 0 || place >= array.data.length)) {
        return undefined;
    }
    if (sameShape(value.shape, array.shape) && places.every((place, i) => place === i)) {
        return undefined; // they stay as they are, or were read as the code shapes them
    }
    const moved = { data: Float64Array.from(places, place => array.data[place]!), shape: value.shape };
    const others = way.steps.filter(step => !onlyMoves(step));
    // What a factor makes of them is left to the rules, too, and comes into no number here.
    const isUncertain = others.some(step => step === 'scale' || step === 'change');
    const isCertain = isUncertain
        ? others.every(step => step === 'scale' || step === 'change')
        : isSame(applied(others, moved)?.data, value.data);
    return isCertain
        ? {
              logits: { ...array, ...moved, spanOf: index => array.spanOf(places[index]!) },
              otherSteps: others,
              steps: moves.map(({ node }) => ({ text: nameOf(program.source, node), at: nameStart(node) })).reverse(),
          }
        : undefined;
}

/** What the steps give along the class axis; undefined where they are not computed here. */
function applied(steps: readonly Step[], logits: Tensor): Tensor | undefined {
    const axis = classAxisOf(logits.shape);
    return steps.reduce<Tensor | undefined>((tensor, step) => {
        switch (step) {
            case 'softmax':
            case 'log-softmax': {
                const stages = tensor && explainSoftmaxAlong(tensor, axis);
                return stages && (step === 'softmax' ? stages.softmax : stages.logSoftmax);
            }
            case 'log':
                return tensor && { ...tensor, data: tensor.data.map(Math.log) };
            default:
                return undefined;
        }
    }, logits);
}

/** Softmax along an axis of another shape adds up in the same order: only its very last digit is granted. */
const isSame = (a: Float64Array | undefined, b: Float64Array): boolean =>
    a?.length === b.length && a.every((x, i) => Object.is(x, b[i]) || x === b[i] || Math.abs(x - b[i]!) < 1e-12);

/** `view` of `x.view(-1, 5)` and of `torch.view(x, ...)`, `.T`, `[..., :-1, :]`. */
function nameOf(source: string, node: SyntaxNode): string {
    const called = node.name === 'CallExpression' && node.firstChild ? unwrapped(node.firstChild) : undefined;
    if (called) {
        return memberOf(source, called)?.property ?? textOf(source, called);
    }
    const property = memberOf(source, node)?.property;
    return property === undefined
        ? textOf(source, node).slice((node.firstChild?.to ?? node.from) - node.from)
        : `.${property}`;
}

/** A chain of calls may begin lines above. */
const nameStart = (node: SyntaxNode): number =>
    (node.name === 'CallExpression' ? node.firstChild?.lastChild?.from : node.lastChild?.from) ?? node.from;
