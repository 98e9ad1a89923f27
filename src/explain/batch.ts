import { layoutOf } from '../math';
import type { Explanation } from './explanation';
import { classLabel } from './labels';
import { t } from './l10n';
import { argmax, classesOf, samplePosition } from './samples';

/** A sample of a batch in one line. */
export interface SampleRow {
    readonly position: string;
    readonly prediction: string;
    /** The target's class, the likeliest one of probabilities; a dash where unknown. */
    readonly target: string;
    /** Whether the target is not the most probable class. */
    readonly wrong: boolean;
    /** The numbers are absent where there is no target. */
    readonly targetProbability?: number;
    readonly targetRank?: number;
    readonly loss?: number;
    /** Of the sum of all losses. */
    readonly share?: number;
}

/** The row of one sample, made when it comes into view. Cost: C without a target, else constant. */
export function sampleRow({ question, stages, breakdown }: Explanation, sample: number): SampleRow {
    const position = samplePosition(layoutOf(question.logits.shape).sampleShape, sample);
    if (!breakdown) {
        const prediction = stages ? classLabel(question, argmax(classesOf(stages.softmax, sample))) : '–';
        return { position, prediction, target: '–', wrong: false };
    }
    const prediction = breakdown.prediction.data[sample]!;
    const target = breakdown.targetClass.data[sample]!;
    const row = { position, prediction: classLabel(question, prediction) };
    if (breakdown.kept.data[sample] === 0) {
        return { ...row, target: t('ignored'), wrong: false };
    }
    const loss = breakdown.perSample.data[sample]!;
    return {
        ...row,
        target: classLabel(question, target),
        wrong: prediction !== target,
        targetProbability: breakdown.targetProbability.data[sample]!,
        targetRank: breakdown.targetRank.data[sample]!,
        loss,
        share: loss / breakdown.sumLoss,
    };
}

export const SAMPLE_FILTERS = ['all', 'wrong', 'ignored'] as const;
export type SampleFilter = typeof SAMPLE_FILTERS[number];
export type SampleSort = 'sample' | 'prediction' | 'target' | 'targetProbability' | 'targetRank' | 'loss';

/** Which samples a table lists, and in which order. */
export interface SampleOrder {
    readonly filter: SampleFilter;
    readonly sort: SampleSort;
    readonly descending: boolean;
}

export const everySample: SampleOrder = { filter: 'all', sort: 'sample', descending: false };

/** The samples in the order of a table. NaN comes last, equals keep their order. Cost: N log N. */
export function orderSamples({ question, breakdown }: Explanation, { filter, sort, descending }: SampleOrder): Int32Array {
    const { samples } = layoutOf(question.logits.shape);
    const all = Int32Array.from({ length: samples }, (_, sample) => sample);
    if (!breakdown) {
        return all;
    }
    const { kept, prediction, targetClass } = breakdown;
    const listed = filter === 'all' ? all : all.filter(sample => (filter === 'ignored'
        ? kept.data[sample] === 0
        : kept.data[sample] !== 0 && prediction.data[sample] !== targetClass.data[sample]));
    if (sort === 'sample') {
        return descending ? listed.reverse() : listed;
    }
    const keys = sort === 'loss' ? breakdown.perSample.data : breakdown[sort === 'target' ? 'targetClass' : sort].data;
    const sign = descending ? -1 : 1;
    return listed.sort((a, b) => Number(Number.isNaN(keys[a]!)) - Number(Number.isNaN(keys[b]!)) || sign * (keys[a]! - keys[b]!) || a - b);
}
