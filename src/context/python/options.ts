import type { SyntaxNode } from '@lezer/common';
import type { Reduction } from '../../math';
import type { Span } from '../../model/span';
import { evaluate } from '../../python/evaluate';
import { definitionOf, liveValue } from '../../python/program';
import type { Program } from '../../python/program';
import { textOf, unwrapped } from '../../python/syntax';
import { numberOf, wholeNumberOf } from '../../python/values';
import type { LossFacts } from '../facts';
import type { LossCall } from './lossCall';

/** The value of an option that the code gives; 'absent' for None, undefined where the text does not tell. */
type Reader<T> = (program: Program, node: SyntaxNode) => T | 'absent' | undefined;

const weight: Reader<Float64Array> = (program, node) => {
    const value = evaluate(program, node);
    return value?.kind === 'none'
        ? 'absent'
        : value?.kind === 'tensor' && value.shape.length === 1
          ? value.data
          : undefined;
};

const ignoreIndex: Reader<number> = (program, node) => {
    const value = evaluate(program, node);
    return value?.kind === 'none' ? 'absent' : wholeNumberOf(value);
};

const labelSmoothing: Reader<number> = (program, node) => numberOf(evaluate(program, node));

const REDUCTIONS = new Map<string, Reduction>([
    ['none', 'none'],
    ['mean', 'mean'],
    ['sum', 'sum'],
    ['sum_over_batch_size', 'mean'],
    ['auto', 'mean'],
    ['elementwise_mean', 'mean'],
    ['NONE', 'none'],
    ['SUM', 'sum'],
    ['SUM_OVER_BATCH_SIZE', 'mean'],
    ['AUTO', 'mean'],
]);

/** 'sum', a name for it, or Keras' `Reduction.SUM`; None is Keras for 'none'. */
const reduction: Reader<Reduction> = (program, node) => {
    const value = evaluate(program, node);
    const word =
        value?.kind === 'text'
            ? value.text
            : value?.kind === 'none'
              ? 'none'
              : /\bReduction\.(\w+)$/.exec(textOf(program.source, node))?.[1];
    return word === undefined ? undefined : REDUCTIONS.get(word);
};

type OptionName = 'weight' | 'ignoreIndex' | 'reduction' | 'labelSmoothing';

function fact(program: Program, option: OptionName, node: SyntaxNode, value: unknown): LossFacts {
    const where = whereDefined(program, node);
    return value === 'absent' ? {} : { [option]: value === undefined ? { where } : { value, where } };
}

/** torch's and Keras' names. */
const OPTIONS: readonly (readonly [parameter: string, option: OptionName, read: Reader<unknown>])[] = [
    ['weight', 'weight', weight],
    ['ignore_index', 'ignoreIndex', ignoreIndex],
    ['ignore_class', 'ignoreIndex', ignoreIndex],
    ['reduction', 'reduction', reduction],
    ['label_smoothing', 'labelSmoothing', labelSmoothing],
];

/** The options that a loss is called with. */
export function optionFacts(program: Program, call: LossCall): LossFacts {
    return OPTIONS.reduce<LossFacts>(
        (facts, [parameter, option, read]) => {
            const node = call.options.get(parameter);
            return node ? { ...facts, ...fact(program, option, node, read(program, node)) } : facts;
        },
        reductionByFlags(program, call),
    );
}

/**
 * What says how a loss is reduced without the word: torch's old flags, sklearn's `normalize`, a mean around a loss per
 * sample.
 */
function reductionByFlags(program: Program, { node, maker, options, signature }: LossCall): LossFacts {
    const flag = (parameter: string): { readonly node: SyntaxNode; readonly value: number | undefined } | undefined => {
        const found = options.get(parameter);
        const value = found && evaluate(program, found);
        return found && value?.kind !== 'none' ? { node: found, value: numberOf(value) } : undefined;
    };
    const [average, reduce, normalize] = [flag('size_average'), flag('reduce'), flag('normalize')];
    const said = [reduce, average].filter(given => given !== undefined);
    const first = said[0];
    if (signature.framework === 'torch' && first) {
        const known = said.every(({ value }) => value !== undefined);
        const reduced = reduce?.value === 0 ? 'none' : average?.value === 0 ? 'sum' : 'mean';
        return fact(program, 'reduction', first.node, known ? reduced : undefined);
    }
    if (signature.framework === 'sklearn' && normalize) {
        const { value } = normalize;
        const reduced = value === undefined ? undefined : value === 0 ? 'sum' : 'mean';
        return fact(program, 'reduction', normalize.node, reduced);
    }
    return signature.reduction
        ? fact(program, 'reduction', maker, reducedBy(program, node) ?? signature.reduction)
        : {};
}

/** `jnp.mean(loss)`, `loss.sum()` right around the call. */
function reducedBy({ source }: Program, call: SyntaxNode): Reduction | undefined {
    const around = call.parent;
    const callee =
        around?.name === 'ArgList'
            ? around.prevSibling
            : around?.name === 'MemberExpression' && around.parent?.name === 'CallExpression'
              ? around
              : undefined;
    const name = callee && /(\w+)\s*$/.exec(textOf(source, callee).slice(-40))?.[1];
    const alone =
        around?.name !== 'ArgList' ||
        around.firstChild?.nextSibling?.nextSibling === around.lastChild ||
        around.lastChild?.prevSibling?.from === call.from;
    return !alone
        ? undefined
        : name === 'mean' || name === 'reduce_mean'
          ? 'mean'
          : name === 'sum' || name === 'reduce_sum'
            ? 'sum'
            : undefined;
}

/** Where the values of an expression stand: names are followed to what they stand for. */
export function whereDefined(program: Program, expression: SyntaxNode): Span {
    let node = unwrapped(expression);
    for (let step = 0; step < 20; step++) {
        // What a debugger tells of a name need not be what the text sets it to.
        const definition = liveValue(program, node) ? undefined : definitionOf(program, node);
        if (!definition) {
            break;
        }
        node = unwrapped(definition);
    }
    return { start: node.from, end: node.to };
}
