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

/** So many numbers are gone through between two pauses: some milliseconds. */
export const NUMBERS_AT_ONCE = 2 ** 17;

/** So long others wait, in milliseconds: typing, say. */
const TURN = 20;

/**
 * Gives others their turn where they have waited for long since they last had one.
 *
 * @param others resolves when they have had it
 * @param report is told before a turn which share of the work is done, 0 to 1, where that is known
 */
export function givingTurns(
    others: () => Promise<unknown>,
    report?: (share: number) => void,
): (share?: number) => Promise<void> {
    let turn = Date.now();
    return async (share = 0) => {
        if (Date.now() - turn > TURN) {
            report?.(share);
            await others();
            turn = Date.now();
        }
    };
}
