import { layoutOf } from '../../math';
import { resolveOptions } from '../../model/example';
import { classLabel } from '../labels';
import { samplePosition, sumOver } from '../samples';
import { isKept } from './judged';
import type { Judged } from './judged';

/** What one sample brings into the reduction. */
export interface ReductionRow {
    readonly position: string;
    /** Absent where the target is ignore_index: the sample stays out. */
    readonly target?: string;
    /** The loss without weights. */
    readonly unweighted?: number;
    /** The weight of the target's class: what the sample adds to the mean's denominator. 1 without weights. */
    readonly weight?: number;
    /** What reduction 'none' gives. */
    readonly loss: number;
}

/** Made when the row comes into view. Cost: C. */
export function reductionRow({ question, breakdown }: Judged, sample: number): ReductionRow {
    const row = {
        position: samplePosition(layoutOf(question.logits.shape).sampleShape, sample),
        loss: breakdown.perSample.data[sample]!,
    };
    if (!isKept(breakdown, sample)) {
        return row;
    }
    const target = breakdown.targetClass.data[sample]!;
    const [y, logSoftmax] = [breakdown.targetDistribution.ofSample(sample), breakdown.logSoftmax.ofSample(sample)];
    // A class of probability 0 in a one-hot target is left out, even where its logarithm is infinite.
    const counts = question.target?.kind === 'probability' ? () => true : (p: number) => p !== 0;
    return {
        ...row,
        target: classLabel(question, target),
        unweighted: sumOver(layoutOf(question.logits.shape).classes, c => (counts(y(c)) ? -y(c) * logSoftmax(c) : 0)),
        weight: question.target?.kind === 'index' ? (question.options?.weight?.[target] ?? 1) : 1,
    };
}

/** How the weights enter: not at all; one factor per sample; or one per class within each sample. */
export function weighting({ question: { target, options } }: Judged): 'none' | 'by-target' | 'by-class' {
    if (!options?.weight) {
        return 'none';
    }
    return target?.kind === 'index' && !options.labelSmoothing ? 'by-target' : 'by-class';
}

/** One way to make one number of the losses: the sum of them all, perhaps divided. */
export interface Reduced {
    readonly code: 'sum' | 'mean' | 'mean-of-kept' | 'mean-of-all';
    readonly sum: number;
    readonly divisor?: number;
    readonly value: number;
    /** Whether it is the loss that was asked for. */
    readonly chosen: boolean;
}

/** torch's sum and mean, and the means that people take for it where they are others. */
export function reductionsOf({ question, breakdown }: Judged): readonly Reduced[] {
    const { sumLoss, meanLoss, meanOverSamples, denominator, keptCount } = breakdown;
    const { samples } = layoutOf(question.logits.shape);
    const { reduction } = resolveOptions(question.options);
    const sum: Reduced = { code: 'sum', sum: sumLoss, value: sumLoss, chosen: reduction === 'sum' };
    const mean: Reduced = {
        code: 'mean',
        sum: sumLoss,
        divisor: denominator,
        value: meanLoss,
        chosen: reduction === 'mean',
    };
    const ofKept: Reduced = {
        code: 'mean-of-kept',
        sum: sumLoss,
        divisor: keptCount,
        value: meanOverSamples,
        chosen: false,
    };
    const ofAll: Reduced = {
        code: 'mean-of-all',
        sum: sumLoss,
        divisor: samples,
        value: (meanOverSamples * keptCount) / samples,
        chosen: false,
    };
    return [sum, mean, ...(denominator === keptCount ? [] : [ofKept]), ...(keptCount === samples ? [] : [ofAll])];
}
