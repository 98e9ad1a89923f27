import { diagnose } from '../../../src/diagnose';
import type { Finding, TextFacts } from '../../../src/diagnose';
import { CrossEntropyInputError, explainCrossEntropy } from '../../../src/math';
import type { CrossEntropyBreakdown, CrossEntropyExample, CrossEntropyOptions } from '../../../src/math';

/** What explainCrossEntropy gives or throws. */
export function outcomeOf(example: CrossEntropyExample): CrossEntropyBreakdown | CrossEntropyInputError {
    try {
        return explainCrossEntropy(example);
    } catch (error) {
        if (error instanceof CrossEntropyInputError) {
            return error;
        }
        throw error;
    }
}

export const findingsOf = (example: CrossEntropyExample, seen?: TextFacts): readonly Finding[] =>
    diagnose(example, outcomeOf(example), seen);

export const codesOf = (example: CrossEntropyExample, seen?: TextFacts): readonly string[] =>
    findingsOf(example, seen).map(({ code }) => code);

/** Any shapes, also those that torch refuses. */
export const indexed = (
    logits: readonly number[],
    shape: readonly number[],
    target: readonly number[],
    targetShape: readonly number[],
    options: CrossEntropyOptions = {},
): CrossEntropyExample => ({
    logits: { data: Float64Array.from(logits), shape },
    target: { kind: 'index', data: Int32Array.from(target), shape: targetShape },
    options,
});

export const probable = (
    logits: readonly number[],
    shape: readonly number[],
    target: readonly number[],
    targetShape = shape,
    options: CrossEntropyOptions = {},
): CrossEntropyExample => ({
    logits: { data: Float64Array.from(logits), shape },
    target: { kind: 'probability', data: Float64Array.from(target), shape: targetShape },
    options,
});

/** Numbers of a normal distribution from uniform ones. Source: G. E. P. Box, M. E. Muller (1958). */
export const normal = (random: () => number): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

export const softmaxOf = (row: readonly number[]): readonly number[] => {
    const top = Math.max(...row);
    const exps = row.map(x => Math.exp(x - top));
    const sum = exps.reduce((a, b) => a + b, 0);
    return exps.map(e => e / sum);
};
