import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { weightedMean as message } from '../messages';
import { halfUnit, TORCH_DECIMALS } from '../rounding';

/** The two means count as different from where their printed digits may be. */
const VISIBLE = 2 * halfUnit(TORCH_DECIMALS);

/** With weights and class indices, torch's mean is not the mean of what 'none' gives. */
export function weightedMean({ breakdown, weight, target, reduction }: Evidence): Evident | undefined {
    if (!breakdown || !weight || target.kind !== 'index' || reduction !== 'mean') {
        return undefined;
    }
    const { meanLoss: loss, meanOverSamples: plain, denominator, keptCount: count } = breakdown;
    if (!(Math.abs(loss - plain) >= VISIBLE) || !Number.isFinite(loss - plain)) {
        return undefined;
    }
    return { code: 'weighted-mean', severity: 'info', says: message({ loss, denominator, plain, count }) };
}
