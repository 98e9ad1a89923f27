import type { NumericArray } from '../read';
import { canBeLogits } from './findExample';
import { isTargetName } from './names';

/** Those of the arrays that can be logits and are not called targets. */
export const logitsIn = (arrays: readonly NumericArray[]): readonly NumericArray[] =>
    arrays.filter(array => canBeLogits(array) && !isTargetName(array.name));
