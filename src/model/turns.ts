/** Waits where work has gone on for long, so that others have their turn; told between slices of it. */
export type Pause = () => Promise<void>;

/** For texts that are short, and where nobody else waits. */
export const withoutPause: Pause = () => Promise.resolve();

/** The result of work that is done in steps, with pauses between them. */
export async function inTurns<T>(steps: Generator<unknown, T>, pause: Pause): Promise<T> {
    let step = steps.next();
    while (step.done !== true) {
        await pause();
        step = steps.next();
    }
    return step.value;
}

/** The same without pauses. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
    let step = steps.next();
    while (step.done !== true) {
        step = steps.next();
    }
    return step.value;
}

/** What a function makes of each item, all of it together. */
export async function flatMapInTurns<T, R>(
    items: readonly T[],
    map: (item: T) => readonly R[],
    pause: Pause,
): Promise<readonly R[]> {
    const found: R[] = [];
    for (const item of items) {
        found.push(...map(item));
        await pause();
    }
    return found;
}
