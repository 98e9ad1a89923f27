import { t } from '../../format/l10n';
import { formatCount, formatNumber, formatShape } from '../../format/numbers';
import { explainCrossEntropy } from '../../math';
import type { Layout } from '../../math';
import { sameShape } from '../../model/tensor';
import type { Shape } from '../../model/tensor';
import { lastAxesSwapped } from '../axes';
import { singleLoss } from '../singleLoss';
import type { Evidence } from '../evidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { rule } from '../rule';
import { largestOf } from '../rows';

/**
 * How many standard deviations above guessing the hits of one reading have to be to call it the right one. Six leave
 * less than one false alarm in ten thousand, also where the hits are few and nearly Poisson.
 */
const SIGNIFICANT = 6;

/** torch refuses the shapes, which tell that the classes are on another axis. */
interface Refused {
    readonly kind: 'refused';
    readonly shape: Shape;
    readonly target: Shape;
    /** The shape that the logits should have. */
    readonly needed: Shape;
}

/** torch does not notice, since both axes have the same size. */
interface Silent {
    readonly kind: 'silent';
    readonly shape: Shape;
    /** That are not ignored. */
    readonly samples: number;
    readonly loss: number;
    readonly hits: number;
    /** With the classes on the last axis. */
    readonly swappedLoss: number;
    readonly swappedHits: number;
    /** Whether it is the last axis that predicts the targets; otherwise neither does. */
    readonly predictsSwapped: boolean;
}

/** The classes on another axis than 1. */
export const classAxis = rule({
    code: 'class-axis',
    about: 'shapes',
    detect,
    severity: facts => (facts.kind === 'refused' ? 'error' : facts.predictsSwapped ? 'warning' : 'info'),
    words: facts =>
        facts.kind === 'refused'
            ? [
                  t(
                      'The logits have shape {0}, the target {1}: the classes are on the wrong axis.',
                      formatShape(facts.shape),
                      formatShape(facts.target),
                  ),
                  t('CrossEntropyLoss needs them on axis 1: logits of shape {0}.', formatShape(facts.needed)),
              ]
            : [
                  t(
                      'In logits of shape {0}, axes 1 and 2 have the same size, so torch cannot notice that the classes are on the last one.',
                      formatShape(facts.shape),
                  ),
                  t(
                      'Classes on axis 1, as torch reads them: loss {0}, {1} of {2} targets predicted correctly.',
                      formatNumber(facts.loss),
                      formatCount(facts.hits),
                      formatCount(facts.samples),
                  ),
                  t(
                      'Classes on the last axis: loss {0}, {1} of {2}.',
                      formatNumber(facts.swappedLoss),
                      formatCount(facts.swappedHits),
                      formatCount(facts.samples),
                  ),
              ],
    why: () =>
        t(
            'Softmax over the wrong axis makes positions compete instead of classes; if the sizes agree, torch raises no error, and the model trains on noise.',
        ),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: ({ shape }) => `loss = nn.CrossEntropyLoss()(logits${toAxisOne(shape)}, target)`,
    place: 'logits',
    quickFixes(facts) {
        if (facts.kind === 'silent' && !facts.predictsSwapped) {
            return []; // the next reading would tell no more
        }
        const text = toAxisOne(facts.shape);
        return [{ kind: 'append', to: 'logits', text, title: t('Move the classes to axis 1: {0}', text) }];
    },
});

/** What brings the classes of logits of this shape, now on the last axis, to axis 1. */
function toAxisOne(shape: Shape): string {
    return shape.length === 2 ? '.T' : shape.length === 3 ? '.transpose(1, 2)' : '.movedim(-1, 1)';
}

/** Where the code reshapes or transposes the logits on their way, it knows. */
function detect(evidence: Evidence): Refused | Silent | undefined {
    if (evidence.criterion.steps.some(step => step === 'reshape' || step === 'select')) {
        return undefined;
    }
    switch (evidence.refusal?.details.code) {
        case undefined:
            return evidence.text.received || evidence.text.computedBy?.includes('reshape')
                ? undefined
                : silentAxis(evidence);
        case 'target-shape':
        case 'batch-size':
            return refusedAxis(evidence);
        default:
            return undefined;
    }
}

/** (N, d1, ... C) with a target of (N, d1, ...), and (C, N) with (N): refused, unless the sizes happen to agree. */
function refusedAxis({ target, layout: { shape } }: Evidence): Refused | undefined {
    const last = shape[shape.length - 1]!;
    const fits =
        shape.length > 2
            ? sameShape(target.shape, shape.slice(0, -1))
            : shape.length === 2 && target.kind === 'index' && sameShape(target.shape, [last]) && last !== shape[0];
    if (!fits) {
        return undefined;
    }
    const needed = shape.length === 2 ? [last, shape[0]!] : [shape[0]!, last, ...shape.slice(1, -1)];
    return { kind: 'refused', shape, target: target.shape, needed };
}

/** Samples whose largest logit is at their target; and the z-score of so many hits, against guessing. */
function hitsOf(
    { layout, logits, target, ignoreIndex }: Evidence,
    startOfSample: (sample: number) => number,
    stride: number,
): { readonly hits: number; readonly score: number } {
    const read: Layout = { ...layout, stride };
    let [hits, count] = [0, 0];
    for (let sample = 0; sample < layout.samples; sample++) {
        const t = target.data[sample]!;
        if (t === ignoreIndex) {
            continue;
        }
        count++;
        if (largestOf(read, logits, startOfSample(sample)) === t) {
            hits++;
        }
    }
    const chance = 1 / layout.classes;
    return { hits, score: (hits - count * chance) / Math.sqrt(count * chance * (1 - chance)) };
}

/**
 * (N, S, C) with S = C is taken for (N, C, S). Which one it is, only the numbers can tell: silent where torch's
 * reading predicts the targets.
 */
function silentAxis(evidence: Evidence): Silent | undefined {
    const {
        example,
        layout: { shape, classes },
        target,
        breakdown,
    } = evidence;
    if (
        !breakdown ||
        target.kind !== 'index' ||
        shape.length !== 3 ||
        shape[2] !== classes ||
        classes < 2 ||
        breakdown.keptCount === 0
    ) {
        return undefined;
    }
    const size = classes;
    const asIs = hitsOf(evidence, sample => Math.floor(sample / size) * size * size + (sample % size), size);
    const swapped = hitsOf(evidence, sample => sample * size, 1);
    if (asIs.score >= SIGNIFICANT && asIs.hits > swapped.hits) {
        return undefined;
    }
    const other = explainCrossEntropy({ ...example, logits: lastAxesSwapped(example.logits) });
    return {
        kind: 'silent',
        shape,
        samples: breakdown.keptCount,
        loss: singleLoss(breakdown),
        hits: asIs.hits,
        swappedLoss: singleLoss(other),
        swappedHits: swapped.hits,
        predictsSwapped: swapped.score >= SIGNIFICANT && swapped.hits > asIs.hits,
    };
}
