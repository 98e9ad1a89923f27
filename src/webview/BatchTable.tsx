import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
    everySample, filterName, formatCount, formatExactly, formatNumber, formatPercent, orderSamples, SAMPLE_FILTERS, sampleColumnName, sampleRow, samplesListed, t,
    type Explanation, type SampleOrder, type SampleSort,
} from '../explain';
import { layoutOf } from '../math';
import { useVirtualRows } from './useVirtualRows';

/** Of a row, in pixels; batch.css has the same. */
const ROW_HEIGHT = 24;
const COLUMNS: readonly SampleSort[] = ['sample', 'prediction', 'target', 'targetProbability', 'targetRank', 'loss'];

/** A row per sample; the selected one is the sample in view. Arrow keys, Page Up and Down, Home and End move it. */
export function BatchTable({ explanation, sample, onView }: {
    readonly explanation: Explanation; readonly sample: number; readonly onView: (sample: number) => void;
}) {
    const { samples } = layoutOf(explanation.question.logits.shape);
    const [order, setOrder] = useState<SampleOrder>(everySample);
    const listed = useMemo(() => orderSamples(explanation, order), [explanation, order]);
    const selected = listed.indexOf(sample);
    const scroller = useRef<HTMLDivElement>(null);
    const rows = useVirtualRows(listed.length, ROW_HEIGHT, scroller);
    useEffect(() => {
        if (selected >= 0) {
            rows.scrollToIndex(selected);
        }
    }, [rows, selected]);

    const onKeyDown = (event: KeyboardEvent): void => {
        const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
        const to = listed[rowAfterKey(event.key, selected, listed.length, page) ?? -1];
        if (to !== undefined) {
            event.preventDefault();
            onView(to);
        }
    };

    return (
        <section class="batch">
            <div class="toolbar">
                <h2>{t('Samples')}</h2>
                {explanation.breakdown && <label>{t('show')} <select name="filter" onChange={({ currentTarget }) => setOrder({ ...order, filter: SAMPLE_FILTERS[currentTarget.selectedIndex]! })}>
                    {SAMPLE_FILTERS.map(filter => <option key={filter} selected={filter === order.filter}>{filterName(filter)}</option>)}
                </select></label>}
                {order.filter !== 'all' && <span class="hint">{samplesListed(listed.length, samples)}</span>}
            </div>
            <div ref={scroller} class="rows" role="grid" tabIndex={0} onKeyDown={onKeyDown}
                aria-label={t('Samples')} aria-rowcount={listed.length + 1} aria-activedescendant={selected >= 0 ? `sample-${sample}` : undefined}>
                <div class="row head" role="row" aria-rowindex={1}>
                    {COLUMNS.map(column => <ColumnHead key={column} column={column} order={order} onOrder={setOrder} sortable={explanation.breakdown !== undefined} />)}
                    <span role="columnheader" class="minor">{t('share')}</span>
                </div>
                <div class="body" role="rowgroup" style={{ height: `${rows.getTotalSize()}px` }}>
                    {rows.getVirtualItems().map(({ index, start }) => (
                        <Row key={listed[index]} explanation={explanation} sample={listed[index]!} row={index} top={start} selected={index === selected} onView={onView} />))}
                </div>
            </div>
        </section>
    );
}

/** A click sorts by the column, another one the other way round. */
function ColumnHead({ column, order, onOrder, sortable }: {
    readonly column: SampleSort; readonly order: SampleOrder; readonly onOrder: (order: SampleOrder) => void; readonly sortable: boolean;
}) {
    const current = order.sort === column;
    const direction = order.descending ? 'descending' : 'ascending';
    // The worst come first: large losses and ranks, small probabilities.
    const descending = current ? !order.descending : column === 'loss' || column === 'targetRank';
    return (
        <span role="columnheader" aria-sort={current ? direction : undefined} class={column === 'targetRank' ? 'minor' : ''}>
            {sortable
                ? <button type="button" class="link" onClick={() => onOrder({ ...order, sort: column, descending })}>
                    {sampleColumnName(column)}{current && <span aria-hidden="true">{order.descending ? ' ↓' : ' ↑'}</span>}
                </button>
                : sampleColumnName(column)}
        </span>
    );
}

function Row({ explanation, sample, row, top, selected, onView }: {
    readonly explanation: Explanation; readonly sample: number; readonly row: number; readonly top: number;
    readonly selected: boolean; readonly onView: (sample: number) => void;
}) {
    const { position, prediction, target, wrong, targetProbability, targetRank, loss, share } = sampleRow(explanation, sample);
    return (
        <div id={`sample-${sample}`} class={wrong ? 'row wrong' : 'row'} role="row" aria-rowindex={row + 2} aria-selected={selected}
            style={{ transform: `translateY(${top}px)` }} onClick={() => onView(sample)}>
            <span role="gridcell">{position}</span>
            <span role="gridcell">{wrong && <span class="cross" title={t('not the target')} aria-label={t('wrong')}>✗ </span>}{prediction}</span>
            <span role="gridcell">{target}</span>
            <Cell value={targetProbability} format={formatNumber} />
            <Cell value={targetRank} format={formatCount} minor />
            <Cell value={loss} format={formatNumber} />
            <Cell value={share} format={formatPercent} minor />
        </div>
    );
}

function Cell({ value, format, minor = false }: { readonly value: number | undefined; readonly format: (value: number) => string; readonly minor?: boolean }) {
    return <span role="gridcell" class={minor ? 'minor' : ''} title={value === undefined ? undefined : formatExactly(value)}>{value === undefined ? '–' : format(value)}</span>;
}

function rowAfterKey(key: string, row: number, rows: number, page: number): number | undefined {
    const within = (to: number): number => Math.min(rows - 1, Math.max(0, to));
    switch (key) {
        case 'ArrowDown': return within(row + 1);
        case 'ArrowUp': return within(row - 1);
        case 'PageDown': return within(row + page);
        case 'PageUp': return within(row - page);
        case 'Home': return 0;
        case 'End': return rows - 1;
        default: return undefined;
    }
}
