import { anotherClass, layoutOf } from '../math';
import type { ClassNumbers, CrossEntropyBreakdown } from '../math';
import type { Explanation, Question } from '../diagnose/explanation';
import { oncePer } from './oncePer';
import { classesOf, numbersOf, sumOver } from './samples';

/** All that is shown of one sample. What has a number per class is asked class by class: few of 128 000 are shown. */
export interface SampleView {
    readonly sample: number;
    readonly classNames: readonly string[] | undefined;
    /** What softmax is taken of. */
    readonly logits: Float64Array;
    /** The logits before they were divided by a temperature, where they were. */
    readonly undivided?: Float64Array;
    readonly temperature?: number;
    readonly max: number;
    readonly shifted: ClassNumbers;
    readonly exp: ClassNumbers;
    readonly sum: number;
    readonly softmax: ClassNumbers;
    readonly logSoftmax: ClassNumbers;
    /** ln(sum): what log-softmax takes from each shifted logit. */
    readonly logSum: number;
    /** The most probable class. */
    readonly prediction: number;
    /** -logSoftmax: the loss that each class would give as the target, unweighted and unsmoothed. */
    readonly nll: ClassNumbers;
    /** What the loss compares the sample with: one-hot, smoothed, or probabilities. Absent without a target. */
    readonly target?: ClassNumbers;
    /** The factor of each class, where there are weights. */
    readonly weight?: ClassNumbers;
    /** weight * target * nll: what each class adds to the sample's loss. */
    readonly terms?: ClassNumbers;
    /** d loss / d logits: the loss of the whole batch, so it has its share of the mean. */
    readonly gradient?: ClassNumbers;
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

/**
 * The numbers of one sample; undefined where torch refuses the logits. Cost: C for probabilities and weights, else
 * constant.
 */
export function viewSample({ question, stages, breakdown }: Explanation, sample: number): SampleView | undefined {
    if (!stages || sample >= layoutOf(question.logits.shape).samples) {
        return undefined;
    }
    const logSoftmax = stages.logSoftmax.ofSample(sample);
    const prediction = stages.prediction.data[sample]!;
    return {
        sample,
        classNames: question.classNames,
        logits: classesOf(question.logits, sample),
        ...(question.undivided && {
            undivided: classesOf(question.undivided.logits, sample),
            temperature: question.undivided.temperature,
        }),
        max: stages.max.data[sample]!,
        shifted: stages.shifted.ofSample(sample),
        exp: stages.exp.ofSample(sample),
        sum: stages.sum.data[sample]!,
        softmax: stages.softmax.ofSample(sample),
        logSoftmax,
        // The largest logit is shifted to 0: all that its log-softmax has is -ln(sum).
        logSum: -logSoftmax(prediction),
        prediction,
        nll: c => -logSoftmax(c),
        oneHot: false,
        ignored: false,
        ...(breakdown && targetOf(question, breakdown, sample)),
    };
}

/** The class with the largest logit but for the prediction; undefined where there is none. */
export const runnerUp = oncePer(
    ({ logits, prediction }: Pick<SampleView, 'logits' | 'prediction'>): number | undefined => {
        let [second, largest] = [prediction === 0 ? 1 : 0, -Infinity];
        for (let c = 0; c < logits.length; c++) {
            const x = logits[c]!;
            if (x > largest && c !== prediction) {
                [second, largest] = [c, x];
            }
        }
        return second < logits.length ? second : undefined;
    },
);

/** Whether the gradient is (softmax - target) / denominator: no weights, and a target that adds up to 1. */
export const isPlainGradient = ({ weight, targetMass = NaN }: SampleView): boolean =>
    !weight && Math.abs(targetMass - 1) < 1e-9;

type TargetView = Pick<
    SampleView,
    | 'target'
    | 'weight'
    | 'terms'
    | 'gradient'
    | 'targetMass'
    | 'denominator'
    | 'targetClass'
    | 'oneHot'
    | 'ignored'
    | 'loss'
>;

function targetOf({ target: given, options }: Question, breakdown: CrossEntropyBreakdown, sample: number): TargetView {
    const loss = breakdown.perSample.data[sample]!;
    const gradient = breakdown.gradient.ofSample(sample);
    if (breakdown.kept.data[sample] === 0) {
        return { oneHot: false, ignored: true, loss, gradient };
    }
    const target = breakdown.targetDistribution.ofSample(sample);
    const weight = options?.weight && numbersOf(options.weight);
    const targetClass = given?.kind === 'index' ? given.data[sample]! : undefined;
    const { classes } = layoutOf(breakdown.targetDistribution.shape);
    const oneHot = targetClass !== undefined && isOneHot(target, targetClass, classes);
    return {
        target,
        ...(weight && { weight }),
        terms: termsOf(target, weight, breakdown.logSoftmax.ofSample(sample), targetClass !== undefined),
        gradient,
        targetMass: massOf(target, weight, targetClass, classes),
        denominator: (options?.reduction ?? 'mean') === 'mean' ? breakdown.denominator : 1,
        ...(targetClass !== undefined && { targetClass }),
        oneHot,
        ignored: false,
        loss,
    };
}

/**
 * What each class adds to the loss. A class index picks its class: what it leaves out is 0, even where the logarithm is
 * infinite.
 */
const termsOf =
    (
        target: ClassNumbers,
        weight: ClassNumbers | undefined,
        logSoftmax: ClassNumbers,
        isIndex: boolean,
    ): ClassNumbers =>
    c => {
        const y = target(c);
        return isIndex && y === 0 ? 0 : -(weight?.(c) ?? 1) * y * logSoftmax(c);
    };

/** sum_c w[c] y'[c]. Without weights a class index gives all other classes the same. */
function massOf(
    target: ClassNumbers,
    weight: ClassNumbers | undefined,
    targetClass: number | undefined,
    classes: number,
): number {
    return targetClass === undefined || weight
        ? sumOver(classes, c => (weight?.(c) ?? 1) * target(c))
        : target(targetClass) + (classes - 1) * target(anotherClass(targetClass));
}

/** Of a class index. All other classes have the same share. */
const isOneHot = (target: ClassNumbers, targetClass: number, classes: number): boolean =>
    target(targetClass) === 1 && (classes === 1 || target(anotherClass(targetClass)) === 0);
