import { layoutOf } from '../math';
import { sampleRow } from './batch/row';
import { reductionOf } from './explanation';
import type { Explanation } from '../diagnose/explanation';
import { t } from '../format/l10n';
import type { Term } from './highlight';
import { formatCount, formatExactly, formatFactor, formatNumber, formatPercent } from '../format/numbers';

/** A number that says more of a loss: a name, and what it means. */
export interface Fact {
    readonly code:
        | 'bits'
        | 'perplexity'
        | 'rank'
        | 'floor'
        | 'sampleLoss'
        | 'share'
        | 'sumLoss'
        | 'denominator'
        | 'count'
        | 'unweightedMean';
    readonly name: string;
    readonly text: string;
    /** Every digit. */
    readonly exact: string;
    /** Empty where the name says it all. */
    readonly meaning: string;
    /** What it is called in formulas. */
    readonly term?: Term;
}

const fact = (code: Fact['code'], name: string, value: number, meaning = '', text = formatNumber(value)): Fact => ({
    code,
    name,
    text,
    exact: formatExactly(value),
    meaning,
});

/** What else there is to know of the loss, and of the sample in view. Only what tells something here. */
export function factsOf({ question, breakdown }: Explanation, sample: number): readonly Fact[] {
    if (!breakdown) {
        return [];
    }
    const { labelSmoothing = 0, reduction = 'mean' } = question.options ?? {};
    const { classes } = layoutOf(question.logits.shape);
    const facts: Fact[] = [];
    if (breakdown.kept.data[sample] !== 0 && !Number.isNaN(breakdown.targetRank.data[sample])) {
        const rank = breakdown.targetRank.data[sample]!;
        facts.push(
            fact(
                'rank',
                t('rank of the target'),
                rank,
                t('1 is the most probable of {0} classes', formatCount(classes)),
                formatCount(rank),
            ),
        );
    }
    if (reduction === 'mean') {
        facts.push(
            fact('bits', t('loss in bits'), breakdown.lossInBits.data[0]!, t('the loss divided by ln 2')),
            fact(
                'perplexity',
                t('perplexity'),
                breakdown.perplexity,
                t('exp(loss): as uncertain as choosing among this many equally likely classes'),
            ),
        );
    }
    if (labelSmoothing > 0) {
        const floor = breakdown.lossFloor.data[reduction === 'none' ? sample : 0]!;
        facts.push(
            fact(
                'floor',
                t('smallest possible loss'),
                floor,
                t('the entropy of the smoothed target: no logits give a smaller loss'),
            ),
        );
    }
    return facts;
}

/**
 * The numbers on the way from the losses of the samples to the loss: both denominators, and the part of the sample in
 * view.
 */
export function reductionFacts(explanation: Explanation, sample: number): readonly Fact[] {
    const { breakdown } = explanation;
    if (!breakdown) {
        return [];
    }
    const { reduction, samples, kept, weighted } = reductionOf(explanation, breakdown);
    const { loss, share } = sampleRow(explanation, sample);
    const facts: Fact[] = [];
    if (loss !== undefined && share !== undefined && samples > 1) {
        facts.push({ ...fact('sampleLoss', t('loss of this sample'), loss), term: 'sampleLoss' });
        facts.push(fact('share', t('its share'), share, t('of the sum of all losses'), formatPercent(share)));
    }
    if (reduction !== 'none' && samples > 1) {
        facts.push({ ...fact('sumLoss', t('sum of the losses'), breakdown.sumLoss), term: 'sumLoss' });
    }
    if (reduction === 'mean') {
        facts.push({
            ...fact(
                'denominator',
                t('denominator'),
                breakdown.denominator,
                weighted
                    ? t("the sum of the weights of the targets that are not ignored: torch's mean divides by it")
                    : t('the number of samples that are not ignored: the mean divides by it'),
                formatFactor(breakdown.denominator),
            ),
            term: 'denominator',
        });
    }
    if (reduction === 'mean' && weighted && samples > 1) {
        facts.push(
            fact('count', t('samples not ignored'), kept, t('not what the mean divides by'), formatCount(kept)),
            fact(
                'unweightedMean',
                t('mean of the losses'),
                breakdown.meanOverSamples,
                t("their sum divided by their number: with weights, this is not torch's mean"),
            ),
        );
    }
    return facts;
}
