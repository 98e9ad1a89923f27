import type { SyntaxNode } from '@lezer/common';
import { defined } from '../../model/defined';
import { functionAround } from '../../python/functions';
import { madeBy } from '../../python/layers';
import { outlineOf, outlineOfModel } from '../../python/outline/outline';
import { refreshed } from '../../python/program';
import type { Program } from '../../python/program';
import {
    argumentsOf,
    bindArguments,
    dottedName,
    memberOf,
    stringValue,
    textOf,
    unpacks,
    unwrapped,
} from '../../python/syntax';
import type { OutlinedLoss } from './calledLosses';
import { factsOfCode } from './callFacts';
import { contextOf } from '../facts';
import { lossGiven } from './lossCall';
import { lossNamed } from './losses';

/** So many models of one text are looked at. */
const MAX_MODELS = 20;

/** The losses that Keras' models of a text are compiled with: `model.compile(loss=...)`. */
export function readCompiledLosses(program: Program): readonly OutlinedLoss[] {
    const found = new Map<'compile' | 'fit', SyntaxNode[]>([
        ['compile', []],
        ['fit', []],
    ]);
    program.tree.iterate({
        enter({ name, node }) {
            const member =
                name === 'CallExpression' && node.firstChild ? memberOf(program.source, node.firstChild) : undefined;
            if ((member?.property === 'compile' || member?.property === 'fit') && !unpacks(node)) {
                found.get(member.property)!.push(node);
            }
        },
    });
    return found
        .get('compile')!
        .slice(0, MAX_MODELS)
        .flatMap(call => compiledLoss(refreshed(program), call, found) ?? []);
}

function compiledLoss(
    program: Program,
    compile: SyntaxNode,
    found: ReadonlyMap<'compile' | 'fit', readonly SyntaxNode[]>,
): OutlinedLoss | undefined {
    const { source } = program;
    const modelOf = (call: SyntaxNode): SyntaxNode => memberOf(source, call.firstChild!)!.object;
    const model = modelOf(compile);
    const ofModel = (calls: readonly SyntaxNode[] = []): readonly SyntaxNode[] =>
        calls.filter(call => call.from !== compile.from && isSameModel(program, modelOf(call), model));
    const argument = bindArguments(argumentsOf(source, compile), ['optimizer', 'loss']).get('loss');
    const criterion = argument && kerasLoss(program, argument);
    if (!argument || !criterion) {
        return undefined;
    }
    // Compiled more than once, a model is fitted to the loss that comes last before.
    const others = ofModel(found.get('compile'));
    const fits = ofModel(found.get('fit')).filter(
        ({ from }) =>
            others.length === 0 ||
            (from > compile.from && !others.some(other => other.from > compile.from && other.from < from)),
    );
    const [fit] = fits.length === 1 ? fits : [];
    const target = fit && bindArguments(argumentsOf(source, fit), ['x', 'y']).get('y');
    const maker = madeBy(program, model)?.node;
    const isAsMade = !maker || isLeftAlone(program, model, maker, compile);
    const call = { ...criterion, program, node: compile, logits: model, target };
    const way = { node: model, names: [], steps: [], path: [], stopped: false, program };
    return {
        program,
        call,
        argument,
        way,
        context: contextOf(factsOfCode(program, { call, steps: [] })),
        outlines: defined({
            logits: isAsMade ? outlineOfModel(refreshed(program), model) : undefined,
            target: target && outlineOf(refreshed(program), target),
        }),
        compiled: defined({ fit, maker }),
    };
}

/** What is given as a loss: an object, a function or a name of Keras' in quotes. */
function kerasLoss(program: Program, argument: SyntaxNode) {
    const said = stringValue(program.source, unwrapped(argument));
    const signature = said === undefined ? undefined : lossNamed(said, undefined);
    const loss =
        said !== undefined && signature
            ? { name: said, signature, maker: argument, options: new Map<string, SyntaxNode>() }
            : lossGiven(program, argument);
    return loss?.signature.framework === 'keras' ? loss : undefined;
}

/** The same name in the same function, with no other model made in between. */
function isSameModel(program: Program, one: SyntaxNode, other: SyntaxNode): boolean {
    const [name, same] = [one, other].map(node => dottedName(program.source, node));
    const [first, second] = [one, other].map(node => outlineOfModel(program, node)?.text);
    return (
        name !== undefined &&
        name === same &&
        first === second &&
        functionAround(one)?.from === functionAround(other)?.from
    );
}

/** Methods that leave the layers as they are; `add` and `pop` are looked at where the model is made. */
const HARMLESS =
    /^(?:add|pop|compile|fit|summary|build|evaluate|predict|load_weights|save|save_weights|count_params|trainable)$/;
/** Functions that only look at a model. */
const LOOKS = /(?:^|\.)(?:print|plot_model|summary|model_to_dot)$/;

/** Whether nothing between the making of a model and its `compile` can give it another last layer, or another activation. */
function isLeftAlone(program: Program, model: SyntaxNode, maker: SyntaxNode, compile: SyntaxNode): boolean {
    const { source, tree } = program;
    const name = dottedName(source, model);
    const isHere = functionAround(maker)?.from === functionAround(compile)?.from && maker.to < compile.from;
    let isAlone = true;
    tree.iterate({
        from: isHere ? maker.to : (functionAround(compile)?.from ?? 0),
        to: compile.from,
        enter({ name: kind, node }) {
            const isModel =
                (kind === 'VariableName' || kind === 'MemberExpression') &&
                dottedName(source, node) === name &&
                node.from >= (isHere ? maker.to : 0) &&
                node.to <= compile.from &&
                functionAround(node)?.from === functionAround(compile)?.from;
            isAlone &&= !isModel || isHarmless(source, node);
            return !isModel;
        },
    });
    return isAlone;
}

/** One place where a model is named: it is set, shown, or one of its harmless methods is called. */
function isHarmless(source: string, node: SyntaxNode): boolean {
    const { parent } = node;
    if (parent?.name === 'MemberExpression' && parent.firstChild?.from === node.from) {
        return HARMLESS.test(memberOf(source, parent)?.property ?? '');
    }
    const call = parent?.name === 'ArgList' ? parent.parent : null;
    const isSet = parent?.name === 'AssignStatement' && parent.firstChild?.from === node.from;
    return isSet || (call?.firstChild ? LOOKS.test(textOf(source, call.firstChild)) : false);
}
