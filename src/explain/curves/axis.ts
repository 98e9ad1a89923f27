/** A stretch of numbers that a plot shows along one side. */
export interface Axis {
    readonly low: number;
    readonly high: number;
    /** Round numbers within. */
    readonly ticks: readonly number[];
}

/** So many steps at most. */
const STEPS = 7;

/** @param low finite, below `high` */
export function axisBetween(low: number, high: number): Axis {
    const step = roundStep((high - low) / STEPS);
    // 0.3 is a little less than 3 * 0.1, whose last digit is noise.
    const first = Math.ceil(low / step - 1e-9);
    const count = Math.floor(high / step + 1e-9) - first + 1;
    return {
        low,
        high,
        ticks: Array.from({ length: Math.max(0, count) }, (_, i) => Number(((first + i) * step).toPrecision(15))),
    };
}

/** The smallest of 1, 2, 5, 10, ... times a power of ten that is no less than `atLeast`. */
function roundStep(atLeast: number): number {
    const power = 10 ** Math.floor(Math.log10(atLeast));
    return power * [1, 2, 5, 10].find(factor => factor * power >= atLeast * (1 - 1e-9))!;
}

/** Where a number stands: 0 at the low end, 1 at the high end, beyond them outside. */
export const fractionOf = ({ low, high }: Axis, value: number): number => (value - low) / (high - low);

/** Inverse of `fractionOf`, within the axis. */
export const valueAt = ({ low, high }: Axis, fraction: number): number =>
    low + Math.min(1, Math.max(0, fraction)) * (high - low);

/**
 * The `d` of an SVG path through points (x, y) in a square of 100 by 100, y upwards; it breaks where a number is not
 * finite.
 */
export function linePath(points: readonly (readonly [x: number, y: number])[], x: Axis, y: Axis): string {
    let pen = 'M';
    const steps: string[] = [];
    for (const [px, py] of points) {
        const [left, top] = [100 * fractionOf(x, px), 100 * (1 - fractionOf(y, py))];
        if (Number.isFinite(left) && Number.isFinite(top)) {
            steps.push(`${pen}${left.toFixed(2)} ${top.toFixed(2)}`);
            pen = 'L';
        } else {
            pen = 'M';
        }
    }
    return steps.join('');
}

/** Which of the places can have words beside them without one covering another; the first come first. */
export function apart(
    places: readonly { readonly x: number; readonly y: number }[],
    x: Axis,
    y: Axis,
): readonly number[] {
    const chosen: number[] = [];
    places.forEach((place, i) => {
        const free = chosen.every(
            j =>
                Math.abs(fractionOf(x, place.x) - fractionOf(x, places[j]!.x)) > 0.25 ||
                Math.abs(fractionOf(y, place.y) - fractionOf(y, places[j]!.y)) > 0.12,
        );
        if (free) {
            chosen.push(i);
        }
    });
    return chosen;
}
