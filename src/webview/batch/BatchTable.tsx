import { formatCount, formatNumber, formatPercent, t } from '../../explain';
import type { Explanation } from '../../explain';
import type { SampleOrder, SampleSort } from '../../explain/batch/order';
import { sampleRow } from '../../explain/batch/row';
import { sampleColumnName } from '../../explain/batch/words';
import { Cell } from './Cell';
import { layoutOf } from '../../math';
import { SampleGrid } from './SampleGrid';

const COLUMNS: readonly SampleSort[] = ['sample', 'prediction', 'target', 'targetProbability', 'targetRank', 'loss'];

/** The samples in words and numbers, to sort by any column. */
export function BatchTable({
    explanation,
    listed,
    sample,
    onView,
    order,
    onOrder,
    onKeyDown,
}: {
    readonly explanation: Explanation;
    readonly listed: Int32Array;
    readonly sample: number;
    readonly onView: (sample: number) => void;
    readonly order: SampleOrder;
    readonly onOrder: (order: SampleOrder) => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
    const head = (
        <>
            {COLUMNS.map(column => (
                <ColumnHead
                    key={column}
                    column={column}
                    title={sampleColumnName(column, layoutOf(explanation.question.logits.shape).sampleShape)}
                    order={order}
                    onOrder={onOrder}
                    sortable={explanation.breakdown !== undefined}
                />
            ))}
            <span role="columnheader" class="minor" title={t('of the sum of all losses')}>
                {t('share')}
            </span>
        </>
    );
    return (
        <SampleGrid
            name="sample"
            label={t('Samples')}
            listed={listed}
            sample={sample}
            onView={onView}
            onKeyDown={onKeyDown}
            rowHeight={1.85}
            head={head}
            row={listedSample => <Row explanation={explanation} sample={listedSample} />}
        />
    );
}

/** A click sorts by the column, another one the other way round. */
function ColumnHead({
    column,
    title,
    order,
    onOrder,
    sortable,
}: {
    readonly column: SampleSort;
    readonly title: string;
    readonly order: SampleOrder;
    readonly onOrder: (order: SampleOrder) => void;
    readonly sortable: boolean;
}) {
    const current = order.sort === column;
    const direction = order.descending ? 'descending' : 'ascending';
    // The worst come first: large losses and ranks, small probabilities.
    const descending = current ? !order.descending : column === 'loss' || column === 'targetRank';
    return (
        <span
            role="columnheader"
            aria-sort={current ? direction : undefined}
            class={column === 'targetRank' ? 'minor' : ''}
        >
            {sortable ? (
                <button type="button" class="link" onClick={() => onOrder({ ...order, sort: column, descending })}>
                    {title}
                    {current && <span aria-hidden="true">{order.descending ? ' ↓' : ' ↑'}</span>}
                </button>
            ) : (
                title
            )}
        </span>
    );
}

function Row({ explanation, sample }: { readonly explanation: Explanation; readonly sample: number }) {
    const { position, prediction, target, wrong, targetProbability, targetRank, loss, share } = sampleRow(
        explanation,
        sample,
    );
    return (
        <>
            <span role="gridcell">{position}</span>
            <span role="gridcell">
                {wrong && (
                    <span class="cross" title={t('not the target')} aria-label={t('wrong')}>
                        ✗{' '}
                    </span>
                )}
                {prediction}
            </span>
            <span role="gridcell">{target}</span>
            <Cell value={targetProbability} format={formatNumber} />
            <Cell value={targetRank} format={formatCount} minor />
            <Cell value={loss} format={formatNumber} />
            <Cell value={share} format={formatPercent} minor />
        </>
    );
}
