import { layoutOf } from '../math';
import { readNumericArrays } from '../read';
import type { NumericArray } from '../read';
import { classNamesNear } from './classNames';
import { isCommentedOut } from './comments';
import { nearbyTarget } from './nearbyTarget';
import { printedLossNear } from './printedLoss';
import { stretchAround } from '../model/span';
import type { Span } from '../model/span';
import type { LossContext } from './types';

/** How far around the array other arrays are read to tell which printed loss is whose, in characters. */
const NEARBY = 8_192;

/**
 * What a text says without a parser, whatever its language. A target inside `selection` comes before the others. Linear
 * in a bounded stretch.
 */
export function contextOf(logits: NumericArray, source: string, selection: Span): LossContext {
    const { target, span, misfit } = nearbyTarget(
        logits,
        source,
        logits,
        selection,
        place => !isCommentedOut(source, place.start, logits),
    );
    const around = surroundings(logits, source);
    return {
        ...(target && { target }),
        ...(misfit && { misfit }),
        options: {},
        ...around,
        sources: { ...(span && { target: span }), ...around.sources },
    };
}

/** Class names and a printed loss: what the parser has no better word on. */
function surroundings(
    logits: NumericArray,
    source: string,
): Pick<LossContext, 'classNames' | 'printedLoss' | 'sources'> {
    const { classes } = layoutOf(logits.shape);
    const listed = classNamesNear(source, logits, classes, place => !isCommentedOut(source, place.start, logits));
    const classNames = logits.classNames?.length === classes ? logits.classNames : listed?.names;
    const { start, end } = stretchAround(source, logits, NEARBY);
    const others = readNumericArrays(source.slice(start, end)).arrays.map(array => ({
        ...(array.name !== undefined && { name: array.name }),
        start: array.start + start,
        end: array.end + start,
    }));
    const printedLoss = printedLossNear(source, logits, others, logits.name);
    return {
        ...(classNames && { classNames }),
        ...(printedLoss && { printedLoss }),
        sources: {
            ...(classNames && {
                classNames: classNames === listed?.names ? listed.span : { start: logits.start, end: logits.end },
            }),
            ...(printedLoss && { printedLoss: printedLoss.span }),
        },
    };
}
