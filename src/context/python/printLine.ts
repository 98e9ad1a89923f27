/** A line of code that prints what a loss receives, so that it can be read from the printout. */
import type { SyntaxNode } from '@lezer/common';
import type { LossInput } from '../../model/criterion';
import { calleeOf } from '../../python/callees';
import { functionNamed, methodNamed } from '../../python/operations';
import { OPERATIONS } from '../../python/outline/operations';
import type { Program } from '../../python/program';
import { argumentsOf, bindArguments, isList, textOf, unwrapped } from '../../python/syntax';
import type { OutlinedLoss } from './calledLosses';

/** What the numbers are called in a printout. */
const NAMES: Readonly<Record<LossInput, string>> = {
    logits: 'logits',
    'log-probabilities': 'log_probs',
    probabilities: 'probs',
};

/** Prints logits and target, all of their numbers; undefined where the call has no target. */
export function printOf({ program, call, context }: OutlinedLoss): string | undefined {
    const { logits, target, signature } = call;
    if (!logits || !target) {
        return undefined;
    }
    const name = NAMES[context.criterion?.expects ?? signature.input];
    const [x, y] = [logits, target].map(node => textOf(program.source, node).replace(/\s+/g, ' '));
    const [jax, tensorflow] = ['jax', 'tensorflow'].map(module => nameOfModule(program, module));
    switch (signature.framework) {
        case 'torch': {
            const [all, those] = [logits, target].map(node => asList(program, node));
            return `print("${name} =", ${all}, "\\ntarget =", ${those})`;
        }
        case 'optax':
            // Inside of `jit` and `grad` only this prints numbers.
            return jax === undefined
                ? `print("${name} =", ${x}, "\\ntarget =", ${y})`
                : `${jax}.debug.print("${name} = {}\\ntarget = {}", ${x}, ${y})`;
        case 'keras':
        case 'tensorflow':
            return tensorflow === undefined
                ? `print("${name} =", ${x}, "\\ntarget =", ${y})`
                : `${tensorflow}.print("${name} =", ${x}, "\\ntarget =", ${y}, summarize=-1)`;
        case 'sklearn':
            return `print("${name} =", ${x}, "\\ntarget =", ${y})`;
        default:
            return signature.framework satisfies never;
    }
}

/** Prints what a model that Keras fits gives for its first samples, with their labels; undefined without arrays of both. */
export function predictionsOf({ program, call, compiled, context }: OutlinedLoss): string | undefined {
    const { logits: model, target } = call;
    const given = compiled?.fit && bindArguments(argumentsOf(program.source, compiled.fit), ['x', 'y']).get('x');
    if (!model || !target || !given || ![given, target].every(node => isRepeatable(program, node))) {
        return undefined;
    }
    const name = NAMES[context.criterion?.expects ?? call.signature.input];
    const [x, y] = [given, target].map(node => `${primary(program, node)}[:8]`);
    return `print("${name} =", ${textOf(program.source, model)}.predict(${x}).tolist(), "\\ntarget =", ${y})`;
}

/** In brackets where what follows would bind to a part of it only. */
function primary({ source }: Program, node: SyntaxNode): string {
    const inner = unwrapped(node);
    const text = textOf(source, inner).replace(/\s+/g, ' ');
    return /^(?:Variable|Member|Call)/.test(inner.name) ? text : `(${text})`;
}

/** torch leaves out the middle of a large tensor, and rounds: a list has it all. */
function asList({ source }: Program, node: SyntaxNode): string {
    const inner = unwrapped(node);
    const text = textOf(source, inner).replace(/\s+/g, ' ');
    return isList(inner)
        ? text
        : /^(?:Variable|Member|Call)/.test(inner.name)
          ? `${text}.tolist()`
          : `(${text}).tolist()`;
}

const nameOfModule = ({ module }: Program, imported: string): string | undefined =>
    [...module.bindings].find(([, bindings]) => bindings.some(binding => binding.imported === imported))?.[0];

/** What gives another result when it is done again, or changes something. */
const NOT_AGAIN = /dropout|_$/;

/** Whether an expression may be computed once more than the code does: it has no call but of known operations. */
export function isRepeatable(program: Program, expression: SyntaxNode): boolean {
    let isSafe = true;
    expression.cursor().iterate(({ name, node }) => {
        if (name === 'CallExpression') {
            const callee = node.firstChild ? calleeOf(program, unwrapped(node.firstChild)) : undefined;
            isSafe &&= callee !== undefined && isOperation(callee) && !NOT_AGAIN.test(callee.name);
        }
        isSafe &&= !/^(?:NamedExpression|AwaitExpression|YieldExpression)$/.test(name);
        return isSafe;
    });
    return isSafe;
}

/** Of an array, not a layer: `x.view(-1)`, `torch.flatten(x)`. */
const isOperation = ({ name, object }: NonNullable<ReturnType<typeof calleeOf>>): boolean =>
    OPERATIONS.has(name) ||
    (object ? methodNamed(name) : functionNamed(name)) !== undefined ||
    /^(?:size|len|int|dim|numel|tensor|as_tensor|asarray|array|from_numpy)$/.test(name);
