import { startOf } from '../../math';
import type { Evidence } from '../evidence';
import { MOST_NAMED } from '../finding';
import type { Evident } from '../finding';
import { nonFinite as message } from '../messages';

/** NaN or +inf among the logits. Samples that the loss ignores still spoil the gradient: a warning. */
export function nonFinite({ layout, logits, target, ignoreIndex, names }: Evidence): Evident | undefined {
    let [nan, inf, ignored] = [0, 0, true];
    let first: { readonly sample: number; readonly classIndex: number; readonly value: number } | undefined;
    const samples: number[] = [];
    for (let sample = 0; sample < layout.samples; sample++) {
        let spoilt = false;
        for (let c = 0, i = startOf(layout, sample); c < layout.classes; c++, i += layout.stride) {
            const value = logits[i]!;
            if (value < Infinity) {
                continue;
            }
            if (value === Infinity) {
                inf++;
            } else {
                nan++;
            }
            spoilt = true;
            first ??= { sample, classIndex: c, value };
        }
        if (!spoilt) {
            continue;
        }
        if (samples.length < MOST_NAMED) {
            samples.push(sample);
        }
        if (target.kind !== 'index' || target.data[sample] !== ignoreIndex) {
            ignored = false;
        }
    }
    if (!first) {
        return undefined;
    }
    return {
        code: 'non-finite',
        severity: ignored ? 'warning' : 'error',
        says: message({ nan, inf, ignored, ...first }, names),
        fix: 'torch.autograd.set_detect_anomaly(True)  # names the operation that made them',
        samples,
        classes: [first.classIndex],
    };
}
