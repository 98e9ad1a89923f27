import { useEffect, useRef } from 'preact/hooks';
import { formatExactly, formatNumber, sampleRow, t, type Explanation } from '../explain';
import { layoutOf } from '../math';
import { useVirtualRows } from './useVirtualRows';

/** Of a row, in pixels; panel.css has the same. */
const ROW_HEIGHT = 24;

/** A row per sample; the selected one is the sample in view. Arrow keys, Page Up and Down, Home and End move it. */
export function BatchTable({ explanation, sample, onView }: {
    readonly explanation: Explanation; readonly sample: number; readonly onView: (sample: number) => void;
}) {
    const { samples } = layoutOf(explanation.question.logits.shape);
    const scroller = useRef<HTMLDivElement>(null);
    const rows = useVirtualRows(samples, ROW_HEIGHT, scroller);
    useEffect(() => rows.scrollToIndex(sample), [rows, sample]);

    const onKeyDown = (event: KeyboardEvent): void => {
        const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
        const to = sampleAfterKey(event.key, sample, samples, page);
        if (to !== undefined) {
            event.preventDefault();
            onView(to);
        }
    };

    return (
        <section class="batch">
            <h2>{t('Samples')}</h2>
            <div ref={scroller} class="rows" role="grid" tabIndex={0} onKeyDown={onKeyDown}
                aria-label={t('Samples')} aria-rowcount={samples + 1} aria-activedescendant={`sample-${sample}`}>
                <div class="row head" role="row" aria-rowindex={1}>
                    {[t('sample'), t('prediction'), t('target'), t('p(target)'), t('loss')].map(name => <span key={name} role="columnheader">{name}</span>)}
                </div>
                <div class="body" role="rowgroup" style={{ height: `${rows.getTotalSize()}px` }}>
                    {rows.getVirtualItems().map(({ index, start }) => {
                        const row = sampleRow(explanation, index);
                        return (
                            <div key={index} id={`sample-${index}`} class="row" role="row" aria-rowindex={index + 2} aria-selected={index === sample}
                                style={{ transform: `translateY(${start}px)` }} onClick={() => onView(index)}>
                                <span role="gridcell">{row.position}</span>
                                <span role="gridcell">{row.prediction}</span>
                                <span role="gridcell">{row.target}</span>
                                <Cell value={row.targetProbability} />
                                <Cell value={row.loss} />
                            </div>
                        );
                    })}
                </div>
            </div>
        </section>
    );
}

function Cell({ value }: { readonly value: number | undefined }) {
    return value === undefined ? <span role="gridcell">–</span> : <span role="gridcell" title={formatExactly(value)}>{formatNumber(value)}</span>;
}

function sampleAfterKey(key: string, sample: number, samples: number, page: number): number | undefined {
    const within = (to: number): number => Math.min(samples - 1, Math.max(0, to));
    switch (key) {
        case 'ArrowDown': return within(sample + 1);
        case 'ArrowUp': return within(sample - 1);
        case 'PageDown': return within(sample + page);
        case 'PageUp': return within(sample - page);
        case 'Home': return 0;
        case 'End': return samples - 1;
        default: return undefined;
    }
}
