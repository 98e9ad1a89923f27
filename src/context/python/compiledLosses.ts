import type { SyntaxNode } from '@lezer/common';
import { defined } from '../../model/defined';
import { functionAround } from '../../python/functions';
import { madeBy } from '../../python/layers';
import { outlineOf, outlineOfModel } from '../../python/outline/outline';
import { refreshed } from '../../python/program';
import type { Program } from '../../python/program';
import { argumentsOf, bindArguments, dottedName, memberOf, stringValue, unpacks, unwrapped } from '../../python/syntax';
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
        .flatMap(call => compiledLoss(refreshed(program), call, found.get('fit')!) ?? []);
}

function compiledLoss(program: Program, compile: SyntaxNode, fits: readonly SyntaxNode[]): OutlinedLoss | undefined {
    const { source } = program;
    const model = memberOf(source, compile.firstChild!)!.object;
    const argument = bindArguments(argumentsOf(source, compile), ['optimizer', 'loss']).get('loss');
    const criterion = argument && kerasLoss(program, argument);
    if (!argument || !criterion) {
        return undefined;
    }
    const ofModel = fits.filter(fit => isSameModel(program, memberOf(source, fit.firstChild!)!.object, model));
    const [fit] = ofModel.length === 1 ? ofModel : [];
    const target = fit && bindArguments(argumentsOf(source, fit), ['x', 'y']).get('y');
    const call = { ...criterion, program, node: compile, logits: model, target };
    const way = { node: model, names: [], steps: [], path: [], stopped: false, program };
    return {
        program,
        call,
        argument,
        way,
        context: contextOf(factsOfCode(program, { call, steps: [] })),
        outlines: defined({
            logits: outlineOfModel(refreshed(program), model),
            target: target && outlineOf(refreshed(program), target),
        }),
        compiled: defined({ fit, maker: madeBy(program, model)?.node }),
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
