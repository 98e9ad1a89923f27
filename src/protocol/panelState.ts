import * as v from 'valibot';
import { noChoices, stages } from '../explain';
import type { Choices } from '../explain';
import { pinned } from './revivedPanel';
import { doubles, options, panelExample, panelOutline, readonlyObject, size } from './schema';
import type { PanelExample, PanelOutline } from './schema';

/** Any number; those that JSON cannot hold are stored as strings. */
const anyNumber = v.union([
    v.number(),
    v.pipe(v.picklist(['NaN', 'Infinity', '-Infinity', '-0']), v.transform(Number)),
]);

const choices = readonlyObject({
    sample: v.exactOptional(size),
    targets: v.pipe(v.array(v.pipe(v.tuple([size, size]), v.readonly())), v.readonly()),
    options,
    temperature: v.pipe(v.number(), v.finite(), v.gtValue(0)),
    logits: v.exactOptional(doubles),
    changedLogits: v.exactOptional(v.pipe(v.array(v.pipe(v.tuple([size, anyNumber]), v.readonly())), v.readonly())),
}) satisfies v.GenericSchema<unknown, Choices>;

/** The stage that is explained; of a state from before there was one, and of one that is no more, the first. */
const stage = v.exactOptional(v.fallback(v.picklist(stages.map(({ name }) => name)), stages[0]!.name));

/** The sections below the table that are open. */
const opened = v.optional(v.fallback(v.pipe(v.array(v.string()), v.readonly()), []), []);

const panelState = readonlyObject({
    example: v.exactOptional(panelExample),
    /** In place of an example: what the code tells of a loss without its numbers. */
    outline: v.exactOptional(panelOutline),
    /** The array that it is compared with. */
    other: v.exactOptional(panelExample),
    choices,
    stage,
    opened,
    /** Whether log(softmax(x)) by hand stands beside the stable numbers. */
    byHand: v.exactOptional(v.boolean()),
    pinned,
});

/** The examples are absent where they were too large to store. */
export type PanelState = v.InferOutput<typeof panelState>;

/**
 * What survives a reload of the window, as JSON. Numbers that JSON cannot hold are strings. Above this many
 * numbers only the place in the document is kept, and the host reads it again: storing is done on every choice.
 */
const LARGEST_STORED = 200_000;

/** What a panel shows: numbers, or what is known without them. */
type Shown =
    | { readonly example: PanelExample; readonly outline?: never }
    | { readonly example?: never; readonly outline: PanelOutline };

/** A panel's state as a JSON value for `setState`; what is too large to store keeps its source only. */
export function storePanelState({ example, other, outline, choices: chosen, ...shown }: PanelState & Shown): unknown {
    if (!example) {
        return { source: outline.source, outline, choices: noChoices, ...shown };
    }
    const places = { source: example.source, ...(other && { otherSource: other.source }), ...shown };
    const numbers = example.logits.data.length + (other?.logits.data.length ?? 0);
    return toJson(
        numbers <= LARGEST_STORED
            ? { ...places, choices: storable(chosen), example, ...(other && { other }) }
            : { ...places, choices: { ...chosen, logits: undefined, changedLogits: undefined } },
    );
}

/** The stored state; undefined where there is none or it is damaged. */
export function restorePanelState(stored: unknown): PanelState | undefined {
    const state = v.safeParse(panelState, fromJson(stored));
    return state.success ? state.output : undefined;
}

const storable = ({ changedLogits, ...others }: Choices): unknown => ({
    ...others,
    ...(changedLogits && { changedLogits: changedLogits.map(([index, value]) => [index, numberInJson(value)]) }),
});

const numberInJson = (x: number): number | string => (Object.is(x, -0) ? '-0' : Number.isFinite(x) ? x : String(x));

/** Typed arrays become `{ $type, $values }`. */
function toJson(value: unknown): unknown {
    if (value instanceof Float64Array || value instanceof Int32Array) {
        const $type = value instanceof Float64Array ? 'Float64Array' : 'Int32Array';
        return { $type, $values: Array.from(value, numberInJson) };
    }
    return mapObject(value, toJson);
}

/** What is nested more deeply was not written by `toJson`: it is cut off, and so refused where it is needed. */
const DEEPEST = 16;

function fromJson(value: unknown, depth = 0): unknown {
    if (depth > DEEPEST) {
        return undefined;
    }
    if (isRecord(value) && Array.isArray(value['$values'])) {
        const stored: readonly unknown[] = value['$values'];
        if (!stored.every(entry => typeof entry === 'number' || typeof entry === 'string')) {
            return undefined;
        }
        return value['$type'] === 'Float64Array' ? Float64Array.from(stored, Number) : Int32Array.from(stored, Number);
    }
    return mapObject(value, entry => fromJson(entry, depth + 1));
}

function mapObject(value: unknown, map: (value: unknown) => unknown): unknown {
    return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, map(entry)])) : value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
