/** Names of what the table of samples lists. */
import { lazy } from '../../model/lazy';
import { formatCount, formatNumber, formatShape } from '../../format/numbers';
import { elementsOf, layoutOf } from '../../math';
import type { Explanation } from '../../diagnose/explanation';
import { classLabel } from '../labels';
import { t } from '../../format/l10n';
import { sampleNoun, samplePosition } from '../samples';
import type { ClassGroup } from './confusion';
import type { SampleFilter } from './filters';
import type { LossBin } from './histogram';
import type { SampleSort } from './order';

/** The head of a column in the table of samples. */
export function sampleColumnName(column: SampleSort, sampleShape: readonly number[]): string {
    switch (column) {
        case 'sample':
            return sampleNoun(sampleShape);
        case 'prediction':
            return t('prediction');
        case 'target':
            return t('target');
        case 'targetProbability':
            return t('p(target)');
        case 'targetRank':
            return t('rank');
        case 'loss':
            return t('loss');
    }
}

export function filterName({ question }: Explanation, filter: SampleFilter): string {
    switch (filter.kind) {
        case 'all':
            return t('all');
        case 'wrong':
            return t('wrong predictions');
        case 'ignored':
            return t('ignored');
        case 'hardest':
            return t('hardest: half of the loss');
        case 'loss':
            return binName(filter.bin);
        case 'classes':
            return pairName(question, filter.target, filter.prediction);
    }
}

export function binName(bin: LossBin): string {
    switch (bin.kind) {
        case 'range':
            return t('loss from {0} to {1}', formatNumber(bin.from), formatNumber(bin.to));
        case 'infinite':
            return t('infinite loss');
        case 'nan':
            return t('loss nan');
    }
}

/** A class in the head of a row, or the classes that have none. */
export const groupLabel = (question: Explanation['question'], group: ClassGroup): string =>
    'only' in group ? classLabel(question, group.only) : t('others');

/** The samples of a target, of a prediction, or of both; all without either. */
export function pairName(
    question: Explanation['question'],
    target: ClassGroup | undefined,
    prediction: ClassGroup | undefined,
): string {
    if (target && prediction) {
        return t('target {0}, predicted {1}', groupLabel(question, target), groupLabel(question, prediction));
    }
    if (target) {
        return t('target {0}', groupLabel(question, target));
    }
    return prediction ? t('predicted {0}', groupLabel(question, prediction)) : t('all');
}

/** How a sample fares among the others. Cost: N. */
export function describeInBatch({ question, breakdown }: Explanation, sample: number): string {
    const { samples } = layoutOf(question.logits.shape);
    if (!breakdown) {
        return t('of {0}', formatCount(samples));
    }
    const { kept, perSample, keptCount } = breakdown;
    const loss = perSample.data[sample]!;
    if (kept.data[sample] === 0) {
        return t('of {0}, ignored', formatCount(samples));
    }
    if (Number.isNaN(loss)) {
        return t('of {0}, loss nan', formatCount(samples));
    }
    if (keptCount === 1) {
        return t('of {0}, loss {1}', formatCount(samples), formatNumber(loss));
    }
    const worse = perSample.data.reduce(
        (count, each, i) => count + Number(kept.data[i] !== 0 && (each > loss || Number.isNaN(each))),
        0,
    );
    return worse === 0
        ? t('of {0}, loss {1}, the worst', formatCount(samples), formatNumber(loss))
        : amongTheWorst(worse + 1, formatCount(samples), formatNumber(loss));
}

const ordinals = lazy(() => new Intl.PluralRules('en', { type: 'ordinal' }));

function amongTheWorst(place: number, samples: string, loss: string): string {
    switch (ordinals().select(place)) {
        case 'one':
            return t('of {0}, loss {1}, {2}st worst', samples, loss, formatCount(place));
        case 'two':
            return t('of {0}, loss {1}, {2}nd worst', samples, loss, formatCount(place));
        case 'few':
            return t('of {0}, loss {1}, {2}rd worst', samples, loss, formatCount(place));
        default:
            return t('of {0}, loss {1}, {2}th worst', samples, loss, formatCount(place));
    }
}

export const samplesListed = (listed: number, samples: number): string =>
    t('{0} of {1}', formatCount(listed), formatCount(samples));

/** What the field for a sample takes. */
export function positionExpected(sampleShape: readonly number[]): string {
    const last = samplePosition(sampleShape, elementsOf(sampleShape) - 1);
    return sampleShape.length === 1
        ? t('Enter an integer from 0 to {0}.', last)
        : t('Enter one integer for each axis of {0}; the last sample is {1}.', formatShape(sampleShape), last);
}
