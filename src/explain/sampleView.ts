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
        nll: negated(logSoftmax),
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
    const weight = options?.weight;
    const isIndex = given?.kind === 'index';
    return {
        target,
        ...(weight && { weight }),
        terms: termsOf(target, weight, classesOf(breakdown.logSoftmax, sample), isIndex),
        gradient,
        targetMass: massOf(target, weight),
        denominator: (options?.reduction ?? 'mean') === 'mean' ? breakdown.denominator : 1,
        ...(isIndex && { targetClass: given.data[sample]! }),
        oneHot: isIndex && isOneHot(target),
        ignored: false,
        loss,
    };
}

// Plain loops: a sample may have 128 000 classes, and all of this is done at every move of a drag.

function negated(values: Float64Array): Float64Array {
    const result = new Float64Array(values.length);
    for (let c = 0; c < values.length; c++) {
        result[c] = -values[c]!;
    }
    return result;
}

/** What each class adds to the loss. A class index picks its class: what it leaves out is 0, even where the logarithm is infinite. */
function termsOf(target: Float64Array, weight: Float64Array | undefined, logSoftmax: Float64Array, isIndex: boolean): Float64Array {
    const terms = new Float64Array(target.length);
    for (let c = 0; c < target.length; c++) {
        const y = target[c]!;
        if (!isIndex || y !== 0) {
            terms[c] = -(weight?.[c] ?? 1) * y * logSoftmax[c]!;
        }
    }
    return terms;
}

/** sum_c w[c] y'[c]. */
function massOf(target: Float64Array, weight: Float64Array | undefined): number {
    let sum = 0;
    for (let c = 0; c < target.length; c++) {
        sum += (weight?.[c] ?? 1) * target[c]!;
    }
    return sum;
}

function isOneHot(target: Float64Array): boolean {
    for (let c = 0; c < target.length; c++) {
        if (target[c] !== 0 && target[c] !== 1) {
            return false;
        }
    }
    return true;
}
