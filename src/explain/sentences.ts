/** One sentence per stage: what happened to *these* numbers. */
import { classAxis } from '../math';
import type { ReductionView } from './explanation';
import { className, classNameFirst } from './labels';
import { t } from './l10n';
import { formatCount, formatNumber, formatPercent, formatShape } from '../format/numbers';
import type { SampleView } from './sampleView';

export function describeLogits(view: SampleView): string {
    const finite = view.logits.every(Number.isFinite);
    return finite
        ? t('The model\'s raw scores, which can be any numbers. The largest is {0}, for {1}.', formatNumber(view.max), className(view, view.prediction))
        : t('The model\'s raw scores. Not all of them are finite: the next stages show what becomes of them.');
}

export function describeExp(view: SampleView): string {
    return t('The largest logit, {0}, is subtracted from each: no exponential can overflow, and the softmax stays the same. The exponentials add up to {1}.',
        formatNumber(view.max), formatNumber(view.sum));
}

export function describeSoftmax(view: SampleView): string {
    return t('Each exponential divided by their sum, {0}: probabilities that add up to 1. {1} gets {2}.',
        formatNumber(view.sum), classNameFirst(view, view.prediction), formatPercent(view.softmax[view.prediction]!));
}

export function describeLogSoftmax(view: SampleView): string {
    const c = view.targetClass ?? view.prediction;
    return t('The natural logarithm of each probability: 0 for a certain class, and the lower the less likely. {0} has {1}.',
        classNameFirst(view, c), formatNumber(view.logSoftmax[c]!));
}

export function describeNll(view: SampleView): string {
    if (view.ignored) {
        return t('The target is ignore_index: this sample does not count.');
    }
    if (!view.target) {
        return t('No target yet. The negative log-probability of a class is the loss that it would give as the target.');
    }
    if (view.targetClass === undefined) {
        return t('The target is a probability for each class. It multiplies the negative log-probabilities, and the products add up to the loss.');
    }
    if (!view.oneHot) {
        return t('Label smoothing leaves {0} for {1} and gives {2} to each other class. The products add up to the loss.',
            formatNumber(view.target[view.targetClass]!), className(view, view.targetClass), formatNumber(view.target[view.targetClass === 0 ? 1 : 0] ?? NaN));
    }
    return t('The one-hot target is 1 for {0} and 0 for the others: it keeps {1}, which is negated, and drops the rest.',
        className(view, view.targetClass), formatNumber(view.logSoftmax[view.targetClass]!));
}

export function describeGradient(view: SampleView): string {
    if (view.ignored) {
        return t('Ignored: the loss does not depend on these logits.');
    }
    // Where the target is spread, the logit of its class may be too large, and those of the others too small.
    return view.targetClass === undefined || !view.oneHot
        ? t('How the loss changes with each logit: a small step against it lowers the loss.')
        : t('How the loss changes with each logit: it falls as the logit of {0} grows, and as the others shrink.', className(view, view.targetClass));
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
    const [name, percent, probability] = [classNameFirst(view, c), formatPercent(view.softmax[c]!), formatNumber(view.softmax[c]!)];
    return view.weight
        ? t('{0} got {1}, so the loss is −ln {2} times its weight {3}: {4}.', name, percent, probability, formatNumber(view.weight[c]!), loss)
        : t('{0} got {1}, so the loss is −ln {2} = {3}.', name, percent, probability, loss);
}

/** How the losses of a batch become one. */
export function describeReduction({ reduction, kept, samples, weighted }: ReductionView): string {
    const all = kept === samples;
    switch (reduction) {
        case 'none':
            return t('Not reduced: a loss for each of {0} samples. Here is that of the sample in view.', formatCount(samples));
        case 'sum':
            return all ? t('The sum over {0} samples.', formatCount(samples)) : t('The sum over the {0} of {1} samples that count.', formatCount(kept), formatCount(samples));
        case 'mean':
            if (weighted) {
                return t('The mean over {0} samples, by the weights of their targets.', formatCount(kept));
            }
            return all ? t('The mean over {0} samples.', formatCount(samples)) : t('The mean over the {0} of {1} samples that count.', formatCount(kept), formatCount(samples));
    }
}

/** What the stages below a batch show. */
export const sampleHeading = (position: string): string => t('Sample {0}', position);

export const logitsChanged = (): string => t('These logits are not those of the text: what you see is a what-if.');

export const wasInText = (value: number): string => t('{0} in the text', formatNumber(value));

export const describeProof = (): string =>
    t('Two ways, one number: LogSoftmax followed by NLLLoss is CrossEntropyLoss.');

export const weightsExpected = (classes: number): string => t('Give one number for each of the {0} classes, such as 1, 2, 0.5.', formatCount(classes));

export const noTargetNearby = (): string =>
    t('No target was found next to these logits. Choose the true class, and the rest follows.');

export const targetMisfit = (found: readonly number[], logits: readonly number[]): string =>
    t('A target of shape {0} stands nearby, but it does not fit logits of shape {1}, so it is not used.', formatShape(found), formatShape(logits));

export const reshapedInCode = (loss: string, logits: readonly number[]): string =>
    t('The code gives the logits another shape before {0}. Here they are taken as they stand in the text, {1}, with the classes on axis {2}; the target does not fit them so.', loss, formatShape(logits), classAxis(logits));

export const otherClasses = (count: number, probability: number): string =>
    t('{0} more classes, together {1}', formatCount(count), formatPercent(probability));
