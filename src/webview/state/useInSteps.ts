import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { givingTurns, inTurns } from '../../model/turns';

/** In milliseconds. What takes no longer is there with what it belongs to: nothing jumps. */
const AT_ONCE = 12;
/** What takes longer says that it is under way. */
const SOON = 200;

export interface InSteps<T> {
    /** Absent until it is there; while it is computed again for the same subject, as it was. */
    readonly value: T | undefined;
    /** Whether it takes so long that a person may ask what is the matter. */
    readonly isLong: boolean;
}

/** What is being computed, as far as it has come. */
class Work<T> {
    value: T | undefined;
    error: Error | undefined;
    isDone = false;

    constructor(private readonly steps: Generator<unknown, T>) {}

    /** Goes on for some time. */
    atOnce(time: number): void {
        const end = performance.now() + time;
        while (!this.isDone && performance.now() < end) {
            this.note(this.steps.next());
        }
    }

    /** Goes on to the end; others have their turns. */
    async inTurns(others: () => Promise<unknown>): Promise<void> {
        try {
            await others();
            this.note({ done: true, value: await inTurns(this.steps, givingTurns(others)) });
        } catch (error) {
            [this.error, this.isDone] = [error instanceof Error ? error : new Error(String(error)), true];
        }
    }

    private note({ done, value }: IteratorResult<unknown, T>): void {
        if (done === true) {
            [this.value, this.isDone] = [value, true];
        }
    }
}

/**
 * What takes long of a large example, in steps: at once as far as some milliseconds go, the rest once the page is drawn,
 * with pauses between the steps. Given up when the inputs change before.
 *
 * @param start undefined where nothing is to be computed
 * @param subject what it is said of: of another one nothing is known before it is computed
 */
export function useInSteps<T>(
    start: (() => Generator<unknown, T>) | undefined,
    inputs: readonly unknown[],
    subject: unknown,
): InSteps<T> {
    const work = useMemo(() => {
        const begun = start && new Work(start());
        begun?.atOnce(AT_ONCE);
        return begun;
    }, inputs);
    const [, show] = useState<{ readonly done: boolean }>();
    const [long, setLong] = useState<Work<T>>();
    useEffect(() => {
        if (!work || work.isDone) {
            return undefined;
        }
        let isWanted = true;
        const timer = setTimeout(() => setLong(work), SOON);
        // What is not wanted any more never has another turn.
        const others = () => new Promise<void>(resolve => setTimeout(() => isWanted && resolve()));
        void work.inTurns(others).then(() => show({ done: true }));
        return () => {
            isWanted = false;
            clearTimeout(timer);
        };
    }, [work]);
    if (work?.error) {
        throw work.error;
    }
    const last = useRef<{ readonly subject: unknown; readonly value: T | undefined } | undefined>(undefined);
    if (work?.isDone || last.current?.subject !== subject) {
        last.current = { subject, value: work?.value };
    }
    return { value: last.current?.value, isLong: work !== undefined && !work.isDone && long === work };
}
