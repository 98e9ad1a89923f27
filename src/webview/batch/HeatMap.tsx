import { useState } from 'preact/hooks';
import { classLabel, formatNumber, samplePosition, t, type Explanation } from '../../explain';
import { heatMapColumns, heatMapRow, type HeatMapColumns } from '../../explain/batch/heatMap';
import { describeHeatCell, describeHeatMap, restLabel } from '../../explain/batch/words';
import { layoutOf } from '../../math';
import { SampleGrid } from './SampleGrid';
import type { ViewProps } from './viewProps';

/** The probabilities of all samples as shades. Left and right choose a class, as a click on a cell does. */
export function HeatMap({ explanation, listed, sample, onView }: ViewProps) {
    const columns = heatMapColumns(explanation)!;
    const { classes, rest } = columns;
    const [column, setColumn] = useState(0);
    const choose = (of: number, to: number): void => {
        setColumn(to);
        onView(of, classes[to]);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        const to = column + (event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0);
        if (to !== column && to >= 0 && to < classes.length) {
            event.preventDefault();
            choose(sample, to);
        }
    };
    const head = <>
        <span role="columnheader">{t('sample')}</span>
        {classes.map(c => <span key={c} role="columnheader" class="class" title={classLabel(explanation.question, c)}><span>{classLabel(explanation.question, c)}</span></span>)}
        {rest > 0 && <span role="columnheader" class="class"><span>{restLabel(rest)}</span></span>}
    </>;
    return (
        <div style={{ '--columns': String(classes.length + Number(rest > 0)) }}>
            <p class="hint">{describeHeatMap(explanation)} {t('The numbers stand in the table of samples and in the stages.')}</p>
            <SampleGrid name="heat" label={t('Softmax of every sample')} listed={listed} sample={sample} onView={onView} onKeyDown={onKeyDown} rowHeight={1.2} headHeight={4.5}
                head={head} row={of => <Shades explanation={explanation} columns={columns} sample={of} current={of === sample ? column : undefined} onChoose={choose} />} />
            <p role="status" class="hint">{describeHeatCell(explanation, sample, classes[Math.min(column, classes.length - 1)]!)}</p>
            <Legend />
        </div>
    );
}

function Shades({ explanation, columns, sample, current, onChoose }: {
    readonly explanation: Explanation; readonly columns: HeatMapColumns; readonly sample: number;
    readonly current: number | undefined; readonly onChoose: (sample: number, column: number) => void;
}) {
    const { probabilities, target } = heatMapRow(explanation, columns, sample);
    return <>
        <span role="rowheader">{samplePosition(layoutOf(explanation.question.logits.shape).sampleShape, sample)}</span>
        {probabilities.map((p, column) => (
            <span key={column} role="gridcell" class={['shade', column === target && 'target', column === current && 'current'].filter(Boolean).join(' ')}
                title={formatNumber(p)} onClick={event => {
                    event.stopPropagation();
                    onChoose(sample, column);
                }}>
                <span style={{ opacity: String(p) }} />
            </span>))}
    </>;
}

const Legend = () => (
    <p class="legend">
        <span>0</span><span class="ramp probability" aria-hidden="true" /><span>1</span>
        <span><span class="swatch target" aria-hidden="true" /> {t('target')}</span>
    </p>
);
