/** One sentence per stage: what happened to *these* numbers. */
import { anotherClass, classAxis } from '../math';
import type { Explanation, ReductionView } from './explanation';
import { className, classNameFirst } from './labels';
import { t } from './l10n';
import { formatCount, formatFactor, formatNumber, formatPercent, formatShape } from '../format/numbers';
import { allFinite } from './samples';
import { runnerUp } from './sampleView';
import type { SampleView } from './sampleView';

export function describeLogits(view: SampleView): string {
    const { logits, max, prediction } = view;
    if (!allFinite(logits)) {
        return t("The model's raw scores. Not all are finite numbers, so look at what becomes of them.");
    }
    const second = runnerUp(view);
    if (second === undefined) {
        return t("The model's raw score, {0}, for the one class there is.", formatNumber(max));
    }
    return logits[second] === logits[prediction]
        ? t(
              "The model's raw scores. The largest is {0}, for {1} and {2} alike.",
              formatNumber(max),
              className(view, prediction),
              className(view, second),
          )
        : t(
              "The model's raw scores. The largest is {0}, for {1}: ahead of {2} by {3}.",
              formatNumber(max),
              className(view, prediction),
              className(view, second),
              formatNumber(max - logits[second]!),
          );
}

export function describeExp(view: SampleView): string {
    return t(
        'The largest logit, {0}, is subtracted from each, and e is raised to what is left: {1} becomes 1, no other more. Together they are {2}.',
        formatNumber(view.max),
        className(view, view.prediction),
        formatNumber(view.sum),
    );
}

export function describeSoftmax(view: SampleView): string {
    const second = runnerUp(view);
    const [name, percent] = [classNameFirst(view, view.prediction), formatPercent(view.softmax(view.prediction))];
    return second === undefined
        ? t('Each exponential is divided by their sum, {0}. {1} gets {2}.', formatNumber(view.sum), name, percent)
        : t(
              'Each exponential is divided by their sum, {0}, so that they add up to 1. {1} gets {2}, {3} {4}.',
              formatNumber(view.sum),
              name,
              percent,
              className(view, second),
              formatPercent(view.softmax(second)),
          );
}

export function describeLogSoftmax(view: SampleView): string {
    const c = view.targetClass ?? view.prediction;
    return t(
        'The natural logarithm of each probability: what it lacks to a sure 1, whose logarithm is 0. {0} has ln {1} = {2}.',
        classNameFirst(view, c),
        formatNumber(view.softmax(c)),
        formatNumber(view.logSoftmax(c)),
    );
}

export function describeNll(view: SampleView): string {
    if (view.ignored) {
        return t('The target is ignore_index: this sample does not count.');
    }
    if (!view.target) {
        return t(
            'No target yet. The negative log-probability of a class is the loss that it would give as the target.',
        );
    }
    if (view.targetClass === undefined) {
        return t(
            'The target is a probability for each class. It multiplies the negative log-probabilities, and the products add up to {0}.',
            formatNumber(view.loss ?? NaN),
        );
    }
    if (!view.oneHot) {
        return t(
            'Label smoothing leaves {0} for {1} and gives {2} to each other class. The products add up to {3}.',
            formatNumber(view.target(view.targetClass)),
            className(view, view.targetClass),
            formatNumber(view.target(anotherClass(view.targetClass))),
            formatNumber(view.loss ?? NaN),
        );
    }
    return t(
        'The one-hot target is 1 for {0} and 0 for the others: it keeps {1}, which is negated, and drops the rest.',
        className(view, view.targetClass),
        formatNumber(view.logSoftmax(view.targetClass)),
    );
}

export function describeGradient(view: SampleView): string {
    if (view.ignored) {
        return t('Ignored: the loss does not depend on these logits.');
    }
    // Where the target is spread, the logit of its class may be too large, and those of the others too small.
    const { targetClass: c, gradient } = view;
    return c === undefined || !gradient || !view.oneHot
        ? t('How the loss changes with each logit: a small step against it lowers the loss.')
        : t(
              'How the loss changes with each logit: it falls as the logit of {0} grows (slope {1}), and as the others shrink.',
              className(view, c),
              formatNumber(gradient(c)),
          );
}

export function describeSampleLoss(view: SampleView): string {
    if (view.ignored) {
        return t('Ignored, so its loss is 0.');
    }
    const loss = formatNumber(view.loss ?? NaN);
    const c = view.targetClass;
    if (c === undefined || !view.oneHot) {
        return t('The loss is {0}, over all classes.', loss);
    }
    const [name, percent, probability] = [
        classNameFirst(view, c),
        formatPercent(view.softmax(c)),
        formatNumber(view.softmax(c)),
    ];
    return view.weight
        ? t(
              '{0} got {1}, so the loss is −ln {2} times its weight {3}: {4}.',
              name,
              percent,
              probability,
              formatFactor(view.weight(c)),
              loss,
          )
        : t('{0} got {1}, so the loss is −ln {2} = {3}.', name, percent, probability, loss);
}

/** How the losses of a batch become one. */
export function describeReduction({ reduction, kept, samples, weighted }: ReductionView): string {
    const all = kept === samples;
    switch (reduction) {
        case 'none':
            return t(
                'Not reduced: a loss for each of {0} samples. Here is that of the sample in view.',
                formatCount(samples),
            );
        case 'sum':
            return all
                ? t('The sum over {0} samples.', formatCount(samples))
                : t('The sum over the {0} of {1} samples that count.', formatCount(kept), formatCount(samples));
        case 'mean':
            if (weighted && samples === 1) {
                return t('The mean of one sample: its loss divided by the weight of its target.');
            }
            if (weighted) {
                return t('The mean over {0} samples, by the weights of their targets.', formatCount(kept));
            }
            return all
                ? t('The mean over {0} samples.', formatCount(samples))
                : t('The mean over the {0} of {1} samples that count.', formatCount(kept), formatCount(samples));
    }
}

/** What the stages below a batch show. */
export const sampleHeading = (position: string): string => t('Sample {0}', position);

export const howToPoint = (): string =>
    t('Point at a class, a number or a term of a formula to see what it stands for; a click keeps it lit.');

export const logitsChanged = (): string => t('These logits are not those of the text: what you see is a what-if.');

/** A number's every digit, and what it was in the text. */
export const exactlyNow = (exact: string, before: number): string =>
    t('{0}; {1} in the text', exact, formatNumber(before));

export const wasInText = (value: number): string => t('{0} in the text', formatNumber(value));

/** What the loss says, where it is that of a batch: the sample in view has had its sentence. */
export function describeLoss({ question: { target, options = {} }, breakdown }: Explanation, view: SampleView): string {
    const { reduction = 'mean', weight, labelSmoothing = 0 } = options;
    if (!breakdown || reduction === 'none' || breakdown.perSample.data.length === 1) {
        return describeSampleLoss(view);
    }
    const { meanLoss, sumLoss, perplexity } = breakdown;
    return reduction === 'sum'
        ? t('The losses of the samples add up to {0}.', formatNumber(sumLoss))
        : !weight && labelSmoothing === 0 && target?.kind === 'index'
          ? t(
                'The loss is {0}: on average the true class got e to the minus {0}, which is {1}.',
                formatNumber(meanLoss),
                formatPercent(1 / perplexity),
            )
          : t('The loss of the batch is {0}.', formatNumber(meanLoss));
}

export const describeProof = (): string =>
    t('Two ways, one number: LogSoftmax followed by NLLLoss is CrossEntropyLoss.');

export const weightsExpected = (classes: number): string =>
    t('Give one number for each of the {0} classes, such as 1, 2, 0.5.', formatCount(classes));

export const noTargetNearby = (): string =>
    t('No target was found next to these logits. Choose the true class, and the rest follows.');

export const targetMisfit = (found: readonly number[], logits: readonly number[]): string =>
    t(
        'A target of shape {0} stands nearby, but it does not fit logits of shape {1}, so it is not used.',
        formatShape(found),
        formatShape(logits),
    );

export const reshapedInCode = (loss: string, logits: readonly number[]): string =>
    t(
        'The code gives the logits another shape before {0}. Here they are taken as they stand in the text, {1}, with the classes on axis {2}; the target does not fit them so.',
        loss,
        formatShape(logits),
        classAxis(logits),
    );

export const otherClasses = (count: number, probability: number): string =>
    t('{0} more classes, together {1}', formatCount(count), formatPercent(probability));
