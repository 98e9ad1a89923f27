import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Whether any part of an element is on the screen. */
export function useInView(ref: RefObject<Element | null>): boolean {
    const [inView, setInView] = useState(false);
    useEffect(() => {
        const observer = new IntersectionObserver(entries => setInView(entries.at(-1)!.isIntersecting));
        observer.observe(ref.current!);
        return () => observer.disconnect();
    }, []);
    return inView;
}
