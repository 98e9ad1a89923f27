import { defined } from '../model/defined';
import { readNumericArrays } from '../read';
import type { NumericArray, ReadResult } from '../read';
import { canBeLogits, exampleIn, exampleWith, pickIn, pickLogits } from './findExample';
import type { FoundExample, NoExample, Picked } from './findExample';
import { isTargetName } from './names';
import type { Span } from '../model/span';
import { selectedLoss } from './selectedLoss';
import { asTarget, targetFact } from './target';
import { textFacts } from './textFacts';

/**
 * Finds the example that several selections mean. Each may hold an array, or a cursor stand in one: the one that the
 * others fit is the logits, one that fits it the target. Single numbers, a column of a table for one, are the logits of
 * one sample; one that stands beside an array is the loss that a program printed. One selection: as `findExample`.
 * `read` is what the text holds.
 */
export function findExampleInSelections(
    source: string,
    selections: readonly Span[],
    read = readNumericArrays(source),
): FoundExample | NoExample {
    const selected = selections.map(span => ({ span, picked: pickIn(source, span, read) }));
    return withSelectedLoss(source, selected, read) ?? findArrays(source, selected, read);
}

/** A selection and what it means. */
interface Selected {
    readonly span: Span;
    readonly picked: Picked;
}

/** The example of the other selections, where exactly one of them is a loss. */
function withSelectedLoss(source: string, selected: readonly Selected[], read: ReadResult): FoundExample | undefined {
    const losses = selected
        .filter(({ picked }) => !mayBeLogits(picked))
        .map(one => ({ one, loss: selectedLoss(source, one.span) }))
        .filter(({ loss }) => loss);
    const [only, ...more] = losses;
    const others = selected.filter(one => one !== only?.one);
    if (!only?.loss || more.length > 0 || others.length === 0) {
        return undefined;
    }
    const found = findArrays(source, others, read);
    return found.kind === 'found'
        ? exampleWith(
              found.logits,
              { ...found.facts, printedLoss: only.loss },
              defined({ targetSelected: found.targetSelected }),
          )
        : undefined;
}

const mayBeLogits = (picked: Picked): boolean => picked !== undefined && 'data' in picked && canBeLogits(picked);

function findArrays(source: string, selected: readonly Selected[], read: ReadResult): FoundExample | NoExample {
    const inOrder = selected.toSorted((a, b) => a.span.start - b.span.start);
    const [first = { span: { start: 0, end: 0 }, picked: undefined }, ...more] = inOrder;
    if (more.length === 0) {
        return exampleIn(source, first.span, read, first.picked);
    }
    const arrays = distinct(
        inOrder
            .map(({ span, picked }) => numberIn(source, span) ?? picked)
            .filter(picked => picked !== undefined && 'data' in picked),
    );
    const column = arrays.length === inOrder.length ? columnOf(arrays) : undefined;
    if (column) {
        return exampleWith(column, textFacts(column, source, column, read.arrays));
    }
    const pair = bestPair(arrays);
    const logits = pair?.logits ?? pickLogits(arrays);
    if (!logits || !canBeLogits(logits)) {
        const { span, picked } = inOrder.find(one => one.picked) ?? first;
        return exampleIn(source, span, read, picked);
    }
    const other = pair?.target ?? arrays.find(array => array !== logits);
    const facts = textFacts(logits, source, logits, read.arrays);
    return other
        ? exampleWith(logits, { ...facts, target: targetFact(other, logits, other) }, { targetSelected: true })
        : exampleWith(logits, facts);
}

/** Two cursors in one array mean it once. */
const distinct = (arrays: readonly NumericArray[]): readonly NumericArray[] =>
    arrays.filter(
        (array, index) => arrays.findIndex(({ start, end }) => start === array.start && end === array.end) === index,
    );

/** A single number is not an array for the reader, but a selection that holds nothing else means it. */
function numberIn(source: string, { start, end }: Span): NumericArray | undefined {
    const [, space = '', digits] =
        /^(\s*)([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)\s*$/i.exec(
            source.slice(start, Math.min(end, start + 100)),
        ) ?? [];
    if (digits === undefined || end - start > 100) {
        return undefined;
    }
    const span = { start: start + space.length, end: start + space.length + digits.length };
    return { data: Float64Array.of(Number(digits)), shape: [], ...span, spanOf: () => span };
}

/** Numbers that were selected one by one, in the order of the text. */
function columnOf(numbers: readonly NumericArray[]): NumericArray | undefined {
    return numbers.length > 1 && numbers.every(({ shape, name }) => shape.length === 0 && name === undefined)
        ? {
              data: Float64Array.from(numbers, ({ data }) => data[0]!),
              shape: [numbers.length],
              start: numbers[0]!.start,
              end: numbers.at(-1)!.end,
              spanOf: index => {
                  const number = numbers[index];
                  if (!number) {
                      throw new RangeError(`There is no number ${index}.`);
                  }
                  return number.spanOf(0);
              },
          }
        : undefined;
}

interface LogitsAndTarget {
    readonly logits: NumericArray;
    readonly target: NumericArray;
}

/**
 * Class indices make a surer target than numbers of the logits' own shape; a name settles it. The first of equals is
 * the logits.
 */
function bestPair(arrays: readonly NumericArray[]): LogitsAndTarget | undefined {
    const pairs = arrays
        .filter(canBeLogits)
        .flatMap(logits =>
            arrays
                .filter(target => target !== logits)
                .map(target => ({ logits, target, score: scoreOf(logits, target) })),
        );
    return pairs.reduce<(LogitsAndTarget & { readonly score: number }) | undefined>(
        (best, pair) => (pair.score > (best?.score ?? 0) ? pair : best),
        undefined,
    );
}

function scoreOf(logits: NumericArray, target: NumericArray): number {
    const kind = asTarget(target, logits)?.kind;
    const named = Number(isTargetName(target.name)) - Number(isTargetName(logits.name));
    return kind === undefined
        ? 0
        : 4 +
              (kind === 'index' ? 4 : 0) +
              named * 2 +
              (kind === 'probability' && isDistribution(target) && !isDistribution(logits) ? 1 : 0);
}

const isDistribution = ({ data }: NumericArray): boolean => data.every(value => value >= 0 && value <= 1);
