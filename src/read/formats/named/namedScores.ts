import { isLabelColumnName } from '../headed/columnNames';
import { lookLeft } from '../brackets/leftContext';
import type { Collector } from '../../collector';
import { isLineEnd, skipSpaces } from '../../scan/characters';
import type { FormatOf } from '../format';
import { addRecords, haveRoles, mayBeLogits, recordsAt } from './records';
import type { Records } from './records';
import { areOneOfMany, isScoreName, isScoreOfClass, nameSomethingElse } from './words';
import { fieldsAt, skipAllBlanks } from './literal';
import type { Field, Fields, Scalar } from './literal';

/** More names are not read: a vocabulary has fewer. */
const MOST_NAMES = 1_000_000;
/** A label with its score has a few fields more at most. */
const MOST_FIELDS = 12;

/** Brackets around a name or a score, or around several such brackets. */
const CANDIDATE = /\{(?=\s{0,200}["'])|[[{](?=\s{0,200}(?:[{(]\s{0,200}["']|\d{1,9}:\s{0,9}[A-Z]\w{0,40}\())/g;

interface Score {
    readonly name: string;
    readonly number: Scalar & { readonly kind: 'number' };
}

interface Scores {
    readonly scores: readonly Score[];
    /** What the field of the scores is called, where each has one. */
    readonly field: string | undefined;
    /** The first and the last of those that a server lists, of all. */
    readonly isTop: boolean;
    readonly end: number;
}

/**
 * Names with a number each: `{'cat': 1.25, 'dog': -0.5}`, `[{'label': 'cat', 'score': 0.75}, ...]`, `[('cat', 1.25), ...]`,
 * and the `top_logprobs` of servers of language models. Reads them wherever they stand, when the text has been read.
 */
export const namedScores: FormatOf = out => ({
    read: lineStart => lineStart,
    finish: () => readNamedScores(out),
});

function readNamedScores(out: Collector): void {
    const { text } = out;
    if (!out.hasQuotes) {
        return;
    }
    let last: Found | undefined;
    /** Up to here are the records of what is not a table: they are not looked at again. */
    let rejected = 0;
    for (const { index: open } of text.matchAll(CANDIDATE)) {
        if (open < (last?.end ?? 0)) {
            continue;
        }
        // Read once for both: most dictionaries of a text are neither.
        const dictionary = isDictionary(text, open) ? fieldsAt(text, open, MOST_NAMES) : undefined;
        const scores = isDictionary(text, open) ? fromDictionary(dictionary) : fromItems(text, open);
        if (scores?.field === undefined && open >= rejected) {
            const records = recordsAt(text, open, dictionary);
            if (records !== undefined && isTable(text, records) && standsAlone(text, open)) {
                addRecords(out, open, records);
                last = { end: records.end, called: undefined };
                continue;
            }
            rejected = records?.end ?? rejected;
        }
        const called = scores && calledAt(text, open, last);
        if (scores !== undefined && areLogits(text, open, scores, called)) {
            add(out, open, scores, called);
            last = { end: scores.end, called };
        }
    }
}

/** Scores that have been read. */
interface Found {
    readonly end: number;
    readonly called: string | undefined;
}

/** What the list that they are in is called: `"top_logprobs": [{" cat": -0.5, ...}, ...]`. */
function calledAt(text: string, open: number, last: Found | undefined): string | undefined {
    const own = lookLeft(text, open).name;
    const list = /([A-Z_]\w{0,40})["']?\s{0,9}[:=]\s{0,9}\[\s{0,40}$/i.exec(text.slice(Math.max(0, open - 100), open));
    const follows = last !== undefined && open - last.end < 90 && /^\s*,\s*$/.test(text.slice(last.end, open));
    return own ?? list?.[1] ?? (follows ? last.called : undefined);
}

function isDictionary(text: string, open: number): boolean {
    const inner = text.charAt(skipAllBlanks(text, open + 1));
    return text.charAt(open) === '{' && (inner === '"' || inner === "'");
}

/** `{'cat': 1.25, 'dog': -0.5}` */
function fromDictionary(dictionary: Fields | undefined): Scores | undefined {
    const scores: Score[] = [];
    for (const { key, value } of dictionary?.fields ?? []) {
        if (key === undefined || value?.kind !== 'number') {
            return undefined;
        }
        scores.push({ name: key, number: value });
    }
    return dictionary && distinct({ scores, field: undefined, isTop: false, end: dictionary.end });
}

/** `[{'label': 'cat', 'score': 0.75}, ...]`, `[('cat', 1.25), ...]`, `{12: Logprob(logprob=-0.5, decoded_token='cat'), ...}` */
function fromItems(text: string, open: number): Scores | undefined {
    const close = text.charAt(open) === '[' ? ']' : '}';
    const scores: Score[] = [];
    let field: string | undefined;
    let isTop = false;
    let at = skipAllBlanks(text, open + 1);
    while (text.charAt(at) !== close) {
        const call = /^(?:\d{1,9}:\s{0,9})?(?:[A-Z]\w{0,40}(?=\())?/.exec(text.slice(at, at + 70))![0];
        const item = fieldsAt(text, at + call.length, MOST_FIELDS);
        const score = item && scoreOf(item.fields);
        if (item === undefined || score === undefined || (scores.length > 0 && score.field !== field)) {
            return undefined;
        }
        scores.push(score);
        field = score.field;
        isTop ||= score.isTop;
        at = skipAllBlanks(text, item.end);
        if (text.charAt(at) === ',') {
            at = skipAllBlanks(text, at + 1);
        } else if (text.charAt(at) !== close) {
            return undefined;
        }
    }
    return distinct({ scores, field, isTop, end: at + 1 });
}

/** The one name and the one number of an item. */
function scoreOf(
    fields: readonly Field[],
): (Score & { readonly field: string | undefined; readonly isTop: boolean }) | undefined {
    if (fields[0]?.key === undefined) {
        // ('cat', 1.25), and ('n02123045', 'tabby', 0.75) of Keras' ImageNet, the best of a thousand
        const values = fields.map(({ value }) => value);
        const number = values.at(-1);
        const name = values.at(-2);
        return values.length < 4 &&
            number?.kind === 'number' &&
            name?.kind === 'text' &&
            values.slice(0, -1).every(value => value?.kind === 'text')
            ? { name: name.text, number, field: undefined, isTop: values.length === 3 }
            : undefined;
    }
    const names = fields.filter(({ key, value }) => value?.kind === 'text' && isScoreName(key!));
    const numbers = fields.filter(({ key, value }) => value?.kind === 'number' && isScoreOfClass(key!));
    const [name] = names;
    const [number] = numbers;
    return names.length === 1 &&
        numbers.length === 1 &&
        name?.value?.kind === 'text' &&
        number?.value?.kind === 'number'
        ? { name: name.value.text, number: number.value, field: number.key, isTop: areOneOfMany(name.key!) }
        : undefined;
}

const distinct = (found: Scores): Scores | undefined =>
    found.scores.length > 1 && new Set(found.scores.map(({ name }) => name)).size === found.scores.length
        ? found
        : undefined;

/** Whether the scores are those of classes, by what they are called or where they stand. */
function areLogits(
    text: string,
    open: number,
    { scores, field, isTop, end }: Scores,
    called: string | undefined,
): boolean {
    if (field !== undefined || isTop || (called !== undefined && isScoreOfClass(called))) {
        return true;
    }
    return (
        standsAlone(text, open) &&
        endsLine(text, end) &&
        !nameSomethingElse(scores.map(score => score.name)) &&
        !scores.some(({ name, number: { value } }) => Number.isInteger(value) && isLabelColumnName(name)) &&
        scores.some(({ number: { start, end: stop } }) => text.slice(start, stop).includes('.'))
    );
}

/** Whether records are several samples, or one with more to it than logits: a label, a file. */
const isTable = (text: string, records: Records): boolean =>
    (records.rows.length > 1 || (haveRoles(records) && isFirstInLine(text, records.start))) &&
    mayBeLogits(text, records) &&
    endsLine(text, records.end);

/** One record behind something else may be one line of many. */
const isFirstInLine = (text: string, at: number): boolean =>
    text.slice(Math.max(0, Math.max(at - 400, text.lastIndexOf('\n', at - 1) + 1)), at).trim() === '';

/** Whether nothing stands before it that says what it is. */
function standsAlone(text: string, open: number): boolean {
    const { binding, startsLine } = lookLeft(text, open);
    return startsLine && binding !== '=';
}

function endsLine(text: string, end: number): boolean {
    const at = skipSpaces(text, end);
    return at >= text.length || isLineEnd(text.charCodeAt(at));
}

function add(out: Collector, open: number, { scores, field, isTop, end }: Scores, called: string | undefined): void {
    const { text, numbers } = out;
    const base = numbers.length;
    numbers.resetDecimals();
    for (const { number } of scores) {
        numbers.push(number.value, number.start, number.end);
        numbers.noteDecimals(text.slice(number.start, number.end));
    }
    const names = scores.map(({ name }) => name);
    const values = scores.map(({ number }) => number.value);
    out.add(
        base,
        {
            start: open,
            end,
            shape: [scores.length],
            name: called,
            rowLabels: names,
            classNames: names,
            isPartial: isTop || /top/i.test(called ?? '') || leavesRoom(values, field ?? called) ? true : undefined,
        },
        false,
    );
}

/** Whether probabilities, or their logarithms, come to less than one: then there are more classes. */
export function leavesRoom(values: readonly number[], said: string | undefined): boolean {
    const areLogarithms = said !== undefined && /log/i.test(said) && !/logit/i.test(said);
    const probabilities = areLogarithms ? values.map(Math.exp) : values;
    const sum = probabilities.reduce((a, b) => a + b, 0);
    const may = areLogarithms || (said !== undefined && /prob|score|conf/i.test(said));
    return may && probabilities.every(value => value >= 0 && value <= 1) && sum < 0.99;
}
