import { layoutOf } from '../math';
import type { Explanation } from './explanation';
import { argmax, classesOf } from './samples';

/** All that is shown of one sample; every list has one number per class. */
export interface SampleView {
    readonly sample: number;
    readonly classNames: readonly string[] | undefined;
    readonly logits: Float64Array;
    readonly max: number;
    readonly shifted: Float64Array;
    readonly exp: Float64Array;
    readonly sum: number;
    readonly softmax: Float64Array;
    readonly logSoftmax: Float64Array;
    /** The most probable class. */
    readonly prediction: number;
    /** -logSoftmax: the loss that each class would give as the target, unweighted and unsmoothed. */
    readonly nll: Float64Array;
    /** What the loss holds the sample against: one-hot, smoothed, or probabilities. Absent without a target. */
    readonly target?: Float64Array;
    /** The target where it is a class index. */
    readonly targetClass?: number;
    /** Whether `target` is one 1 and else 0. */
    readonly oneHot: boolean;
    /** Whether the target is ignore_index. */
    readonly ignored: boolean;
    /** The sample's own loss, in nats. */
    readonly loss?: number;
}

/** The numbers of one sample; undefined where torch refuses the logits. Cost: C. */
export function viewSample({ question, stages, breakdown }: Explanation, sample: number): SampleView | undefined {
    if (!stages || sample >= layoutOf(question.logits.shape).samples) {
        return undefined;
    }
    const softmax = classesOf(stages.softmax, sample);
    const logSoftmax = classesOf(stages.logSoftmax, sample);
    return {
        sample,
        classNames: question.classNames,
        logits: classesOf(question.logits, sample),
        max: stages.max.data[sample]!,
        shifted: classesOf(stages.shifted, sample),
        exp: classesOf(stages.exp, sample),
        sum: stages.sum.data[sample]!,
        softmax,
        logSoftmax,
        prediction: argmax(softmax),
        nll: logSoftmax.map(value => -value),
        oneHot: false,
        ignored: false,
        ...(breakdown && targetOf(question, breakdown, sample)),
    };
}

function targetOf(
    question: Explanation['question'], breakdown: NonNullable<Explanation['breakdown']>, sample: number,
): Pick<SampleView, 'target' | 'targetClass' | 'oneHot' | 'ignored' | 'loss'> {
    const target = classesOf(breakdown.targetDistribution, sample);
    const index = question.target?.kind === 'index' ? question.target.data[sample]! : undefined;
    const ignored = index !== undefined && index === (question.options?.ignoreIndex ?? -100);
    return {
        ...(!ignored && { target }),
        ...(index !== undefined && !ignored && { targetClass: index }),
        oneHot: target.every(p => p === 0 || p === 1) && target.includes(1),
        ignored,
        loss: breakdown.perSample.data[sample]!,
    };
}
