import { layoutOf } from '../math';
import { defined } from '../model/defined';
import { stretchAround } from '../model/span';
import type { Span } from '../model/span';
import { readNumericArrays } from '../read';
import type { NumericArray } from '../read';
import { classNamesNear } from './classNames';
import { isCommentedOut } from './comments';
import type { FactOf, LossFacts } from './facts';
import { moved } from './moved';
import { nearbyTarget } from './nearbyTarget';
import { printedLossNear } from './printedLoss';

/** How far around the array other arrays are read to tell which printed loss is whose, in characters. */
const NEARBY = 8_192;

/**
 * What a text says without a parser, whatever its language. A target inside `selection` comes before the others. Linear
 * in a bounded stretch.
 */
export const textFacts = (logits: NumericArray, source: string, selection: Span): LossFacts =>
    defined({
        target: nearbyTarget(logits, source, logits, selection, at => !isCommentedOut(source, at.start, logits)),
        classNames: classNamesOf(logits, source),
        printedLoss: printedLossNear(source, logits, arraysAround(logits, source), logits.name),
    });

/** Those that were read with the array, a table's header, before those of a list. */
function classNamesOf(logits: NumericArray, source: string): FactOf<'classNames'> | undefined {
    const { classes } = layoutOf(logits.shape);
    return logits.classNames?.length === classes
        ? { value: logits.classNames, where: { start: logits.start, end: logits.end } }
        : classNamesNear(source, logits, classes, at => !isCommentedOut(source, at.start, logits));
}

function arraysAround(logits: NumericArray, source: string): readonly NumericArray[] {
    const { start, end } = stretchAround(source, logits, NEARBY);
    return readNumericArrays(source.slice(start, end)).arrays.map(array => moved(array, start));
}
