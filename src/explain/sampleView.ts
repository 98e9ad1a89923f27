import { layoutOf, type CrossEntropyBreakdown } from '../math';
import type { Explanation, Question } from './explanation';
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
    /** ln(sum): what log-softmax takes from each shifted logit. */
    readonly logSum: number;
    /** The most probable class. */
    readonly prediction: number;
    /** -logSoftmax: the loss that each class would give as the target, unweighted and unsmoothed. */
    readonly nll: Float64Array;
    /** What the loss holds the sample against: one-hot, smoothed, or probabilities. Absent without a target. */
    readonly target?: Float64Array;
    /** The factor of each class, where there are weights. */
    readonly weight?: Float64Array;
    /** weight * target * nll: what each class adds to the sample's loss. */
    readonly terms?: Float64Array;
    /** d loss / d logits: the loss of the whole batch, so it has its share of the mean. */
    readonly gradient?: Float64Array;
    /** The weighted target's sum over the classes: how much of the softmax the gradient has. 1 without weights. */
    readonly targetMass?: number;
    /** What the sample's loss is divided by on its way into the loss. */
    readonly denominator?: number;
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
    const prediction = argmax(softmax);
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
        // The largest logit is shifted to 0: all that its log-softmax has is -ln(sum).
        logSum: -logSoftmax[prediction]!,
        prediction,
        nll: logSoftmax.map(value => -value),
        oneHot: false,
        ignored: false,
        ...(breakdown && targetOf(question, breakdown, sample)),
    };
}

/** The class with the largest logit but for the prediction; undefined where there is none. */
export function runnerUp({ logits, prediction }: Pick<SampleView, 'logits' | 'prediction'>): number | undefined {
    let second: number | undefined;
    for (let c = 0; c < logits.length; c++) {
        if (c !== prediction && (second === undefined || logits[c]! > logits[second]!)) {
            second = c;
        }
    }
    return second;
}

/** Whether the gradient is (softmax - target) / denominator: no weights, and a target that adds up to 1. */
export const isPlainGradient = ({ weight, targetMass = NaN }: SampleView): boolean => !weight && Math.abs(targetMass - 1) < 1e-9;

type TargetView = Pick<SampleView, 'target' | 'weight' | 'terms' | 'gradient' | 'targetMass' | 'denominator' | 'targetClass' | 'oneHot' | 'ignored' | 'loss'>;

function targetOf({ target: given, options }: Question, breakdown: CrossEntropyBreakdown, sample: number): TargetView {
    const loss = breakdown.perSample.data[sample]!;
    const gradient = classesOf(breakdown.gradient, sample);
    if (breakdown.kept.data[sample] === 0) {
        return { oneHot: false, ignored: true, loss, gradient };
    }
    const target = classesOf(breakdown.targetDistribution, sample);
    const logSoftmax = classesOf(breakdown.logSoftmax, sample);
    const weight = options?.weight;
    const isIndex = given?.kind === 'index';
    return {
        target,
        ...(weight && { weight }),
        // A class index picks its class: what it leaves out is 0, even where the logarithm is infinite.
        terms: target.map((y, c) => (isIndex && y === 0 ? 0 : -(weight?.[c] ?? 1) * y * logSoftmax[c]!)),
        gradient,
        targetMass: target.reduce((sum, y, c) => sum + (weight?.[c] ?? 1) * y, 0),
        denominator: (options?.reduction ?? 'mean') === 'mean' ? breakdown.denominator : 1,
        ...(isIndex && { targetClass: given.data[sample]! }),
        oneHot: isIndex && target.every(y => y === 0 || y === 1),
        ignored: false,
        loss,
    };
}
