import { t } from '../../format/l10n';
import { formatNumber } from '../../format/numbers';
import { expRange, explainCrossEntropy, startOf } from '../../math';
import type { ArithmeticDtype } from '../../math';
import type { Evidence } from '../evidence';
import { LOG_SOFTMAX_DOCS } from '../links';
import { rule } from '../rule';

/**
 * log(softmax(x)) by hand breaks: the exponentials overflow, or all of them vanish, or that of the target does. Not
 * that of a class which the loss never reads, such as one that is masked by -1e9. In the type of the example, or in
 * float32, torch's default. It need not be written by hand: information.
 */
export const naiveUnderflow = rule({
    code: 'naive-underflow',
    about: 'logits',
    detect,
    severity: () => 'info',
    words: ({ sample, dtype, classIndex, naive, stable, smallest, largest, overflow }, { names }) => [
        t(
            'A naive log(softmax(x)) fails in sample {0}: in {1} it gives {3} instead of {4} for {2}.',
            names.sample(sample),
            dtype,
            names.className(classIndex),
            formatNumber(naive),
            formatNumber(stable),
        ),
        t(
            'The logits go from {0} to {1}, and exp overflows above {2}.',
            formatNumber(smallest),
            formatNumber(largest),
            formatNumber(overflow),
        ),
        t('log_softmax and CrossEntropyLoss are safe.'),
    ],
    why: () =>
        t(
            'In a naive implementation the exponentials leave the range of the type, and the logarithm of the result is nan or infinite.',
        ),
    link: () => LOG_SOFTMAX_DOCS,
    suggestedCode: () => 'log_probabilities = torch.log_softmax(logits, dim=1)',
    concerns: ({ sample, classIndex }) => ({ samples: [sample], classes: [classIndex] }),
    place: 'numbers',
});

function detect(evidence: Evidence) {
    const { layout, refusal, dtype = 'float32' } = evidence;
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
        if (classIndex >= 0) {
            const [byHand, stable] = [naive.logSoftmax.data[classIndex]!, logSoftmax.data[classIndex]!];
            return { sample, dtype, ...found, overflow, classIndex, naive: byHand, stable };
        }
    }
    return undefined;
}

interface Extent {
    readonly largest: number;
    readonly smallest: number;
}

/** The finite logits of a sample; undefined where one is NaN or +inf, or all are -inf. */
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
