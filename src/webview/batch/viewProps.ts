import type { Explanation } from '../../explain';
import type { SampleFilter } from '../../explain/batch/filters';
import type { Judged } from '../../explain/batch/judged';

/** What every view of a batch gets: the samples of the table in its order, the sample in view, and what a click may ask for. */
export interface ViewProps<Shown extends Explanation = Explanation> {
    readonly explanation: Shown;
    readonly listed: Int32Array;
    readonly sample: number;
    /** @param c the class to light up in the stages */
    readonly onView: (sample: number, c?: number) => void;
    readonly filter: SampleFilter;
    readonly onFilter: (filter: SampleFilter) => void;
}

export type JudgedViewProps = ViewProps<Judged>;
