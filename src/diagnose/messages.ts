/**
 * What is wrong, in words: one function per finding, handed the evidence. Translated as those of src/explain.
 * The first sentence stands by itself: it is all that the hover shows.
 */
import { t } from '@vscode/l10n';
import { formatBound, formatCount, formatExactly, formatNumber, formatPercent, formatShape } from '../format/numbers';
import type { Names } from './names';

export type Sentences = readonly [brief: string, ...more: string[]];

const number = formatNumber;
const list = (values: readonly (number | string)[], all: number): string =>
    values.join(', ') + (all > values.length ? ', …' : '');
/** A sentence that needs a number which is not always there. */
const unless = (absent: boolean, sentence: () => string): readonly string[] => (absent ? [] : [sentence()]);

/** The loss as the code has it, and as it would be without the mistake; absent without a target. */
export interface Losses {
    readonly wrong: number | undefined;
    readonly right: number | undefined;
}

/** The least and the most that CrossEntropyLoss can give for a sample. */
export interface Band {
    readonly lowest: number;
    readonly highest: number;
    readonly classes: number;
}

const asInText = (): string => t('The stages explain the numbers as they stand in the text.');

const band = ({ lowest, highest, classes }: Band, loss: string): string =>
    t(
        '{0} applies softmax itself: on such numbers it can only give {1} to {2} for {3} classes, however good the model is.',
        loss,
        number(lowest),
        number(highest),
        formatCount(classes),
    );

export const probabilitiesAsLogits = (
    of: Band & Losses & { samples: number; tolerance: number; name: string },
): Sentences => [
    of.samples === 1
        ? t(
              'The logits lie in [0, 1] and add up to 1 (±{0}): they look like the output of softmax.',
              formatBound(of.tolerance),
          )
        : t(
              'The logits of all {0} samples lie in [0, 1] and add up to 1 (±{1}): they look like the output of softmax.',
              formatCount(of.samples),
              formatBound(of.tolerance),
          ),
    band(of, of.name),
    ...unless(of.wrong === undefined, () =>
        t(
            'Here it gives {0}; on the logarithms of these probabilities it would give {1}.',
            number(of.wrong!),
            number(of.right!),
        ),
    ),
];

/** The same, where the first sentence has said what the loss does. */
const onlyBand = ({ lowest, highest, classes }: Band): string =>
    t(
        'On such numbers of {0} classes it can only give {1} to {2}, however good the model is.',
        formatCount(classes),
        number(lowest),
        number(highest),
    );

export const softmaxInCode = (of: Band & Losses & { name: string }): Sentences => [
    of.wrong === undefined
        ? t('The code applies softmax before {0}, which applies it again.', of.name)
        : t(
              'The code applies softmax before {0}, which applies it again: the loss is {1}, and without that softmax {2}.',
              of.name,
              number(of.wrong),
              number(of.right!),
          ),
    onlyBand(of),
    asInText(),
];

export const sigmoidInCode = (of: Band & Losses & { name: string }): Sentences => [
    of.wrong === undefined
        ? t('The code applies sigmoid before {0}, which takes the results for logits.', of.name)
        : t(
              'The code applies sigmoid before {0}, which takes the results for logits: the loss is {1}, and without sigmoid {2}.',
              of.name,
              number(of.wrong),
              number(of.right!),
          ),
    onlyBand(of),
    asInText(),
];

export const logProbabilitiesAsLogits = (tolerance: number): Sentences => [
    t(
        'No logit is above 0, and the exponentials of each sample add up to 1 (logsumexp 0 ± {0}): these are log-probabilities.',
        formatBound(tolerance),
    ),
    t('log_softmax leaves them as they are, so the loss is right; one of the two is superfluous.'),
];

export const logSoftmaxInCode = (name: string): Sentences => [
    t(
        'The code makes log-probabilities of the logits before {0}, which does so again: the loss stays the same, and one of the two is superfluous.',
        name,
    ),
];

export const oneHotAsLogits = (classes: number, ifRight: number, ifWrong: number): Sentences => [
    t('The logits of each sample are a single 1 and zeros: labels or predictions, not scores.'),
    t(
        'With {0} classes the loss is then {1} where the 1 is at the target and {2} elsewhere, not 0 and infinity.',
        formatCount(classes),
        number(ifRight),
        number(ifWrong),
    ),
];

export const argmaxInCode = (name: string): Sentences => [
    t(
        'The code takes the argmax before {0}: what arrives are class indices, not scores, and no gradient flows back through them.',
        name,
    ),
    asInText(),
];

export const nllOnLogits = (of: Losses & { name: string; sample: number; sum: number }, names: Names): Sentences => [
    of.wrong === undefined
        ? t('{0} expects log-probabilities, and gets raw logits.', of.name)
        : t(
              '{0} expects log-probabilities, and gets raw logits: it gives {1}, and CrossEntropyLoss {2}.',
              of.name,
              number(of.wrong),
              number(of.right!),
          ),
    t(
        'The exponentials of log-probabilities add up to 1; those of sample {0} add up to {1}.',
        names.sample(of.sample),
        number(of.sum),
    ),
];

export const nllOnProbabilities = (of: Losses & { name: string }): Sentences => [
    of.wrong === undefined
        ? t('{0} expects log-probabilities, and gets probabilities without the logarithm.', of.name)
        : t(
              '{0} expects log-probabilities, and gets probabilities without the logarithm: it gives {1}, and with the logarithm {2}.',
              of.name,
              number(of.wrong),
              number(of.right!),
          ),
    t('Such a loss lies between -1 and 0.'),
];

export const probabilitiesExpected = (
    of: Losses & { name: string; keras: boolean; epsilon: number; sample: number; sum: number; smallest: number },
    names: Names,
): Sentences => [
    of.smallest < 0
        ? t(
              '{0} expects probabilities, and gets logits: in sample {1} stands {2}.',
              of.name,
              names.sample(of.sample),
              number(of.smallest),
          )
        : t(
              '{0} expects probabilities, and gets logits: those of sample {1} add up to {2}.',
              of.name,
              names.sample(of.sample),
              number(of.sum),
          ),
    of.keras
        ? t(
              'Keras clips what it takes for probabilities to the range from {0} to 1 - {0}, and takes the logarithm.',
              formatExactly(of.epsilon),
          )
        : t('scikit-learn refuses what is below 0 or above 1.'),
    ...unless(!of.keras || of.wrong === undefined, () =>
        t('That gives {0}; with from_logits=True it is {1}.', number(of.wrong!), number(of.right!)),
    ),
];

export const takenAsProbabilities = (of: Losses & { name: string }): Sentences => [
    of.wrong === undefined
        ? t('{0} takes these numbers for probabilities, as they are.', of.name)
        : t('{0} takes these numbers for probabilities, as they are, and gives {1}.', of.name, number(of.right!)),
    of.wrong === undefined
        ? t('The stages explain CrossEntropyLoss, which takes them for logits.')
        : t('The stages explain CrossEntropyLoss, which takes them for logits and gives {0}.', number(of.wrong)),
];

export const logarithmInCode = (of: Losses & { name: string }): Sentences => [
    of.wrong === undefined
        ? t('The code takes the logarithm of these probabilities before {0}.', of.name)
        : t(
              'The code takes the logarithm of these probabilities before {0}: its loss is {1}.',
              of.name,
              number(of.right!),
          ),
    asInText(),
];

export const scaledInCode = (name: string): Sentences => [
    t(
        'The code multiplies or divides the logits before {0}, so its loss is not that of the numbers in the text.',
        name,
    ),
    t('To follow it, set the temperature under "What if".'),
];

export type OutOfRangeCause = 'one-based' | 'padding' | 'more-classes' | 'negative';
/** @property ignores the parameter that leaves a target out; undefined where the loss has none. */
export const targetOutOfRange = (
    of: {
        value: number;
        sample: number;
        count: number;
        smallest: number;
        largest: number;
        classes: number;
        cause: OutOfRangeCause;
        ignores: string | undefined;
    },
    names: Names,
): Sentences => [
    of.count === 1
        ? t(
              'Target {0} (sample {1}) is not a class: with {2} logits per sample, the classes are 0 to {3}.',
              of.value,
              names.sample(of.sample),
              formatCount(of.classes),
              of.classes - 1,
          )
        : t(
              '{0} targets from {1} to {2}, the first {3} (sample {4}), are not classes: with {5} logits per sample, the classes are 0 to {6}.',
              formatCount(of.count),
              of.smallest,
              of.largest,
              of.value,
              names.sample(of.sample),
              formatCount(of.classes),
              of.classes - 1,
          ),
    causeOf(of),
];

function causeOf(of: Parameters<typeof targetOutOfRange>[0]): string {
    switch (of.cause) {
        case 'one-based':
            return t('No target is below 1: they seem to be counted from 1.');
        case 'padding':
            return of.ignores === undefined
                ? t('{0} looks like padding: leave those samples out.', of.value)
                : t('{0} looks like padding: pass {1}={0}.', of.value, of.ignores);
        case 'more-classes':
            return t(
                'The targets need at least {0} classes; the model has {1}.',
                formatCount(of.largest + 1),
                formatCount(of.classes),
            );
        case 'negative':
            return t('A class index cannot be negative.');
        default:
            return of.cause satisfies never;
    }
}

export const oneHotIntegers = (shape: readonly number[], multiple: boolean): Sentences =>
    multiple
        ? [
              t(
                  "The target has the logits' own shape {0} and holds only the integers 0 and 1, but not exactly one 1 in every row: torch takes only floats there.",
                  formatShape(shape),
              ),
              t('Where several classes are right at once, use BCEWithLogitsLoss.'),
          ]
        : [
              t(
                  "The target is one-hot, of the logits' own shape {0}, but holds integers: torch takes that shape for class probabilities, which have to be floats.",
                  formatShape(shape),
              ),
          ];

export const targetDtype = (dtype: string, wanted: 'int64' | 'float', fractions = false): Sentences =>
    wanted === 'float'
        ? [t("The target is {0} and has the logits' own shape: class probabilities have to be floats.", dtype)]
        : fractions
          ? [
                t('The target is {0} and holds fractions; class indices have to be int64.', dtype),
                t('Are these labels for another loss?'),
            ]
          : [t('The target is {0}; class indices have to be int64 (long).', dtype)];

export const classAxis = (
    logits: readonly number[],
    target: readonly number[],
    needed: readonly number[],
): Sentences => [
    t(
        'The logits have shape {0}, the target {1}: the classes are on the wrong axis.',
        formatShape(logits),
        formatShape(target),
    ),
    t('CrossEntropyLoss needs them on axis 1, logits of shape {0}.', formatShape(needed)),
];

export const classAxisSilent = (of: {
    shape: readonly number[];
    loss: number;
    swapped: number;
    hits: number;
    swappedHits: number;
    samples: number;
}): Sentences => [
    t(
        'In logits of shape {0} axes 1 and 2 have the same size, so torch does not notice when the classes are on the last one.',
        formatShape(of.shape),
    ),
    t(
        'Classes on axis 1, as torch has it: loss {0}, {1} of {2} targets predicted.',
        number(of.loss),
        formatCount(of.hits),
        formatCount(of.samples),
    ),
    t(
        'Classes on the last axis: loss {0}, {1} of {2}.',
        number(of.swapped),
        formatCount(of.swappedHits),
        formatCount(of.samples),
    ),
];

export const singleLogit = (shape: readonly number[]): Sentences => [
    t(
        'Logits of shape {0} have one class: softmax gives it 1, and the loss is 0 whatever the model says.',
        formatShape(shape),
    ),
];
export const binaryLabels = (count: number, positive: number): Sentences => [
    t('Logits and float targets both have shape ({0}): to torch that is one sample of {0} classes.', count),
    t(
        'But {0} of the targets are 1 and the others 0, as if they were {1} samples with a yes or no each.',
        positive,
        count,
    ),
];

export const allIgnored = (samples: number, ignoreIndex: number, mean: boolean): Sentences => [
    samples === 0
        ? t('The batch is empty, 0 samples: the mean of nothing is nan.')
        : mean
          ? t(
                'All {0} targets are {1}, the ignore_index: 0 samples count, and the mean of nothing is nan.',
                formatCount(samples),
                ignoreIndex,
            )
          : t('All {0} targets are {1}, the ignore_index: 0 samples count.', formatCount(samples), ignoreIndex),
];

export const ignoredRealClass = (c: number, ignored: number, samples: number): Sentences => [
    t(
        'ignore_index {0} is one of the classes: {1} of {2} samples are left out.',
        c,
        formatCount(ignored),
        formatCount(samples),
    ),
    t('Its logit still takes part in the softmax of every other sample.'),
];

export const weightedMean = (of: { loss: number; denominator: number; plain: number; count: number }): Sentences => [
    t(
        'The mean divides by the weights of the targets: {0}, with denominator {1}.',
        number(of.loss),
        number(of.denominator),
    ),
    t(
        "The plain mean of the samples' losses (reduction none) is {0}, with denominator {1}.",
        number(of.plain),
        formatCount(of.count),
    ),
];

export const zeroWeight = (
    count: number,
    classes: readonly number[],
    all: number,
    mean: boolean,
    names: Names,
): Sentences => [
    mean
        ? t(
              'The weights of all {0} targets that count add up to 0 (classes {1}): the mean divides by that sum, and gives nan.',
              formatCount(count),
              list(classes.map(names.label), all),
          )
        : t(
              'All {0} targets that count have weight 0 (classes {1}): they add nothing to the loss.',
              formatCount(count),
              list(classes.map(names.label), all),
          ),
];

export const smoothingFloor = (smoothing: number, floor: number, loss: number): Sentences => [
    t(
        'With label smoothing {0} the loss cannot go below {1}, the entropy of the smoothed target.',
        smoothing,
        number(floor),
    ),
    t('It is {0} now, {1} above that.', number(loss), number(loss - floor)),
];

export type MaskedCause = 'target' | 'all' | 'smoothing' | 'soft-target';
export const maskedClass = (
    of: { cause: MaskedCause; sample: number; classes: readonly number[]; all: number; loss: number; count: number },
    names: Names,
): Sentences => [
    maskedIn(of, names),
    ...unless(of.count === 1, () => t('This is so in {0} samples.', formatCount(of.count))),
];

function maskedIn({ cause, sample, classes, all, loss }: Parameters<typeof maskedClass>[0], names: Names): string {
    const which = list(classes.map(names.label), all);
    switch (cause) {
        case 'target':
            return t(
                'Sample {0}: the target itself, class {1}, has the logit -inf, so the loss is {2}.',
                names.sample(sample),
                which,
                number(loss),
            );
        case 'all':
            return t(
                'Sample {0}: all logits are -inf, nothing is left to choose from, and the loss is {1}.',
                names.sample(sample),
                number(loss),
            );
        case 'smoothing':
            return t(
                'Sample {0}: label smoothing gives a share to classes whose logit is -inf ({1}), so the loss is {2}.',
                names.sample(sample),
                which,
                number(loss),
            );
        case 'soft-target':
            return t(
                'Sample {0}: a target of probabilities multiplies the log-probability of classes whose logit is -inf ({1}), so the loss is {2}.',
                names.sample(sample),
                which,
                number(loss),
            );
        default:
            return cause satisfies never;
    }
}

export const nonFinite = (
    of: { nan: number; inf: number; sample: number; classIndex: number; value: number; ignored: boolean },
    names: Names,
): Sentences => [
    t(
        'Logits that are not finite: {0} nan, {1} inf, the first in sample {2}, {3} ({4}).',
        formatCount(of.nan),
        formatCount(of.inf),
        names.sample(of.sample),
        names.className(of.classIndex),
        number(of.value),
    ),
    of.ignored
        ? t('The loss leaves these samples out, but their gradient is nan.')
        : t('Softmax makes the whole sample nan, and the mean makes the whole loss nan.'),
];

export const naiveUnderflow = (
    of: {
        sample: number;
        dtype: string;
        largest: number;
        smallest: number;
        expAbove: number;
        naive: number;
        stable: number;
        classIndex: number;
    },
    names: Names,
): Sentences => [
    t(
        'log(softmax(x)) by hand fails in sample {0}: in {1}, {2} gets {3} instead of {4}.',
        names.sample(of.sample),
        of.dtype,
        names.className(of.classIndex),
        number(of.naive),
        number(of.stable),
    ),
    t(
        'The logits go from {0} to {1}, and exp overflows above {2}.',
        number(of.smallest),
        number(of.largest),
        number(of.expAbove),
    ),
    t('log_softmax and CrossEntropyLoss are safe.'),
];

export const lowPrecision = (of: {
    dtype: string;
    loss: number;
    exact: number;
    float32: number;
    grid: number;
}): Sentences => [
    t(
        'In {0} the loss is {1}; in float32 it is {2}, in float64 {3}.',
        of.dtype,
        number(of.loss),
        number(of.float32),
        number(of.exact),
    ),
    t('Neighbouring {0} numbers are {1} apart there, so smaller changes cannot be seen.', of.dtype, number(of.grid)),
];

export const chanceLevel = (loss: number, chance: number, classes: number): Sentences => [
    t(
        'The loss is {0}, {1} of ln {2} = {3}: what {2} equally likely classes give.',
        number(loss),
        formatPercent(loss / chance),
        formatCount(classes),
        number(chance),
    ),
    t('On these targets the model does no better than guessing.'),
];

export const confidentAndWrong = (
    of: {
        sample: number;
        share: number;
        loss: number;
        predicted: number;
        probability: number;
        target: number;
        targetProbability: number;
        count: number;
    },
    names: Names,
): Sentences => [
    t(
        'Sample {0} carries {1} of the loss of all {2} samples: {3}.',
        names.sample(of.sample),
        formatPercent(of.share),
        formatCount(of.count),
        number(of.loss),
    ),
    t(
        'The model gives {0} a probability of {1}, and the target, {2}, only {3}.',
        names.className(of.predicted),
        formatPercent(of.probability),
        names.className(of.target),
        formatPercent(of.targetProbability),
    ),
];

export const notNormalised = (
    of: { count: number; samples: number; sample: number; sum: number; smallest: number; binary: boolean },
    names: Names,
): Sentences => [
    of.smallest < 0
        ? t(
              '{0} of {1} targets are no probabilities: that of sample {2} adds up to {3} and has a negative entry, {4}.',
              formatCount(of.count),
              formatCount(of.samples),
              names.sample(of.sample),
              number(of.sum),
              number(of.smallest),
          )
        : t(
              '{0} of {1} targets do not add up to 1: that of sample {2} adds up to {3}.',
              formatCount(of.count),
              formatCount(of.samples),
              names.sample(of.sample),
              number(of.sum),
          ),
    t('torch does not check, and scales the loss by it.'),
    ...unless(!of.binary, () => t('Where several classes are right at once, use BCEWithLogitsLoss.')),
];

export const shapeMismatch = (torch: string, plain: string): Sentences => [t('torch refuses: "{0}"', torch), plain];
