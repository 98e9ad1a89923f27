import { formatExactly, formatNumber } from '../../format/numbers';
import { sentences } from '../../format/sentences';
import { resolveOptions } from '../../model/example';
import type { Explanation } from '../../diagnose/explanation';
import { className } from '../labels';
import { t } from '../../format/l10n';
import type { SampleView } from '../sampleView';
import type { SampleCurves } from './curves';
import type { MovedPoint } from './movedLogit';

export type CurveName = 'lossByProbability' | 'probabilityByLogit' | 'lossByLogit';

export function curveTitle(name: CurveName): string {
    switch (name) {
        case 'lossByProbability':
            return t('Loss by probability');
        case 'probabilityByLogit':
            return t('Softmax by logit');
        case 'lossByLogit':
            return t('Loss by logit');
    }
}

export const noCurves = (view: SampleView): string =>
    view.logits.length === 1
        ? t('There is only one class: its probability is always 1, so there is no curve to draw.')
        : t('No curve can be drawn, because some other logits are not finite.');

/** A probability to compare the sample's with: far enough from it to tell something. */
const compared = (probability: number): number => (probability > 0.8 ? 0.5 : 0.9);

/** What the sample's point on the loss by probability says. */
export function describeLossByProbability(curves: SampleCurves): string {
    const { present, noLoss, least } = curves;
    if (noLoss) {
        return noLoss === 'not-finite'
            ? missing(noLoss)
            : t('−ln p is the loss of the target. Each point is a class, with the loss it would have as the target.');
    }
    if (!present) {
        return noPlace();
    }
    const other = compared(present.probability);
    const sentence = t(
        'The loss is {0} at p = {1}; at p = {2} it would be {3}.',
        formatNumber(present.loss),
        formatNumber(present.probability),
        formatExactly(other),
        formatNumber(curves.atProbability(other).loss),
    );
    return least
        ? sentences(
              sentence,
              t(
                  'It is smallest, {0}, at p = {1}, and grows again beyond that.',
                  formatNumber(least.loss),
                  formatNumber(least.probability),
              ),
          )
        : sentence;
}

export function describeProbabilityByLogit({ present, c, rival }: SampleCurves, view: SampleView): string {
    return present
        ? t(
              'p is {0} for {1} and {2} for {3}, the most probable other class. Drag the point: the other logits stay the same.',
              formatNumber(present.probability),
              className(view, c),
              formatNumber(present.rivalProbability),
              className(view, rival),
          )
        : noPlace();
}

export function describeLossByLogit(
    { present, c, noLoss }: SampleCurves,
    view: SampleView,
    explanation: Explanation,
): string {
    if (noLoss) {
        return missing(noLoss);
    }
    if (!present) {
        return noPlace();
    }
    const slope = formatNumber(present.slope);
    const sentence =
        view.oneHot && !view.weight
            ? t('The slope of the tangent is the gradient, p − 1 = {0}.', slope)
            : view.oneHot
              ? t(
                    'The slope of the tangent is the gradient, {0} · (p − 1) = {1}.',
                    formatNumber(view.weight!(c)),
                    slope,
                )
              : t('The slope of the tangent is the gradient, {0}.', slope);
    return sharesMean(explanation)
        ? sentences(sentence, t('After the reduction it is {0}.', formatNumber(view.gradient!(c))))
        : sentence;
}

/** Whether the sample's own loss is not the one that is differentiated. */
function sharesMean({ question, breakdown }: Explanation): boolean {
    const { reduction } = resolveOptions(question.options);
    return reduction === 'mean' && breakdown?.denominator !== 1;
}

/** What the curves would give at the place that is pointed at. */
export const readLossByProbability = ({ probability, loss }: MovedPoint): string =>
    t('At p = {0} the loss would be {1}.', formatNumber(probability), formatNumber(loss));

export const readProbability = ({ logit, probability }: MovedPoint): string =>
    t('With the logit {0}, p would be {1}.', formatNumber(logit), formatNumber(probability));

export const readLossByLogit = ({ logit, loss }: MovedPoint): string =>
    t('With the logit {0}, the loss would be {1}.', formatNumber(logit), formatNumber(loss));

function missing(noLoss: NonNullable<SampleCurves['noLoss']>): string {
    switch (noLoss) {
        case 'no-target':
            return t('No target yet, so there is no loss that the logit could change. Choose the true class.');
        case 'ignored':
            return t('The target is ignore_index: no logit of this sample affects the loss.');
        case 'not-finite':
            return t('The other logits make the loss non-finite for every value of this one.');
    }
}

const noPlace = (): string => t('The logit is not finite, so it is not on the curve.');
