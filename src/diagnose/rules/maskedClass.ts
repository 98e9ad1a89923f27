import { t } from '../../format/l10n';
import { formatCount, formatNumber } from '../../format/numbers';
import { startOf } from '../../math';
import type { Evidence } from '../evidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { listed, MOST_NAMED, when } from '../phrases';
import { rule } from '../rule';

type Cause = 'target' | 'all' | 'smoothing' | 'soft-target' | 'ignored';

interface Detected {
    /** How many samples are masked so, and the first of them. */
    readonly count: number;
    readonly samples: readonly number[];
    /** Of the first sample: why its masked classes reach the loss, which they are, and what it is. */
    readonly cause: Cause;
    readonly classes: readonly number[];
    readonly loss: number;
}

/** -inf logits that the loss multiplies: infinite, or NaN. */
export const maskedClass = rule({
    code: 'masked-class',
    about: 'loss',
    detect,
    severity: ({ cause }) => (cause === 'ignored' ? 'warning' : 'error'),
    words: (facts, evidence) => [
        describeFirst(facts, evidence),
        ...when(facts.count > 1, () => t('This happens in {0} samples.', formatCount(facts.count))),
    ],
    why: () =>
        t(
            'A masked class has the log-probability −inf, and the loss multiplies it by the share that the class has of the target: a share above 0 gives inf, 0 gives nan.',
        ),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: ({ cause }) => fixOf(cause),
    concerns: ({ samples, classes }) => ({ samples, classes: classes.slice(0, MOST_NAMED) }),
    place: 'numbers',
});

function describeFirst({ cause, samples, classes, loss }: Detected, { names }: Evidence): string {
    const sample = names.sample(samples[0]!);
    const which = listed(classes.slice(0, MOST_NAMED).map(names.label), classes.length);
    switch (cause) {
        case 'target':
            return t(
                'Sample {0}: the target itself, class {1}, has the logit −inf, so the loss is {2}.',
                sample,
                which,
                formatNumber(loss),
            );
        case 'all':
            return t(
                'Sample {0}: all logits are −inf, so no class is left to choose from, and the loss is {1}.',
                sample,
                formatNumber(loss),
            );
        case 'smoothing':
            return t(
                'Sample {0}: label smoothing gives a share to classes whose logit is −inf ({1}), so the loss is {2}.',
                sample,
                which,
                formatNumber(loss),
            );
        case 'soft-target':
            return t(
                'Sample {0}: a target of probabilities multiplies the log-probability of classes whose logit is −inf ({1}), so the loss is {2}.',
                sample,
                which,
                formatNumber(loss),
            );
        case 'ignored':
            return t(
                'Sample {0}: all logits are −inf. The loss ignores the sample, but the gradient of its logits is nan.',
                sample,
            );
        default:
            return cause satisfies never;
    }
}

function fixOf(cause: Cause): string {
    switch (cause) {
        case 'target':
            return 'mask = mask.scatter(1, target.unsqueeze(1), False)  # never mask the target';
        case 'all':
            return 'target = target.masked_fill(mask.all(dim=1), -100)  # ignore a sample without classes';
        case 'smoothing':
            return 'loss = nn.CrossEntropyLoss(label_smoothing=0.0)(logits.masked_fill(mask, -torch.inf), target)';
        case 'ignored':
            return 'logits = logits.masked_fill(mask & (target != ignore_index).unsqueeze(1), -torch.inf)';
        case 'soft-target':
            return 'loss = -(target * logits.log_softmax(dim=1)).masked_fill(mask, 0).sum(dim=1).mean()';
        default:
            return cause satisfies never;
    }
}

function detect(evidence: Evidence): Detected | undefined {
    const { breakdown, layout, target } = evidence;
    if (!breakdown) {
        return undefined;
    }
    const found: { readonly sample: number; readonly cause: Cause }[] = [];
    for (let sample = 0; sample < layout.samples; sample++) {
        const masked = maskedClasses(evidence, startOf(layout, sample));
        const isKept = breakdown.kept.data[sample] !== 0;
        const cause = masked.length > 0 ? causeOf(evidence, sample, masked, isKept) : undefined;
        if (cause) {
            found.push({ sample, cause });
        }
    }
    // What reaches the loss comes before what reaches the gradient only.
    const reaching = found.filter(({ cause }) => cause !== 'ignored');
    const told = reaching.length > 0 ? reaching : found;
    const [first] = told;
    return (
        first && {
            cause: first.cause,
            classes:
                first.cause === 'target'
                    ? [target.data[first.sample]!]
                    : maskedClasses(evidence, startOf(layout, first.sample)),
            loss: breakdown.perSample.data[first.sample]!,
            count: told.length,
            samples: told.slice(0, MOST_NAMED).map(({ sample }) => sample),
        }
    );
}

/** The classes of a sample whose logit is -inf; empty where it is a NaN or +inf that spoils the sample. */
function maskedClasses({ layout: { classes, stride }, logits }: Evidence, start: number): readonly number[] {
    const masked: number[] = [];
    for (let c = 0, i = start; c < classes; c++, i += stride) {
        const x = logits[i]!;
        if (x === -Infinity) {
            masked.push(c);
        } else if (!(x < Infinity)) {
            return [];
        }
    }
    return masked;
}

/**
 * Why the masked classes of a sample reach its loss; undefined where they do not: class indices without smoothing read
 * one class.
 */
function causeOf(
    { layout, target, smoothing }: Evidence,
    sample: number,
    masked: readonly number[],
    isKept: boolean,
): Cause | undefined {
    if (!isKept) {
        return masked.length === layout.classes ? 'ignored' : undefined;
    }
    if (masked.length === layout.classes) {
        return 'all';
    }
    if (target.kind === 'index' && masked.includes(target.data[sample]!)) {
        return 'target';
    }
    if (smoothing > 0) {
        return 'smoothing';
    }
    return target.kind === 'probability' ? 'soft-target' : undefined;
}
