/** What the panel says first: the loss in one line, what it means, and how good that is. */
import { formatCount, formatFactor, formatNumber } from '../format/numbers';
import { sentences } from '../format/sentences';
import { classAxisOf, layoutOf } from '../math';
import { resolveOptions } from '../model/example';
import { reductionOf } from './explanation';
import type { Explanation } from '../diagnose/explanation';
import { classNameFirst } from './labels';
import { t } from '../format/l10n';
import type { SampleView } from './sampleView';
import { countedSamples } from './samples';
import { noTargetNearby, targetFarAway } from './sentences';
import { describeReduction, describeSampleLoss } from './stages';
import { lossOperands, probabilityInLog } from './stages/operands';
import { shareOf } from './stages/softmax';
import { shownLoss } from './whatIf';

/** How the loss comes about, beside it: `= −ln 0.5496`. `probability` is that of the target. */
export interface LossEquation {
    readonly before: string;
    readonly probability?: string;
}

/** Undefined where one line cannot say it. */
export function lossEquation(explanation: Explanation, view: SampleView): LossEquation | undefined {
    const { breakdown, question } = explanation;
    const { targetClass: c, oneHot, weight } = view;
    const { reduction } = resolveOptions(question.options);
    if (!breakdown) {
        return undefined;
    }
    if (layoutOf(question.logits.shape).samples > 1 && reduction !== 'none') {
        return { before: reducedOver(explanation) };
    }
    if (c === undefined || !oneHot) {
        return undefined;
    }
    // The mean of one sample divides by its weight again.
    if (!weight || reduction === 'mean') {
        const loss = shownLoss(explanation, view.sample)!;
        return Number.isNaN(loss)
            ? undefined
            : { before: '= −ln', probability: probabilityInLog(view, c, p => -Math.log(p), loss) };
    }
    const operands = lossOperands(view, c);
    return { before: `= −${operands.weight} · ln`, probability: operands.p };
}

/** What a batch's loss is made of. */
function reducedOver(explanation: Explanation): string {
    const { reduction, kept, samples, sampleShape } = reductionOf(explanation, explanation.breakdown!);
    const all = countedSamples(sampleShape);
    if (kept === samples) {
        return reduction === 'mean' ? t('mean of {0}', all) : t('sum of {0}', all);
    }
    return reduction === 'mean'
        ? t('mean of {0} of {1}', formatCount(kept), all)
        : t('sum of {0} of {1}', formatCount(kept), all);
}

/** What the loss means, for someone who meets it for the first time. */
export function leadSentence(explanation: Explanation, view: SampleView): string {
    const { breakdown, question } = explanation;
    const { classes, samples } = layoutOf(question.logits.shape);
    if (!breakdown) {
        const without = t(
            'Below is what needs no target, with the classes on axis {0}.',
            classAxisOf(question.logits.shape),
        );
        if (explanation.refusal) {
            return sentences(t('There is no loss: PyTorch raises an error here.'), without);
        }
        if (question.misfit) {
            return without; // the findings say why
        }
        if (question.target) {
            return '';
        }
        return question.distantTarget
            ? targetFarAway(question.distantTarget.name, question.distantTarget.line)
            : noTargetNearby();
    }
    if (samples > 1) {
        return sentences(describeReduction(reductionOf(explanation, breakdown)), meaningOfMean(explanation));
    }
    if (view.ignored) {
        return t('The target is ignore_index, so this sample is ignored.');
    }
    const { targetClass: c } = view;
    const { labelSmoothing } = resolveOptions(question.options);
    if (c === undefined || !view.oneHot) {
        return labelSmoothing > 0
            ? t(
                  'Label smoothing spreads the target over all classes, so even the best logits leave a loss of {0}.',
                  formatNumber(breakdown.lossFloor.data[0]!),
              )
            : t('The target is a probability for each class; the loss adds up −target · ln p over the classes.');
    }
    if (Number.isNaN(view.loss) || Number.isNaN(breakdown.loss.data[0]!)) {
        return ''; // the findings say why
    }
    if (view.weight && resolveOptions(question.options).reduction !== 'mean') {
        return sentences(
            t('{0} is the target, and its class weight is {1}.', classNameFirst(view, c), formatFactor(view.weight(c))),
            describeSampleLoss(view),
        );
    }
    return sentences(
        t('{0} is the target, and the model gives it a probability of {1}.', classNameFirst(view, c), shareOf(view, c)),
        classes > 1
            ? t(
                  'The loss says how surprising that is: 0 if it were certain, {0} for a uniform guess among {1} classes.',
                  formatNumber(Math.log(classes)),
                  formatCount(classes),
              )
            : t('With one class the loss is always 0.'),
    );
}

/** What a mean loss is compared with, where an even guess gives ln C. */
function meaningOfMean(explanation: Explanation): string {
    const scale = lossScale(explanation);
    return scale
        ? t(
              'It would be 0 if the model were certain of every target, and {1} for a uniform guess among {0} classes.',
              formatCount(scale.classes),
              formatNumber(scale.even),
          )
        : '';
}

/** Where the loss lies between certainty, an even guess and worse. */
export interface LossScale {
    readonly loss: number;
    /** ln C: what equal probabilities for all classes give. */
    readonly even: number;
    readonly classes: number;
    /** Where the scale ends: it depends on the number of classes alone, so that it stands still while the loss moves. */
    readonly end: number;
}

/** Undefined where certainty does not give 0, or an even guess not ln C: a spread target, or a sum of several losses. */
export function lossScale({ question, breakdown }: Explanation): LossScale | undefined {
    const { classes, samples } = layoutOf(question.logits.shape);
    const { labelSmoothing, reduction, weight } = resolveOptions(question.options);
    const isOne = reduction === 'mean' || (samples === 1 && !weight);
    if (!breakdown || !isOne || question.target?.kind !== 'index' || labelSmoothing > 0 || classes < 2) {
        return undefined;
    }
    const loss = breakdown.loss.data[0]!;
    const even = Math.log(classes);
    return Number.isNaN(loss) ? undefined : { loss, even, classes, end: 2.5 * even };
}
