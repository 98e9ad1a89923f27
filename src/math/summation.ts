/**
 * The rounding error of `sum = a + b`: a + b = sum + error exactly, whatever the magnitudes.
 * NaN when the sum is not finite. Source: D. E. Knuth, TAOCP 2, 4.2.2, theorem B ("TwoSum").
 */
export function additionError(a: number, b: number, sum: number): number {
    const bRounded = sum - a;
    return a - (sum - bRounded) + (b - bRounded);
}

/**
 * A sum that keeps what each addition rounds away, so that its error does not grow with the number of
 * terms. Source: T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product" (2005), algorithm Sum2.
 */
export class CompensatedSum {
    private high = 0;
    private low = 0;

    /** Adds term + tail, where the tail is below the last digit of the term. */
    add(term: number, tail = 0): void {
        const sum = this.high + term;
        this.low += additionError(this.high, term, sum) + tail;
        this.high = sum;
    }

    /** NaN and the infinities are those of the plain sum. */
    get total(): number {
        return Number.isFinite(this.high) ? this.high + this.low : this.high;
    }

    /** What `total` was rounded by: the sum is total + remainder, to twice the digits. Only for a finite total. */
    get remainder(): number {
        return this.high - this.total + this.low;
    }
}

/** The compensated sum of all numbers of an array; 0 for none. */
export function sumOf(data: Float64Array): number {
    const sum = new CompensatedSum();
    for (let i = 0; i < data.length; i++) {
        sum.add(data[i]!);
    }
    return sum.total;
}
