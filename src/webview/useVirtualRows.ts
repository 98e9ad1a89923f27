import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Only the rows in view exist in the page, so that a table of 100 000 samples scrolls like one of ten. */
export function useVirtualRows(count: number, rowHeight: number, scroller: RefObject<HTMLElement | null>): Virtualizer<HTMLElement, HTMLElement> {
    const [, rerender] = useReducer<number, undefined>(n => n + 1, 0);
    const options = {
        count,
        getScrollElement: () => scroller.current,
        estimateSize: () => rowHeight,
        overscan: 8,
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
