import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/**
 * Only the rows in view exist in the page, so that a table of 100 000 samples scrolls like one of ten. Heights are in
 * pixels.
 * @param headHeight what sticks to the top of the scroller, above the rows; their `start` has it too
 */
export function useVirtualRows(
    count: number,
    rowHeight: number,
    scroller: RefObject<HTMLElement | null>,
    headHeight = 0,
): Virtualizer<HTMLElement, HTMLElement> {
    const [, rerender] = useReducer<number, undefined>(n => n + 1, 0);
    const options = {
        count,
        getScrollElement: () => scroller.current,
        estimateSize: () => rowHeight,
        overscan: 8,
        scrollMargin: headHeight,
        scrollPaddingStart: headHeight,
        observeElementRect,
        observeElementOffset,
        scrollToFn: elementScroll,
        onChange: () => rerender(undefined),
    };
    const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
    virtualizer.setOptions(options);
    useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
    useLayoutEffect(() => virtualizer._willUpdate());
    return virtualizer;
}
