import { layoutOf } from '../math';
import { defined } from '../model/defined';
import type { Span } from '../model/span';
import type { NumericArray } from '../read';
import { classNamesNear } from './classNames';
import { isCommentedOut } from './comments';
import type { FactOf, LossFacts } from './facts';
import { distantTargets, nearbyTarget } from './nearbyTarget';
import { printedLossNear } from './printedLoss';
import { targetFact } from './target';

/**
 * What a text says without a parser, whatever its language; `arrays` are those of the text. A target inside `selection`
 * comes before the others. Linear in a bounded stretch.
 */
export const textFacts = (
    logits: NumericArray,
    source: string,
    selection: Span,
    arrays: readonly NumericArray[],
): LossFacts =>
    defined({
        target: logits.labels
            ? targetFact(logits.labels, logits, logits.labels)
            : nearbyTarget(logits, source, logits, selection, at => !isCommentedOut(source, at.start, logits), arrays),
        classNames: classNamesOf(logits, source),
        printedLoss: printedLossNear(source, logits, arrays, logits.name),
    });

/** What would be the target of an array if it stood nearer, the nearest first. */
export const distantTargetsIn = (
    source: string,
    logits: NumericArray,
    arrays: readonly NumericArray[],
): readonly NumericArray[] =>
    distantTargets(logits, source, logits, at => !isCommentedOut(source, at.start, logits), arrays);

/** Those that were read with the array, a table's header, before those of a list. */
export function classNamesOf(logits: NumericArray, source: string): FactOf<'classNames'> | undefined {
    const { classes } = layoutOf(logits.shape);
    return logits.classNames?.length === classes
        ? { value: logits.classNames, where: { start: logits.start, end: logits.end } }
        : classNamesNear(source, logits, classes, at => !isCommentedOut(source, at.start, logits));
}
