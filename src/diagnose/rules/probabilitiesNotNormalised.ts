import { startOf } from '../../math';
import type { Evidence } from '../evidence';
import { MOST_NAMED } from '../finding';
import type { Evident } from '../finding';
import { notNormalised as message } from '../messages';
import { sumTolerance } from '../rounding';
import { isBinary, rowMinimum, rowSum } from '../rows';

/**
 * Class probabilities that are none. How many decimals the target was printed with is not known (`seen.decimals`
 * are the logits'), so four, as torch prints. With one class the loss is 0 anyway, and that is the finding.
 */
export function probabilitiesNotNormalised({ breakdown, layout, target, dtype, names }: Evidence): Evident | undefined {
    const { classes, samples: all } = layout;
    if (!breakdown || target.kind !== 'probability' || classes < 2) {
        return undefined;
    }
    const tolerance = sumTolerance(classes, undefined, dtype);
    let [count, negative] = [0, false];
    let first: { readonly sample: number; readonly sum: number; readonly smallest: number } | undefined;
    const samples: number[] = [];
    for (let sample = 0; sample < all; sample++) {
        const start = startOf(layout, sample);
        const sum = rowSum(layout, target.data, start);
        const smallest = rowMinimum(layout, target.data, start);
        if (Math.abs(sum - 1) <= tolerance && smallest >= 0) {
            continue;
        }
        if (!(smallest >= 0)) {
            negative = true;
        }
        first ??= { sample, sum, smallest };
        if (count++ < MOST_NAMED) {
            samples.push(sample);
        }
    }
    if (!first) {
        return undefined;
    }
    const binary = isBinary(target.data);
    return {
        code: 'probabilities-not-normalised',
        severity: negative ? 'error' : 'warning',
        samples,
        says: message({ ...first, count, samples: all, binary }, names),
        fix: binary
            ? 'loss = nn.BCEWithLogitsLoss()(logits, target)'
            : `target = target / target.sum(dim=${layout.shape.length === 1 ? 0 : 1}, keepdim=True)`,
    };
}
