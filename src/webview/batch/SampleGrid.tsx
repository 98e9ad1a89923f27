import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { emInPixels } from '../state/sizes';
import { useRowsInView } from './useRowsInView';

/**
 * A row per listed sample; the selected one is the sample in view. Arrow keys, Page Up and Down, Home and End move it.
 */
export function SampleGrid({
    name,
    label,
    listed,
    sample,
    onView,
    rowHeight,
    headHeight = rowHeight,
    head,
    row,
    onKeyDown,
}: {
    /** For ids and styles. */
    readonly name: string;
    readonly label: string;
    readonly listed: Int32Array;
    readonly sample: number;
    readonly onView: (sample: number) => void;
    /** In em. */
    readonly rowHeight: number;
    readonly headHeight?: number;
    /** The column heads, and the cells of a sample. */
    readonly head: ComponentChildren;
    readonly row: (sample: number) => ComponentChildren;
    /** Other keys. */
    readonly onKeyDown?: (event: KeyboardEvent) => void;
}) {
    const scroller = useRef<HTMLDivElement>(null);
    const [em] = useState(emInPixels);
    const [rowPixels, headPixels] = [Math.round(rowHeight * em), Math.round(headHeight * em)];
    const { first, end, show } = useRowsInView(listed.length, rowPixels, scroller, headPixels);
    const selected = useMemo(() => listed.indexOf(sample), [listed, sample]);
    useEffect(() => {
        if (selected >= 0) {
            show(selected);
        }
    }, [show, selected]);

    const moveSelection = (event: KeyboardEvent): void => {
        const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPixels) - 2);
        const to = listed[rowAfterKey(event.key, selected, listed.length, page) ?? -1];
        if (to !== undefined) {
            event.preventDefault();
            onView(to);
        } else {
            onKeyDown?.(event);
        }
    };

    return (
        <div
            ref={scroller}
            class={`rows ${name}`}
            role="grid"
            tabIndex={0}
            onKeyDown={moveSelection}
            aria-label={label}
            aria-rowcount={listed.length + 1}
            aria-activedescendant={selected >= 0 ? `${name}-${sample}` : undefined}
        >
            <div class="row head" role="row" aria-rowindex={1} style={{ height: `${headPixels}px` }}>
                {head}
            </div>
            <div class="body" role="rowgroup" style={{ height: `${listed.length * rowPixels}px` }}>
                {Array.from(listed.subarray(first, end), (listedSample, i) => {
                    const index = first + i;
                    return (
                        <div
                            key={listedSample}
                            id={`${name}-${listedSample}`}
                            class="row"
                            role="row"
                            aria-rowindex={index + 2}
                            aria-selected={index === selected}
                            style={{ height: `${rowPixels}px`, transform: `translateY(${index * rowPixels}px)` }}
                            onClick={() => onView(listedSample)}
                        >
                            {row(listedSample)}
                        </div>
                    );
                })}
            </div>
        </div>
    );
}

function rowAfterKey(key: string, row: number, rows: number, page: number): number | undefined {
    const within = (to: number): number => Math.min(rows - 1, Math.max(0, to));
    switch (key) {
        case 'ArrowDown':
            return within(row + 1);
        case 'ArrowUp':
            return within(row - 1);
        case 'PageDown':
            return within(row + page);
        case 'PageUp':
            return within(row - page);
        case 'Home':
            return 0;
        case 'End':
            return rows - 1;
        default:
            return undefined;
    }
}
