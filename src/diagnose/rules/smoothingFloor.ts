import { t } from '../../format/l10n';
import { formatNumber } from '../../format/numbers';
import { singleLoss, singleLossFloor } from '../singleLoss';
import { CROSS_ENTROPY_DOCS } from '../links';
import { rule } from '../rule';

/** A loss of more than two and a half times its floor has enough else to lose: the floor does not explain it. */
const SHARE_OF_LOSS = 0.4;

/** Label smoothing keeps the loss above the entropy of the smoothed target, by an amount that shows. */
export const smoothingFloor = rule({
    code: 'smoothing-floor',
    about: 'level',
    detect({ breakdown, smoothing }) {
        if (!breakdown || smoothing === 0 || breakdown.keptCount === 0) {
            return undefined;
        }
        const loss = singleLoss(breakdown);
        const floor = singleLossFloor(breakdown);
        return Number.isFinite(loss) && floor > 0 && floor >= SHARE_OF_LOSS * loss
            ? { smoothing, floor, loss }
            : undefined;
    },
    severity: () => 'info',
    words: ({ smoothing, floor, loss }) => [
        t(
            'With label smoothing {0} the loss cannot go below {1}, the entropy of the smoothed target.',
            smoothing,
            formatNumber(floor),
        ),
        t('The loss is {0} now, {1} above that.', formatNumber(loss), formatNumber(loss - floor)),
    ],
    why: () =>
        t('A loss near this minimum is as good as it gets, and cannot be compared with a loss without smoothing.'),
    link: () => CROSS_ENTROPY_DOCS,
    place: 'labelSmoothing',
});
