import type { Reading } from '../document';
import type { CrossEntropyOptions } from '../model/example';
import type { Changes } from '../model/stops';
import { sameShape } from '../model/tensor';

/** What is different in `now`; undefined where the logits have another shape. Linear in them. */
export function changesSince(before: Reading, now: Reading): Changes | undefined {
    if (!sameShape(before.logits.shape, now.logits.shape)) {
        return undefined;
    }
    let [changed, furthest] = [0, 0];
    now.logits.data.forEach((x, i) => {
        const was = before.logits.data[i]!;
        if (!Object.is(x, was) && x !== was) {
            changed++;
            furthest = Math.max(furthest, Math.abs(x - was)); // NaN stays
        }
    });
    return {
        logits: changed,
        of: now.logits.data.length,
        ...(changed > 0 && Number.isFinite(furthest) && { furthest }),
        targets: changedTargets(before.target, now.target),
        options: optionsText(before.options) !== optionsText(now.options),
    };
}

/** Of class probabilities, the numbers that are different. */
function changedTargets(before: Reading['target'], now: Reading['target']): number {
    if (!before || !now || before.kind !== now.kind || !sameShape(before.shape, now.shape)) {
        return before || now ? 1 : 0;
    }
    const was = before.data;
    return (now.data as Float64Array).filter((x, i) => !Object.is(x, was[i])).length;
}

const optionsText = ({ weight, ...others }: CrossEntropyOptions): string =>
    JSON.stringify([Object.entries(others).sort(), weight ? [...weight] : undefined].flat(2).map(String));
