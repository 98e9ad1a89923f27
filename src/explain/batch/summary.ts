import { formatCount, formatExactly, formatNumber, formatPercent } from '../../format/numbers';
import { layoutOf } from '../../math';
import { resolveOptions } from '../../model/example';
import type { Fact } from '../facts';
import { t } from '../../format/l10n';
import { isKept, isWrong } from './judged';
import type { Judged } from './judged';
import { weighting } from './reduction';

/** A number that says how a batch fares. */
export interface BatchFact extends Omit<Fact, 'code'> {
    readonly code: 'accuracy' | 'mean' | 'perplexity' | 'ignored' | 'loss';
}

/** What to see of a batch first. */
export function summaryOf(explanation: Judged): readonly BatchFact[] {
    return [
        accuracy(explanation),
        mean(explanation),
        perplexity(explanation),
        ignored(explanation),
        ...reduced(explanation),
    ];
}

function accuracy({ breakdown }: Judged): BatchFact {
    const { keptCount } = breakdown;
    const wrong = breakdown.kept.data.reduce((count, _, sample) => count + Number(isWrong(breakdown, sample)), 0);
    const right = keptCount - wrong;
    return {
        code: 'accuracy',
        name: t('accuracy'),
        ...percentOrDash(right / keptCount),
        meaning:
            keptCount === 0
                ? t('all samples are ignored')
                : t('right predictions: {0} of {1}', formatCount(right), formatCount(keptCount)),
    };
}

function mean(explanation: Judged): BatchFact {
    const { meanLoss } = explanation.breakdown;
    return { code: 'mean', name: t('mean loss'), ...number(meanLoss), meaning: againstChance(explanation) };
}

function againstChance(explanation: Judged): string {
    const {
        question,
        breakdown: { meanLoss, perSample, keptCount, kept },
    } = explanation;
    if (keptCount === 0) {
        return t("0 / 0: all samples are ignored, and torch's mean is nan");
    }
    if (!Number.isFinite(meanLoss)) {
        const broken = perSample.data.reduce(
            (count, loss, sample) => count + Number(kept.data[sample] !== 0 && !Number.isFinite(loss)),
            0,
        );
        return broken === 0
            ? t('every target that is not ignored has weight 0')
            : t('non-finite losses: {0}', formatCount(broken));
    }
    const { classes } = layoutOf(question.logits.shape);
    const chance = Math.log(classes);
    const words = [formatPercent(meanLoss / chance), classes, formatNumber(chance)] as const;
    if (classes < 2) {
        return t('with one class it is always 0');
    }
    // Only there is ln C what equal probabilities for all classes give.
    if (weighting(explanation) === 'by-class') {
        return t('{0} of ln {1} = {2}', ...words);
    }
    return meanLoss > chance
        ? t('{0} of ln {1} = {2}: worse than guessing uniformly', ...words)
        : t('{0} of ln {1} = {2}, the loss of guessing uniformly', ...words);
}

const perplexity = ({ breakdown }: Judged): BatchFact => ({
    code: 'perplexity',
    name: t('perplexity'),
    ...number(breakdown.perplexity),
    meaning: t('exp(mean loss): as uncertain as choosing among this many equally likely classes'),
});

function ignored({ question, breakdown }: Judged): BatchFact {
    const { samples } = layoutOf(question.logits.shape);
    const count = breakdown.kept.data.reduce((total, _, sample) => total + Number(!isKept(breakdown, sample)), 0);
    return {
        code: 'ignored',
        name: t('ignored'),
        text: formatCount(count),
        exact: formatExactly(count),
        meaning:
            count === 0
                ? t('all {0} samples are included', formatCount(samples))
                : t(
                      'samples included: {0} of {1}; the target of the rest is ignore_index',
                      formatCount(samples - count),
                      formatCount(samples),
                  ),
    };
}

/** What torch returns, where that is not the mean. */
function reduced({ question, breakdown }: Judged): readonly BatchFact[] {
    const { reduction } = resolveOptions(question.options);
    switch (reduction) {
        case 'mean':
            return [];
        case 'sum':
            return [
                {
                    code: 'loss',
                    name: t('loss'),
                    ...number(breakdown.sumLoss),
                    meaning: t("reduction='sum': the sum of the losses"),
                },
            ];
        case 'none':
            return [
                {
                    code: 'loss',
                    name: t('losses'),
                    text: formatCount(breakdown.loss.data.length),
                    exact: formatExactly(breakdown.loss.data.length),
                    meaning: t("reduction='none': one per sample, 0 where ignored"),
                },
            ];
    }
}

const number = (value: number) => ({ text: formatNumber(value), exact: formatExactly(value) });

const percentOrDash = (part: number) =>
    Number.isNaN(part) ? { text: '–', exact: '–' } : { text: formatPercent(part), exact: formatExactly(part) };
