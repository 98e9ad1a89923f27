import { t } from '../../format/l10n';
import { formatCount } from '../../format/numbers';
import { classCountOf, ignoreIndexOf } from '../codeEvidence';
import type { CodeEvidence } from '../codeEvidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { onGpu } from '../phrases';
import { codeRule } from '../rule';

interface Detected {
    readonly low: number;
    readonly high: number;
    readonly classes: number;
    readonly made: string;
}

/** Targets drawn from a range that is not that of the classes. */
export const targetRange = codeRule({
    code: 'target-out-of-range',
    about: 'loss',
    detect,
    severity: () => 'error',
    words: ({ low, high, classes, made }) => [
        t(
            'The targets are from {0} to {1} ({2}), but with {3} logits per sample the classes are 0 to {4}.',
            low,
            high,
            made,
            formatCount(classes),
            classes - 1,
        ),
        ...(isOneBased({ low, high, classes })
            ? [t('No target is below 1: the classes seem to be numbered from 1.')]
            : []),
    ],
    why: onGpu,
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: facts => (isOneBased(facts) ? 'loss = nn.CrossEntropyLoss()(logits, target - 1)' : undefined),
    place: 'target',
    quickFixes: facts =>
        isOneBased(facts)
            ? [{ kind: 'append', to: 'target', text: ' - 1', title: t('Subtract 1 from the target') }]
            : [],
});

const isOneBased = ({ low, high, classes }: Omit<Detected, 'made'>): boolean => low === 1 && high === classes;

const sampleSizes = (shape: readonly (number | undefined)[]): readonly (number | undefined)[] =>
    shape.length === 1 ? [] : shape.toSpliced(1, 1);

/** Only of a draw: which numbers it gives is not known, but that it gives its least and greatest in time is. */
function detect(evidence: CodeEvidence): Detected | undefined {
    const { target, logits } = evidence;
    const [classes, ignored] = [classCountOf(evidence), ignoreIndexOf(evidence)];
    const { range, shape, text } = target ?? {};
    // Shapes that do not fit are another mistake; those that are not known may not fit.
    const isIndex =
        shape !== undefined &&
        logits?.shape !== undefined &&
        shape.length === logits.shape.length - 1 &&
        sampleSizes(logits.shape).every((size, axis) => size !== undefined && size === shape[axis]);
    if (!range || !isIndex || classes === undefined || classes < 2 || ignored === undefined || text === undefined) {
        return undefined;
    }
    const { low, high } = range;
    const isLow = low < 0 && !(low === ignored && low === -1);
    const isHigh = high >= classes && !(high === classes && high === ignored);
    return isLow || isHigh ? { low, high, classes, made: text } : undefined;
}
