import { useMemo } from 'preact/hooks';
import type { Explanation } from '../../explain';
import type { ArrayDifferences, ComparedSample, OtherExample } from '../../explain/differences';
import { layoutOf } from '../../math';
import { useImport } from './useImport';

/** What the panel's array and a second one have to do with each other; what compares them is loaded when it is wanted. */
export interface Compared {
    readonly differences: ArrayDifferences;
    /** The sample in view; absent where the second array has none for it. */
    readonly sample: ComparedSample | undefined;
}

export function useDifferences(
    explanation: Explanation | undefined,
    other: OtherExample | undefined,
    sample: number,
): Compared | undefined {
    const loaded = useImport(() => import('../../explain/differences'), other !== undefined);
    // The sample in view changes the answer only where the second array is one sample.
    const asked = other && layoutOf(other.logits.shape).samples === 1 ? sample : 0;
    const differences = useMemo(
        () => loaded && explanation && other && loaded.differencesOf(explanation, other, asked),
        [loaded, explanation, other, asked],
    );
    return useMemo(
        () => loaded && differences && { differences, sample: loaded.compareSample(differences, sample) },
        [loaded, differences, sample],
    );
}
