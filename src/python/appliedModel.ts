/** How Flax calls a model: `model.apply(params, x)`, and `state.apply_fn(params, x)` of its training state. */
import type { SyntaxNode } from '@lezer/common';
import type { Program } from './program';
import { argumentsOf, memberOf, unwrapped } from './syntax';

/** The model that is applied when this is called, with its parameters first; undefined for what else may be called. */
export function appliedModel(program: Program, called: SyntaxNode): SyntaxNode | undefined {
    const member = memberOf(program.source, unwrapped(called));
    switch (member?.property) {
        case 'apply':
            return member.object;
        case 'apply_fn':
            return onlyState(program);
        default:
            return undefined;
    }
}

/** By the syntax that every view of one text shares. */
const found = new WeakMap<Program['tree'], readonly (SyntaxNode | undefined)[]>();

/** The model whose `apply` the training states of the file get: only where all of them get that of one expression. */
function onlyState(program: Program): SyntaxNode | undefined {
    const models = found.get(program.tree) ?? modelsOfStates(program);
    found.set(program.tree, models);
    return models.length === 1 ? models[0] : undefined;
}

/** Of each `apply_fn=model.apply` the model; undefined where it is something else. */
function modelsOfStates({ source, tree }: Program): readonly (SyntaxNode | undefined)[] {
    const models: (SyntaxNode | undefined)[] = [];
    tree.iterate({
        enter({ name, node }) {
            const given = name === 'CallExpression' ? argumentsOf(source, node) : [];
            for (const { value } of given.filter(argument => argument.name === 'apply_fn')) {
                const member = memberOf(source, unwrapped(value));
                models.push(member?.property === 'apply' ? member.object : undefined);
            }
        },
    });
    return models;
}
