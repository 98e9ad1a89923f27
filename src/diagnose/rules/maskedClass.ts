import { startOf } from '../../math';
import type { Evidence } from '../evidence';
import { MOST_NAMED } from '../finding';
import type { Evident } from '../finding';
import { maskedClass as message } from '../messages';
import type { MaskedCause } from '../messages';

/** The classes of a sample whose logit is -inf; none where a NaN or +inf is what spoils the sample. */
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
): MaskedCause | undefined {
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

function fixOf(cause: MaskedCause): string {
    switch (cause) {
        case 'target':
            return 'mask = mask.scatter(1, target.unsqueeze(1), False)  # never mask the target';
        case 'all':
            return 'target = target.masked_fill(mask.all(dim=1), -100)  # ignore a sample without classes';
        case 'smoothing':
            return 'loss = nn.CrossEntropyLoss(label_smoothing=0.0)(logits.masked_fill(mask, -torch.inf), target)';
        case 'soft-target':
            return 'loss = -(target * logits.log_softmax(dim=1)).masked_fill(mask, 0).sum(dim=1).mean()';
        default:
            return cause satisfies never;
    }
}

/** -inf logits that the loss multiplies: infinite, or NaN. */
export function maskedClass(evidence: Evidence): Evident | undefined {
    const { breakdown, layout, names } = evidence;
    if (!breakdown) {
        return undefined;
    }
    let first:
        { readonly cause: MaskedCause; readonly sample: number; readonly classes: readonly number[] } | undefined;
    const samples: number[] = [];
    let count = 0;
    for (let sample = 0; sample < layout.samples; sample++) {
        if (breakdown.kept.data[sample] === 0) {
            continue;
        }
        const classes = maskedClasses(evidence, startOf(layout, sample));
        const cause = classes.length > 0 ? causeOf(evidence, sample, classes) : undefined;
        if (!cause) {
            continue;
        }
        first ??= { cause, sample, classes: cause === 'target' ? [evidence.target.data[sample]!] : classes };
        if (count++ < MOST_NAMED) {
            samples.push(sample);
        }
    }
    if (!first) {
        return undefined;
    }
    const classes = first.classes.slice(0, MOST_NAMED);
    return {
        code: 'masked-class',
        severity: 'error',
        samples,
        classes,
        fix: fixOf(first.cause),
        says: message(
            { ...first, classes, all: first.classes.length, count, loss: breakdown.perSample.data[first.sample]! },
            names,
        ),
    };
}
