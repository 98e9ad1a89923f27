import type { NumericArray } from '../../read';
import { nearbyTarget } from '../nearbyTarget';
import { isCommentedOut } from '../comments';
import type { Span } from '../../model/span';
import type { LossContext } from '../types';
import { parse } from '../../python/parse';
import { placeOf } from './place';
import { refreshed } from '../../python/program';
import { readUse } from './use';
import { lossCalls, mayBelong, usesOf } from './uses';

/**
 * What Python code says of the loss of the array `logits`. `known` is what the text says without a parser. Where a call
 * of a loss gets the array, that call has the last word: a target that comes from elsewhere is absent, whatever stands
 * nearby. Parses `stretch` and no more.
 */
export function pythonContext(source: string, stretch: Span, logits: NumericArray, known: LossContext): LossContext {
    const program = parse(source, stretch, logits);
    const place = placeOf(program, logits);
    if (place.kind === 'text') {
        return known;
    }
    const calls = lossCalls(program);
    const [use] = usesOf(program, calls, logits, place)
        .map(found => readUse(refreshed(program), found, logits))
        .sort((a, b) => certainty(b) - certainty(a));
    if (use) {
        return place.kind === 'comment' && certainty(use) === 0
            ? merged({ ...known, ...use }, known, use)
            : merged({ ...withoutTarget(known), ...use }, withoutTarget(known), use);
    }
    if (place.kind === 'comment') {
        return known;
    }
    const belongs = mayBelong(program, calls, logits);
    const { target, misfit, span } = nearbyTarget(
        logits,
        source,
        logits,
        logits,
        at => belongs(at) && !isCommentedOut(source, at.start, logits),
    );
    const rest = withoutTarget(known);
    return {
        ...rest,
        ...(target && { target }),
        ...(misfit && { misfit }),
        sources: { ...rest.sources, ...(span && { target: span }) },
    };
}

/** What a call tells of its target: 2 where it fits, 1 where it does not, 0 where the text does not hold it. */
const certainty = ({ target, misfit }: LossContext): number => (target ? 2 : misfit ? 1 : 0);

const merged = (context: LossContext, a: LossContext, b: LossContext): LossContext => ({
    ...context,
    sources: { ...a.sources, ...b.sources },
});

function withoutTarget({
    options,
    classNames,
    printedLoss,
    sources: { target: _, ...sources } = {},
}: LossContext): LossContext {
    return { options, ...(classNames && { classNames }), ...(printedLoss && { printedLoss }), sources };
}
