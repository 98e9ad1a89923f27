import type { CrossEntropyExample, Reduction } from '../../math';
import { filledIn } from '../filledIn';
import type { FilledIn } from '../filledIn';

/** An example with its defaults filled in, and torch's check of the targets left to `reduce`. */
export interface Setup extends FilledIn {
    /**
     * 'none' of a single sample is that sample's loss, as 'sum' gives it; of several, one printed number can only be a
     * mean.
     */
    readonly reduction: Exclude<Reduction, 'none'>;
}

export function setupOf(example: CrossEntropyExample): Setup {
    const given = filledIn(example);
    const { reduction, layout } = given;
    return {
        ...given,
        reduction: reduction === 'sum' || (reduction === 'none' && layout.samples === 1) ? 'sum' : 'mean',
    };
}
