import { placeStyle } from './plotPoint';
import type { PlotPoint, PlotAxes } from './plotPoint';

/** A point of a plot that the keyboard moves. */
export function PlotSlider({
    axes,
    place,
    label,
    text,
    value,
    kind,
    stepOf,
    onValue,
    onBlur,
}: {
    readonly axes: PlotAxes;
    readonly place: PlotPoint;
    readonly label: string;
    /** What a screen reader says of the place. */
    readonly text: string;
    readonly value: number;
    readonly kind: 'present' | 'read' | 'ready';
    /** What a key adds to the value. */
    readonly stepOf: (key: string) => number | undefined;
    readonly onValue: (value: number, continues: boolean) => void;
    readonly onBlur?: () => void;
}) {
    const onKeyDown = (event: KeyboardEvent): void => {
        const step = stepOf(event.key);
        if (step !== undefined) {
            event.preventDefault();
            onValue(value + step, event.repeat);
        }
    };
    return (
        <span
            class={`dot ${kind}`}
            role="slider"
            tabIndex={0}
            aria-label={label}
            aria-valuemin={axes.x.low}
            aria-valuemax={axes.x.high}
            aria-valuenow={value}
            aria-valuetext={text}
            style={placeStyle(axes, place)}
            onKeyDown={onKeyDown}
            onBlur={onBlur}
        />
    );
}
