import { useState } from 'preact/hooks';
import { classLabel, formatNumber, sampleNoun, samplePosition, sentences, t } from '../../explain';
import type { Explanation } from '../../explain';
import { darkness, heatMapColumns, heatMapRow } from '../../explain/batch/heatMap';
import type { HeatMapColumns } from '../../explain/batch/heatMap';
import { describeHeatCell, describeHeatMap, restLabel } from '../../explain/batch/viewWords';
import { layoutOf } from '../../math';
import { classNames } from '../style/classNames';
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
    const labels = [...classes.map(c => classLabel(explanation.question, c)), ...(rest > 0 ? [restLabel(rest)] : [])];
    const head = (
        <>
            <span role="columnheader">{sampleNoun(layoutOf(explanation.question.logits.shape).sampleShape)}</span>
            {labels.map((label, at) => (
                <span key={at} role="columnheader" class="class" title={label}>
                    <span>{label}</span>
                </span>
            ))}
        </>
    );
    return (
        <div style={{ '--columns': String(labels.length) }}>
            <p class="hint">
                {sentences(
                    describeHeatMap(explanation),
                    t('The numbers are in the table of samples and in the stages.'),
                )}
            </p>
            <SampleGrid
                name="heat"
                label={t('Softmax of every sample')}
                listed={listed}
                sample={sample}
                onView={onView}
                onKeyDown={onKeyDown}
                rowHeight={1.2}
                headHeight={headHeight(labels)}
                head={head}
                row={of => (
                    <Shades
                        explanation={explanation}
                        columns={columns}
                        sample={of}
                        current={of === sample ? column : undefined}
                        onChoose={choose}
                    />
                )}
            />
            <p role="status" class="hint">
                {describeHeatCell(explanation, sample, classes[Math.min(column, classes.length - 1)]!)}
            </p>
            <Legend />
        </div>
    );
}

/** The labels stand upright. */
const headHeight = (labels: readonly string[]): number =>
    Math.min(5.5, 1.2 + 0.5 * Math.max(...labels.map(({ length }) => length)));

function Shades({
    explanation,
    columns,
    sample,
    current,
    onChoose,
}: {
    readonly explanation: Explanation;
    readonly columns: HeatMapColumns;
    readonly sample: number;
    readonly current: number | undefined;
    readonly onChoose: (sample: number, column: number) => void;
}) {
    const { probabilities, target } = heatMapRow(explanation, columns, sample);
    return (
        <>
            <span role="rowheader">
                {samplePosition(layoutOf(explanation.question.logits.shape).sampleShape, sample)}
            </span>
            {probabilities.map((p, column) => (
                <span
                    key={column}
                    role="gridcell"
                    class={classNames('shade', column === target && 'target', column === current && 'current')}
                    title={formatNumber(p)}
                    onClick={event => {
                        event.stopPropagation();
                        onChoose(sample, column);
                    }}
                >
                    <span style={{ opacity: String(darkness(p)) }} />
                </span>
            ))}
        </>
    );
}

const Legend = () => (
    <p class="legend">
        <span>{t('probability')}</span>
        {[0, 0.01, 0.1, 0.5, 1].map(p => (
            <span key={p}>
                <span class="swatch shade" aria-hidden="true">
                    <span style={{ opacity: String(darkness(p)) }} />
                </span>{' '}
                {p}
            </span>
        ))}
        <span>
            <span class="swatch target" aria-hidden="true" /> {t('target')}
        </span>
    </p>
);
