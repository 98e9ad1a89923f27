import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../model/span';
import type { LossInCode } from '../../context';
import { firstArgument } from '../../python/follow';
import type { Passed } from '../../python/follow';
import { callsOf, functionAround } from '../../python/functions';
import { calledLayers, softmaxLayer } from '../../python/layers';
import { lookUp } from '../../python/lookup';
import { calledBy } from '../../python/called';
import { definitionOf } from '../../python/program';
import type { Program } from '../../python/program';
import { argumentsOf, dottedName, unwrapped } from '../../python/syntax';
import type { Edit } from './edit';
import { replaceBy } from './expressions';
import { usedOnce } from './mentions';

/** A softmax, or its logarithm, that the code applies before the loss. */
interface SoftmaxCall {
    readonly node: SyntaxNode;
    readonly name: 'softmax' | 'log_softmax';
    /** What it is applied to; absent where that has no expression: other layers come before it in the same call. */
    readonly input?: SyntaxNode;
    /** Its name in the text, without what it is applied to. */
    readonly at: Span;
}

/** The softmax that is applied last before the loss. */
export function softmaxBefore({ program, way }: LossInCode): SoftmaxCall | undefined {
    const last = way.path.find(({ step }) => step === 'softmax' || step === 'log-softmax');
    const called = last?.node.firstChild;
    if (!last || !called || last.node.name !== 'CallExpression') {
        return undefined; // written out
    }
    const name = last.step === 'softmax' ? 'softmax' : 'log_softmax';
    const isAmongLayers = calledLayers(program, unwrapped(called)) && !softmaxLayer(program, unwrapped(called));
    const whole = { node: last.node, name, at: { start: called.from, end: called.to } } as const;
    if (isAmongLayers) {
        return whole;
    }
    const function_ = softmaxLayer(program, unwrapped(called)) ? undefined : calledBy(program, last.node);
    const input = function_?.object ?? firstArgument(function_?.given ?? argumentsOf(program.source, last.node));
    return (
        input && {
            ...whole,
            input,
            ...(function_?.object && { at: { start: called.lastChild!.from, end: last.node.to } }),
        }
    );
}

/**
 * The loss is to get what the softmax gets. In the call itself the softmax goes; a name for its result gives way to the
 * name of its input; and an assignment loses it only where nothing else uses the result. Empty where none of these is
 * safe.
 */
export function removeSoftmax(called: LossInCode, { node, input }: SoftmaxCall): readonly Edit[] {
    const { program, argument, way } = called;
    const { source } = program;
    const inner = functionAround(node);
    if (!input) {
        return [];
    }
    if (inner && inner.from !== functionAround(argument)?.from && callsOf(program, inner).length !== 1) {
        return []; // others get its result, too
    }
    if (node.from >= argument.from && node.to <= argument.to) {
        return replaceBy(source, node, input);
    }
    const result = unwrapped(argument);
    const definition = definitionOf(program, result);
    const isSameFunction = inner?.from === functionAround(argument)?.from;
    if (
        isSameFunction &&
        definition &&
        unwrapped(definition).from === node.from &&
        staysTheSame(program, input, result)
    ) {
        return replaceBy(source, argument, input);
    }
    return usedOnce(
        program,
        namesOf(
            program,
            way.path.slice(
                0,
                way.path.findIndex(passed => passed.node === node),
            ),
        ),
    )
        ? replaceBy(source, node, input)
        : [];
}

const namesOf = ({ source }: Program, path: readonly Passed[]): readonly string[] =>
    path.flatMap(({ node }) => dottedName(source, node) ?? []);

/** Whether `name`, as it stands at one place, means the same at another. */
function staysTheSame({ source, module }: Program, name: SyntaxNode, at: SyntaxNode): boolean {
    const dotted = dottedName(source, name);
    const here = dotted === undefined ? undefined : lookUp(module, dotted, name.from);
    const there = dotted === undefined ? undefined : lookUp(module, dotted, at.from);
    return here?.kind === 'bound' && there?.kind === 'bound' && here.binding === there.binding;
}
