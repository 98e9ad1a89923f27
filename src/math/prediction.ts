import { startOf } from './layout';
import type { ResolvedExample } from './resolve';
import { targetClass } from './target';
import { readData } from './tensor';
import type { OfSample } from './tensor';

/** The number of the target's class; NaN where ignored. */
export function atTarget(example: ResolvedExample, ofSample: OfSample, sample: number): number {
    const t = targetClass(example, sample);
    return t < 0 ? NaN : ofSample(sample)(t);
}

/** 1 + the number of classes with a larger logit; NaN where ignored or among NaN. */
export function rankOfTarget(example: ResolvedExample, sample: number): number {
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
