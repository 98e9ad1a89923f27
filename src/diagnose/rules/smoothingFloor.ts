import { lossOf } from '../evidence';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { smoothingFloor as message } from '../messages';

/** A loss of more than two and a half times its floor has enough else to lose: the floor does not explain it. */
const SHARE_OF_LOSS = 0.4;

/** Label smoothing keeps the loss above the entropy of the smoothed target, by an amount that shows. */
export function smoothingFloor({ breakdown, smoothing, reduction }: Evidence): Evident | undefined {
    if (!breakdown || smoothing === 0 || breakdown.keptCount === 0) {
        return undefined;
    }
    const loss = lossOf(breakdown, reduction);
    if (!Number.isFinite(loss)) {
        return undefined;
    }
    let total = 0;
    for (const floor of breakdown.entropyFloor.data) {
        total += floor;
    }
    const floor = reduction === 'sum' ? total : total / breakdown.denominator;
    if (!(floor > 0 && floor >= SHARE_OF_LOSS * loss)) {
        return undefined;
    }
    return { code: 'smoothing-floor', severity: 'info', says: message(smoothing, floor, loss) };
}
