/** What stands behind "Why?": a few short paragraphs for each stage, with the numbers at hand. */
import { expRange } from '../math';
import type { ArithmeticDtype } from '../math';
import { reductionOf } from './explanation';
import type { Explanation } from './explanation';
import { className, classNameFirst } from './labels';
import { t } from './l10n';
import { formatCount, formatExactly, formatFactor, formatNumber, formatPercent } from '../format/numbers';
import { runnerUp } from './sampleView';
import type { SampleView } from './sampleView';

type Paragraphs = readonly string[];

function whyLogits(_: Explanation, view: SampleView): Paragraphs {
    return [
        t(
            'A logit may be any number, and only differences between logits count: adding the same number to all of them changes nothing below.',
        ),
        ...ratioOfFirstTwo(view),
    ];
}

/** A difference of logits is a ratio of probabilities. */
function ratioOfFirstTwo(view: SampleView): Paragraphs {
    const { logits, softmax, prediction } = view;
    const second = runnerUp(view);
    const ratio = second === undefined ? NaN : softmax(prediction) / softmax(second);
    if (second === undefined || !Number.isFinite(ratio)) {
        return [];
    }
    return [
        logits[prediction] === logits[second]
            ? t(
                  '{0} and {1} have the same logit, so they will get the same probability.',
                  classNameFirst(view, prediction),
                  className(view, second),
              )
            : t(
                  '{0} is ahead of {1} by {2}, so it will get e to the {2} = {3} times as much probability.',
                  classNameFirst(view, prediction),
                  className(view, second),
                  formatNumber(logits[prediction]! - logits[second]!),
                  formatNumber(ratio),
              ),
    ];
}

const DTYPES: readonly ArithmeticDtype[] = ['float16', 'bfloat16', 'float32', 'float64'];

function whyExp(_: Explanation, { max, sum, logits }: SampleView): Paragraphs {
    return [
        t(
            'Why exp: probabilities must be positive, and e to any number is. It turns differences into ratios: one more in a logit is e = 2.718 times as much.',
        ),
        whySubtractMax(max),
        ...(Number.isFinite(sum)
            ? [
                  t(
                      'The largest becomes e to the 0 = 1, so the sum, {0}, lies between 1 and the number of classes, {1}: it can neither overflow nor be 0.',
                      formatNumber(sum),
                      formatCount(logits.length),
                  ),
              ]
            : []),
    ];
}

/** What would become of the exponentials without the subtraction. */
function whySubtractMax(max: number): string {
    const overflows = DTYPES.filter(dtype => max > expRange[dtype].overflow).join(', ');
    const vanishes = DTYPES.filter(dtype => max < expRange[dtype].underflow).join(', ');
    if (overflows) {
        return t(
            'Why subtract the max: e to the {0} is too large for {1}. It would be inf, and inf / inf is nan. The softmax is the same without it: numerator and denominator are both divided by e to the {0}.',
            formatNumber(max),
            overflows,
        );
    }
    return vanishes
        ? t(
              'Why subtract the max: e to the {0} is too small for {1}. Every exponential would be 0, and 0 / 0 is nan. The softmax is the same without it: numerator and denominator are both divided by e to the {0}.',
              formatNumber(max),
              vanishes,
          )
        : t(
              'Why subtract the max: e to the {0} would still do, but exp overflows above {1} in float16, above {2} in float32 and bfloat16 and above {3} in float64. The softmax is the same: numerator and denominator are both divided by e to the {0}.',
              formatNumber(max),
              formatNumber(expRange.float16.overflow),
              formatNumber(expRange.float32.overflow),
              formatNumber(expRange.float64.overflow),
          );
}

function whySoftmax(_: Explanation, { logits, sum }: SampleView): Paragraphs {
    return [
        t(
            'Parts of a whole: each exponential over the sum of all, {0}. So they add up to 1 and keep their ratios.',
            formatNumber(sum),
        ),
        t(
            'The classes share one whole: what one class gains, the others lose. An even guess among {0} classes would give {1} to each.',
            formatCount(logits.length),
            formatPercent(1 / logits.length),
        ),
        t('It is a soft max: the further the largest logit is ahead, the closer its share comes to 1.'),
    ];
}

function whyLogSoftmax(_: Explanation, view: SampleView): Paragraphs {
    const c = view.targetClass ?? view.prediction;
    return [
        t(
            'Why log: the probability of many independent samples is a product, and soon too small for any type. Its logarithm is a sum: losses can be added and averaged.',
        ),
        t(
            'Why not the logarithm of the softmax as it stands: near 1 its digits are lost, and a probability that was rounded to 0 would give -inf. So it is computed as (logit − max) − ln sum: for {0}, {1} − {2} = {3}.',
            className(view, c),
            formatNumber(view.shifted(c)),
            formatNumber(view.logSum),
            formatNumber(view.logSoftmax(c)),
        ),
        t(
            'Scale: 1 has the logarithm 0, one half {0}, a tenth {1}, a thousandth {2}.',
            formatNumber(Math.log(0.5)),
            formatNumber(Math.log(0.1)),
            formatNumber(Math.log(0.001)),
        ),
    ];
}

/** How far from 1 the sum of printed probabilities may be. */
const NORMALISED = 1e-3;

function whyNll({ question, breakdown }: Explanation, view: SampleView): Paragraphs {
    const { target, targetClass, targetMass, oneHot, weight, softmax, nll, sample } = view;
    const surprise = t(
        '−ln p is the surprise, in nats: a sure class surprises by 0, one of probability one half by {0}, and it grows without bound as p goes to 0.',
        formatNumber(Math.LN2),
    );
    if (view.ignored) {
        return [
            t(
                'A target of ignore_index marks what is not to be learnt, padding for instance: loss 0, gradient 0, and the mean does not count it.',
            ),
        ];
    }
    if (!target || targetClass === undefined) {
        const reachable = weight === undefined && Math.abs((targetMass ?? NaN) - 1) < NORMALISED;
        return breakdown && reachable
            ? [
                  surprise,
                  t(
                      "This is the average surprise if the classes came as the target says. It is smallest where the softmax equals the target, and then {0}: the target's own entropy.",
                      formatNumber(breakdown.entropyFloor.data[sample]!),
                  ),
              ]
            : [surprise];
    }
    if (!oneHot) {
        const { labelSmoothing = 0 } = question.options ?? {};
        return [
            surprise,
            t(
                'Why smoothing: a one-hot target is never reached, so the logits would grow without end. With label_smoothing {0} that share of the target goes evenly to all {1} classes, {2} each.',
                formatExactly(labelSmoothing),
                formatCount(view.logits.length),
                formatNumber(labelSmoothing / view.logits.length),
            ),
            ...(breakdown
                ? [
                      t(
                          'The price: the loss of this sample cannot fall below {0}, whatever the logits.',
                          formatNumber(breakdown.entropyFloor.data[sample]!),
                      ),
                  ]
                : []),
        ];
    }
    return [
        t(
            'Why one number: the target gives all its probability to {0}. A sum over the classes, each times its target, keeps that one: {1}.',
            className(view, targetClass),
            formatNumber(nll(targetClass)),
        ),
        surprise,
        t(
            'Backwards: e to the minus {0} is {1}, the probability that the true class got.',
            formatNumber(nll(targetClass)),
            formatNumber(softmax(targetClass)),
        ),
        ...(weight
            ? [t('The weight {0} makes this class count that many times.', formatFactor(weight(targetClass)))]
            : []),
    ];
}

function whyReduction(explanation: Explanation): Paragraphs {
    const { breakdown } = explanation;
    if (!breakdown) {
        return [];
    }
    const { reduction, samples, kept, weighted } = reductionOf(explanation, breakdown);
    switch (reduction) {
        case 'none':
            return [
                t(
                    "reduction='none' leaves a loss per sample, to be weighted or masked by hand. backward() needs one number, so they must be reduced at some time.",
                ),
            ];
        case 'sum':
            return [
                t(
                    'A sum grows with the batch, and so does the gradient: twice the samples are twice the step. The mean, {0}, does not.',
                    formatNumber(breakdown.meanLoss),
                ),
            ];
        case 'mean':
            return [
                t('Why a mean: the loss, and the step it leads to, keep their size whatever the size of the batch.'),
                weighted
                    ? t(
                          'It divides by {0}, the weights of the targets added up, not by the number of samples, {1}: a sample of weight 2 counts as two samples, above and below the line.',
                          formatFactor(breakdown.denominator),
                          formatCount(kept),
                      )
                    : kept === samples
                      ? t('It divides by {0}, since every sample counts.', formatFactor(breakdown.denominator))
                      : t(
                            'It divides by {0}, not by {1}: ignored samples count neither above nor below the line.',
                            formatFactor(breakdown.denominator),
                            formatCount(samples),
                        ),
            ];
    }
}

function whyLoss({ breakdown }: Explanation, view: SampleView): Paragraphs {
    const classes = view.logits.length;
    return [
        t(
            'CrossEntropyLoss takes logits: softmax, logarithm and target are all in it. A softmax before it would be applied twice.',
        ),
        t(
            'Once it goes through LogSoftmax and NLLLoss, once straight from the logits: ln sum minus (logit − max). Rounding is all that the two can differ by.',
        ),
        ...(breakdown
            ? [
                  t(
                      'To compare: an even guess among {0} classes costs ln {0} = {1}.',
                      formatCount(classes),
                      formatNumber(Math.log(classes)),
                  ),
              ]
            : []),
    ];
}

function whyGradient(_: Explanation, view: SampleView): Paragraphs {
    const { targetClass: c, oneHot, softmax, weight, denominator = 1 } = view;
    return [
        t(
            "Why softmax − target: the loss is ln sum − logit of the target. The slope of ln sum along a logit is that class's probability, and the slope of the target's own logit is 1.",
        ),
        t(
            'The sign: a class with more probability than its target has a positive slope, so a step pushes its logit down; one with less is pushed up. Together the slopes are 0: what one gains, the others lose.',
        ),
        ...(oneHot && c !== undefined
            ? [
                  t(
                      'The size: {0} lacks {1} to a target of 1. As that goes to 0, so does the gradient: what is right is left alone.',
                      className(view, c),
                      formatNumber(1 - softmax(c)),
                  ),
              ]
            : []),
        ...(weight && !view.ignored ? [t('A weight multiplies the loss, and so the slopes.')] : []),
        ...(denominator !== 1 && !view.ignored
            ? [t('Like the loss, the slopes are divided by {0}.', formatFactor(denominator))]
            : []),
    ];
}

/** By the stage that is asked about. */
export const why = {
    logits: whyLogits,
    exp: whyExp,
    softmax: whySoftmax,
    logSoftmax: whyLogSoftmax,
    nll: whyNll,
    reduction: whyReduction,
    loss: whyLoss,
    gradient: whyGradient,
} satisfies Readonly<Record<string, (explanation: Explanation, view: SampleView) => Paragraphs>>;
