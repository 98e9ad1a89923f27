import { fewChanged } from './earlier';
import type { Earlier } from './earlier';
import { startOf } from './layout';
import type { ResolvedExample } from './resolve';
import { targetClass } from './target';
import { readData } from './tensor';
import type { OfSample } from './tensor';

/** The ranks of other logits. */
interface KnownRanks {
    readonly logits: Float64Array;
    readonly targetRank: Float64Array;
}

/** The number of the target's class; NaN where ignored. */
export function atTarget(example: ResolvedExample, ofSample: OfSample, sample: number): number {
    const t = targetClass(example, sample);
    return t < 0 ? NaN : ofSample(sample)(t);
}

/** 1 + the number of classes with a larger logit; NaN where ignored or among NaN. */
export function rankOfTarget(example: ResolvedExample, sample: number, earlier?: Earlier<KnownRanks>): number {
    return (earlier && movedRank(example, sample, earlier)) ?? countedRank(example, sample);
}

/** The rank from the one before, where few classes beside the target changed. */
function movedRank(example: ResolvedExample, sample: number, earlier: Earlier<KnownRanks>): number | undefined {
    const { layout, logits } = example;
    const { known } = earlier;
    const changed = fewChanged(layout, sample, earlier);
    const t = targetClass(example, sample);
    let rank = known.targetRank[sample]!;
    if (!changed || changed.includes(t) || Number.isNaN(rank)) {
        return undefined;
    }
    const start = startOf(layout, sample);
    const targetLogit = logits[start + t * layout.stride]!;
    for (const c of changed) {
        const at = start + c * layout.stride;
        if (Number.isNaN(logits[at])) {
            return NaN;
        }
        rank += Number(logits[at]! > targetLogit) - Number(known.logits[at]! > targetLogit);
    }
    return rank;
}

function countedRank(example: ResolvedExample, sample: number): number {
    const {
        layout: { classes, stride },
        layout,
        logits,
    } = example;
    const targetLogit = atTarget(example, readData(layout, logits), sample);
    let rank = 1;
    for (let c = 0, i = startOf(layout, sample); c < classes; c++, i += stride) {
        const x = logits[i]!;
        if (x > targetLogit) {
            rank++;
        } else if (!(x <= targetLogit)) {
            return NaN;
        }
    }
    return rank;
}
