/** What the examples of findings are made of. */
import type { FindingCode, TextFacts } from '../../../../src/diagnose';
import type { CrossEntropyExample, CrossEntropyOptions } from '../../../../src/math';
import type { Criterion } from '../../../../src/model/criterion';
import { randomNumbers } from '../../math/random';
import { indexed, normal } from '../findings';

export type Case = readonly [example: CrossEntropyExample, seen?: TextFacts];
export const x = [
    [2, 1, 0.1],
    [0.5, 2.5, 0.3],
];
export const w = (...weights: number[]): CrossEntropyOptions => ({ weight: Float64Array.from(weights) });
/** The code calls this loss with what the steps make of the numbers. */
export const calls = (
    expects: Criterion['expects'],
    steps: Criterion['steps'] = [],
    framework: Criterion['framework'] = 'torch',
    name = expects === 'logits' ? 'CrossEntropyLoss' : 'NLLLoss',
): TextFacts => ({ criterion: { name, framework, expects, steps } });
export const keras = (expects: 'logits' | 'probabilities', steps: Criterion['steps'] = []): TextFacts =>
    calls(expects, steps, 'keras', 'SparseCategoricalCrossentropy');
export const sklearn = calls('probabilities', [], 'sklearn', 'log_loss');
export const P = [
    [0.7, 0.2, 0.1],
    [0.1, 0.6, 0.3],
];
export const logP = P.map(row => row.map(Math.log));
export const random = randomNumbers(6);
export const numbers = (count: number, scale = 1): number[] =>
    Array.from({ length: count }, () => scale * normal(random));

/** (N, C, C) logits that predict the targets with the classes on axis `axis`, which is 1 for torch. */
export function square(n: number, size: number, axis: 1 | 2): CrossEntropyExample {
    const data = numbers(n * size * size);
    const target = Array.from({ length: n * size }, () => Math.floor(random() * size));
    target.forEach((t, i) => {
        const [sample, position] = [Math.floor(i / size), i % size];
        data[sample * size * size + (axis === 1 ? t * size + position : position * size + t)]! += 9;
    });
    return indexed(data, [n, size, size], target, [n, size]);
}

/** Triggers, near misses, and words that the message of the first trigger has to hold. */
export interface Cases {
    readonly on: readonly Case[];
    readonly off: readonly Case[];
    readonly says: readonly string[];
}

export type CasesOf = { readonly [Code in FindingCode]?: Cases };
