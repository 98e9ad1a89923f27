import { layoutOf } from '../math';
import type { NumericArray } from '../read';
import { classNamesNear } from './classNames';
import { isCommentedOut } from './comments';
import { nearbyTarget } from './nearbyTarget';
import { printedLossNear } from './printedLoss';
import type { Span } from '../model/span';
import type { LossContext } from './types';

/**
 * What a text says without a parser, whatever its language; `arrays` are those of the text. A target inside `selection`
 * comes before the others. Linear in a bounded stretch.
 */
export function contextOf(
    logits: NumericArray,
    source: string,
    selection: Span,
    arrays: readonly NumericArray[],
): LossContext {
    const { target, span, misfit } = nearbyTarget(
        logits,
        source,
        logits,
        selection,
        place => !isCommentedOut(source, place.start, logits),
        arrays,
    );
    const around = surroundings(logits, source, arrays);
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
    arrays: readonly NumericArray[],
): Pick<LossContext, 'classNames' | 'printedLoss' | 'sources'> {
    const { classes } = layoutOf(logits.shape);
    const listed = classNamesNear(source, logits, classes, place => !isCommentedOut(source, place.start, logits));
    const classNames = logits.classNames?.length === classes ? logits.classNames : listed?.names;
    const printedLoss = printedLossNear(source, logits, arrays, logits.name);
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
