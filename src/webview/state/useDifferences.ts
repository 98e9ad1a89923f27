import { useMemo } from 'preact/hooks';
import type { Explanation, Question, SampleView } from '../../explain';
import type { ArrayDifferences, ComparedSample, OtherExample } from '../../explain/differences';
import { layoutOf } from '../../math';
import type { Target } from '../../math';
import { useImport } from './useImport';
import { useInSteps } from './useInSteps';

/** What the panel's array and a second one have to do with each other; what compares them is loaded when it is wanted. */
export interface Compared {
    readonly differences: ArrayDifferences;
    /** The sample in view; absent where the second array has none for it. */
    readonly sample: ComparedSample | undefined;
}

/** Until two large arrays are compared. */
export interface Comparing {
    readonly compared: Compared | undefined;
    /** Whether it takes so long that a person may ask what is the matter. */
    readonly isLong: boolean;
}

/** The second array's target, where the first has none and it fits. */
export function useLentTarget(example: Question | undefined, other: OtherExample | undefined): Target | undefined {
    const loaded = useImport(() => import('../../explain/differences'), other !== undefined);
    return useMemo(
        () => (loaded && example && other ? loaded.lentTarget(example, other) : undefined),
        [loaded, example, other],
    );
}

/**
 * @param example what the panel explains
 * @param settled the panel's explanation, but for a drag: all samples are compared
 * @param view the sample as it is now
 * @param isLent whether its target is that of the second array
 */
export function useDifferences(
    example: unknown,
    settled: Explanation | undefined,
    view: SampleView | undefined,
    other: OtherExample | undefined,
    sample: number,
    isLent: boolean,
): Comparing {
    const loaded = useImport(() => import('../../explain/differences'), other !== undefined);
    // The sample in view changes the answer only where the second array is one sample.
    const asked = other && layoutOf(other.logits.shape).samples === 1 ? sample : 0;
    const arrays = useMemo(() => ({ example, other }), [example, other, asked]);
    const { value: differences, isLong } = useInSteps(
        loaded && settled && other && (() => loaded.differencesInSteps(settled, other, asked, isLent)),
        [loaded, settled, other, asked, isLent],
        arrays,
    );
    const compared = useMemo(
        () => loaded && differences && view && { differences, sample: loaded.compareSample(differences, view) },
        [loaded, differences, view],
    );
    return { compared, isLong };
}
