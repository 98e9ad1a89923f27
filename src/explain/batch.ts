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
    /** Absent where there is no target. */
    readonly targetProbability?: number;
    readonly loss?: number;
}

/** The row of one sample, made when it comes into view. Cost: C. */
export function sampleRow({ question, stages, breakdown }: Explanation, sample: number): SampleRow {
    const position = samplePosition(layoutOf(question.logits.shape).sampleShape, sample);
    if (!breakdown) {
        const prediction = stages ? classLabel(question, argmax(classesOf(stages.softmax, sample))) : '–';
        return { position, prediction, target: '–' };
    }
    const target = breakdown.targetClass.data[sample]!;
    const prediction = classLabel(question, breakdown.prediction.data[sample]!);
    return breakdown.kept.data[sample] === 0
        ? { position, prediction, target: question.target?.kind === 'index' ? t('ignored') : '–' }
        : {
            position, prediction, target: classLabel(question, target),
            targetProbability: breakdown.targetProbability.data[sample]!, loss: breakdown.perSample.data[sample]!,
        };
}
