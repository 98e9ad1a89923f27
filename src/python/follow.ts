import type { SyntaxNode } from '@lezer/common';
import type { Step } from '../model/criterion';
import type { NumericArray } from '../read';
import { calledLayer } from './layers';
import type { Layer } from './layers';
import { functionNamed, methodNamed } from './operations';
import { calleeOf, definitionOf, plainElements } from './program';
import type { Program } from './program';
import { argumentsOf, isList, memberOf, textOf, unwrapped } from './syntax';
import type { Argument } from './syntax';

const LAYER_STEPS: Readonly<Record<Layer['name'], Step>> = {
    Softmax: 'softmax',
    LogSoftmax: 'log-softmax',
    Sigmoid: 'sigmoid',
};
const WRAPPERS =
    /^(?:tensor|as_tensor|asarray|array|from_numpy|Parameter|Variable|constant|convert_to_tensor|cast|Tensor|(?:Float|Double|Half)Tensor|float(?:16|32|64))$/;
const MAX_STEPS = 40;

/**
 * A literal that an expression leads to, or a name where the text ends, and the steps on the way, the first done first.
 */
export interface Followed {
    readonly node: SyntaxNode;
    /** The names on the way. */
    readonly names: readonly string[];
    readonly steps: readonly Step[];
    /** Every expression on the way, from the loss back, and the step that it does. */
    readonly path: readonly Passed[];
    /** The literal is the one that was looked for. */
    readonly stopped: boolean;
}

export interface Passed {
    readonly node: SyntaxNode;
    readonly step: Step | undefined;
}

/** Goes from what a loss is called with back to where it comes from, at most to the literal that `stop` accepts. */
export function follow(program: Program, expression: SyntaxNode, stop: (node: SyntaxNode) => boolean): Followed {
    const steps: Step[] = [];
    const path: Passed[] = [];
    const names: string[] = [];
    let node = unwrapped(expression);
    for (let step = 0; step < MAX_STEPS && !stop(node); step++) {
        const [next, done] = before(program, node);
        if (node.name === 'VariableName' || node.name === 'MemberExpression') {
            names.push(textOf(program.source, node));
        }
        if (!next) {
            break;
        }
        if (done) {
            steps.unshift(done);
        }
        path.push({ node, step: done });
        node = unwrapped(next);
    }
    return { node, names, steps, path, stopped: stop(node) };
}

type Before = readonly [next?: SyntaxNode | null | undefined, step?: Step | undefined];

function before(program: Program, node: SyntaxNode): Before {
    const { source } = program;
    switch (node.name) {
        case 'VariableName':
            return [definitionOf(program, node)];
        case 'MemberExpression': {
            const definition = definitionOf(program, node);
            if (definition) {
                return [definition];
            }
            const member = memberOf(source, node);
            if (member) {
                return member.property === 'T' || member.property === 'mT'
                    ? [member.object, 'reshape']
                    : member.property === 'data'
                      ? [member.object]
                      : [];
            }
            return /\[[\s,:]*None[\s,:]*\]$/.test(textOf(source, node)) ? [node.firstChild, 'reshape'] : [];
        }
        case 'BinaryExpression': {
            const operator = node.firstChild?.nextSibling;
            const [left, right] = [node.firstChild, node.lastChild];
            const scales = operator && /^[*/]$/.test(textOf(source, operator));
            return scales && right?.name === 'Number'
                ? [left, 'scale']
                : scales && left?.name === 'Number' && textOf(source, operator) === '*'
                  ? [right, 'scale']
                  : [];
        }
        case 'ArrayExpression': {
            const [only, ...more] = plainElements(node) ?? [];
            return only && more.length === 0 ? [only, 'reshape'] : [];
        }
        case 'CallExpression':
            return ofCall(program, node);
        default:
            return [];
    }
}

function ofCall(program: Program, call: SyntaxNode): Before {
    const called = call.firstChild && unwrapped(call.firstChild);
    const given = argumentsOf(program.source, call);
    const first = firstArgument(given);
    const layer = called && calledLayer(program, called);
    if (layer) {
        return [first, LAYER_STEPS[layer.name]];
    }
    const callee = called && calleeOf(program, called);
    if (!callee) {
        return [];
    }
    if (!callee.object && WRAPPERS.test(callee.name)) {
        return [first];
    }
    const does = (callee.object ? methodNamed(callee.name) : functionNamed(callee.name))?.does;
    return does === undefined ? [] : [callee.object ?? first, does === 'nothing' ? undefined : does];
}

/** What a function works on: its first argument, by position or by one of the names that the libraries give it. */
export const firstArgument = (given: readonly Argument[]): SyntaxNode | undefined =>
    given.find(
        ({ name }) =>
            name === undefined ||
            name === 'input' ||
            name === 'data' ||
            name === 'value' ||
            name === 'logits' ||
            name === 'object' ||
            name === 'x',
    )?.value;

/** Whether the literal at `node` is the array: the whole of it, not a part, nor more. */
export function isLiteralOf(source: string, node: SyntaxNode, array: NumericArray): boolean {
    const opens =
        array.start <= node.from || (array.start < node.to && /^[\s[(]*$/.test(source.slice(node.from, array.start)));
    const closes =
        array.end >= node.to || (array.end > node.from && /^[\s,\])]*$/.test(source.slice(array.end, node.to)));
    return opens && closes && isList(node);
}
