import { useEffect, useState } from 'preact/hooks';

/** In milliseconds: longer than from one move of a drag to the next, too short to wait for. */
const PAUSE = 150;

/** The value once it has stood still, for what is costly and need not follow every move of a drag. With another `subject` it is there at once. */
export function useSettled<T>(value: T, subject: unknown): T {
    const [settled, settle] = useState({ value, subject });
    useEffect(() => {
        const timer = setTimeout(() => settle({ value, subject }), PAUSE);
        return () => clearTimeout(timer);
    }, [value, subject]);
    return settled.subject === subject ? settled.value : value;
}
