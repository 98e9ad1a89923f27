import { t } from '../../format/l10n';
import { formatCount, formatNumber, formatPercent } from '../../format/numbers';
import { startOf } from '../../math';
import type { Evidence } from '../evidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { rule } from '../rule';

/**
 * Confident: at most one time in ten another class. Less is doubt, and costs any batch of few samples most of its loss.
 */
const CONFIDENT = 0.9;

/**
 * Most of the loss: more than halfway from an even share, 1 / count, to all of it; .75 of two samples, half of very
 * many.
 */
const mostOf = (count: number): number => (1 + 1 / count) / 2;

/** One sample with a wrong and sure prediction carries most of the loss of a batch. */
export const confidentAndWrong = rule({
    code: 'confident-and-wrong',
    about: 'level',
    detect,
    severity: () => 'info',
    words: ({ sample, share, loss, count, predicted, probability, target, targetProbability }, { names }) => [
        t(
            'Sample {0} accounts for {1} of the loss of all {2} samples: {3}.',
            names.sample(sample),
            formatPercent(share),
            formatCount(count),
            formatNumber(loss),
        ),
        t(
            'The model gives {0} a probability of {1}, but the target, {2}, only {3}.',
            names.className(predicted),
            formatPercent(probability),
            names.className(target),
            formatPercent(targetProbability),
        ),
    ],
    why: () => t('It may be a wrong label or an outlier; the mean loss then says little about the other samples.'),
    link: () => CROSS_ENTROPY_DOCS,
    concerns: ({ sample, predicted, target }) => ({ samples: [sample], classes: [predicted, target] }),
    place: 'numbers',
});

function detect({ breakdown, layout }: Evidence) {
    if (!breakdown || breakdown.keptCount < 2) {
        return undefined;
    }
    const { keptCount: count, perSample, prediction, targetClass, softmax } = breakdown;
    const losses = perSample.data;
    let [total, sample] = [0, 0];
    for (let i = 0; i < losses.length; i++) {
        const loss = losses[i]!;
        if (!(loss >= 0 && loss < Infinity)) {
            return undefined;
        }
        total += loss;
        if (loss > losses[sample]!) {
            sample = i;
        }
    }
    const loss = losses[sample]!;
    const [predicted, target] = [prediction.data[sample]!, targetClass.data[sample]!];
    const probabilityOf = (c: number): number => softmax.data[startOf(layout, sample) + c * layout.stride]!;
    const share = loss / total;
    const probability = probabilityOf(predicted);
    return share > mostOf(count) && predicted !== target && probability > CONFIDENT
        ? { sample, share, loss, count, predicted, probability, target, targetProbability: probabilityOf(target) }
        : undefined;
}
