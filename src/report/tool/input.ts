/** What an agent or another extension sends, checked: no host does it, whatever the schema says. */
import * as v from 'valibot';
import type { ExplainInput } from '../../../api';
import type { CrossEntropyOptions, Target, Tensor } from '../../math';
import { arithmeticDtypes, kindOfDtype } from '../../model/dtype';
import { reductions } from '../../model/example';
import { defined } from '../../model/defined';
import { sameShape } from '../../model/tensor';
import { isPlainExpression } from '../../live/plainExpression';
import { shown, tensorOf, ToolInputError } from './numbers';

const LONGEST_TEXT = 10_000_000;

/** A check whose message says what the value has to be. */
const must = <T>(be: string, isIt: (value: unknown) => value is T) =>
    v.custom<T>(isIt, issue => `must be ${be}, and is ${shown(issue.input)}`);
const isString = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const whole = (least: number, most: number) =>
    must(
        `a whole number from ${least} to ${most}`,
        (value): value is number => isWhole(value) && value >= least && value <= most,
    );
const oneOf = <const T extends readonly string[]>(known: T) =>
    must(known.map(word => `"${word}"`).join(' or '), (value): value is T[number] =>
        known.some(word => word === value),
    );
const listOf = <T>(be: string, isIt: (value: unknown) => value is T) =>
    must(`a list of ${be}`, (value): value is readonly T[] => Array.isArray(value) && value.every(isIt));
const optional = v.exactOptional;

const MOST_SAMPLES = 100;
const anything = v.custom<unknown>(() => true);

const toolInput = v.strictObject({
    text: optional(must(`a text of 1 to ${LONGEST_TEXT} characters`, isText)),
    language: optional(must('the identifier of a language, such as "python"', isString)),
    line: optional(must('a line of the text, from 1', (value): value is number => isWhole(value) && value >= 1)),
    logits: optional(anything),
    target: optional(anything),
    target_dtype: optional(must('the name of a type, such as "int64"', isString)),
    weight: optional(anything),
    ignore_index: optional(whole(-(2 ** 31), 2 ** 31 - 1)),
    reduction: optional(oneOf(reductions)),
    label_smoothing: optional(
        must('a number from 0 to 1', (value): value is number => typeof value === 'number' && value >= 0 && value <= 1),
    ),
    dtype: optional(oneOf(arithmeticDtypes)),
    class_names: optional(listOf('texts, one for each class', isString)),
    printed_loss: optional(
        must('a number as it was printed, such as "0.5986"', (value): value is string | number =>
            typeof value === 'string' ? value.trim() !== '' : typeof value === 'number',
        ),
    ),
    samples: optional(must(`a list of at most ${MOST_SAMPLES} samples, each a whole number from 0`, isSamples)),
    max_samples: optional(whole(0, MOST_SAMPLES)),
    max_classes: optional(whole(1, 1000)),
});

/** What can be sent, by name. */
export const inputNames = Object.keys(toolInput.entries);

const expression = (what: string) =>
    optional(
        must(
            `${what}: a name, an attribute or an entry, such as self.logits or out["logits"]; nothing is called while the program is stopped`,
            (value): value is string => isString(value) && isPlainExpression(value),
        ),
    );

/** What is asked of a program that is stopped in a debugger. */
const stoppedInput = v.strictObject({
    expression: expression('the logits'),
    target: expression('the target'),
    criterion: expression('the loss'),
    samples: toolInput.entries.samples,
    max_samples: toolInput.entries.max_samples,
    max_classes: toolInput.entries.max_classes,
});

export type StoppedInput = v.InferOutput<typeof stoppedInput>;
export const stoppedInputNames = Object.keys(stoppedInput.entries);

/** @throws ToolInputError that says what to send instead */
export const checkedStoppedInput = (input: unknown): StoppedInput => checkedBy(stoppedInput, input);

function isText(value: unknown): value is string {
    return isString(value) && value.trim() !== '' && value.length <= LONGEST_TEXT;
}

function isSamples(value: unknown): value is readonly number[] {
    return Array.isArray(value) && value.length <= MOST_SAMPLES && value.every(n => isWhole(n) && n >= 0);
}

/** The input with its numbers read. */
export interface CheckedInput extends Pick<
    ExplainInput,
    'text' | 'language' | 'line' | 'samples' | 'max_samples' | 'max_classes'
> {
    readonly logits?: Tensor;
    readonly target?: Tensor;
    readonly targetDtype?: string;
    readonly options: CrossEntropyOptions;
    readonly classNames?: readonly string[];
    readonly printedLoss?: string;
}

const EITHER =
    'Send either {"text": "..."}, source code or a printout that holds the logits, or {"logits": [[1.2, -0.9, 1.5]], "target": [2]}.';

/** @throws ToolInputError that says what to send instead */
export function checkedInput(input: unknown): CheckedInput {
    const { text, language, line, logits, target, weight, samples, max_samples, max_classes, ...given } = checkedBy(
        toolInput,
        input,
        EITHER,
    );
    if ((text === undefined) === (logits === undefined)) {
        throw new ToolInputError(text === undefined ? EITHER : `There are both "text" and "logits". ${EITHER}`);
    }
    if (logits === undefined ? false : line !== undefined || language !== undefined) {
        throw new ToolInputError('"line" and "language" belong to "text", and there is none.');
    }
    if (isString(logits)) {
        throw new ToolInputError('"logits" is a text: send it as "text", or the numbers as nested lists.');
    }
    return {
        ...defined({ text, language, line, samples, max_samples, max_classes }),
        ...defined({
            logits: logits === undefined ? undefined : withClasses(tensorOf(logits, 'logits')),
            target: target === undefined ? undefined : tensorOf(target, 'target'),
            targetDtype: given.target_dtype,
            classNames: given.class_names,
            printedLoss: given.printed_loss === undefined ? undefined : String(given.printed_loss),
        }),
        options: defined({
            weight: weight === undefined ? undefined : vectorOf(tensorOf(weight, 'weight')),
            ignoreIndex: given.ignore_index,
            reduction: given.reduction,
            labelSmoothing: given.label_smoothing,
            dtype: given.dtype,
        }),
    };
}

function checkedBy<const T extends typeof toolInput | typeof stoppedInput>(
    schema: T,
    input: unknown,
    instead = '',
): v.InferOutput<T> {
    const result = v.safeParse(schema, input);
    if (!result.success) {
        const words = result.issues.map(issue => wordsOf(issue, Object.keys(schema.entries)));
        throw new ToolInputError([...words, instead].join(' ').trim());
    }
    return result.output;
}

function wordsOf({ type, path, message, input }: v.BaseIssue<unknown>, names: readonly string[]): string {
    if (!path) {
        return 'The input must be an object.';
    }
    const name = String(path[0].key);
    return type === 'strict_object'
        ? `There is no "${name}"; what can be sent is ${names.join(', ')}.`
        : `"${name}" ${message || `is ${shown(input)}`}.`;
}

function withClasses(logits: Tensor): Tensor {
    if (logits.shape.length === 0) {
        throw new ToolInputError(
            '"logits" is one number: send a list with one number for each class, or a list of such lists.',
        );
    }
    return logits;
}

function vectorOf({ data, shape }: Tensor): Float64Array {
    if (shape.length !== 1) {
        throw new ToolInputError(
            `"weight" has the shape [${shape.join(', ')}]: send a list with one number for each class.`,
        );
    }
    return data;
}

/**
 * A target as torch would see it, which goes by its type: JSON tells none, so whole numbers are class indices unless
 * they have the logits' own shape.
 *
 * @throws ToolInputError for indices beyond 32 bits
 */
export function targetFrom({ data, shape }: Tensor, logits: Tensor, dtype: string | undefined): Target {
    const areWhole = data.every(Number.isInteger);
    const kind = kindOfDtype(dtype) ?? (areWhole && !sameShape(shape, logits.shape) ? 'integer' : 'float');
    if (kind === 'float') {
        return { kind: 'probability', data, shape };
    }
    const outside = data.find(value => value !== (value | 0));
    if (outside !== undefined) {
        throw new ToolInputError(`"target" holds ${outside}, which is no class index.`);
    }
    return { kind: 'index', data: Int32Array.from(data), shape };
}
