import { readNumericArrays } from '../read';
import type { NumericArray } from '../read';
import { canBeLogits } from './findExample';
import { isTargetName } from './names';

/** The arrays of a text that can be logits and are not called targets. Linear in the text. */
export const logitsIn = (text: string): readonly NumericArray[] =>
    readNumericArrays(text).arrays.filter(array => canBeLogits(array) && !isTargetName(array.name));
