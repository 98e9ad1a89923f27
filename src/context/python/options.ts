import type { SyntaxNode } from '@lezer/common';
import type { CrossEntropyOptions, Reduction } from '../../math';
import type { Span } from '../../model/span';
import type { LossCall } from './criterion';
import { evaluate } from '../../python/evaluate';
import { definitionOf } from '../../python/program';
import type { Program } from '../../python/program';
import { textOf, unwrapped } from '../../python/syntax';
import { numberOf, wholeNumberOf } from '../../python/values';

export type OptionName = 'weight' | 'ignoreIndex' | 'reduction' | 'labelSmoothing';

export interface ReadOptions {
    readonly options: CrossEntropyOptions;
    readonly sources: Readonly<Partial<Record<OptionName, Span>>>;
    /** Options that the code sets to something that is not in the text. */
    readonly unresolved: readonly (Span & { readonly what: OptionName })[];
}

/** What `T` of each option the code gives; 'absent' for None, undefined where the text does not tell. */
type Reader = (program: Program, node: SyntaxNode) => CrossEntropyOptions | 'absent' | undefined;

const weight: Reader = (program, node) => {
    const value = evaluate(program, node);
    return value?.kind === 'none'
        ? 'absent'
        : value?.kind === 'tensor' && value.shape.length === 1
          ? { weight: value.data }
          : undefined;
};

const ignoreIndex: Reader = (program, node) => {
    const value = evaluate(program, node);
    const index = wholeNumberOf(value);
    return value?.kind === 'none' ? 'absent' : index === undefined ? undefined : { ignoreIndex: index };
};

const labelSmoothing: Reader = (program, node) => {
    const share = numberOf(evaluate(program, node));
    return share === undefined ? undefined : { labelSmoothing: share };
};

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
const reduction: Reader = (program, node) => {
    const value = evaluate(program, node);
    const word =
        value?.kind === 'text'
            ? value.text
            : value?.kind === 'none'
              ? 'none'
              : /\bReduction\.(\w+)$/.exec(textOf(program.source, node))?.[1];
    const known = word === undefined ? undefined : REDUCTIONS.get(word);
    return known && { reduction: known };
};

/** torch's and Keras' names; sklearn's `normalize` is read as a flag. */
const READERS: readonly (readonly [string, OptionName, Reader])[] = [
    ['weight', 'weight', weight],
    ['ignore_index', 'ignoreIndex', ignoreIndex],
    ['ignore_class', 'ignoreIndex', ignoreIndex],
    ['reduction', 'reduction', reduction],
    ['label_smoothing', 'labelSmoothing', labelSmoothing],
];

/** The options that a loss is called with. */
export function readOptions(program: Program, call: LossCall): ReadOptions {
    let options: CrossEntropyOptions = {};
    const sources: Partial<Record<OptionName, Span>> = {};
    const unresolved: (Span & { what: OptionName })[] = [];
    const read = [
        ...flagReduction(program, call),
        ...READERS.flatMap(([parameter, name, reader]) => {
            const node = call.options.get(parameter);
            return node ? [{ name, node, value: reader(program, node) }] : [];
        }),
    ];
    for (const { name, node, value } of read) {
        const span = whereDefined(program, node);
        if (value === undefined) {
            unresolved.push({ ...span, what: name });
        } else if (value !== 'absent') {
            options = { ...options, ...value };
            sources[name] = span;
        }
    }
    return { options, sources, unresolved };
}

interface ReadOption {
    readonly name: OptionName;
    readonly node: SyntaxNode;
    readonly value: ReturnType<Reader>;
}

/**
 * What says how a loss is reduced without the word: torch's old flags, sklearn's `normalize`, a mean around a loss per
 * sample.
 */
function flagReduction(program: Program, { node, maker, options, signature }: LossCall): readonly ReadOption[] {
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
        return [
            {
                name: 'reduction',
                node: first.node,
                value: known
                    ? { reduction: reduce?.value === 0 ? 'none' : average?.value === 0 ? 'sum' : 'mean' }
                    : undefined,
            },
        ];
    }
    if (signature.framework === 'sklearn' && normalize) {
        return [
            {
                name: 'reduction',
                node: normalize.node,
                value:
                    normalize.value === undefined ? undefined : { reduction: normalize.value === 0 ? 'sum' : 'mean' },
            },
        ];
    }
    return signature.reduction
        ? [{ name: 'reduction', node: maker, value: { reduction: reducedBy(program, node) ?? signature.reduction } }]
        : [];
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
        const definition = definitionOf(program, node);
        if (!definition) {
            break;
        }
        node = unwrapped(definition);
    }
    return { start: node.from, end: node.to };
}
