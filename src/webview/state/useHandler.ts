import { useCallback, useRef } from 'preact/hooks';

/** The same function at every drawing, which does what the latest `handle` does: what is given it need not be drawn again. */
export function useHandler<Args extends readonly unknown[], Result>(
    handle: (...args: Args) => Result,
): (...args: Args) => Result {
    const latest = useRef(handle);
    latest.current = handle;
    return useCallback((...args: Args) => latest.current(...args), []);
}
