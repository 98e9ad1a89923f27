import { formatNumber } from '../format/numbers';
import { explainCrossEntropy, expRange, ignoredTarget } from '../math';
import type { ArithmeticDtype, ClassNumbers, NaiveStages } from '../math';
import type { Explanation } from '../diagnose/explanation';
import { className } from './labels';
import { t } from '../format/l10n';
import type { SampleView } from './sampleView';
import { lossOfSample } from './whatIf';

/**
 * One sample's numbers from log(softmax(x)) written by hand, without subtracting the largest logit; a number per class.
 */
export interface NaiveView {
    readonly dtype: ArithmeticDtype;
    readonly exp: ClassNumbers;
    readonly sum: number;
    readonly softmax: ClassNumbers;
    readonly logSoftmax: ClassNumbers;
    /** By hand minus stable; 0 where both are the same, NaN and the infinities included. */
    readonly softmaxDifference: ClassNumbers;
    readonly logSoftmaxDifference: ClassNumbers;
    /** As the panel shows the loss, and its difference from the stable one; absent without a target. */
    readonly loss?: number;
    readonly lossDifference?: number;
}

/** The sample by hand, beside `view`. Cost: all logits. */
export function viewNaive(explanation: Explanation, view: SampleView): NaiveView {
    const {
        breakdown,
        question: { options },
    } = explanation;
    const naive = naiveOf(explanation);
    const softmax = naive.softmax.ofSample(view.sample);
    const logSoftmax = naive.logSoftmax.ofSample(view.sample);
    return {
        dtype: options?.dtype ?? 'float64',
        exp: naive.exp.ofSample(view.sample),
        sum: naive.sum.data[view.sample]!,
        softmax,
        logSoftmax,
        softmaxDifference: c => fromStable(softmax(c), view.softmax(c)),
        logSoftmaxDifference: c => fromStable(logSoftmax(c), view.logSoftmax(c)),
        ...(breakdown && {
            loss: lossOfSample(naive.loss, view.sample),
            lossDifference: fromStable(
                lossOfSample(naive.loss, view.sample),
                lossOfSample(breakdown.loss, view.sample),
            ),
        }),
    };
}

/** Without a target the stages are the same; every sample is ignored then. */
function naiveOf({ question: { logits, options }, breakdown }: Explanation): NaiveStages {
    if (breakdown) {
        return breakdown.naive;
    }
    return explainCrossEntropy({
        logits,
        target: ignoredTarget(logits),
        options: options?.dtype ? { dtype: options.dtype } : {},
    }).naive;
}

const fromStable = (byHand: number, stable: number): number =>
    Object.is(byHand, stable) || byHand === stable ? 0 : byHand - stable;

/** What became of the logits by hand, in a sentence about these numbers. */
export interface NaiveOutcome {
    /** Whether a number came out as NaN, infinite, or 0. */
    readonly breaks: boolean;
    readonly text: string;
}

export function describeNaive(view: SampleView, naive: NaiveView): NaiveOutcome {
    if (!(Math.abs(view.max) < Infinity)) {
        return { breaks: false, text: t('Some logits are not finite, and neither version gives a finite result.') };
    }
    const broken = describeBreak(view, naive);
    if (broken === undefined) {
        return { breaks: false, text: describeDigits(view, naive) };
    }
    const lossTold = naive.loss !== undefined && naive.lossDifference !== 0;
    return {
        breaks: true,
        text: lossTold ? `${broken} ${t('The naive version gives a loss of {0}.', formatNumber(naive.loss))}` : broken,
    };
}

/** Where it overflows or underflows, the first that happens on the way; undefined where it does not. */
function describeBreak(view: SampleView, { dtype, exp, sum, softmax, logSoftmax }: NaiveView): string | undefined {
    if (exp(view.prediction) === Infinity) {
        return t(
            'exp({0}) is inf: {1} ends at exp({2}). inf / inf is nan; any other number divided by inf is 0, and its logarithm is −inf.',
            formatNumber(view.logits[view.prediction]!),
            dtype,
            formatNumber(expRange[dtype].overflow),
        );
    }
    if (sum === Infinity) {
        return t(
            'Each exponential is finite in {0}, but their sum is inf: every probability becomes 0, and its logarithm −inf.',
            dtype,
        );
    }
    if (sum === 0) {
        return t('Every exponential underflows to 0 in {0}: 0 / 0 is nan.', dtype);
    }
    const lost = (c: number): boolean => softmax(c) === 0 && logSoftmax(c) !== view.logSoftmax(c);
    const c =
        view.targetClass !== undefined && lost(view.targetClass)
            ? view.targetClass
            : view.logits.findIndex((_, k) => lost(k));
    return c < 0
        ? undefined
        : t(
              'The probability of {0} underflows to 0 in {1}, and its logarithm is −inf instead of {2}.',
              className(view, c),
              dtype,
              formatNumber(view.logSoftmax(c)),
          );
}

function describeDigits(view: SampleView, { dtype, softmaxDifference, logSoftmaxDifference }: NaiveView): string {
    let [worst, most] = [0, 0];
    let same = true;
    for (let c = 0; c < view.logits.length; c++) {
        const difference = Math.abs(logSoftmaxDifference(c));
        same &&= difference === 0 && softmaxDifference(c) === 0;
        if (difference > most) {
            [worst, most] = [c, difference];
        }
    }
    if (same) {
        return t('Nothing overflows or underflows in {0} here: both versions give exactly the same result.', dtype);
    }
    return most === 0
        ? t(
              'Nothing overflows or underflows in {0} here: ln p is the same, and the softmax differs only by rounding.',
              dtype,
          )
        : t(
              'Nothing overflows or underflows in {0} here; only precision is lost: ln p is off by at most {1}, for {2}.',
              dtype,
              formatNumber(most),
              className(view, worst),
          );
}
