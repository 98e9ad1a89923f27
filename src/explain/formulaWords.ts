/** The formulas in words, for those who hear them. */
import type { ClassNumbers, CrossEntropyBreakdown } from '../math';
import { className } from './labels';
import { t } from './l10n';
import { formatFactor, formatNumber } from '../format/numbers';
import { isPlainGradient } from './sampleView';
import type { SampleView } from './sampleView';

const number = (numbers: ClassNumbers, c: number): string => formatNumber(numbers(c));

export const logitInWords = (view: SampleView, c: number): string =>
    t('The logit of {0} is {1}', className(view, c), formatNumber(view.logits[c]!));

export const expInWords = (view: SampleView, c: number): string =>
    t(
        'For {0}: e to the power of {1} minus the largest logit, {2}, is {3}',
        className(view, c),
        formatNumber(view.logits[c]!),
        formatNumber(view.max),
        number(view.exp, c),
    );

export const softmaxInWords = (view: SampleView, c: number): string =>
    t(
        'The probability of {0} is {1} divided by the sum, {2}: {3}',
        className(view, c),
        number(view.exp, c),
        formatNumber(view.sum),
        number(view.softmax, c),
    );

export const logSoftmaxInWords = (view: SampleView, c: number): string =>
    t(
        'The logarithm of the probability of {0} is {1} minus the logarithm of the sum, {2}: {3}',
        className(view, c),
        number(view.shifted, c),
        formatNumber(view.logSum),
        number(view.logSoftmax, c),
    );

export function nllInWords(view: SampleView, c: number): string {
    const { target, targetClass, oneHot, weight } = view;
    if (!target) {
        return t(
            'If {0} is the target, the loss is minus the logarithm of its probability: {1}',
            className(view, c),
            number(view.nll, c),
        );
    }
    if (!oneHot || targetClass === undefined) {
        return t('The loss of the sample is the sum of the products over all classes: {0}', formatNumber(view.loss!));
    }
    return weight
        ? t(
              'The loss of the sample is minus the weight, {0}, times {1}, the logarithm for {2}: {3}',
              formatFactor(weight(targetClass)),
              number(view.logSoftmax, targetClass),
              className(view, targetClass),
              formatNumber(view.loss!),
          )
        : t(
              'The loss of the sample is minus {0}, the logarithm for {1}: {2}',
              number(view.logSoftmax, targetClass),
              className(view, targetClass),
              formatNumber(view.loss!),
          );
}

export const sumInWords = ({ sumLoss }: CrossEntropyBreakdown): string =>
    t('The losses of the samples add up to {0}', formatNumber(sumLoss));

export const meanInWords = ({ sumLoss, denominator, meanLoss }: CrossEntropyBreakdown): string =>
    t('{0} divided by {1} is {2}', formatNumber(sumLoss), formatFactor(denominator), formatNumber(meanLoss));

export function gradientInWords(view: SampleView, c: number): string {
    const { target, softmax, gradient, denominator = 1 } = view;
    return target && isPlainGradient(view)
        ? t(
              'The slope for {0} is its probability, {1}, minus its target, {2}, divided by {3}: {4}',
              className(view, c),
              number(softmax, c),
              number(target, c),
              formatFactor(denominator),
              number(gradient!, c),
          )
        : t('The slope for {0} is {1}', className(view, c), number(gradient!, c));
}
