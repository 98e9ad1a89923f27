import { fractionOf } from '../../explain/curves';
import type { Axis } from '../../explain/curves';

/** A point of a plot, by its axes. */
export interface PlotPoint {
    readonly x: number;
    readonly y: number;
}

export interface PlotAxes {
    readonly x: Axis;
    readonly y: Axis;
}

/** Where a place is in the plot's area. */
export const placeStyle = ({ x, y }: PlotAxes, place: PlotPoint): { readonly left: string; readonly top: string } => ({
    left: `${100 * fractionOf(x, place.x)}%`,
    top: `${100 * (1 - fractionOf(y, place.y))}%`,
});
