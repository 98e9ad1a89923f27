import { expRange, explainCrossEntropy, startOf } from '../../math';
import type { ArithmeticDtype } from '../../math';
import type { Evidence } from '../evidence';
import type { Evident } from '../finding';
import { naiveUnderflow as message } from '../messages';

interface Extent {
    readonly largest: number;
    readonly smallest: number;
}

/** The finite logits of a sample; undefined where one is NaN or +inf, or none is finite. */
function extent({ layout: { classes, stride }, logits }: Evidence, start: number): Extent | undefined {
    let [largest, smallest] = [-Infinity, Infinity];
    for (let c = 0, i = start; c < classes; c++, i += stride) {
        const x = logits[i]!;
        if (x === -Infinity) {
            continue;
        }
        if (!(x < Infinity)) {
            return undefined;
        }
        if (x > largest) {
            largest = x;
        }
        if (x < smallest) {
            smallest = x;
        }
    }
    return largest >= smallest ? { largest, smallest } : undefined;
}

/** One sample by itself, with any target. */
function sampleAlone({ layout: { classes, stride }, logits }: Evidence, start: number, dtype: ArithmeticDtype) {
    const data = new Float64Array(classes).map((_, c) => logits[start + c * stride]!);
    return explainCrossEntropy({
        logits: { data, shape: [classes] },
        target: { kind: 'index', data: Int32Array.of(0), shape: [] },
        options: { dtype },
    });
}

/**
 * Whether a class that the loss reads may get probability 0 by hand: the target, or any where every class has a share.
 */
function targetMayVanish(
    { layout: { stride }, logits, target, ignoreIndex, smoothing }: Evidence,
    sample: number,
    start: number,
    { largest, smallest }: Extent,
    underflow: number,
): boolean {
    const vanishes = (x: number): boolean => x > -Infinity && Math.min(x, x - largest) < underflow;
    if (target.kind === 'probability') {
        return vanishes(smallest);
    }
    const t = target.data[sample]!;
    return t !== ignoreIndex && vanishes(smoothing > 0 ? smallest : logits[start + t * stride]!);
}

/**
 * log(softmax(x)) by hand breaks: the exponentials overflow, or all of them vanish, or that of the target does. Not
 * that of a class which the loss never reads, such as one that is masked by -1e9. In the type of the example; where
 * none is said in float32, torch's default. Nobody has to write it by hand: information.
 */
export function naiveUnderflow(evidence: Evidence): Evident | undefined {
    const { layout, names, refusal, dtype = 'float32' } = evidence;
    if (refusal) {
        return undefined;
    }
    const { overflow, underflow } = expRange[dtype];
    for (let sample = 0; sample < layout.samples; sample++) {
        const start = startOf(layout, sample);
        const found = extent(evidence, start);
        if (!found) {
            continue;
        }
        const wholly = found.largest > overflow || found.largest < underflow;
        if (!wholly && !targetMayVanish(evidence, sample, start, found, underflow)) {
            continue;
        }
        const { naive, logSoftmax } = sampleAlone(evidence, start, dtype);
        const classIndex = naive.logSoftmax.data.findIndex(
            (value, c) => !Number.isFinite(value) && Number.isFinite(logSoftmax.data[c]!),
        );
        if (classIndex < 0) {
            continue;
        }
        return {
            code: 'naive-underflow',
            severity: 'info',
            samples: [sample],
            classes: [classIndex],
            says: message(
                {
                    sample,
                    dtype,
                    ...found,
                    expAbove: overflow,
                    classIndex,
                    naive: naive.logSoftmax.data[classIndex]!,
                    stable: logSoftmax.data[classIndex]!,
                },
                names,
            ),
            fix: 'log_probabilities = torch.log_softmax(logits, dim=1)',
        };
    }
    return undefined;
}
