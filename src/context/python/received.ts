import type { SyntaxNode } from '@lezer/common';
import { classAxisOf, explainSoftmaxAlong } from '../../math';
import { onlyMoves } from '../../model/criterion';
import type { Step } from '../../model/criterion';
import { sameShape } from '../../model/tensor';
import type { Tensor } from '../../model/tensor';
import { evaluate } from '../../python/evaluate';
import type { Followed, Passed } from '../../python/follow';
import { joined } from '../../python/functions';
import { tracing } from '../../python/program';
import type { Program } from '../../python/program';
import { memberOf, textOf, unwrapped } from '../../python/syntax';
import { tensor } from '../../python/values';
import type { TensorValue } from '../../python/values';
import type { NumericArray } from '../../read';
import type { Received } from '../types';

/** What the rules know by name, and compute themselves: what comes before is applied to the numbers. */
export const LEFT_TO_RULES: ReadonlySet<Step> = new Set(['softmax', 'log-softmax', 'sigmoid', 'argmax']);

/**
 * The numbers of a text as the loss receives them, where the code does something to them on the way. A softmax on the
 * way, and what comes behind it, is left to the rules, which know it: the numbers are those before it, as long as it
 * then gives what the code gives. Undefined where the code does nothing of the kind, or the text does not tell what it
 * does.
 *
 * @param isCode whether the way leads to the literal itself, not to the name under which it was printed
 */
export function receivedOf(
    program: Program,
    argument: SyntaxNode,
    way: Followed,
    array: NumericArray,
    isCode = true,
): Received | undefined {
    const done = way.path.toReversed(); // the first done first
    const first = done.findIndex(({ step }) => step !== undefined && LEFT_TO_RULES.has(step));
    const [before, behind] = first < 0 ? [done, []] : [done.slice(0, first), done.slice(first)];
    const moves = behind.filter(({ step }) => step !== undefined && onlyMoves(step));
    const others = behind.flatMap(({ step }) => (step === undefined || onlyMoves(step) ? [] : [step]));
    const given = valueBefore(program, way, before, array, isCode);
    if (!given) {
        return undefined;
    }
    const start = { ...given, places: Int32Array.from(given.data.keys()) };
    const value = behind.length > 0 ? after(program, argument, way, before, start) : start;
    const places = value?.places;
    if (!value || !places || places.some(place => place < 0 || place >= given.data.length)) {
        return undefined;
    }
    const moved = others.length > 0 ? picked(given, places, value.shape) : value;
    const steps = [...before.filter(passed => isSaid(passed, program)), ...moves];
    const placeOf = (index: number): number => given.places?.[places[index]!] ?? -1;
    // They stay as they are, or were read as the code shapes them.
    const isUnmoved =
        sameShape(moved.shape, array.shape) &&
        steps.every(({ step }) => step !== undefined && onlyMoves(step)) &&
        moved.data.every((x, i) => Object.is(x, array.data[i]) && placeOf(i) === i);
    const isNothing = steps.length === 0 && moved.data.every((x, i) => Object.is(x, array.data[i]));
    if (isNothing || isUnmoved || (others.length > 0 && !isSame(applied(others, moved)?.data, value.data))) {
        return undefined;
    }
    const whole = { start: argument.from, end: argument.to };
    const dtype = /^b?float16$/.test(value.dtype) ? value.dtype : array.dtype;
    return {
        logits: {
            ...array,
            ...(dtype !== undefined && { dtype }),
            data: moved.data,
            shape: moved.shape,
            spanOf: index => (placeOf(index) < 0 ? whole : array.spanOf(placeOf(index))),
        },
        otherSteps: others,
        steps: steps.map(passed => ({ text: nameOf(program.source, passed), at: nameStart(passed.node) })),
        ...(moved.data.some((x, i) => placeOf(i) < 0 || !Object.is(x, array.data[placeOf(i)])) && {
            changes: before.every(({ step = 'scale' }) => step === 'scale' || onlyMoves(step)) ? 'scale' : 'change',
        }),
    };
}

/** The numbers after the steps, and their places in the array. */
function valueBefore(
    program: Program,
    way: Followed,
    steps: readonly Passed[],
    array: NumericArray,
    isCode: boolean,
): TensorValue | undefined {
    const last = steps.at(-1);
    const within = joined(way.program, program);
    const printed = isCode ? undefined : tensor(array.data, array.shape, 'float32', Int32Array.from(array.data.keys()));
    const value = evaluate(tracing(within, way.node, printed), last?.node ?? way.node);
    const places = value?.kind === 'tensor' ? value.places : undefined;
    return value?.kind === 'tensor' && places?.every(place => place < array.data.length) ? value : undefined;
}

/** What the rest of the way makes of them: where each comes to, and what it becomes. */
function after(
    program: Program,
    argument: SyntaxNode,
    way: Followed,
    steps: readonly Passed[],
    start: TensorValue,
): TensorValue | undefined {
    const value = evaluate(tracing(program, steps.at(-1)?.node ?? way.node, start), argument);
    return value?.kind === 'tensor' ? value : undefined;
}

const picked = ({ data, dtype }: TensorValue, places: Int32Array, shape: readonly number[]): TensorValue => ({
    kind: 'tensor',
    data: Float64Array.from(places, place => data[place]!),
    shape,
    dtype,
});

/** Steps, and casts that may round. */
const isSaid = (passed: Passed, { source }: Program): boolean =>
    passed.step !== undefined || /^(?:half|bfloat16|long|int|to|type|astype)$/.test(nameOf(source, passed));

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
            case 'sigmoid':
                return tensor && { ...tensor, data: tensor.data.map(x => 1 / (1 + Math.exp(-x))) };
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

/** `view` of `x.view(-1, 5)` and of `torch.view(x, ...)`, `.T`, `[..., :-1, :]`, `/ T`. */
function nameOf(source: string, { node, operand }: Passed): string {
    const called = node.name === 'CallExpression' && node.firstChild ? unwrapped(node.firstChild) : undefined;
    if (called) {
        return memberOf(source, called)?.property ?? textOf(source, called);
    }
    if (operand) {
        return operand.from === node.from
            ? source.slice(operand.to, node.to).trim()
            : source.slice(node.from, operand.from).trim();
    }
    const property = memberOf(source, node)?.property;
    return property === undefined
        ? textOf(source, node).slice((node.firstChild?.to ?? node.from) - node.from)
        : `.${property}`;
}

/** A chain of calls may begin lines above. */
function nameStart(node: SyntaxNode): number {
    switch (node.name) {
        case 'CallExpression':
            return node.firstChild?.lastChild?.from ?? node.from;
        case 'BinaryExpression':
            return node.from;
        default:
            return node.lastChild?.from ?? node.from;
    }
}
