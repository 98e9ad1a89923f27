import * as v from 'valibot';
import { doubles, options, panelExample, readonlyObject, size, source } from './schema';
import type { PanelExample } from './schema';

/** What a person chose in the panel, on top of what the text says. */
const choices = readonlyObject({
    /** Position of the sample in view. */
    sample: size,
    /** Chosen target class by sample, as [sample, class] pairs. */
    targets: v.pipe(v.array(v.pipe(v.tuple([size, size]), v.readonly())), v.readonly()),
    /** Arguments of the loss that stand in for what the text says. */
    options,
    /** The logits are divided by it. 1 leaves them as they are. */
    temperature: v.pipe(v.number(), v.finite(), v.gtValue(0)),
    /** All logits as a person changed them, in place of those of the text. */
    logits: v.exactOptional(doubles),
});

export type Choices = v.InferOutput<typeof choices>;
export const noChoices: Choices = { sample: 0, targets: [], options: {}, temperature: 1 };

/** A state from before panels could be pinned is not. */
const pinned = v.optional(v.boolean(), false);

/** The stages of a sample, in their order. */
export const stageNames = ['logits', 'exp', 'softmax', 'logSoftmax', 'nll', 'reduction', 'loss', 'gradient'] as const;
export type StageName = (typeof stageNames)[number];

/** The stages that are folded to one line. A state from before stages could be folded has none. */
const folded = v.optional(v.fallback(v.pipe(v.array(v.picklist(stageNames)), v.readonly()), []), []);

const panelState = readonlyObject({
    example: v.exactOptional(panelExample),
    /** The array that is compared with it. */
    other: v.exactOptional(panelExample),
    choices,
    folded,
    /** Whether log(softmax(x)) by hand stands beside the stable numbers. */
    byHand: v.exactOptional(v.boolean()),
    pinned,
});

/** What the host needs to bring a panel back. */
const revivedPanel = readonlyObject({ source, otherSource: v.exactOptional(source), pinned });

/** The examples are absent where they were too large to store. */
export type PanelState = v.InferOutput<typeof panelState>;
export type RevivedPanel = v.InferOutput<typeof revivedPanel>;

/**
 * What survives a reload of the window, as JSON. Numbers that JSON cannot hold are strings. Above this many
 * numbers only the place in the document is kept, and the host reads it again: storing is done on every choice.
 */
const LARGEST_STORED = 200_000;

/** A panel's state as a JSON value for `setState`; what is too large to store keeps its source only. */
export function storePanelState({
    example,
    other,
    choices: chosen,
    ...shown
}: PanelState & { readonly example: PanelExample }): unknown {
    const places = { source: example.source, ...(other && { otherSource: other.source }), ...shown };
    const numbers = example.logits.data.length + (other?.logits.data.length ?? 0);
    return toJson(
        numbers <= LARGEST_STORED
            ? { ...places, choices: chosen, example, ...(other && { other }) }
            : { ...places, choices: { ...chosen, logits: undefined } },
    );
}

/** The stored state; undefined where there is none or it is damaged. */
export function restorePanelState(stored: unknown): PanelState | undefined {
    const state = v.safeParse(panelState, fromJson(stored));
    return state.success ? state.output : undefined;
}

/**
 * Where the examples of a stored state stand in their documents, and whether the panel was pinned; undefined where the
 * state is damaged.
 */
export function revivedPanelOf(stored: unknown): RevivedPanel | undefined {
    const result = v.safeParse(revivedPanel, stored);
    return result.success ? result.output : undefined;
}

/** Typed arrays become `{ $type, $values }`. */
function toJson(value: unknown): unknown {
    if (value instanceof Float64Array || value instanceof Int32Array) {
        const $type = value instanceof Float64Array ? 'Float64Array' : 'Int32Array';
        return { $type, $values: Array.from(value, x => (Number.isFinite(x) ? x : String(x))) };
    }
    return mapObject(value, toJson);
}

function fromJson(value: unknown): unknown {
    if (isRecord(value) && Array.isArray(value['$values'])) {
        const values = value['$values'].map(Number);
        return value['$type'] === 'Float64Array' ? Float64Array.from(values) : Int32Array.from(values);
    }
    return mapObject(value, fromJson);
}

function mapObject(value: unknown, map: (value: unknown) => unknown): unknown {
    return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, map(entry)])) : value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
