import { t } from '../../format/l10n';
import { formatCount } from '../../format/numbers';
import type { Evidence } from '../evidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { onGpu } from '../phrases';
import { rule } from '../rule';
import type { QuickFix } from '../rule';
import type { Criterion } from '../../model/criterion';

/** What datasets fill up with: torch's own -100, -1, and 255 of segmentation masks. */
const PADDING = [-100, -1, 255];

type Cause = 'one-based' | 'padding' | 'mask' | 'grey' | 'more-classes' | 'negative';

interface Detected {
    /** The first target that is out of range. */
    readonly value: number;
    readonly sample: number;
    /** How many are, and from where to where. */
    readonly count: number;
    readonly smallest: number;
    readonly largest: number;
    readonly classes: number;
    readonly cause: Cause;
}

/** Labels counted from 1, padding without ignore_index, a head with too few classes. */
export const targetOutOfRange = rule({
    code: 'target-out-of-range',
    about: 'loss',
    detect,
    severity: () => 'error',
    words: (facts, evidence) => [describeTargets(facts, evidence), describeCause(facts, evidence)],
    why: onGpu,
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: (facts, { criterion }) => fixOf(facts, criterion),
    concerns: ({ sample }) => ({ samples: [sample] }),
    place: 'sample',
    quickFixes: quickFixesOf,
});

function detect({ target, refusal }: Evidence): Detected | undefined {
    const details = refusal?.details;
    if (details?.code !== 'target-out-of-range') {
        return undefined;
    }
    let lowest = Infinity;
    for (const t of target.data) {
        if (t < lowest && t !== details.ignoreIndex) {
            lowest = t;
        }
    }
    return { ...details, cause: pictureIn(target, details) ?? causeOf(details, lowest) };
}

/** Of a picture that was read as a mask: black and white as 0 and 255 for two classes, or grey values. */
function pictureIn(
    { data, shape }: Evidence['target'],
    { classes, smallest, largest }: { readonly classes: number; readonly smallest: number; readonly largest: number },
): Cause | undefined {
    if (shape.length < 3 || smallest < classes || largest > 255) {
        return undefined;
    }
    const values = new Set(data);
    return classes <= 2 && largest === 255 && [...values].every(value => value === 0 || value === 255)
        ? 'mask'
        : // One value beyond the classes is more likely padding, as 255 is in segmentation.
          smallest !== largest && values.size > 2 && largest > 4 * values.size && largest > 4 * classes
          ? 'grey'
          : undefined;
}

/** The most likely cause. `lowest` is the smallest target of all, out of range or not. */
function causeOf({ classes, smallest, largest }: Omit<Detected, 'cause'>, lowest: number): Cause {
    if (smallest === largest && PADDING.includes(smallest)) {
        return 'padding';
    }
    if (largest === classes && lowest >= 1) {
        return 'one-based';
    }
    return smallest < 0 ? 'negative' : 'more-classes';
}

const describeTargets = (
    { value, sample, count, smallest, largest, classes }: Detected,
    { names }: Evidence,
): string =>
    count === 1
        ? t('Target {0} (sample {1}) is not a class: {2}.', value, names.sample(sample), whichClasses(classes))
        : smallest === largest
          ? t(
                '{0} targets are {1}, which is not a class (the first is in sample {2}): {3}.',
                formatCount(count),
                value,
                names.sample(sample),
                whichClasses(classes),
            )
          : t(
                '{0} targets from {1} to {2}, the first {3} (sample {4}), are not classes: {5}.',
                formatCount(count),
                smallest,
                largest,
                value,
                names.sample(sample),
                whichClasses(classes),
            );

const whichClasses = (classes: number): string =>
    classes === 1
        ? t('with one logit per sample, the only class is 0')
        : t('with {0} logits per sample, the classes are 0 to {1}', formatCount(classes), classes - 1);

/** What the losses call the target that they leave out. */
const IGNORES: { readonly [F in Criterion['framework']]: string | undefined } = {
    torch: 'ignore_index',
    keras: 'ignore_class',
    tensorflow: undefined,
    optax: undefined,
    sklearn: undefined,
};

function describeCause({ cause, value, largest, classes }: Detected, { criterion: { framework } }: Evidence): string {
    const ignores = IGNORES[framework];
    switch (cause) {
        case 'one-based':
            return t('No target is below 1: the classes seem to be numbered from 1.');
        case 'padding':
            return ignores === undefined
                ? t('{0} looks like padding: leave those samples out.', value)
                : t('{0} looks like padding: pass {1}={0}.', value, ignores);
        case 'more-classes':
            return t(
                'The targets need at least {0} classes; the model has {1}.',
                formatCount(largest + 1),
                formatCount(classes),
            );
        case 'mask':
            return t(
                '0 and 255 look like a black-and-white mask, in which 255 is the second class: divide the mask by 255.',
            );
        case 'grey':
            return t(
                'The targets look like gray values of an image, not like classes: map each gray value to its class.',
            );
        case 'negative':
            return t('A class index cannot be negative.');
        default:
            return cause satisfies never;
    }
}

function fixOf({ cause, value, largest }: Detected, { framework, name }: Criterion): string | undefined {
    switch (cause) {
        case 'padding':
            return framework === 'torch'
                ? `loss = nn.CrossEntropyLoss(ignore_index=${value})(logits, target)`
                : framework === 'keras'
                  ? `loss = keras.losses.${name}(ignore_class=${value})(target, logits)`
                  : `kept = target != ${value}  # logits[kept], target[kept]`;
        case 'one-based':
            return framework === 'torch' ? 'loss = nn.CrossEntropyLoss()(logits, target - 1)' : 'target = target - 1';
        case 'more-classes':
            return `head = nn.Linear(features, ${largest + 1})  # a logit for each class`;
        case 'mask':
            return 'target = target // 255';
        case 'grey':
            return 'target = torch.searchsorted(torch.unique(target), target)  # in the order of the gray values';
        case 'negative':
            return undefined;
        default:
            return cause satisfies never;
    }
}

function quickFixesOf({ cause, value }: Detected, { target, ignoreIndex }: Evidence): readonly QuickFix[] {
    switch (cause) {
        case 'padding':
            return [
                {
                    kind: 'add-argument',
                    name: 'ignore_index',
                    value: String(value),
                    title: t('Add {0}', `ignore_index=${value}`),
                },
            ];
        case 'one-based': {
            const inText: QuickFix = {
                kind: 'count-target-from-zero',
                ignored: ignoreIndex,
                title: t('Number the classes in the target from 0'),
            };
            return target.data.includes(ignoreIndex)
                ? [inText]
                : [inText, { kind: 'append', to: 'target', text: ' - 1', title: t('Subtract 1 from the target') }];
        }
        case 'mask':
            return [{ kind: 'append', to: 'target', text: ' // 255', title: t('Divide the target by 255') }];
        case 'grey':
        case 'more-classes':
        case 'negative':
            return [];
        default:
            return cause satisfies never;
    }
}
