import { useMemo, useState } from 'preact/hooks';
import { samplePosition } from '../../explain';
import type { Explanation } from '../../explain';
import type { SampleFilter } from '../../explain/batch/filters';
import { isJudged } from '../../explain/batch/judged';
import { everySample, nextWrong, orderSamples } from '../../explain/batch/order';
import type { SampleOrder } from '../../explain/batch/order';
import { layoutOf } from '../../math';
import { BatchSummary } from './BatchSummary';
import { BatchTable } from './BatchTable';
import { BatchToolbar } from './BatchToolbar';
import { BatchViews } from './BatchViews';

export interface BatchProps {
    readonly explanation: Explanation;
    /** The one in view. */
    readonly sample: number;
    /** @param c the class to light up in the stages */
    readonly onView: (sample: number, c?: number) => void;
}

/** A batch: how it fares, its samples in a table, and pictures of it. What they filter, the table lists. */
export function Batch({ explanation, sample, onView }: BatchProps) {
    const [order, setOrder] = useState<SampleOrder>(everySample);
    const listed = useMemo(() => orderSamples(explanation, order), [explanation, order]);
    const row = useMemo(() => listed.indexOf(sample), [listed, sample]);
    const onFilter = (filter: SampleFilter): void => setOrder({ ...order, filter });
    const viewListed = (to: number): void => {
        if (!listed.includes(to)) {
            onFilter({ kind: 'all' });
        }
        onView(to);
    };
    const [previous, next] = useMemo(
        () => [nextWrong(explanation, listed, row, -1), nextWrong(explanation, listed, row, 1)],
        [explanation, listed, row],
    );
    const view = (to: number | undefined) => (to === undefined ? undefined : () => onView(to));
    const onWrong = { previous: view(previous), next: view(next) };
    const onKeyDown = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
        const go = key === 'n' ? onWrong.next : key === 'p' ? onWrong.previous : undefined;
        if (!ctrlKey && !metaKey && !altKey) {
            go?.();
        }
    };
    return (
        <section class="batch" style={{ '--position': `${longestPosition(explanation)}ch` }}>
            {isJudged(explanation) && <BatchSummary explanation={explanation} />}
            <BatchToolbar
                explanation={explanation}
                listed={listed.length}
                filter={order.filter}
                onFilter={onFilter}
                sample={sample}
                onJump={viewListed}
                onWrong={onWrong}
            />
            <BatchTable
                explanation={explanation}
                listed={listed}
                sample={sample}
                onView={onView}
                order={order}
                onOrder={setOrder}
                onKeyDown={onKeyDown}
            />
            <BatchViews
                explanation={explanation}
                listed={listed}
                sample={sample}
                onView={onView}
                filter={order.filter}
                onFilter={onFilter}
            />
        </section>
    );
}

/** In characters: the last sample has the largest indices. */
function longestPosition({ question }: Explanation): number {
    const { samples, sampleShape } = layoutOf(question.logits.shape);
    return samplePosition(sampleShape, samples - 1).length;
}
