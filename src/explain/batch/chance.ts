import { layoutOf } from '../../math';
import type { Explanation } from '../../diagnose/explanation';

/**
 * ln C, the loss of a sample whose classes all have the same probability; undefined with weights, which make it another
 * number for each target.
 */
export const chanceOf = ({ question: { logits, options } }: Explanation): number | undefined =>
    options?.weight ? undefined : Math.log(layoutOf(logits.shape).classes);
