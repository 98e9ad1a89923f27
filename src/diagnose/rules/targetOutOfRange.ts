import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { targetOutOfRange as message } from '../messages';
import type { OutOfRangeCause } from '../messages';
import type { CriterionSeen } from '../seen';

/** What datasets fill up with: torch's own -100, -1, and 255 of segmentation masks. */
const PADDING = [-100, -1, 255];

interface Offenders {
    readonly classes: number;
    readonly smallest: number;
    readonly largest: number;
    readonly count: number;
}

/** The likeliest cause. `lowest` is the smallest target of all, offenders or not. */
function causeOf({ classes, smallest, largest }: Offenders, lowest: number): OutOfRangeCause {
    if (smallest === largest && PADDING.includes(smallest)) {
        return 'padding';
    }
    if (largest === classes && lowest >= 1) {
        return 'one-based';
    }
    return smallest < 0 ? 'negative' : 'more-classes';
}

function fixOf(
    cause: OutOfRangeCause,
    { smallest, largest }: Offenders,
    { framework, name }: CriterionSeen,
): string | undefined {
    switch (cause) {
        case 'padding':
            return framework === 'torch'
                ? `loss = nn.CrossEntropyLoss(ignore_index=${smallest})(logits, target)`
                : framework === 'keras'
                  ? `loss = keras.losses.${name}(ignore_class=${smallest})(target, logits)`
                  : `kept = target != ${smallest}  # logits[kept], target[kept]`;
        case 'one-based':
            return framework === 'torch' ? 'loss = nn.CrossEntropyLoss()(logits, target - 1)' : 'target = target - 1';
        case 'more-classes':
            return `head = nn.Linear(features, ${largest + 1})  # a logit for each class`;
        case 'negative':
            return undefined;
        default:
            return cause satisfies never;
    }
}

/** What the losses call the target that they leave out. */
const IGNORES: { readonly [F in CriterionSeen['framework']]: string | undefined } = {
    torch: 'ignore_index',
    keras: 'ignore_class',
    tensorflow: undefined,
    optax: undefined,
    sklearn: undefined,
};

/** Labels counted from 1, padding without ignore_index, a head with too few classes. */
export function targetOutOfRange({ target, refusal, names, criterion }: Evidence): Evident | undefined {
    const details = refusal?.details;
    if (details?.code !== 'target-out-of-range') {
        return undefined;
    }
    let lowest = Infinity;
    for (const t of target.data) {
        if (t < lowest && t !== details.ignoreIndex) {
            lowest = t;
        }
    }
    const cause = causeOf(details, lowest);
    const fix = fixOf(cause, details, criterion);
    return {
        code: 'target-out-of-range',
        severity: 'error',
        says: message({ ...details, cause, ignores: IGNORES[criterion.framework] }, names),
        ...(fix !== undefined && { fix }),
        samples: [details.sample],
    };
}
