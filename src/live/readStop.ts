import type { FoundExample } from '../context';
import type { StopQuestion, Stop, StoppedCall, Told } from '../context/python';
import { readingOf } from '../document';
import type { ReadText, Reading } from '../document';
import { lineOf } from '../model/span';
import { computedInCall, describeLiveProblem, setLater } from '../explain/live';
import { describeNoExample } from '../explain/refusals';
import type { Value } from '../python/values';
import { readChosen } from './chosen';
import type { Choice } from './chosen';
import type { Control, Debuggee, LiveValue } from './debuggee';

/** The text of a stopped Python program, and the place at which it is stopped. */
export interface StoppedText {
    readonly text: ReadText;
    readonly at: number;
}

export type StopReading =
    | {
          readonly kind: 'read';
          readonly reading: Reading;
          readonly example: FoundExample;
          /** The expression that holds the logits. */
          readonly name: string;
          /** Whether the code says what their loss is; else a person may choose. */
          readonly isSaid: boolean;
      }
    | { readonly kind: 'not-read'; readonly message: string };

/** More calls of one function are not tried. */
const MOST_TRIED = 8;

/**
 * What was asked for, as the stopped program has it now, with the loss that the code calls with it. Where the code calls
 * none, with what a person chose.
 */
export async function readStop(
    debuggee: Debuggee,
    code: StoppedText | undefined,
    asked: StopQuestion,
    choice: Choice,
    control: Control,
): Promise<StopReading> {
    const found = code && (await readInCode(debuggee, code, asked, control));
    if (found?.kind === 'read' || found?.kind === 'not-read') {
        return found;
    }
    return asked.kind === 'expression'
        ? readAlone(debuggee, asked, choice, found?.kind === 'later', control)
        : notRead(computedInCall(asked.text));
}

const notRead = (message: string): StopReading => ({ kind: 'not-read', message });

/** 'later': the code calls a loss with it, but not with what it holds now. */
async function readInCode(
    debuggee: Debuggee,
    { text, at }: StoppedText,
    asked: StopQuestion,
    control: Control,
): Promise<StopReading | { readonly kind: 'later' } | undefined> {
    const python = await import('../context/python');
    const stop = python.stopAt(await text.program({ start: at, end: at }), at);
    const calls = callsFor(stop, python.stoppedCalls(stop), asked);
    let isLater = false;
    for (const stopped of calls.slice(0, MOST_TRIED)) {
        const { call, criterion: callee, expressions } = stopped;
        const criterion = callee === undefined ? undefined : await debuggee.criterion(callee, control);
        if (stopped.isOpen && !criterion) {
            continue;
        }
        const set = python.setBetween(stop, call, expressions);
        if (set) {
            if (asked.kind === 'call') {
                const [name, line] = [set.name, lineOf(text.source, set.at)];
                return notRead(setLater(name, line, lineOf(text.source, call.node.from)));
            }
            isLater = true;
            continue;
        }
        const told = await valuesOf(debuggee, expressions, control);
        const values = new Map(told.flatMap(([expression, value]) => worthOf(expression, value)));
        const what: Told = { values, ...(criterion && { criterion }) };
        const example = python.stoppedExample(stop, stopped, what, expressionIn(asked));
        if (example) {
            return readingFrom(example, text.source, true);
        }
        if (asked.kind === 'call') {
            return notRead(whyNotRead(text.source, stopped, told));
        }
    }
    return isLater ? { kind: 'later' } : undefined;
}

const expressionIn = (asked: StopQuestion): string | undefined =>
    asked.kind === 'expression' ? asked.expression : undefined;

/** Those that were asked for, the likeliest first: a loss that the text names, the next one that will run. */
function callsFor({ at }: Stop, calls: readonly StoppedCall[], asked: StopQuestion): readonly StoppedCall[] {
    const wanted = calls.filter(({ call: { node, program }, expressions }) =>
        asked.kind === 'call'
            ? program.source.slice(node.from, node.to) === asked.text
            : expressions.some(expression => isSame(expression, asked.expression)),
    );
    const from = asked.kind === 'call' ? asked.near : at;
    const away = ({ call: { node } }: StoppedCall): number =>
        node.to >= from ? Math.max(0, node.from - from) : 1e9 + from - node.to;
    return wanted.toSorted((a, b) => Number(a.isOpen) - Number(b.isOpen) || away(a) - away(b));
}

/** `batch["labels"]` is `batch['labels']`. */
const isSame = (a: string, b: string): boolean => a === b || a.replace(/"/g, "'") === b.replace(/"/g, "'");

/** One after the other: an adapter works on one at a time, and a long answer can be cancelled. */
async function valuesOf(
    debuggee: Debuggee,
    expressions: readonly string[],
    control: Control,
): Promise<readonly (readonly [string, LiveValue])[]> {
    const told: (readonly [string, LiveValue])[] = [];
    for (const expression of expressions) {
        told.push([expression, await debuggee.value(expression, true, control)]);
    }
    return told;
}

const worthOf = (expression: string, value: LiveValue): readonly (readonly [string, Value])[] =>
    value.kind === 'problem'
        ? []
        : [[expression, value.kind === 'tensor' ? { ...value, dtype: value.dtype ?? 'float32' } : value]];

/** What is the matter with the logits of a call, as precisely as it is known. */
function whyNotRead(
    source: string,
    { call: { logits } }: StoppedCall,
    told: readonly (readonly [string, LiveValue])[],
): string {
    const argument = logits ? source.slice(logits.from, logits.to) : '';
    const [, value] = told.find(([expression]) => expression === argument) ?? [];
    return value?.kind === 'problem'
        ? describeLiveProblem(argument, value.problem)
        : value?.kind === 'tensor'
          ? describeNoExample({ kind: 'no-classes', shape: value.shape })
          : computedInCall(argument);
}

/** The numbers of an expression whose loss the code does not say. */
async function readAlone(
    debuggee: Debuggee,
    { expression, isPlain }: Extract<StopQuestion, { kind: 'expression' }>,
    choice: Choice,
    isLater: boolean,
    control: Control,
): Promise<StopReading> {
    const value = await debuggee.value(expression, isPlain, control);
    if (value.kind !== 'tensor') {
        const type = value.kind === 'text' ? 'str' : 'NoneType';
        return notRead(
            describeLiveProblem(expression, value.kind === 'problem' ? value.problem : { kind: 'type', detail: type }),
        );
    }
    const example = await readChosen(debuggee, expression, value, choice, control);
    return example.kind === 'found' ? readingFrom(example, '', isLater) : notRead(describeNoExample(example));
}

const readingFrom = (example: FoundExample, source: string, isSaid: boolean): StopReading => ({
    kind: 'read',
    reading: readingOf(example, source),
    example,
    name: example.logits.name ?? '',
    isSaid,
});
