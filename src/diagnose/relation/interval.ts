/** Numbers from `low` to `high`, both included; none where low > high. */
export interface Interval {
    readonly low: number;
    readonly high: number;
}

export const anyNumber: Interval = { low: -Infinity, high: Infinity };
export const isEmpty = ({ low, high }: Interval): boolean => !(low <= high);
export const intersect = (a: Interval, b: Interval): Interval => ({
    low: Math.max(a.low, b.low),
    high: Math.min(a.high, b.high),
});

/** A double has no more significant digits. */
const DIGITS = 17;

/** The number of an interval that takes the fewest digits to write. @param interval finite, not empty */
export function roundestIn({ low, high }: Interval): number {
    const middle = low <= 0 && high >= 0 ? 0 : (low + high) / 2;
    for (let digits = 1; digits < DIGITS; digits++) {
        const rounded = Number(middle.toPrecision(digits));
        if (rounded >= low && rounded <= high) {
            return rounded;
        }
    }
    return middle;
}
