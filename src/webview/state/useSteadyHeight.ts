import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Keeps an element as high as it has been, while its width stays: what it shows changes with what is pointed at, and
 * must not move that away from under the mouse. The browser tells the sizes that it has laid out: to ask for them in
 * each update of a drag would have it lay out the page once more.
 */
export function useSteadyHeight(ref: RefObject<HTMLElement | null>): void {
    useLayoutEffect(() => {
        const element = ref.current!;
        let [width, highest] = [0, 0];
        const observer = new ResizeObserver(entries => {
            const { inlineSize, blockSize } = entries.at(-1)!.borderBoxSize[0]!;
            if (inlineSize !== width) {
                [width, highest] = [inlineSize, 0];
                element.style.minHeight = '';
            } else if (blockSize > highest) {
                highest = blockSize;
                element.style.minHeight = `${blockSize}px`;
            }
        });
        observer.observe(element, { box: 'border-box' });
        return () => observer.disconnect();
    }, []);
}
