import { t } from '../../format/l10n';
import { formatCount, formatNumber } from '../../format/numbers';
import { classAxisOf, startOf } from '../../math';
import type { Evidence } from '../evidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { forSeveralRightClasses, MOST_NAMED, when } from '../phrases';
import { sumTolerance } from '../rounding';
import { isBinary, rowMinimum, rowSum } from '../rows';
import { rule } from '../rule';

interface Detected {
    /** How many samples it is so in, and the first of them. */
    readonly count: number;
    readonly samples: readonly number[];
    /** Of the first sample. */
    readonly sum: number;
    readonly smallest: number;
    /** Whether any sample has a negative entry, or one that is not a number. */
    readonly negative: boolean;
    /** Zeros and ones: labels of which several may be right at once. */
    readonly binary: boolean;
}

/** Class probabilities that do not add up to 1, or are below 0. */
export const probabilitiesNotNormalised = rule({
    code: 'probabilities-not-normalised',
    about: 'loss',
    detect,
    severity: ({ negative }) => (negative ? 'error' : 'warning'),
    words: ({ count, samples, sum, smallest, binary }, { names, layout }) => [
        smallest < 0
            ? t(
                  'Targets that are not probability distributions: {0} of {1}. The one for sample {2} sums to {3} and has a negative entry, {4}.',
                  formatCount(count),
                  formatCount(layout.samples),
                  names.sample(samples[0]!),
                  formatNumber(sum),
                  formatNumber(smallest),
              )
            : t(
                  'Targets that do not sum to 1: {0} of {1}. The one for sample {2} sums to {3}.',
                  formatCount(count),
                  formatCount(layout.samples),
                  names.sample(samples[0]!),
                  formatNumber(sum),
              ),
        t('torch does not check this, and the loss is scaled by that sum.'),
        ...when(binary, forSeveralRightClasses),
    ],
    why: () =>
        t(
            'Then the loss is not a cross-entropy between distributions: its minimum is not where softmax equals the target.',
        ),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: ({ binary }, { layout: { shape } }) =>
        binary
            ? 'loss = nn.BCEWithLogitsLoss()(logits, target)'
            : `target = target / target.sum(dim=${classAxisOf(shape)}, keepdim=True)`,
    concerns: ({ samples }) => ({ samples }),
    place: 'target',
});

/**
 * How many decimals the target was printed with is not known (`text.decimals` are the logits'), so four, as torch
 * prints. With one class the loss is 0 anyway, and that is the finding.
 */
function detect({ breakdown, layout, target, dtype }: Evidence): Detected | undefined {
    const { classes } = layout;
    if (!breakdown || target.kind !== 'probability' || classes < 2) {
        return undefined;
    }
    const tolerance = sumTolerance(classes, undefined, dtype);
    let [count, negative] = [0, false];
    let first: Pick<Detected, 'sum' | 'smallest'> | undefined;
    const samples: number[] = [];
    for (let sample = 0; sample < layout.samples; sample++) {
        const start = startOf(layout, sample);
        const sum = rowSum(layout, target.data, start);
        const smallest = rowMinimum(layout, target.data, start);
        if (Math.abs(sum - 1) <= tolerance && smallest >= 0) {
            continue;
        }
        if (!(smallest >= 0)) {
            negative = true;
        }
        first ??= { sum, smallest };
        if (count++ < MOST_NAMED) {
            samples.push(sample);
        }
    }
    return first && { ...first, count, samples, negative, binary: isBinary(target.data) };
}
