import { explainCrossEntropy } from '../../math';
import type { Layout } from '../../math';
import { lossOf } from '../evidence';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { classAxis as message, classAxisSilent as silentMessage } from '../messages';
import { largestOf } from '../rows';

/**
 * How many standard deviations above guessing the hits of one reading have to be to call it the right one. Six leave
 * less than one false alarm in ten thousand, also where the hits are few and nearly Poisson.
 */
const SIGNIFICANT = 6;

const same = (a: readonly number[], b: readonly number[]): boolean =>
    a.length === b.length && a.every((size, i) => size === b[i]);

/** The line that brings the classes of logits of this shape, now on the last axis, to axis 1. */
function mend(shape: readonly number[]): string {
    const logits =
        shape.length === 2 ? 'logits.T' : shape.length === 3 ? 'logits.transpose(1, 2)' : 'logits.movedim(-1, 1)';
    return `loss = nn.CrossEntropyLoss()(${logits}, target)`;
}

/** (N, d1, ... C) with a target of (N, d1, ...), and (C, N) with (N): refused, unless the sizes happen to agree. */
function refusedAxis({ target, layout: { shape } }: Evidence): Evident | undefined {
    const last = shape[shape.length - 1]!;
    const fits =
        shape.length > 2
            ? same(target.shape, shape.slice(0, -1))
            : shape.length === 2 &&
              target.kind === 'index' &&
              target.shape.length === 1 &&
              target.shape[0] === last &&
              last !== shape[0];
    if (!fits) {
        return undefined;
    }
    const needed = shape.length === 2 ? [shape[1]!, shape[0]!] : [shape[0]!, last, ...shape.slice(1, -1)];
    return { code: 'class-axis', severity: 'error', says: message(shape, target.shape, needed), fix: mend(shape) };
}

/** Samples whose largest logit is at their target; and the z-score of so many hits, against guessing. */
function hitsOf(
    { layout, logits, target, ignoreIndex }: Evidence,
    startOfSample: (sample: number) => number,
    stride: number,
): { readonly hits: number; readonly score: number } {
    const read: Layout = { ...layout, stride };
    let [hits, count] = [0, 0];
    for (let sample = 0; sample < layout.samples; sample++) {
        const t = target.data[sample]!;
        if (t === ignoreIndex) {
            continue;
        }
        count++;
        if (largestOf(read, logits, startOfSample(sample)) === t) {
            hits++;
        }
    }
    const chance = 1 / layout.classes;
    return { hits, score: (hits - count * chance) / Math.sqrt(count * chance * (1 - chance)) };
}

/** The logits with axes 1 and 2 exchanged. */
function transposed(logits: Float64Array, size: number): Float64Array {
    return logits.map((_, i) => {
        const within = i % (size * size);
        return logits[i - within + (within % size) * size + Math.floor(within / size)]!;
    });
}

/**
 * (N, S, C) with S = C is taken for (N, C, S). Which one it is, only the numbers can tell: silent where torch's
 * reading predicts the targets, a warning where the other one does, and information where neither does.
 */
function silentAxis(evidence: Evidence): Evident | undefined {
    const {
        example,
        layout: { shape, classes, samples },
        logits,
        target,
        breakdown,
        reduction,
    } = evidence;
    if (
        !breakdown ||
        target.kind !== 'index' ||
        shape.length !== 3 ||
        shape[2] !== classes ||
        classes < 2 ||
        breakdown.keptCount === 0
    ) {
        return undefined;
    }
    const size = classes;
    const asIs = hitsOf(evidence, sample => Math.floor(sample / size) * size * size + (sample % size), size);
    const swapped = hitsOf(evidence, sample => sample * size, 1);
    if (asIs.score >= SIGNIFICANT && asIs.hits > swapped.hits) {
        return undefined;
    }
    const other = explainCrossEntropy({ ...example, logits: { data: transposed(logits, size), shape } });
    return {
        code: 'class-axis',
        severity: swapped.score >= SIGNIFICANT && swapped.hits > asIs.hits ? 'warning' : 'info',
        says: silentMessage({
            shape,
            samples,
            loss: lossOf(breakdown, reduction),
            swapped: lossOf(other, reduction),
            hits: asIs.hits,
            swappedHits: swapped.hits,
        }),
        fix: mend(shape),
    };
}

/** The classes on another axis than 1. Where the code reshapes or transposes the logits on their way, it knows. */
export function classAxis(evidence: Evidence): Evident | undefined {
    if (evidence.criterion.steps.includes('reshape')) {
        return undefined;
    }
    switch (evidence.refusal?.details.code) {
        case undefined:
            return silentAxis(evidence);
        case 'target-shape':
        case 'batch-size':
            return refusedAxis(evidence);
        default:
            return undefined;
    }
}
