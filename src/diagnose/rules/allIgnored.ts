import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { allIgnored as message } from '../messages';

/** No sample counts. The mean is then NaN; a sum of nothing is 0, which is right and good to know. */
export function allIgnored({ breakdown, layout: { samples }, ignoreIndex, reduction }: Evidence): Evident | undefined {
    if (!breakdown || breakdown.keptCount > 0 || (samples === 0 && reduction !== 'mean')) {
        return undefined;
    }
    return {
        code: 'all-ignored',
        severity: reduction === 'mean' ? 'error' : 'info',
        says: message(samples, ignoreIndex, reduction === 'mean'),
        fix: 'if (target != ignore_index).any():  # otherwise leave this batch out',
    };
}
