import type { Refusal } from './refusal';
import { scalarTypes } from './refusalWords';

/** Words for people, ready to be translated: {0}, {1}, ... in the English template stand for the values. */
interface Sentence {
    readonly template: string;
    readonly values: readonly (string | number)[];
}

const worded = (template: string, ...values: Sentence['values']): Sentence => ({ template, values });

/**
 * What was found, and what to do about it: a template for each kind, so that a translation orders its words as it has
 * to.
 */
export function plainWords(refusal: Refusal): readonly Sentence[] {
    switch (refusal.code) {
        case 'invalid-shape':
            return [
                worded(
                    'Argument {0} has the shape {1}; every size must be an integer of at least 0.',
                    refusal.argument,
                    tuple(refusal.shape),
                ),
            ];
        case 'data-length':
            return [
                worded(
                    'The data of argument {0} have length {1}, but the shape {2} needs {3}. Provide one number for each element of the shape.',
                    refusal.argument,
                    refusal.found,
                    tuple(refusal.shape),
                    refusal.expected,
                ),
            ];
        case 'data-type':
            return [
                worded(
                    'The data of argument {0} are of type {1}; they must be of type {2}.',
                    refusal.argument,
                    refusal.found,
                    refusal.expected,
                ),
            ];
        case 'invalid-dtype':
            return [
                worded('There is no arithmetic "{0}". Choose float64, float32, float16 or bfloat16.', refusal.found),
            ];
        case 'ignore-index-type':
            return [worded('ignore_index is {0}; it must be an integer.', refusal.found)];
        case 'logits-dtype':
            return [
                worded(
                    'The logits are integers ({0}). Convert them to a floating-point type first: logits.float().',
                    refusal.found,
                ),
            ];
        case 'scalar-logits':
            return [
                worded('The logits are a single number without a class axis. Provide at least one row, of shape (C).'),
            ];
        case 'integer-target-of-logits-shape':
            return [
                worded(
                    'The target has the same shape as the logits, {0}, which always means class probabilities, but it contains integers. Provide class indices (target.argmax(dim=1) turns one-hot rows into them), or probabilities of a floating-point type (target.float()).',
                    tuple(refusal.shape),
                ),
            ];
        case 'floating-target':
            return [
                worded(
                    'The target of shape {0} contains floating-point numbers, and class indices must be integers: target.long(). Class probabilities would need the shape of the logits, {1}.',
                    tuple(refusal.targetShape),
                    tuple(refusal.logitsShape),
                ),
            ];
        case 'batch-size':
            return [batchSize(refusal), worded('Provide one target for each sample.')];
        case 'target-shape':
            return [
                worded(
                    'Logits of shape {0} need class indices of shape {1} (the same without the class axis), or class probabilities of shape {0}; the target has shape {2}.',
                    tuple(refusal.logitsShape),
                    tuple(refusal.expectedShape),
                    tuple(refusal.targetShape),
                ),
            ];
        case 'target-out-of-range':
            return outOfRange(refusal);
        case 'weight-length':
            return [
                worded(
                    'The number of classes is {0}, but the weights have the shape {1}. Provide one weight for each class, or none at all.',
                    refusal.classes,
                    tuple(refusal.weightShape),
                ),
            ];
        case 'weight-dtype':
            return [
                worded(
                    'The weights are {0}, the logits {1}. Convert the weights to the type of the logits.',
                    refusal.found,
                    scalarTypes[refusal.dtype],
                ),
            ];
        case 'label-smoothing':
            return [
                worded(
                    'label_smoothing is {0}; it is the share of the target that is spread over all classes, from 0 to 1.',
                    refusal.found,
                ),
            ];
        case 'reduction':
            return [worded('There is no reduction "{0}". Choose none, mean or sum.', refusal.found)];
        case 'ignore-index-with-probabilities':
            return [
                worded(
                    'ignore_index is {0}, but the target contains class probabilities, none of which can be ignored. Leave ignore_index out, or provide class indices.',
                    refusal.ignoreIndex,
                ),
            ];
        default:
            return refusal satisfies never;
    }
}

type Of<Code extends Refusal['code']> = Extract<Refusal, { readonly code: Code }>;

function batchSize({ expected, found, logitsShape, targetShape }: Of<'batch-size'>): Sentence {
    return targetShape.length === 0
        ? worded(
              'The logits are a batch (samples: {0}, the first size of {1}), but the target is a single number.',
              expected,
              tuple(logitsShape),
          )
        : worded(
              'The number of samples differs: {0} in the logits (first size of {1}), {2} in the target (shape {3}).',
              expected,
              tuple(logitsShape),
              found,
              tuple(targetShape),
          );
}

function outOfRange({
    value,
    sample,
    classes,
    ignoreIndex,
    count,
    smallest,
    largest,
}: Of<'target-out-of-range'>): readonly Sentence[] {
    return [
        classes === 0
            ? worded(
                  'Target {0} (sample {1}) is not a class: there are none, and only {2} (ignore_index) is ignored.',
                  value,
                  sample,
                  ignoreIndex,
              )
            : classes === 1
              ? worded(
                    'Target {0} (sample {1}) is not a class: the only class is 0, and only {2} (ignore_index) is ignored.',
                    value,
                    sample,
                    ignoreIndex,
                )
              : worded(
                    'Target {0} (sample {1}) is not a class: there are {2}, numbered 0 to {3}, and only {4} (ignore_index) is ignored.',
                    value,
                    sample,
                    classes,
                    classes - 1,
                    ignoreIndex,
                ),
        ...(count > 1 ? [outOfRangeInAll(count, smallest, largest)] : []),
        worded('Number the classes from 0, or set ignore_index to the padding value.'),
    ];
}

const outOfRangeInAll = (count: number, smallest: number, largest: number): Sentence =>
    smallest === largest
        ? worded('{0} targets are {1}.', count, smallest)
        : worded('{0} targets, from {1} to {2}, are out of range.', count, smallest, largest);

/** The sentences in English. */
export const inEnglish = (sentences: readonly Sentence[]): string =>
    sentences
        .map(({ template, values }) =>
            template.replace(/\{(\d+)\}/g, (_, place: string) => String(values[Number(place)])),
        )
        .join(' ');

/** (2, 3), as documentation writes it. */
function tuple(shape: readonly number[]): string {
    return `(${shape.join(', ')})`;
}
