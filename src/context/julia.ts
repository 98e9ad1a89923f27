/** What Julia code says of Flux's loss, in which each column is a sample: its classes are the first dimension. */
import type { NumericArray } from '../read';
import { withoutTarget } from './facts';
import type { FactOf, LossFacts } from './facts';
import { targetFact } from './target';
import type { Received } from './types';

/** What the code says, and the array with its samples in rows. */
interface JuliaFacts {
    readonly facts: LossFacts;
    readonly received: Received;
}

/** `logitcrossentropy(logits, labels)`: another dimension than the first would be named behind a semicolon or comma. */
const CALL = /\blogitcrossentropy\(\s*([\p{L}_][\p{L}\d_!]*)\s*,\s*(\S[^\n;]{0,200}?)\)[\t ]*(?=[\r\n#]|$)/dgu;
const ONE_HOT = /^(?:Flux\.)?onehotbatch\(([^\n]{1,150}?),\s*(\d+:\d+|\[[\d\s,]{1,100}\])\s*\)$/;

/** Undefined where no call of Flux's loss, or more than one, gets the matrix by its name. */
export function juliaFacts(
    source: string,
    arrays: readonly NumericArray[],
    logits: NumericArray,
    known: LossFacts,
): JuliaFacts | undefined {
    const name = logits.name ?? nameAsked(source, logits.start);
    const calls = [...source.matchAll(CALL)].filter(
        ({ 1: first, 2: second, index }) =>
            first === name && !/\bdims\b/.test(second!) && !isCommentedOut(source, index),
    );
    const isOnly = only(arrays.filter(one => one.name === name)) !== undefined || logits.name === undefined;
    const [call] = calls;
    const [classes, samples] = logits.shape;
    const target = call?.[2];
    if (calls.length !== 1 || !isOnly || !call?.indices?.[2] || target === undefined || logits.shape.length !== 2) {
        return undefined;
    }
    const given = call.indices[2];
    const where = { start: given[0], end: given[1] };
    const columns = transposed(logits, samples!, classes!);
    const fact = targetOf(source, arrays, target, columns);
    return {
        facts: { ...withoutTarget(known), target: fact ?? { where } },
        received: { logits: columns, otherSteps: [], steps: [{ text: 'logitcrossentropy', at: call.index }] },
    };
}

const isCommentedOut = (source: string, at: number): boolean =>
    source.slice(source.lastIndexOf('\n', at) + 1, at).includes('#');

/** `julia> logits` above what it prints. */
const nameAsked = (source: string, at: number): string | undefined =>
    /(?:^|\n)julia> ([\p{L}_][\p{L}\d_!]*)[\t ]*\r?\n[^\n]*(?:\n[^\n]*)?$/u.exec(
        source.slice(Math.max(0, at - 200), at),
    )?.[1];

function transposed(array: NumericArray, rows: number, columns: number): NumericArray {
    const placeOf = (index: number): number => (index % columns) * rows + Math.floor(index / columns);
    return {
        ...array,
        shape: [rows, columns],
        data: array.data.map((_, index) => array.data[placeOf(index)]!),
        spanOf: index => array.spanOf(placeOf(index)),
    };
}

/** The labels of `onehotbatch(y, 1:3)`, counted from 0 by their place among all of them. */
function targetOf(
    source: string,
    arrays: readonly NumericArray[],
    text: string,
    logits: NumericArray,
): FactOf<'target'> | undefined {
    const direct = ONE_HOT.exec(text.trim());
    const [, given, all] = direct ?? ONE_HOT.exec(setTo(source, text.trim())?.text ?? '') ?? [];
    const array = given?.trim();
    if (array === undefined || all === undefined) {
        return undefined;
    }
    const labels = labelsIn(all);
    const found = /^[\p{L}_]/u.test(array)
        ? only(arrays.filter(({ name }) => name === array))
        : only(arrays.filter(({ start, end }) => source.slice(start, end) === array));
    const indices = Array.from(found?.data ?? [], value => labels.indexOf(value));
    return found && !indices.includes(-1) && labels.length === logits.shape[1]
        ? targetFact({ data: Float64Array.from(indices), shape: [indices.length] }, logits, found, undefined, 'index')
        : undefined;
}

/** What a name is set to, where it is set once. */
function setTo(source: string, name: string): { readonly text: string } | undefined {
    const set = /^[\p{L}_][\p{L}\d_!]*$/u.test(name)
        ? [...source.matchAll(/^[\t ]*(?:julia> )?([\p{L}_][\p{L}\d_!]*)[\t ]*=[\t ]*([^\n#;]+)/gmu)].filter(
              ([, one]) => one === name,
          )
        : [];
    const value = only(set)?.at(2);
    return value === undefined ? undefined : { text: value.trim() };
}

function labelsIn(text: string): readonly number[] {
    const [from, to] = /^(\d+):(\d+)$/.exec(text)?.slice(1).map(Number) ?? [];
    return from !== undefined && to !== undefined && to - from < 100_000
        ? Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
        : (text.match(/\d+/g) ?? []).map(Number);
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);
