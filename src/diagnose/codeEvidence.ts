import type { CrossEntropyOptions } from '../math';
import type { ContextPart, Criterion } from '../model/criterion';
import type { Outline } from '../model/outline';
import { resolveOptions } from '../model/example';

/** What code proves of a call of a loss, whether or not the text holds its numbers. */
export interface CodeEvidence {
    readonly criterion: Criterion;
    readonly logits?: Outline;
    readonly target?: Outline;
    readonly weight?: Outline;
    readonly options: CrossEntropyOptions;
    /** What the code sets, and the text does not hold. */
    readonly unknown: readonly ContextPart[];
}

/** How many classes the logits have, where that is certain: the size of axis 1, or of the only one. */
export function classCountOf({ logits, criterion }: CodeEvidence): number | undefined {
    const { shape, last } = logits ?? {};
    const isTorch = criterion.framework === 'torch';
    return shape ? (isTorch ? shape[shape.length === 1 ? 0 : 1] : shape.at(-1)) : isTorch ? undefined : last;
}

/** Undefined where the code sets one that the text does not hold. */
export const ignoreIndexOf = ({ options, unknown }: CodeEvidence): number | undefined =>
    unknown.includes('ignoreIndex') ? undefined : resolveOptions(options).ignoreIndex;

/** A shape of which every size is known. */
export const knownShape = (outline: Outline | undefined): readonly number[] | undefined => {
    const sizes = outline?.shape?.filter(size => size !== undefined);
    return sizes?.length === outline?.shape?.length ? sizes : undefined;
};
