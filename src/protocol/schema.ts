import * as v from 'valibot';
import { contextParts, frameworks, lossInputs, misuses, steps } from '../model/criterion';
import { obstacles, outlinedParts } from '../model/callOutline';
import { arithmeticDtypes } from '../model/dtype';
import { reductions } from '../model/example';
import type { Source } from '../model/source';
import type { Stops } from '../model/stops';

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

/** What a call in the code says, apart from its options; see Criterion in src/model. */
const criterion = readonlyObject({
    name: v.string(),
    framework: v.picklist(frameworks),
    expects: v.picklist(lossInputs),
    steps: v.pipe(v.array(v.picklist(steps)), v.readonly()),
    misuse: v.exactOptional(v.picklist(misuses)),
});

/** A stretch of the document: offsets, and the line as the editor counts, from 1. */
const place = readonlyObject({ start: size, end: size, line: size, label: v.exactOptional(v.string()) });

/** Where an example was read from. What else a source holds, the file of its kind in src/host/sources validates. */
const presentSource = v.pipe(
    v.looseObject({
        kind: v.string(),
        uri: v.string(),
        label: v.string(),
        line: v.exactOptional(size),
        name: v.exactOptional(v.string()),
        parts: v.exactOptional(
            v.pipe(v.array(readonlyObject({ part: v.picklist(contextParts), name: v.string() })), v.readonly()),
        ),
    }),
    v.readonly(),
);

/** As it was stored when every source was a text. */
const formerSource = v.pipe(
    v.object({
        uri: v.string(),
        fileName: v.string(),
        line: size,
        name: v.exactOptional(v.string()),
        selections: v.array(v.object({ start: size, end: size })),
    }),
    v.transform(({ fileName, ...rest }) => ({ kind: 'text', label: fileName, ...rest })),
);

const source: v.GenericSchema<unknown, Source> = v.union([presentSource, formerSource]);

const part = v.picklist(contextParts);

const severities = ['error', 'warning', 'info'] as const;

/** What became of the loss over the stops of a program. */
const stops: v.GenericSchema<unknown, Stops> = readonlyObject({
    history: v.pipe(v.array(readonlyObject({ line: size, loss: v.union([v.number(), v.nan()]) })), v.readonly()),
    changes: v.exactOptional(
        readonlyObject({
            logits: size,
            of: size,
            furthest: v.exactOptional(v.number()),
            targets: size,
            options: v.boolean(),
        }),
    ),
});

/** What the panel explains: inputs only. It computes every number itself, so that nothing needs a round trip. */
const panelExample = readonlyObject({
    source,
    logits: tensor,
    target: v.exactOptional(target),
    /** What the text gives as the target, though its shape does not fit the logits. */
    misfit: v.exactOptional(tensor),
    /** What is named like a target and fits, but stands far from the logits. */
    distantTarget: v.exactOptional(readonlyObject({ name: v.string(), line: size })),
    options,
    classNames: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
    /** The columns of a table that are not among the logits, and whether there are more classes than those given. */
    leftOut: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
    isPartial: v.exactOptional(v.literal(true)),
    /** Of a table whose columns one may choose. */
    columns: v.exactOptional(
        readonlyObject({
            logits: v.pipe(v.array(v.string()), v.readonly()),
            target: v.exactOptional(v.string()),
            isChosen: v.exactOptional(v.literal(true)),
            noTarget: v.exactOptional(v.string()),
        }),
    ),
    /** How the code makes the logits of the numbers of the text, where it changes, moves or selects some of them. */
    received: v.exactOptional(
        readonlyObject({
            from: shape,
            steps: v.pipe(v.array(readonlyObject({ text: v.string(), line: size })), v.readonly()),
            changes: v.exactOptional(v.picklist(['scale', 'change'])),
        }),
    ),
    /** A step of the code between these numbers and a loss that cannot be followed. */
    blocked: v.exactOptional(readonlyObject({ loss: v.string(), step: v.string(), line: size })),
    /** How many decimals the logits were printed with. */
    decimals: v.exactOptional(size),
    /** The types of logits and target, as the text says them. */
    logitsDtype: v.exactOptional(v.string()),
    targetDtype: v.exactOptional(v.string()),
    /** The loss that the code calls with the logits. */
    criterion: v.exactOptional(criterion),
    /** A loss that the text has printed, to compare with. */
    printedLoss: v.exactOptional(v.string()),
    /** The losses that the code calls with the logits, where there are several, and the one that is explained. */
    choice: v.exactOptional(
        readonlyObject({
            losses: v.pipe(v.array(readonlyObject({ text: v.string(), line: size })), v.readonly()),
            chosen: size,
        }),
    ),
    /** The findings that can be fixed in the document, and what would be done. */
    fixes: v.exactOptional(v.pipe(v.array(readonlyObject({ code: v.string(), title: v.string() })), v.readonly())),
    stops: v.exactOptional(stops),
    /** Where the document says each of them. */
    origins: v.pipe(v.array(readonlyObject({ part, place })), v.readonly()),
    /** What the code passes to the loss, but the document does not hold. */
    unresolved: v.pipe(v.array(readonlyObject({ part, place })), v.readonly()),
});

const outlineStep = readonlyObject({
    name: v.exactOptional(v.string()),
    text: v.string(),
    operation: v.exactOptional(v.string()),
    shape: v.exactOptional(v.pipe(v.array(v.union([v.number(), v.string()])), v.readonly())),
    last: v.exactOptional(v.number()),
    dtype: v.exactOptional(v.string()),
    range: v.exactOptional(readonlyObject({ low: v.number(), high: v.number() })),
    obstacle: v.exactOptional(
        readonlyObject({ kind: v.picklist(obstacles), name: v.string(), of: v.exactOptional(v.string()) }),
    ),
    place,
});

/** What the code tells of a loss whose numbers only exist while the program runs. */
const panelOutline = readonlyObject({
    source,
    loss: v.string(),
    place,
    parts: v.pipe(
        v.array(
            readonlyObject({
                part: v.picklist(outlinedParts),
                text: v.string(),
                steps: v.pipe(v.array(outlineStep), v.readonly()),
            }),
        ),
        v.readonly(),
    ),
    print: v.exactOptional(v.string()),
    unnamed: v.pipe(v.array(v.string()), v.readonly()),
    compiled: v.exactOptional(
        readonlyObject({
            model: v.string(),
            expects: v.exactOptional(v.picklist(lossInputs)),
            gives: v.exactOptional(v.picklist(['logits', 'probabilities'])),
            by: v.exactOptional(v.string()),
            line: size,
        }),
    ),
    findings: v.pipe(
        v.array(
            readonlyObject({
                code: v.string(),
                severity: v.picklist(severities),
                brief: v.string(),
                message: v.string(),
                why: v.string(),
                link: v.string(),
                suggestedCode: v.exactOptional(v.string()),
            }),
        ),
        v.readonly(),
    ),
    fixes: v.pipe(v.array(readonlyObject({ code: v.string(), title: v.string() })), v.readonly()),
});

export type PanelOutline = v.InferOutput<typeof panelOutline>;

export type PanelExample = v.InferOutput<typeof panelExample>;

export { doubles, options, panelExample, panelOutline, place, readonlyObject, size, source };
