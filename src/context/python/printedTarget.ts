import { follow } from '../../python/follow';
import type { Program } from '../../python/program';
import type { NumericArray } from '../../read';
import { overlap, stretchAround } from '../../model/span';
import type { Known } from '../../model/known';
import type { FactOf } from '../facts';
import type { TargetValue } from '../facts';
import { targetFact } from '../target';
import type { LossCall } from './lossCall';
import { settingOf } from './setting';

/** How far from the logits their target is printed, in characters. */
const NEARBY = 16_384;

/** The target of a call that was printed in a comment under its own name: `print(y)  # tensor([2, 0])`. */
export function printedTarget(
    program: Program,
    { target, program: within }: LossCall,
    arrays: readonly NumericArray[],
    logits: NumericArray,
): Known<TargetValue> | undefined {
    const names = target ? follow(within, target, () => false).names : [];
    const nearby = stretchAround(program.source, logits, NEARBY);
    const printed = arrays.filter(array => {
        const setting = overlap(array, nearby) && array.start !== logits.start ? settingOf(program, array) : undefined;
        return setting?.kind === 'comment' && setting.name !== undefined && names.includes(setting.name);
    });
    const away = ({ start }: NumericArray): number => (start > logits.start ? start - logits.start : Infinity);
    const [nearest] = printed.toSorted((a, b) => away(a) - away(b));
    return nearest && targetFact(nearest, logits, nearest);
}

/** What is named like a target, where it is part of a printout, too. */
export const inComment = ({ tree }: Program, target: FactOf<'target'> | undefined): FactOf<'target'> | undefined =>
    target?.where && tree.resolveInner(target.where.start, 1).name === 'Comment' ? target : undefined;
