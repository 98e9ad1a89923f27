import { formatCount, formatNumber } from '../../format/numbers';
import { reductionOf } from '../explanation';
import type { ReductionView } from '../explanation';
import { reductionFacts } from '../facts';
import { t } from '../../format/l10n';
import { countedSamples } from '../samples';
import { enclosed, equals, literal, start, summed, term, value } from './formula';
import type { Formula } from './formula';
import { summandTexts } from './operands';
import type { Stage, Subject } from './stage';

export const reductionStage: Stage = {
    name: 'reduction',
    title: subject => `reduction='${reductionIn(subject).reduction}'`,
    isPresent: subject => subject.explanation.breakdown !== undefined && isReduced(reductionIn(subject)),
    operation: subject => ({
        text: reductionIn(subject).reduction === 'none' ? t('not reduced') : t('sum over the samples'),
    }),
    sentence: subject => describeReduction(reductionIn(subject)),
    formula: subject => (isSummed(subject) ? sumFormula(subject) : undefined),
    facts: ({ explanation, view }) => reductionFacts(explanation, view.sample),
    why: () => import('./why/reduction'),
};

/** Of an example with a loss. */
export const reductionIn = ({ explanation }: Pick<Subject, 'explanation'>): ReductionView =>
    reductionOf(explanation, explanation.breakdown!);

/**
 * Whether the way from the sample's loss to the loss has a stage of its own: of one unweighted sample both are the same
 * number.
 */
export const isReduced = ({ samples, weighted, reduction }: ReductionView): boolean =>
    samples > 1 || (weighted && reduction === 'mean');

function isSummed(subject: Subject): boolean {
    const { reduction, samples } = reductionIn(subject);
    return reduction !== 'none' && samples > 1;
}

/** How the losses of a batch become one. */
export function describeReduction({ reduction, kept, samples, sampleShape, weighted }: ReductionView): string {
    const all = kept === samples;
    const counted = countedSamples(sampleShape);
    switch (reduction) {
        case 'none':
            return t('Not reduced: one loss for each of {0}. This is the loss of the one shown.', counted);
        case 'sum':
            return all
                ? t('The sum over {0}.', counted)
                : t('The sum over the {0} of {1} not ignored.', formatCount(kept), counted);
        case 'mean':
            if (weighted && samples === 1) {
                return t('The mean of one sample: its loss divided by the weight of its target.');
            }
            if (weighted) {
                return all
                    ? t('The mean over {0}, weighted by the weights of their targets.', counted)
                    : t(
                          'The mean over the {0} of {1} not ignored, weighted by the weights of their targets.',
                          formatCount(kept),
                          counted,
                      );
            }
            return all
                ? t('The mean over {0}.', counted)
                : t('The mean over the {0} of {1} not ignored.', formatCount(kept), counted);
    }
}

/** The loss of the sample in view is a term of the sum. */
function sumFormula({ explanation, view }: Subject): Formula {
    const { perSample, sumLoss } = explanation.breakdown!;
    const texts = summandTexts(perSample.data.length, i => perSample.data[i]!, sumLoss);
    return {
        words: t('The losses of the samples sum to {0}', formatNumber(sumLoss)),
        sides: [
            ...summed(perSample.data.length, start, i => {
                const loss = (i === 0 ? literal : enclosed)(texts(i));
                return i === view.sample ? term('sampleLoss', loss) : loss;
            }),
            equals(value('sumLoss', sumLoss)),
        ],
    };
}
