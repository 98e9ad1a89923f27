/** B as A times a factor, plus a number for all or for each sample: which factors and numbers rounding allows. */
import { startOf } from '../../math';
import { anyNumber, intersect, isEmpty, roundestIn } from './interval';
import type { Interval } from './interval';
import { arithmeticError, slackOf } from './pair';
import type { Pair } from './pair';

/** b = a + by; `by` is absent where each sample has a number of its own. Undefined where it is not so. */
export function shiftOf(pair: Pair): { readonly by?: number } | undefined {
    const {
        a,
        b,
        layout: { classes, samples, stride },
    } = pair;
    if (classes < 2) {
        return undefined; // any number would do
    }
    let common = anyNumber;
    for (let sample = 0; sample < samples; sample++) {
        let own = anyNumber;
        for (let c = 0, i = startOf(pair.layout, sample); c < classes; c++, i += stride) {
            const [x, y] = [a[i]!, b[i]!];
            if (sameNonFinite(x, y)) {
                continue;
            }
            const slack = slackOf(pair, x, y);
            own = intersect(own, { low: y - x - slack, high: y - x + slack });
            if (!Number.isFinite(y - x) || isEmpty(own)) {
                return undefined;
            }
        }
        common = intersect(common, own);
    }
    return isEmpty(common) ? {} : { by: roundestIn(common) };
}

/** b = factor * a. Which factors rounding allows; undefined where none, or where one number alone decides. */
export function scaleOf({ a, b, errorA, errorB }: Pair, sign: 1 | -1): Interval | undefined {
    const factors = new Factors(errorA);
    for (let i = 0; i < a.length; i++) {
        if (!factors.admit(a[i]!, sign * b[i]!, errorB + arithmeticError(b[i]!))) {
            return undefined;
        }
    }
    return factors.found;
}

/** b = factor * a, plus a number of its own for each sample: what the softmax takes for a temperature. */
export function temperatureOf({ layout, a, b, errorA, errorB }: Pair): Interval | undefined {
    const { samples, classes, stride } = layout;
    const factors = new Factors(2 * errorA);
    for (let sample = 0; sample < samples; sample++) {
        const start = startOf(layout, sample);
        for (let c = 1, i = start + stride; c < classes; c++, i += stride) {
            const error = 2 * errorB + arithmeticError(b[i]!) + arithmeticError(b[start]!);
            if (!factors.admit(a[i]! - a[start]!, b[i]! - b[start]!, error)) {
                return undefined;
            }
        }
    }
    return factors.found;
}

/** The positive factors that take every number of A to that of B. */
class Factors {
    private low = 0;
    private high = Infinity;
    private telling = 0;

    /** @param error how far a number of A may be off */
    constructor(private readonly error: number) {}

    get found(): Interval | undefined {
        const { low, high } = this;
        return this.telling > 1 && low > 0 && Number.isFinite(high) ? { low, high } : undefined;
    }

    /** |y - factor * x| <= errorOfY + factor * error. Returns whether a factor is left. */
    admit(x: number, y: number, errorOfY: number): boolean {
        if (sameNonFinite(x, y)) {
            return true;
        }
        const size = Math.abs(x);
        const image = x < 0 ? -y : y;
        const least = size - this.error;
        const most = size + this.error;
        if (most === 0) {
            return Math.abs(image) <= errorOfY;
        }
        this.telling += Number(least > 0);
        const reachesUp = (image - errorOfY) / most;
        if (least > 0) {
            this.low = Math.max(this.low, reachesUp);
            this.high = Math.min(this.high, (image + errorOfY) / least);
        } else {
            this.low = Math.max(this.low, reachesUp, (-image - errorOfY) / -least);
        }
        return this.low <= this.high;
    }
}

const sameNonFinite = (x: number, y: number): boolean => !Number.isFinite(x) && Object.is(x, y);
