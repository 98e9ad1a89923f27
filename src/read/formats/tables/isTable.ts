/** Whether lines of numbers are an array, and not a report, a list of counts, or a part of something larger. */
import { SPACE, lineEnd } from '../../scan/characters';
import type { Numbers } from '../../scan/numbers';
import { isLabelColumnName, isMetricName, isOtherName } from '../headed/columnNames';
import { areProbabilities, holdMeasurements } from '../headed/measurements';
import { areCounts, areSummaries, holdNoLogits } from '../headed/roles';
import type { Collector } from '../../collector';
import type { Block } from './block';
import { lineAbove, lineStartOf } from '../surroundings';
import type { Footer, Heading, TextLine } from '../surroundings';
import type { ColumnHeader } from './tableHeader';

/** Whether lines that make up the whole text are an array: everything but a lone integer. */
export function isWholeTable(block: Block, count: number, decimals: number | undefined): boolean {
    return block.labels.length > 0
        ? block.rows > 1 || count > 1 || block.elided
        : count > 1 || decimals !== undefined || block.elided;
}

/** Whether lines among other text are an array. */
export function isTable(
    block: Block,
    columns: number,
    header: ColumnHeader | undefined,
    footer: Footer | undefined,
    heading: Heading,
    decimals: number | undefined,
): boolean {
    if (footer !== undefined || heading.shape !== undefined || (header !== undefined && header.labels.length > 1)) {
        return true;
    }
    if (block.labels.length > 0) {
        return /^\[\d+,?\]$/.test(block.labels[0]!) && columns > 1;
    }
    const isNamed = heading.isAssigned === true || (heading.name !== undefined && decimals !== undefined);
    return columns > 1
        ? decimals !== undefined || block.rows > 1
        : (block.rows > 1 && decimals !== undefined) || isNamed;
}

/** Whether what the numbers are about, or the line above, tells that they are no logits. */
export function isSomethingElse(
    { text, numbers, isMeant }: Pick<Collector, 'text' | 'numbers' | 'isMeant'>,
    block: Block,
    header: ColumnHeader | undefined,
    above: TextLine | undefined,
    footer: Footer | undefined,
): boolean {
    const counts =
        header?.hasIndex === false &&
        block.delimiter === SPACE &&
        numbers.decimals === undefined &&
        areCounts(numbers.values.subarray(block.base, numbers.length));
    return (
        counts ||
        areSummaries(block.labels) ||
        isHeadOfNumbers(text, numbers, block) ||
        areBehindText(block, header?.labels ?? []) ||
        (header !== undefined && relateClasses(numbers, block, header.labels)) ||
        (!isMeant &&
            holdMeasurements([header?.indexName ?? '', ...(header?.labels ?? [])]) &&
            !areProbabilities(numbers, block)) ||
        // pandas' value_counts
        /^(?:count|proportion)$/.test(footer?.name ?? '') ||
        holdNoLogits(header?.labels ?? []) ||
        hasOtherColumn(numbers.values, block, header) ||
        (above !== undefined && goesOnFrom(text, above, block)) ||
        (above !== undefined && isBelowMetrics(text, above, block))
    );
}

/** Whether a column of whole numbers is not one of logits by its name; a table that shows so is not read here. */
function hasOtherColumn(
    values: Float64Array,
    { base, rows, columns, labels, ragged, missing }: Block,
    header: ColumnHeader | undefined,
): boolean {
    const names = header?.labels ?? [];
    const first = columns - names.length;
    return (
        labels.length === 0 &&
        ragged === undefined &&
        !missing &&
        names.some(
            (name, i) =>
                (isLabelColumnName(name) || isOtherName(name)) &&
                Array.from({ length: rows }, (_, row) => values[base + row * columns + first + i]!).every(
                    Number.isInteger,
                ),
        )
    );
}

/** A report of a training or a classifier has its names further up, or not above the columns. */
function isBelowMetrics(text: string, above: TextLine, block: Block): boolean {
    let line: TextLine | undefined = above;
    for (let blank = 0; blank < 2 && line?.text.trim() === ''; blank++) {
        line = lineAbove(text, line.start);
    }
    const names = line?.text.trim().split(/\s+/) ?? [];
    return block.delimiter === SPACE && names.length >= block.columns - 1 && names.filter(isMetricName).length > 1;
}

/**
 * Whether the first row, or the only one, numbers the columns of what stands below it: `country,2019,2020`, the lower
 * level of pandas' columns.
 */
function isHeadOfNumbers(text: string, numbers: Numbers, { base, rows, columns, labels, next }: Block): boolean {
    const { values, starts, ends } = numbers;
    const isWhole = (at: number): boolean => /^\d+$/.test(text.slice(starts[at], ends[at]));
    const first = Array.from({ length: columns }, (_, i) => base + i);
    if (columns < 2 || numbers.length < base + columns || !first.every(isWhole)) {
        return false;
    }
    if (rows === 1 && labels.length === 0) {
        const words = text
            .slice(next, Math.min(lineEnd(text, next), next + 2000))
            .trim()
            .split(/\s+/);
        return words.length === columns + 1 && /^[\p{L}_]/u.test(words[0]!) && words.slice(1).every(isDecimal);
    }
    return (
        labels.length === rows &&
        rows > 1 &&
        first.every((at, i) => values[at] === values[base]! + i) &&
        numbers.decimals !== undefined
    );
}

/** Whether what stands before the numbers is no label: the same in each row and no class, or with the first of the numbers in it. */
const areBehindText = ({ labels, delimiter }: Block, names: readonly string[]): boolean =>
    labels.length > 1 &&
    ((delimiter === SPACE &&
        !names.includes(labels[0]!) &&
        labels.every(label => label === labels[0] && label !== '' && !label.startsWith('['))) ||
        labels.every(label => /[\s:>|=][-+]?\d+(?:[.,]\d+)?$/.test(label)));

const isDecimal = (word: string): boolean => /^[-+]?\d*\.\d*(?:e[-+]?\d+)?$/i.test(word);

/** Whether rows and columns have the same names, and the numbers count pairs of them, or correlate them. */
function relateClasses({ values }: Numbers, { base, rows, columns, labels }: Block, names: readonly string[]): boolean {
    if (rows !== columns || labels.length !== rows) {
        return false;
    }
    const at = (row: number, column: number): number => values[base + row * columns + column]!;
    const places = Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns] as const);
    return (
        labels.every((label, i) => label === names[names.length - columns + i]) &&
        (places.every(([i, j]) => Number.isInteger(at(i, j)) && at(i, j) >= 0) ||
            places.every(([i, j]) => at(i, j) === at(j, i) && (i !== j || at(i, j) === 1)))
    );
}

/**
 * Whether the line above ends with a number at the same place as the rows, but has more in front of it than a label:
 * the levels of pandas' index, a name of two words. The rows are a part of something larger then.
 */
function goesOnFrom(text: string, above: TextLine, { labels, start, delimiter, columns }: Block): boolean {
    if (delimiter !== SPACE) {
        return false;
    }
    if (labels.length === 0) {
        const words = above.text.trim().split(/\s+/);
        return (
            /^\s/.test(text.slice(lineStartOf(text, start), start)) &&
            words.length > columns &&
            /^[\p{L}_]/u.test(words[0]!) &&
            isDecimal(words.at(-1)!) &&
            above.text.trimEnd().length === lineEnd(text, start) - lineStartOf(text, start)
        );
    }
    const lineStart = lineStartOf(text, start);
    const width = text.slice(lineStart, lineEnd(text, lineStart)).trimEnd().length;
    const before = above.text.trimEnd();
    return before.length === width && /\S\s+\S+\s+[-+]?(?:\d*\.\d+|\d+\.?)(?:e[-+]?\d+)?$/i.test(before.slice(-80));
}
