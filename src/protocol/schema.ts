import * as v from 'valibot';
import { contextParts, frameworks, lossInputs, steps } from '../model/criterion';
import { arithmeticDtypes } from '../model/dtype';
import { reductions } from '../model/example';

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
    reduction: v.exactOptional(v.picklist(reductions)),
    labelSmoothing: v.exactOptional(v.number()),
    dtype: v.exactOptional(v.picklist(arithmeticDtypes)),
});

/** What a call in the code says, apart from its options; see CriterionSeen in src/diagnose. */
const criterion = readonlyObject({
    name: v.string(),
    framework: v.picklist(frameworks),
    expects: v.picklist(lossInputs),
    steps: v.pipe(v.array(v.picklist(steps)), v.readonly()),
});

/** A stretch of the document: offsets, and the line as the editor counts, from 1. */
const place = readonlyObject({ start: size, end: size, line: size });

/**
 * The text that an example was read from: the cursor (start = end) or selections, moved along with edits, and the array
 * found there.
 */
const source = readonlyObject({
    uri: v.string(),
    fileName: v.string(),
    line: size,
    name: v.exactOptional(v.string()),
    selections: v.pipe(v.array(readonlyObject({ start: size, end: size })), v.minLength(1), v.readonly()),
});

const part = v.picklist(contextParts);

/** What the panel explains: inputs only. It computes every number itself, so that nothing needs a round trip. */
const panelExample = readonlyObject({
    source,
    logits: tensor,
    target: v.exactOptional(target),
    /** What the text gives as the target, though its shape does not fit the logits. */
    misfit: v.exactOptional(tensor),
    options,
    classNames: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
    /** How many decimals the logits were printed with. */
    decimals: v.exactOptional(size),
    /** The types of logits and target, as the text says them. */
    logitsDtype: v.exactOptional(v.string()),
    targetDtype: v.exactOptional(v.string()),
    /** The loss that the code calls with the logits. */
    criterion: v.exactOptional(criterion),
    /** A loss that the text has printed, to compare with. */
    printedLoss: v.exactOptional(v.string()),
    /** Where the document says each of them. */
    origins: v.pipe(v.array(readonlyObject({ part, place })), v.readonly()),
    /** What the code passes to the loss, but the document does not hold. */
    unresolved: v.pipe(v.array(readonlyObject({ part, place })), v.readonly()),
});

export type ExampleSource = v.InferOutput<typeof source>;
export type Place = v.InferOutput<typeof place>;
export type PanelExample = v.InferOutput<typeof panelExample>;

export { doubles, options, panelExample, place, readonlyObject, size, source };
