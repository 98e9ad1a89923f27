/** a * b - product exactly, where `product` is a * b as a double. Source: T. J. Dekker (1971). */
export function productError(a: number, b: number, product: number): number {
    const aHigh = upperHalf(a);
    const bHigh = upperHalf(b);
    const aLow = a - aHigh;
    const bLow = b - bHigh;
    return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits of a double. */
function upperHalf(x: number): number {
    const scaled = 0x8000001 * x;
    return scaled - (scaled - x);
}
