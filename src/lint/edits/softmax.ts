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
export function softmaxBefore(called: LossInCode): SoftmaxCall | undefined {
    const last = called.way.path.find(isSoftmax);
    return last && softmaxAt(called.program, last);
}

const isSoftmax = ({ step }: Passed): boolean => step === 'softmax' || step === 'log-softmax';

/** A softmax on the way to the loss; undefined where it is written out. */
function softmaxAt(program: Program, { node, step }: Passed): SoftmaxCall | undefined {
    const called = node.firstChild;
    if (!called || node.name !== 'CallExpression') {
        return undefined;
    }
    const name = step === 'softmax' ? 'softmax' : 'log_softmax';
    const isAmongLayers = calledLayers(program, unwrapped(called)) && !softmaxLayer(program, unwrapped(called));
    const whole = { node, name, at: { start: called.from, end: called.to } } as const;
    if (isAmongLayers) {
        return whole;
    }
    const function_ = softmaxLayer(program, unwrapped(called)) ? undefined : calledBy(program, node);
    const input = function_?.object ?? firstArgument(function_?.given ?? argumentsOf(program.source, node));
    return (
        input && {
            ...whole,
            input,
            ...(function_?.object && { at: { start: called.lastChild!.from, end: node.to } }),
        }
    );
}

/**
 * Takes every softmax before the loss away. Empty where that is not safe for one of them, or where a sigmoid is among
 * them: the loss would still get probabilities.
 */
export function removeSoftmaxes(called: LossInCode): readonly Edit[] {
    const { path } = called.way;
    const all = path.filter(isSoftmax).map(passed => softmaxAt(called.program, passed));
    if (path.some(({ step }) => step === 'sigmoid') || !all.every(softmax => softmax !== undefined)) {
        return [];
    }
    const each = merged(all).map(softmax => removeSoftmax(called, softmax));
    const edits = each.flat().toSorted((a, b) => a.start - b.start);
    const areApart = edits.every(({ start }, i) => i === 0 || edits[i - 1]!.end <= start);
    return areApart && each.every(some => some.length > 0) ? edits : [];
}

/** A softmax of a softmax, the last first, goes as one. */
function merged(all: readonly SoftmaxCall[]): readonly SoftmaxCall[] {
    return all.reduce<readonly SoftmaxCall[]>((before, { node, input, ...softmax }) => {
        const last = before.at(-1);
        return last?.input && input && unwrapped(last.input).from === node.from && unwrapped(last.input).to === node.to
            ? [...before.slice(0, -1), { ...last, input }]
            : [...before, { node, ...(input && { input }), ...softmax }];
    }, []);
}

/**
 * The loss is to get what the softmax gets. In the call itself the softmax goes; a name for its result gives way to the
 * name of its input; and an assignment loses it only where nothing else uses the result. Empty where none of these is
 * safe.
 */
function removeSoftmax(called: LossInCode, { node, input }: SoftmaxCall): readonly Edit[] {
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
