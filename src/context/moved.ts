import type { Span } from '../model/span';
import type { NumericArray } from '../read';

/** An array that was read from a part of the text, as it stands in the whole: `by` characters further on. */
export function moved(array: NumericArray, by: number): NumericArray {
    const { labels } = array;
    return {
        ...array,
        ...movedSpan(array, by),
        ...(labels && { labels: { ...labels, ...movedSpan(labels, by) } }),
        spanOf: index => movedSpan(array.spanOf(index), by),
    };
}

const movedSpan = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
