import type { SyntaxNode } from '@lezer/common';
import type { Step } from '../model/criterion';
import type { NumericArray } from '../read';
import { calledLayers, LAYERS } from './layers';
import { isWrapper } from './makers';
import { functionNamed, methodNamed } from './operations';
import { calledBy } from './called';
import { calleeOf } from './callees';
import { resolved, result } from './program';
import type { Program } from './program';
import { argumentsOf, isList, memberOf, textOf, unwrapped, plainElements } from './syntax';
import type { Argument } from './syntax';

const MAX_STEPS = 40;
const MAX_NODES = 1000;

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
    /** The program at the literal, behind the calls of functions of the text that were entered on the way. */
    readonly program: Program;
}

export interface Passed {
    readonly node: SyntaxNode;
    readonly step: Step | undefined;
    /** Of an operator, the operand that the way leads to. */
    readonly operand?: SyntaxNode;
}

/** Goes from what a loss is called with back to where it comes from, at most to the literal that `stop` accepts. */
export const follow = (program: Program, expression: SyntaxNode, stop: Stop): Followed =>
    followed(program, expression, stop, { left: MAX_NODES });

type Stop = (node: SyntaxNode) => boolean;

/** @param budget counts down: each name of a sum may stand for another sum */
function followed(start: Program, expression: SyntaxNode, stop: Stop, budget: { left: number }): Followed {
    const steps: Step[] = [];
    const path: Passed[] = [];
    const names: string[] = [];
    let [node, program] = [unwrapped(expression), start];
    for (let step = 0; step < MAX_STEPS && budget.left-- > 0 && !stop(node); step++) {
        if (node.name === 'VariableName' || node.name === 'MemberExpression') {
            names.push(textOf(program.source, node));
        }
        const powers = powersNormalised(program, node);
        const operands = powers ? undefined : operandsOf(program, node);
        if (operands) {
            let way: Followed | undefined;
            const index = operands.findIndex(operand => {
                way = followed(program, operand, stop, budget);
                return way.stopped;
            });
            if (way === undefined || index < 0) {
                break;
            }
            const done = operatorStep(program.source, node, index);
            return {
                ...way,
                names: [...names, ...way.names],
                steps: [...way.steps, done, ...steps],
                path: [
                    ...path,
                    { node, step: done, ...(node.name === 'BinaryExpression' && { operand: operands[index]! }) },
                    ...way.path,
                ],
            };
        }
        const [next, done, within] = powers ?? before(program, node);
        if (done) {
            steps.unshift(done);
        }
        if (next ?? done) {
            path.push({ node, step: done, ...(node.name === 'BinaryExpression' && next && { operand: next }) });
        }
        if (!next) {
            break;
        }
        [node, program] = [unwrapped(next), within ?? program];
    }
    return { node, names, steps, path, stopped: stop(node), program };
}

/** Functions of several arrays, any of which may be the logits. */
const JOINS = /^(?:cat|concat|concatenate|stack|vstack|hstack|where|sum)$/;

/** Both sides of `logits + mask`, the parts of `torch.cat([logits, bias])`: any of them may be the logits. A number is not. */
function operandsOf(program: Program, node: SyntaxNode): readonly SyntaxNode[] | undefined {
    const { source } = program;
    if (node.name === 'CallExpression') {
        return joinedIn(program, node);
    }
    const [left, right] = [node.firstChild, node.lastChild];
    const operator = node.name === 'BinaryExpression' ? left?.nextSibling : undefined;
    const isSum = operator?.name === 'ArithOp' && /^(?:[-+*/]|\*\*)$/.test(textOf(source, operator));
    return isSum && left && right && left.name !== 'Number' && right.name !== 'Number' ? [left, right] : undefined;
}

function joinedIn(program: Program, call: SyntaxNode): readonly SyntaxNode[] | undefined {
    const callee = call.firstChild ? calleeOf(program, unwrapped(call.firstChild)) : undefined;
    if (!callee || callee.object || !JOINS.test(callee.name)) {
        return undefined;
    }
    const given = argumentsOf(program.source, call).flatMap(({ name, value }) => (name === undefined ? [value] : []));
    const [first] = given;
    if (callee.name === 'where') {
        return given.slice(1, 3);
    }
    return first && isList(unwrapped(first)) ? plainElements(unwrapped(first)) : first && [first];
}

/** A softmax as it is written out: `e / e.sum(1, keepdim=True)`, where `e` is `x.exp()`. */
function powersNormalised(program: Program, node: SyntaxNode): Before | undefined {
    const { source } = program;
    const [left, operator, right] = [node.firstChild, node.firstChild?.nextSibling, node.lastChild];
    const isDivision = node.name === 'BinaryExpression' && operator && textOf(source, operator) === '/';
    if (!isDivision || !left || !right) {
        return undefined;
    }
    const power = callOf(program, left, 'exp');
    const sum = callOf(program, right, 'sum');
    const whole = sum && (sum.called.object ?? firstArgument(sum.called.given));
    const isOfPower = whole && textOf(source, unwrapped(whole)) === textOf(source, unwrapped(left));
    const isAlongAxis = sum && sum.called.given.length > (sum.called.object ? 0 : 1);
    return power && isOfPower && isAlongAxis
        ? [power.called.object ?? firstArgument(power.called.given), 'softmax', power.called.program]
        : undefined;
}

/** The call of a function that an expression, or the name for it, is. */
function callOf(program: Program, expression: SyntaxNode, name: string) {
    const node = unwrapped(expression);
    const at = node.name === 'CallExpression' ? { node, program } : resolved(program, node);
    const call = at && unwrapped(at.node);
    const called = call?.name === 'CallExpression' ? calledBy(at!.program, call) : undefined;
    return called?.name === name ? { called } : undefined;
}

function operatorStep(source: string, node: SyntaxNode, index: number): Step {
    const operator = node.name === 'BinaryExpression' ? textOf(source, node.firstChild!.nextSibling!) : '';
    return operator === '*' || (operator === '/' && index === 0) ? 'scale' : 'change';
}

/** Where nothing comes before that can be followed, there may still be a step: the last of several layers. */
type Before = readonly [next?: SyntaxNode | null | undefined, step?: Step | undefined, within?: Program | undefined];

function before(program: Program, node: SyntaxNode): Before {
    const { source } = program;
    switch (node.name) {
        case 'VariableName':
            return definition(program, node);
        case 'MemberExpression': {
            const defined = definition(program, node);
            if (defined.length > 0) {
                return defined;
            }
            const member = memberOf(source, node);
            if (member) {
                return member.property === 'values' && isPair(program, member.object)
                    ? ofCall(program, unwrapped(member.object))
                    : member.property === 'T' || member.property === 'mT'
                      ? [member.object, 'reshape']
                      : member.property === 'data'
                        ? [member.object]
                        : [];
            }
            return isPair(program, node.firstChild)
                ? ofCall(program, unwrapped(node.firstChild!))
                : ofSubscript(source, node);
        }
        case 'BinaryExpression': {
            const operator = node.firstChild?.nextSibling;
            const [left, right] = [node.firstChild, node.lastChild];
            if (operator?.name !== 'ArithOp' || !/^(?:[-+*/]|\*\*)$/.test(textOf(source, operator))) {
                return [];
            }
            // The other one is a number: see operandsOf.
            const index = right?.name === 'Number' ? 0 : 1;
            return [index === 0 ? left : right, operatorStep(source, node, index)];
        }
        case 'UnaryExpression':
            return node.firstChild?.name === 'ArithOp' ? [node.lastChild, 'scale'] : [];
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

function definition(program: Program, node: SyntaxNode): Before {
    const found = resolved(program, node);
    return found ? [found.node, undefined, found.program] : [];
}

/** `x.max(1)`, `x.chunk(2)`: several arrays. */
function isPair(program: Program, object: SyntaxNode | null): boolean {
    const call = object && unwrapped(object);
    const callee =
        call?.name === 'CallExpression' && call.firstChild ? calleeOf(program, unwrapped(call.firstChild)) : undefined;
    return callee !== undefined && /^(?:max|min|unbind|chunk|split)$/.test(callee.name);
}

/** A new axis moves no number; a key is for dictionaries, which are not followed. */
function ofSubscript(source: string, node: SyntaxNode): Before {
    const text = textOf(source, node);
    const isKey = /\[\s*[rbuf]{0,2}["']/i.test(text.slice((node.firstChild?.to ?? node.to) - node.from));
    return isKey ? [] : [node.firstChild, /\[[\s,:]*None[\s,:]*\]$/.test(text) ? 'reshape' : 'select'];
}

function ofCall(program: Program, call: SyntaxNode): Before {
    const called = call.firstChild && unwrapped(call.firstChild);
    const first = firstArgument(argumentsOf(program.source, call));
    const layers = called && calledLayers(program, called);
    if (layers) {
        const last = layers.layers.findLast(({ name }) => LAYERS[name].does !== 'nothing');
        const does = last && LAYERS[last.name].does;
        // What comes before the last of several has no expression of its own.
        const isOne = layers.layers.every(one => one === last || LAYERS[one.name].does === 'nothing');
        const [input, within] = layers.isWhole ? [first] : [layers.from?.node, layers.from?.program];
        return [isOne ? input : undefined, does === 'nothing' ? undefined : does, within];
    }
    const own = result(program, call);
    if (own) {
        return [own.node, undefined, own.program];
    }
    const function_ = calledBy(program, call);
    if (!function_) {
        return [];
    }
    const { name, object } = function_;
    const array = object ?? firstArgument(function_.given);
    if (!object && isWrapper(name)) {
        return [array, undefined, function_.program];
    }
    const does = (object ? methodNamed(name) : functionNamed(name))?.does;
    return does === undefined ? [] : [array, does === 'nothing' ? undefined : does, function_.program];
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
