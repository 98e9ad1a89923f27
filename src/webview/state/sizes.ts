import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** The size of the panel's font: what virtual rows and canvases, which count in pixels, take their lengths from. */
export const emInPixels = (): number => Number.parseFloat(getComputedStyle(document.body).fontSize);

/** How wide an element is, in pixels; 0 before it is in the page. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
    const [width, setWidth] = useState(0);
    useLayoutEffect(() => {
        setWidth(Math.floor(element.current!.getBoundingClientRect().width));
        const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
        observer.observe(element.current!);
        return () => observer.disconnect();
    }, [element]);
    return width;
}
