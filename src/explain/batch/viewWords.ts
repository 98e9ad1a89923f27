/** What the views of a batch say: their gist in a line, and what is to be seen in them. */
import { formatCount, formatNumber, formatShape } from '../../format/numbers';
import { layoutOf } from '../../math';
import { resolveOptions } from '../../model/example';
import type { Explanation } from '../../diagnose/explanation';
import { classLabel, className } from '../labels';
import { t } from '../../format/l10n';
import { logitIndex, samplePosition } from '../samples';
import { operand, shownOperands } from '../stages/operands';
import { confusionOf } from './confusion';
import type { ClassGroup } from './confusion';
import { heatMapColumns } from './heatMap';
import { lossHistogram } from './histogram';
import type { CountedBin, LossBin } from './histogram';
import type { Judged } from './judged';
import { hardestSample } from './lossMap';
import type { LossMap } from './lossMap';
import { reductionRow, weighting } from './reduction';
import type { Reduced } from './reduction';
import { binName, pairName } from './words';

/** What a bar of the histogram says of itself. */
export const describeBin = ({ bin, count }: CountedBin): string =>
    t('{0}, samples: {1}', binName(bin), formatCount(count));

export function histogramDigest(explanation: Judged): string {
    const { bins, apart, median, largest } = lossHistogram(explanation);
    const words = [
        bins.length > 0 && t('median {0}, largest {1}', formatNumber(median), formatNumber(largest)),
        ...apart.map(describeBin),
    ].filter(text => text !== false);
    return words.length === 0 ? t('all samples are ignored') : words.join(' · ');
}

/** What stands apart from the axis. */
export const binLabel = ({ kind }: LossBin): string => (kind === 'infinite' ? 'inf' : 'nan');

/** ln C at its place on an axis, or beyond an end of it. @param at from 0 to 1 on the axis */
export function chanceMark(classes: number, chance: number, at: number): string {
    if (at > 1) {
        return t('ln {0} = {1} →', classes, formatNumber(chance));
    }
    return at < 0
        ? t('← ln {0} = {1}', classes, formatNumber(chance))
        : t('ln {0} = {1}', classes, formatNumber(chance));
}

export function confusionDigest(explanation: Judged): string {
    const { total, correct, worst } = confusionOf(explanation);
    if (total === 0) {
        return t('all samples are ignored');
    }
    return worst
        ? t(
              'mistakes: {0}; target {1} predicted as {2}: {3}',
              formatCount(total - correct),
              classLabel(explanation.question, worst.target),
              classLabel(explanation.question, worst.prediction),
              formatCount(worst.count),
          )
        : t('mistakes: {0}', formatCount(total - correct));
}

export const describeCell = (
    question: Explanation['question'],
    target: ClassGroup | undefined,
    prediction: ClassGroup | undefined,
    count: number,
): string => t('{0}, samples: {1}', pairName(question, target, prediction), formatCount(count));

/** Which classes the matrix leaves out or puts together. */
export function describeGroups(explanation: Judged): string | undefined {
    const { groups, absent } = confusionOf(explanation);
    const shown = groups.filter(group => 'only' in group).length;
    const { classes } = layoutOf(explanation.question.logits.shape);
    if (absent > 0) {
        return t('Left out: the classes that are neither a target nor a prediction ({0}).', formatCount(absent));
    }
    return shown < classes
        ? t(
              'The {0} of {1} classes with the most mistakes; the others are one row and one column.',
              shown,
              formatCount(classes),
          )
        : undefined;
}

export function heatMapDigest(explanation: Explanation): string {
    const { samples, classes } = layoutOf(explanation.question.logits.shape);
    return t('{0} samples × {1} classes', formatCount(samples), formatCount(classes));
}

export function describeHeatMap(explanation: Explanation): string {
    const { classes, rest } = heatMapColumns(explanation)!;
    return rest === 0
        ? t('A row per sample, in the order of the table; a column per class. Click to go to a sample and class.')
        : t(
              'A row per sample, in the order of the table; a column for each of the {0} most probable classes, and a last one for the rest ({1}). Click to go to a sample and class.',
              classes.length,
              formatCount(rest),
          );
}

/** The head of the last column. */
export const restLabel = (rest: number): string => t('{0} more', formatCount(rest));

/** The cell in view in words. */
export function describeHeatCell({ question, stages }: Explanation, sample: number, c: number): string {
    const {
        logits: { shape },
    } = question;
    const p = stages ? stages.softmax.data[logitIndex(layoutOf(shape), sample, c)]! : NaN;
    return t(
        'Sample {0}, {1}: {2}',
        samplePosition(layoutOf(shape).sampleShape, sample),
        className(question, c),
        formatNumber(p),
    );
}

export function reductionDigest({ question, breakdown }: Judged): string {
    const { sumLoss, meanLoss, denominator } = breakdown;
    switch (resolveOptions(question.options).reduction) {
        case 'mean':
            return t(
                '{0} = {1}',
                formatQuotient({ sum: sumLoss, divisor: denominator, value: meanLoss }),
                formatNumber(meanLoss),
            );
        case 'sum':
            return t('sum of the losses: {0}', formatNumber(sumLoss));
        case 'none':
            return t('not reduced: {0} losses', formatCount(breakdown.loss.data.length));
    }
}

/** How the last column comes from the ones before it. */
export function describeWeights(explanation: Judged): string {
    switch (weighting(explanation)) {
        case 'none':
            return t(
                'Without weights, each sample that is not ignored adds its loss to the numerator and 1 to the denominator.',
            );
        case 'by-target':
            return t(
                'The loss of each sample is multiplied by the weight of its target. The mean divides by the sum of these weights, not by the number of samples.',
            );
        case 'by-class':
            return explanation.question.target?.kind === 'index'
                ? t(
                      'With label smoothing, every class has its own weight within the loss of a sample, so the last column is not a plain product. The mean still divides by the sum of the weights of the targets.',
                  )
                : t(
                      'With probabilities as the target, every class has its own weight within the loss of a sample. The mean divides by the number of samples, not by the weights.',
                  );
    }
}

/** What is divided by what, and where that number is met. */
export function describeReduced(explanation: Judged, { code }: Reduced): string {
    switch (code) {
        case 'sum':
            return t("reduction='sum': all losses of the last column");
        case 'mean':
            if (explanation.question.target?.kind === 'probability') {
                return t("reduction='mean': divided by the number of samples");
            }
            return weighting(explanation) === 'none'
                ? t("reduction='mean': divided by the number of samples that are not ignored")
                : t("reduction='mean': divided by the sum of the weights of the targets that are not ignored");
        case 'mean-of-kept':
            return t("not torch's mean: divided by the number of samples that are not ignored");
        case 'mean-of-all':
            return t("reduction='none', then .mean(): divided by the number of all samples, with ignored ones as 0");
    }
}

/** What the sum is divided by, before it is; nothing where it is not. */
export function formatQuotient({ sum, divisor, value }: Pick<Reduced, 'sum' | 'divisor' | 'value'>): string {
    if (divisor === undefined) {
        return '';
    }
    if (Number.isInteger(divisor)) {
        const [above] = shownOperands([operand(sum)], shown => shown / divisor, value);
        return t('{0} / {1}', above!, formatCount(divisor));
    }
    const [above, below] = shownOperands([operand(sum), operand(divisor)], (a, b) => a / b, value);
    return t('{0} / {1}', above!, below!);
}

export function mapDigest(explanation: Judged): string {
    const { question, breakdown } = explanation;
    const { sampleShape } = layoutOf(question.logits.shape);
    const hardest = hardestSample(explanation);
    return hardest === undefined
        ? t('positions {0}', formatShape(sampleShape))
        : t(
              'positions {0}; the largest loss, {1}, is at {2}',
              formatShape(sampleShape),
              formatNumber(breakdown.perSample.data[hardest]!),
              samplePosition(sampleShape, hardest),
          );
}

export function describeMap({ rowAxis, columnAxis, cellRows, cellColumns }: LossMap): string {
    return cellRows * cellColumns === 1
        ? t(
              'Axis {0} runs down, axis {1} to the right. Click, or use the arrow keys, to go to a position.',
              rowAxis,
              columnAxis,
          )
        : t(
              'Axis {0} runs down, axis {1} to the right; a cell covers {2} × {3} positions and shows their largest loss. Click, or use the arrow keys, to go to it.',
              rowAxis,
              columnAxis,
              cellRows,
              cellColumns,
          );
}

/** The position in view in words, for those who do not see the picture. */
export function describePosition(explanation: Judged, sample: number): string {
    const { position, target, loss } = reductionRow(explanation, sample);
    return target === undefined
        ? t('Position {0}: ignored.', position)
        : t(
              'Position {0}: target {1}, predicted {2}, loss {3}.',
              position,
              target,
              classLabel(explanation.question, explanation.breakdown.prediction.data[sample]!),
              formatNumber(loss),
          );
}
