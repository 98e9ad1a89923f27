/** What is wrong, in words: one function per sentence, handed the evidence. Translated as those of src/explain. */
import { t } from '@vscode/l10n';
import { formatCount, formatNumber, formatPercent, formatShape } from '../format/numbers';
import { sentences } from '../format/sentences';

const number = formatNumber;
const list = (values: readonly number[], all: number): string => values.join(', ') + (all > values.length ? ', …' : '');

export const probabilitiesAsLogits = (of: { samples: number; tolerance: number; classes: number; lowest: number; highest: number; loss?: number; lossOnLogs?: number }): string => {
    const rows = of.samples === 1
        ? t('All logits lie in [0, 1] and add up to 1 (±{0}): they look like the output of softmax.', number(of.tolerance))
        : t('The logits of all {0} samples lie in [0, 1] and add up to 1 (±{1}): they look like the output of softmax.', formatCount(of.samples), number(of.tolerance));
    const band = t('CrossEntropyLoss applies softmax itself; on probabilities of {0} classes it can only give {1} to {2}, however good the model is.', formatCount(of.classes), number(of.lowest), number(of.highest));
    return sentences(rows, band, ...of.loss === undefined || of.lossOnLogs === undefined
        ? [] : [t('Here it gives {0}; on the logarithms of these probabilities it would be {1}.', number(of.loss), number(of.lossOnLogs))]);
};

export const logProbabilitiesAsLogits = (tolerance: number): string =>
    t('No logit is above 0 and the exponentials of each sample add up to 1 (logsumexp 0 ± {0}): these are log-probabilities. log_softmax leaves them as they are, so the loss is right, and one of the two is superfluous.', number(tolerance));

export const oneHotAsLogits = (classes: number, ifRight: number, ifWrong: number): string =>
    t('The logits of each sample are a single 1 and zeros, like one-hot labels. Softmax does not keep them so: with {0} classes the loss is {1} where the 1 is at the target and {2} elsewhere, not 0 and infinity.', formatCount(classes), number(ifRight), number(ifWrong));

export type OutOfRangeCause = 'one-based' | 'padding' | 'more-classes' | 'negative';
export const targetOutOfRange = (of: { value: number; sample: number; count: number; smallest: number; largest: number; classes: number; cause: OutOfRangeCause }): string => {
    const what = of.count === 1
        ? t('Target {0} (sample {1}) is not a class: with {2} logits per sample, the classes are 0 to {3}.', of.value, of.sample, formatCount(of.classes), of.classes - 1)
        : t('{0} targets from {1} to {2}, the first {3} (sample {4}), are not classes: with {5} logits per sample, the classes are 0 to {6}.', formatCount(of.count), of.smallest, of.largest, of.value, of.sample, formatCount(of.classes), of.classes - 1);
    return sentences(what, causeOf(of));
};

function causeOf(of: { value: number; largest: number; classes: number; cause: OutOfRangeCause }): string {
    switch (of.cause) {
        case 'one-based': return t('No target is below 1: they seem to be counted from 1.');
        case 'padding': return t('{0} looks like padding: pass ignore_index={0}.', of.value);
        case 'more-classes': return t('The targets need at least {0} classes; the model has {1}.', formatCount(of.largest + 1), formatCount(of.classes));
        case 'negative': return t('A class index cannot be negative.');
        default: return of.cause satisfies never;
    }
}

export const oneHotIntegers = (shape: readonly number[], multiple: boolean): string => multiple
    ? t('The target has the logits\' own shape {0} and holds only the integers 0 and 1, but not exactly one 1 in every row. torch takes only floats there. Where several classes are right at once, use BCEWithLogitsLoss.', formatShape(shape))
    : t('The target is one-hot, of the logits\' own shape {0}, but holds integers. torch takes that shape for class probabilities, which have to be floats.', formatShape(shape));

export const targetDtype = (dtype: string, wanted: 'int64' | 'float', fractions = false): string => wanted === 'float'
    ? t('The target is {0} and has the logits\' own shape: class probabilities have to be floats.', dtype)
    : fractions
        ? t('The target is {0} and holds fractions; class indices have to be int64. Are these labels for another loss?', dtype)
        : t('The target is {0}; class indices have to be int64 (long).', dtype);

export const classAxis = (logits: readonly number[], target: readonly number[], needed: readonly number[]): string =>
    t('The logits have shape {0}, the target {1}: the classes are on the wrong axis. CrossEntropyLoss needs them on axis 1, logits of shape {2}.', formatShape(logits), formatShape(target), formatShape(needed));

export const classAxisSilent = (of: { shape: readonly number[]; loss: number; swapped: number; hits: number; swappedHits: number; samples: number }): string =>
    t('In logits of shape {0} axes 1 and 2 have the same size, so torch does not notice when the classes are on the last one. With the classes on axis 1, as torch has it: loss {1}, {2} of {3} targets predicted. With the classes on the last axis: loss {4}, {5} of {3}.',
        formatShape(of.shape), number(of.loss), formatCount(of.hits), formatCount(of.samples), number(of.swapped), formatCount(of.swappedHits));

export const singleLogit = (shape: readonly number[]): string =>
    t('Logits of shape {0} have one class: softmax gives it 1, and the loss is 0 whatever the model says.', formatShape(shape));
export const binaryLabels = (count: number, positive: number): string =>
    t('Logits and float targets both have shape ({0}): to torch that is one sample of {0} classes. But {1} of the targets are 1 and the others 0, as if they were {0} samples with a yes or no each.', count, positive);

export const allIgnored = (samples: number, ignoreIndex: number, mean: boolean): string => samples === 0
    ? t('The batch is empty, 0 samples: the mean of nothing is nan.')
    : mean
        ? t('All {0} targets are {1}, the ignore_index: 0 samples count, and the mean of nothing is nan.', formatCount(samples), ignoreIndex)
        : t('All {0} targets are {1}, the ignore_index: 0 samples count.', formatCount(samples), ignoreIndex);

export const ignoredRealClass = (c: number, ignored: number, samples: number): string =>
    t('ignore_index {0} is one of the classes: {1} of {2} samples with that target are left out, and yet its logit takes part in the softmax of every other sample.', c, formatCount(ignored), formatCount(samples));

export const weightedMean = (of: { loss: number; denominator: number; plain: number; count: number }): string =>
    t('The weighted mean divides by the weights of the targets: {0} with denominator {1}. The plain mean of the losses that reduction=\'none\' gives is {2}, with denominator {3}.', number(of.loss), number(of.denominator), number(of.plain), formatCount(of.count));

export const zeroWeight = (count: number, classes: readonly number[], all: number, mean: boolean): string => mean
    ? t('The weights of all {0} targets that count add up to 0 (classes {1}): the mean divides by that sum, and gives nan.', formatCount(count), list(classes, all))
    : t('All {0} targets that count have weight 0 (classes {1}): they add nothing to the loss.', formatCount(count), list(classes, all));

export const smoothingFloor = (smoothing: number, floor: number, loss: number): string =>
    t('With label smoothing {0} the loss cannot go below {1}, the entropy of the smoothed target. It is {2} now, {3} above that.', smoothing, number(floor), number(loss), number(loss - floor));

export type MaskedCause = 'target' | 'all' | 'smoothing' | 'soft-target';
export const maskedClass = (of: { cause: MaskedCause; sample: number; classes: readonly number[]; all: number; loss: number; count: number }): string => {
    const more = of.count > 1 ? [t('It is the first of {0} such samples.', formatCount(of.count))] : [];
    return sentences(maskedSample(of, list(of.classes, of.all)), ...more);
};

function maskedSample(of: { cause: MaskedCause; sample: number; loss: number }, classes: string): string {
    switch (of.cause) {
        case 'target': return t('The target of sample {0}, class {1}, has the logit -inf: the loss is {2}.', of.sample, classes, number(of.loss));
        case 'all': return t('All logits of sample {0} are -inf: nothing is left to choose from, and softmax is {1}.', of.sample, number(NaN));
        case 'smoothing': return t('In sample {0} these classes have the logit -inf: {1}. Label smoothing gives them a share of the target: the loss is {2}.', of.sample, classes, number(of.loss));
        case 'soft-target': return t('In sample {0} these classes have the logit -inf: {1}. A target of probabilities multiplies it: the loss is {2}.', of.sample, classes, number(of.loss));
        default: return of.cause satisfies never;
    }
}

export const nonFinite = (of: { nan: number; inf: number; sample: number; classIndex: number; value: number; ignored: boolean }): string =>
    sentences(
        t('{0} logits are nan and {1} are inf, the first at sample {2}, class {3} ({4}).', formatCount(of.nan), formatCount(of.inf), of.sample, of.classIndex, number(of.value)),
        of.ignored ? t('The loss leaves these samples out, but their gradient is nan.') : t('Softmax makes the whole sample nan, and the mean makes the whole loss nan.'));

export const naiveUnderflow = (of: { sample: number; dtype: string; largest: number; smallest: number; expAbove: number; naive: number; stable: number; classIndex: number }): string =>
    t('log(softmax(x)) by hand fails in sample {0}, whose logits go from {1} to {2}: in {3}, exp overflows above {4}, and class {5} gets {6} instead of {7}. log_softmax and CrossEntropyLoss are safe.',
        of.sample, number(of.smallest), number(of.largest), of.dtype, number(of.expAbove), of.classIndex, number(of.naive), number(of.stable));

export const lowPrecision = (of: { dtype: string; loss: number; exact: number; float32: number; grid: number }): string =>
    t('In {0} the loss is {1}; in float32 {2}, in float64 {3}. Neighbouring {0} numbers are {4} apart there, so smaller changes cannot be seen.', of.dtype, number(of.loss), number(of.float32), number(of.exact), number(of.grid));

export const chanceLevel = (loss: number, chance: number, classes: number): string =>
    t('The loss is {0}, {1} of {2}, which is what a uniform guess among {3} classes gives (ln {3}). On these targets the model does no better than guessing.', number(loss), formatPercent(loss / chance), number(chance), formatCount(classes));

export const confidentAndWrong = (of: { sample: number; share: number; loss: number; predicted: number; probability: number; target: number; targetProbability: number; count: number }): string =>
    t('Sample {0} carries {1} of the loss of all {2} samples: {3}. The model gives class {4} a probability of {5}, and the target, class {6}, only {7}.',
        of.sample, formatPercent(of.share), formatCount(of.count), number(of.loss), of.predicted, formatPercent(of.probability), of.target, formatPercent(of.targetProbability));

export const notNormalised = (of: { count: number; samples: number; sample: number; sum: number; smallest: number; binary: boolean }): string =>
    sentences(of.smallest < 0
        ? t('{0} of {1} targets are no probabilities: that of sample {2} adds up to {3} and has a negative entry, {4}.', formatCount(of.count), formatCount(of.samples), of.sample, number(of.sum), number(of.smallest))
        : t('{0} of {1} targets do not add up to 1: that of sample {2} adds up to {3}. torch does not check, and scales the loss by it.', formatCount(of.count), formatCount(of.samples), of.sample, number(of.sum)),
    ...of.binary ? [t('Where several classes are right at once, use BCEWithLogitsLoss.')] : []);

export const shapeMismatch = (torch: string, plain: string): string => t('torch refuses: "{0}" {1}', torch, plain);
