import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';

/** So many rows above and below the view exist, too: they are there before they come into it. */
const AROUND = 8;

interface RowsInView {
    /** The first row that exists, and the one behind the last. */
    readonly first: number;
    readonly end: number;
    /** Scrolls as little as brings a row into view. */
    readonly show: (row: number) => void;
}

/**
 * Only the rows in view exist in the page, so that a table of 100 000 samples scrolls like one of ten. All are equally
 * high, and heights are in pixels.
 *
 * @param headHeight what sticks to the top of the scroller, above the rows
 */
export function useRowsInView(
    count: number,
    rowHeight: number,
    scroller: RefObject<HTMLElement | null>,
    headHeight: number,
): RowsInView {
    // In rows, so that only a row that comes into view draws the table anew.
    const [{ top, rows }, setView] = useState({ top: 0, rows: 0 });
    useLayoutEffect(() => {
        const element = scroller.current;
        if (!element) {
            return undefined;
        }
        const look = (): void => {
            const seen = {
                top: Math.floor(element.scrollTop / rowHeight),
                rows: Math.ceil((element.clientHeight - headHeight) / rowHeight) + 1, // two are seen in part
            };
            setView(before => (before.top === seen.top && before.rows === seen.rows ? before : seen));
        };
        look();
        element.addEventListener('scroll', look, { passive: true });
        const resized = new ResizeObserver(look);
        resized.observe(element);
        return () => {
            element.removeEventListener('scroll', look);
            resized.disconnect();
        };
    }, [scroller, rowHeight, headHeight]);

    const show = useCallback(
        (row: number): void => {
            const element = scroller.current;
            if (element) {
                const lowest = row * rowHeight;
                const highest = lowest + rowHeight - (element.clientHeight - headHeight);
                element.scrollTop = Math.min(lowest, Math.max(highest, element.scrollTop));
            }
        },
        [scroller, rowHeight, headHeight],
    );
    return { first: Math.max(0, Math.min(top, count) - AROUND), end: Math.min(count, top + rows + AROUND), show };
}
