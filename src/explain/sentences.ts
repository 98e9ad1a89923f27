/** One sentence per stage: what happened to *these* numbers. */
import { className } from './labels';
import { t } from './l10n';
import { formatCount, formatNumber, formatPercent, formatShape } from './numbers';
import type { SampleView } from './sampleView';

export function describeLogits(view: SampleView): string {
    const finite = view.logits.every(Number.isFinite);
    return finite
        ? t('The model\'s raw scores, any numbers. The largest is {0}, for {1}.', formatNumber(view.max), className(view, view.prediction))
        : t('The model\'s raw scores. Not all are finite numbers, so look at what becomes of them.');
}

export function describeExp(view: SampleView): string {
    return t('The largest logit, {0}, is subtracted from each: no exponential can overflow, and the softmax stays the same. The exponentials add up to {1}.',
        formatNumber(view.max), formatNumber(view.sum));
}

export function describeSoftmax(view: SampleView): string {
    return t('Each exponential divided by their sum, {0}: probabilities that add up to 1. {1} gets {2}.',
        formatNumber(view.sum), capitalised(className(view, view.prediction)), formatPercent(view.softmax[view.prediction]!));
}

export function describeLogSoftmax(view: SampleView): string {
    const c = view.targetClass ?? view.prediction;
    return t('The natural logarithm of each probability: 0 for a sure class, the lower the less likely. {0} has {1}.',
        capitalised(className(view, c)), formatNumber(view.logSoftmax[c]!));
}

export function describeNll(view: SampleView): string {
    if (!view.target) {
        return t('No target yet. The negative log-probability of a class is the loss that it would give as the target.');
    }
    if (view.ignored) {
        return t('The target is ignore_index, so this sample does not count: 0.');
    }
    return view.targetClass !== undefined && view.oneHot
        ? t('The one-hot target is 1 for {0} and 0 for the others: it keeps {1}, which is negated, and drops the rest.',
            className(view, view.targetClass), formatNumber(view.logSoftmax[view.targetClass]!))
        : t('The target is a probability for each class. It weighs the negative log-probabilities, and their sum is the loss.');
}

export function describeSampleLoss(view: SampleView): string {
    if (view.targetClass === undefined || !view.oneHot || view.ignored) {
        return t('This sample\'s loss is {0}.', formatNumber(view.loss ?? NaN));
    }
    return t('{0} got {1}, so the loss is −ln {2} = {3}.',
        capitalised(className(view, view.targetClass)), formatPercent(view.softmax[view.targetClass]!),
        formatNumber(view.softmax[view.targetClass]!), formatNumber(view.loss ?? NaN));
}

export function describeReduction(losses: { readonly kept: number; readonly samples: number }): string {
    return losses.kept === losses.samples
        ? t('The mean over the {0} samples of the batch.', formatCount(losses.samples))
        : t('The mean over the {0} of {1} samples that have a target.', formatCount(losses.kept), formatCount(losses.samples));
}

/** What the stages below a batch show. */
export const sampleHeading = (position: string): string => t('Sample {0}', position);

export const describeProof = (): string =>
    t('Two ways, one number: LogSoftmax followed by NLLLoss is CrossEntropyLoss.');

export const noTargetNearby = (): string =>
    t('No target was found next to these logits. Choose the true class, and the rest follows.');

export const targetMisfit = (found: readonly number[], logits: readonly number[]): string =>
    t('A target of shape {0} stands nearby, but it does not fit logits of shape {1}, so it is not used.', formatShape(found), formatShape(logits));

export const otherClasses = (count: number, probability: number): string =>
    t('{0} more classes, together {1}', formatCount(count), formatPercent(probability));

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
