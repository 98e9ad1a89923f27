/** The parts of the Debug Adapter Protocol's answers that are used, checked: an adapter may send anything. */
import * as v from 'valibot';

const size = v.pipe(v.number(), v.integer(), v.minValue(0));
const optionalSize = v.optional(v.fallback(v.optional(size), undefined));
const optionalText = v.optional(v.fallback(v.optional(v.string()), undefined));

export const evaluated = v.object({
    result: v.string(),
    type: optionalText,
    memoryReference: optionalText,
    indexedVariables: optionalSize,
    variablesReference: optionalSize,
});
export type Evaluated = v.InferOutput<typeof evaluated>;

export const frames = v.object({
    stackFrames: v.array(
        v.object({
            id: v.number(),
            name: v.string(),
            line: v.number(),
            source: v.optional(
                v.looseObject({ name: optionalText, path: optionalText, sourceReference: v.optional(v.number()) }),
            ),
        }),
    ),
});
export type StackFrame = v.InferOutput<typeof frames>['stackFrames'][number];

export const scopes = v.object({
    scopes: v.array(v.object({ name: v.string(), variablesReference: v.number(), expensive: v.optional(v.boolean()) })),
});

export const variables = v.object({
    variables: v.array(
        v.object({ name: v.string(), value: v.string(), type: optionalText, evaluateName: optionalText }),
    ),
});
export type Variable = v.InferOutput<typeof variables>['variables'][number];

export const memory = v.object({ data: v.optional(v.string()), unreadableBytes: optionalSize });

/** What a menu of the views passes to a command. */
export const chosenVariable = v.object({
    sessionId: v.optional(v.string()),
    variable: v.object({ name: v.string(), evaluateName: optionalText }),
});
