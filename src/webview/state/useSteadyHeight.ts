import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps an element as high as it has been, while its width stays: what it shows changes with what is pointed at, and
 * must not move that away from under the mouse. For an element whose box is sized by its border.
 */
export function useSteadyHeight(ref: RefObject<HTMLElement | null>): void {
    const width = useRef(0);
    useLayoutEffect(() => {
        const element = ref.current;
        if (!element) {
            return;
        }
        if (element.clientWidth !== width.current) {
            width.current = element.clientWidth;
            element.style.minHeight = '';
        }
        element.style.minHeight = `${element.offsetHeight}px`;
    });
}
