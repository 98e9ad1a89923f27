import * as v from 'valibot';

/** Pieces that messages and the stored panel state share. Sizes are whole numbers from 0. */
const size = v.pipe(v.number(), v.integer(), v.minValue(0));
const readonlyObject = <const T extends v.ObjectEntries>(entries: T) => v.pipe(v.object(entries), v.readonly());
const doubles = v.custom<Float64Array>(value => value instanceof Float64Array);
const integers = v.custom<Int32Array>(value => value instanceof Int32Array);
const shape = v.pipe(v.array(size), v.readonly());

const tensor = v.pipe(
    readonlyObject({ data: doubles, shape }),
    v.check(({ data, shape: sizes }) => data.length === sizes.reduce((a, b) => a * b, 1)),
);

const target = v.variant('kind', [
    v.object({ kind: v.literal('index'), data: integers, shape }),
    v.object({ kind: v.literal('probability'), data: doubles, shape }),
]);

const options = readonlyObject({
    weight: v.exactOptional(doubles),
    ignoreIndex: v.exactOptional(v.number()),
    reduction: v.exactOptional(v.picklist(['none', 'mean', 'sum'])),
    labelSmoothing: v.exactOptional(v.number()),
    dtype: v.exactOptional(v.picklist(['float64', 'float32', 'float16', 'bfloat16'])),
});

/** The text that an example was read from: what the cursor or the selection covered, and the array found there. */
const source = readonlyObject({
    uri: v.string(),
    fileName: v.string(),
    /** From 1, as the editor counts. */
    line: size,
    name: v.exactOptional(v.string()),
    /** Offsets of the cursor (start = end) or selection, moved along with edits. */
    start: size,
    end: size,
});

/** What the panel explains: inputs only. It computes every number itself, so that nothing needs a round trip. */
const panelExample = readonlyObject({
    source,
    logits: tensor,
    target: v.exactOptional(target),
    /** Something named like a target stood nearby with this shape, which does not fit the logits. */
    misfitShape: v.exactOptional(shape),
    options,
    classNames: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
});

export type ExampleSource = v.InferOutput<typeof source>;
export type PanelExample = v.InferOutput<typeof panelExample>;

export { doubles, options, panelExample, readonlyObject, size, source };
