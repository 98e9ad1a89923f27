import { layoutOf } from '../math';
import type { Explanation } from './explanation';
import { t } from './l10n';
import { formatCount, formatExactly, formatNumber } from '../format/numbers';

/** A number that says more of a loss: a name, and what it means. */
export interface Fact {
    readonly code: 'bits' | 'perplexity' | 'rank' | 'denominator' | 'unweightedMean' | 'floor';
    readonly name: string;
    readonly text: string;
    /** Every digit. */
    readonly exact: string;
    readonly meaning: string;
}

/** What else there is to know of the loss, and of the sample in view. Only what tells something here. */
export function factsOf({ question, breakdown }: Explanation, sample: number): readonly Fact[] {
    if (!breakdown) {
        return [];
    }
    const { weight, labelSmoothing = 0, reduction = 'mean' } = question.options ?? {};
    const { samples, classes } = layoutOf(question.logits.shape);
    const facts: Fact[] = [];
    const add = (code: Fact['code'], name: string, value: number, meaning: string, text = formatNumber(value)): void => {
        facts.push({ code, name, text, exact: formatExactly(value), meaning });
    };
    if (breakdown.kept.data[sample] !== 0) {
        const rank = breakdown.targetRank.data[sample]!;
        add('rank', t('rank of the target'), rank, t('1 is the most probable of {0} classes', formatCount(classes)), formatCount(rank));
    }
    if (reduction === 'mean') {
        add('bits', t('loss in bits'), breakdown.lossInBits.data[0]!, t('the loss divided by ln 2'));
        add('perplexity', t('perplexity'), breakdown.perplexity, t('e to the power of the loss: as uncertain as a guess among so many equally likely classes'));
        if (samples > 1 || weight) {
            add('denominator', t('denominator'), breakdown.denominator, weight && question.target?.kind === 'index'
                ? t('the weights of the targets that count, added up: what torch\'s mean divides by')
                : t('the samples that count: what the mean divides by'), formatExactly(breakdown.denominator));
        }
        if (weight && samples > 1) {
            add('unweightedMean', t('mean of the losses'), breakdown.meanOverSamples,
                t('the losses of the {0} samples that count, added up and divided by their number; with weights it is not torch\'s mean', formatCount(breakdown.keptCount)));
        }
    }
    if (labelSmoothing > 0) {
        add('floor', t('smallest possible loss'), breakdown.lossFloor.data[0]!, t('the entropy of the smoothed target: no logits give less'));
    }
    return facts;
}
