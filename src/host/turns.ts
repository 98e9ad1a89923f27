/** So long others wait, in milliseconds: typing, say. */
const TURN = 20;

/**
 * Gives others their turn where they have waited for long since it last did.
 *
 * @param report is told before a turn which share of the work is done, 0 to 1, where that is known
 */
export function givingTurns(report?: (share: number) => void): (share?: number) => Promise<void> {
    let turn = Date.now();
    return async (share = 0) => {
        if (Date.now() - turn > TURN) {
            report?.(share);
            await new Promise(resolve => setTimeout(resolve));
            turn = Date.now();
        }
    };
}
