import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

/** In milliseconds: longer than from one move of a drag, once it is drawn, to the next; too short to wait for. */
const PAUSE = 150;

/**
 * The value, but for changes that follow each other as in a drag: there the first one and the last one, for what is
 * costly and need not follow every move. With another `subject` it is there at once.
 */
export function useSettled<T>(value: T, subject: unknown): T {
    const { current: last } = useRef({ value, subject, settled: value, drawnAt: -Infinity });
    const [, rerender] = useReducer<number, undefined>(n => n + 1, 0);
    if (value !== last.value || subject !== last.subject) {
        if (subject !== last.subject || performance.now() - last.drawnAt > PAUSE) {
            last.settled = value;
        }
        Object.assign(last, { value, subject });
    }
    // Right when it is drawn, not a paint later: what takes long to compute or to draw is no pause.
    useLayoutEffect(() => {
        last.drawnAt = performance.now();
        const timer = setTimeout(() => {
            if (last.settled !== value) {
                last.settled = value;
                rerender(undefined);
            }
        }, PAUSE);
        return () => clearTimeout(timer);
    }, [value, subject]);
    return last.settled;
}
