import type { Evidence } from '../evidence';
import { MOST_NAMED } from '../finding';
import type { Evident } from '../finding';
import { zeroWeight as message } from '../messages';

/**
 * Every target that counts has weight 0, or they cancel: the mean is 0 / 0 or worse. A sum of them is 0, and teaches
 * nothing.
 */
export function zeroWeight({
    breakdown,
    weight,
    target,
    ignoreIndex,
    reduction,
    names,
}: Evidence): Evident | undefined {
    if (!breakdown || !weight || target.kind !== 'index' || breakdown.keptCount === 0 || breakdown.denominator !== 0) {
        return undefined;
    }
    const mean = reduction === 'mean';
    const targets = new Set<number>();
    for (const t of target.data) {
        if (t !== ignoreIndex) {
            targets.add(t);
        }
    }
    const classes = [...targets];
    if (!mean && classes.some(c => weight[c] !== 0)) {
        return undefined;
    }
    const named = classes.slice(0, MOST_NAMED);
    return {
        code: 'zero-weight',
        severity: mean ? 'error' : 'warning',
        says: message(breakdown.keptCount, named, classes.length, mean, names),
        classes: named,
        fix: 'weight = weight.clamp(min=1e-3)  # or ignore_index for a class that is not to count',
    };
}
