/** The numbers that the bars of a column reach from and to; 0 is among them. */
export interface BarScale {
    readonly low: number;
    readonly high: number;
}

/** @param limit the number that fills a bar, where the largest one does not */
export function barScaleOf(values: readonly number[], limit = 0): BarScale {
    const finite = values.filter(Number.isFinite);
    return { low: Math.min(0, ...finite), high: Math.max(limit, ...finite) };
}

/**
 * Where a bar begins and how long it is, as fractions of its track: from 0 to the value. An infinite value fills its
 * side, NaN has none.
 */
export function barOf(value: number, { low, high }: BarScale): { readonly start: number; readonly length: number } {
    const at = (x: number): number => (high === low ? 0 : (Math.min(high, Math.max(low, x)) - low) / (high - low));
    const [from, to] = Number.isNaN(value) ? [0, 0] : [at(Math.min(0, value)), at(Math.max(0, value))];
    return { start: from, length: to - from };
}
