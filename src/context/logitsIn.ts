import type { NumericArray } from '../read';
import { canBeLogits } from './findExample';
import { isTargetName } from './names';
import { asTarget } from './target';

/** Those of the arrays that can be logits and are not called targets. */
export const logitsIn = (arrays: readonly NumericArray[]): readonly NumericArray[] =>
    arrays.filter(array => canBeLogits(array) && !isTargetName(array.name));

/** The same without whole numbers that are the class indices of another of them: a printed target has no name. */
export function logitsToChoose(arrays: readonly NumericArray[]): readonly NumericArray[] {
    const all = logitsIn(arrays);
    const isTargetOf = (array: NumericArray, logits: NumericArray): boolean =>
        array !== logits && asTarget(array, logits)?.kind === 'index';
    return all.filter(
        array =>
            array.decimals !== undefined || array.name !== undefined || !all.some(other => isTargetOf(array, other)),
    );
}
