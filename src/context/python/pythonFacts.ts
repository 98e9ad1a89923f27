import type { NumericArray } from '../../read';
import { defined } from '../../model/defined';
import { valueOf } from '../../model/known';
import { refreshed } from '../../python/program';
import type { Program } from '../../python/program';
import { isCommentedOut } from '../comments';
import { withoutTarget } from '../facts';
import type { LossFacts } from '../facts';
import { nearbyTarget } from '../nearbyTarget';
import { factsOfCall } from './callFacts';
import { callsWith, lossCalls, mayBelong } from './calls';
import { settingOf } from './setting';

/**
 * What Python code says of the loss of the array `logits`. `known` is what the text says without a parser. Where a call
 * of a loss gets the array, that call has the last word: a target that comes from elsewhere is not known, whatever
 * stands nearby. `arrays` are those of the text.
 */
export function pythonFacts(
    program: Program,
    arrays: readonly NumericArray[],
    logits: NumericArray,
    known: LossFacts,
): LossFacts {
    const { source } = program;
    const setting = settingOf(program, logits);
    if (setting.kind === 'text') {
        return known;
    }
    const calls = lossCalls(program);
    const [called] = callsWith(program, calls, logits, setting)
        .map(call => factsOfCall(refreshed(program), call, logits))
        .sort((a, b) => certainty(b) - certainty(a));
    if (called) {
        // A printout in a comment may have its target beside it.
        return setting.kind === 'comment' && certainty(called) === 0
            ? { ...known, ...called, ...defined({ target: known.target ?? called.target }) }
            : { ...withoutTarget(known), ...called };
    }
    if (setting.kind === 'comment') {
        return known;
    }
    const belongs = mayBelong(program, calls, logits);
    const target = nearbyTarget(
        logits,
        source,
        logits,
        logits,
        at => belongs(at) && !isCommentedOut(source, at.start, logits),
        arrays,
    );
    return { ...withoutTarget(known), ...defined({ target }) };
}

/** What a call tells of its target: 2 where it fits, 1 where it does not, 0 where the text does not hold it. */
function certainty(facts: LossFacts): number {
    const target = valueOf(facts.target);
    return target ? ('target' in target ? 2 : 1) : 0;
}
