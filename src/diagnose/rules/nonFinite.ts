import { t } from '../../format/l10n';
import { formatCount, formatNumber } from '../../format/numbers';
import { startOf } from '../../math';
import type { Evidence } from '../evidence';
import { NUMERICS_DOCS } from '../links';
import { MOST_NAMED } from '../phrases';
import { rule } from '../rule';

interface Detected {
    readonly nan: number;
    readonly inf: number;
    /** The first of them. */
    readonly classIndex: number;
    readonly value: number;
    readonly samples: readonly number[];
    /** Whether the loss leaves all of these samples out; they still spoil the gradient. */
    readonly ignored: boolean;
}

/** NaN or +inf among the logits. */
export const nonFinite = rule({
    code: 'non-finite',
    about: 'numbers',
    detect,
    severity: ({ ignored }) => (ignored ? 'warning' : 'error'),
    words: ({ nan, inf, samples, classIndex, value, ignored }, { names }) => [
        t(
            'Some logits are not finite: {0} nan, {1} inf. The first is {4}, for {3} in sample {2}.',
            formatCount(nan),
            formatCount(inf),
            names.sample(samples[0]!),
            names.className(classIndex),
            formatNumber(value),
        ),
        ignored
            ? t('The loss ignores these samples, but their gradient is nan.')
            : t('Softmax makes the whole sample nan, and the mean makes the whole loss nan.'),
    ],
    why: () =>
        t(
            'Something before the loss has overflowed or divided by 0; one optimizer step can turn every parameter into nan.',
        ),
    link: () => NUMERICS_DOCS,
    suggestedCode: () => 'torch.autograd.set_detect_anomaly(True)  # names the operation that made them',
    concerns: ({ samples, classIndex }) => ({ samples, classes: [classIndex] }),
    place: 'numbers',
});

function detect({ layout, logits, target, ignoreIndex }: Evidence): Detected | undefined {
    let [nan, inf, ignored] = [0, 0, true];
    let first: Pick<Detected, 'classIndex' | 'value'> | undefined;
    const samples: number[] = [];
    for (let sample = 0; sample < layout.samples; sample++) {
        const before = nan + inf;
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
            first ??= { classIndex: c, value };
        }
        if (nan + inf === before) {
            continue;
        }
        if (samples.length < MOST_NAMED) {
            samples.push(sample);
        }
        if (target.kind !== 'index' || target.data[sample] !== ignoreIndex) {
            ignored = false;
        }
    }
    return first && { ...first, nan, inf, samples, ignored };
}
