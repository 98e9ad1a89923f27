import type { SampleFilter } from '../../explain/batch/filters';
import type { Judged } from '../../explain/batch/judged';
import type { BatchProps } from './Batch';

/**
 * What every view of a batch gets: the samples of the table in its order, the sample in view, and what a click may ask
 * for.
 */
export interface ViewProps extends BatchProps {
    readonly listed: Int32Array;
    readonly filter: SampleFilter;
    readonly onFilter: (filter: SampleFilter) => void;
}

/** A view that shows losses. */
export interface JudgedViewProps extends ViewProps {
    readonly explanation: Judged;
}
