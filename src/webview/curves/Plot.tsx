import type { ComponentChildren, TargetedEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { formatTick, t } from '../../explain';
import { curveTitle, fractionOf, valueAt } from '../../explain/curves';
import type { Axis, CurveName } from '../../explain/curves';
import { stepOfKey } from '../controls/logitSteps';
import { placeStyle } from './plotPoint';
import type { PlotPoint, PlotAxes } from './plotPoint';
import { PlotSlider } from './PlotSlider';

export interface PlotLine {
    readonly kind: 'main' | 'rival' | 'tangent';
    /** The `d` of a path in a square of 100 by 100. */
    readonly path: string;
}

/** What to do with a pointer that is pressed in the plot. */
export interface Drag {
    /** @param continues whether the same hand has moved it before */
    readonly onMove: (x: number, continues: boolean) => void;
    readonly onHold: (holds: boolean) => void;
}

/** A curve with its axes. Pointing at it reads it; the caption says what is read, else what there is to see. */
export function Plot({
    name,
    axes: { x, y },
    xTitle,
    yTitle,
    lines,
    caption,
    read,
    drag,
    readFrom,
    children,
}: {
    readonly name: CurveName;
    readonly axes: PlotAxes;
    readonly xTitle: string;
    readonly yTitle: string;
    readonly lines: readonly PlotLine[];
    readonly caption: string;
    readonly read: (x: number) => PlotPoint & { readonly text: string };
    readonly drag?: Drag | undefined;
    /** Where arrow keys begin to read. */
    readonly readFrom?: number;
    /** What stands in the plot. */
    readonly children: ComponentChildren;
}) {
    const [pointed, setPointed] = useState<number>();
    const dragging = useRef<{ moved: boolean } | undefined>(undefined);
    const reading = pointed === undefined ? undefined : read(pointed);

    const moveTo = (to: number): void => {
        drag?.onMove(to, dragging.current!.moved);
        dragging.current!.moved = true;
    };
    const onPointerMove = (event: TargetedEvent<HTMLElement, PointerEvent>): void =>
        dragging.current ? moveTo(xOf(event, x)) : setPointed(xOf(event, x));
    const onPointerDown = (event: TargetedEvent<HTMLElement, PointerEvent>): void => {
        if (drag && event.button === 0) {
            event.currentTarget.setPointerCapture(event.pointerId);
            dragging.current = { moved: false };
            setPointed(undefined);
            drag.onHold(true);
            moveTo(xOf(event, x));
        }
    };
    const onPointerEnd = (): void => {
        if (dragging.current) {
            dragging.current = undefined;
            drag?.onHold(false);
        }
    };

    return (
        <figure class="curve" data-curve={name}>
            <h3>{curveTitle(name)}</h3>
            <div class="plot">
                <span class="title y" aria-hidden="true">
                    {yTitle}
                </span>
                <div
                    class={drag ? 'area movable' : 'area'}
                    onPointerMove={onPointerMove}
                    onPointerDown={onPointerDown}
                    onPointerUp={onPointerEnd}
                    onPointerCancel={onPointerEnd}
                    onPointerLeave={() => setPointed(undefined)}
                >
                    <Drawing axes={{ x, y }} lines={lines} pointed={reading?.x} />
                    {children}
                    {reading && readFrom === undefined && <Dot axes={{ x, y }} place={reading} kind="read" />}
                    {readFrom !== undefined && (
                        <Reader
                            axes={{ x, y }}
                            name={name}
                            place={reading ?? read(readFrom)}
                            reads={reading !== undefined}
                            onRead={setPointed}
                        />
                    )}
                </div>
                <span class="title x" aria-hidden="true">
                    {xTitle}
                </span>
            </div>
            <figcaption>{reading?.text ?? caption}</figcaption>
        </figure>
    );
}

/** Reads the curve by keyboard, a hundredth of the axis at a time. */
function Reader({
    axes,
    name,
    place,
    reads,
    onRead,
}: {
    readonly axes: PlotAxes;
    readonly name: CurveName;
    readonly place: PlotPoint & { readonly text: string };
    readonly reads: boolean;
    readonly onRead: (x: number | undefined) => void;
}) {
    const { low, high } = axes.x;
    const step = (key: string): number | undefined => {
        const by = stepOfKey(key);
        return by && (by * (high - low)) / 10;
    };
    return (
        <PlotSlider
            axes={axes}
            place={place}
            kind={reads ? 'read' : 'ready'}
            label={t('Read the curve: {0}', curveTitle(name))}
            text={place.text}
            value={place.x}
            stepOf={step}
            onValue={x => onRead(Math.min(high, Math.max(low, x)))}
            onBlur={() => onRead(undefined)}
        />
    );
}

function xOf({ currentTarget, clientX }: TargetedEvent<HTMLElement, PointerEvent>, axis: Axis): number {
    const { left, width } = currentTarget.getBoundingClientRect();
    return valueAt(axis, (clientX - left) / width);
}

/** Grid, ticks and lines. The square is stretched over the area, and strokes keep their width. */
function Drawing({
    axes: { x, y },
    lines,
    pointed,
}: {
    readonly axes: PlotAxes;
    readonly lines: readonly PlotLine[];
    readonly pointed: number | undefined;
}) {
    const across = (value: number): number => 100 * fractionOf(x, value);
    const down = (value: number): number => 100 * (1 - fractionOf(y, value));
    return (
        <>
            <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                {x.ticks.map(tick => (
                    <path key={`x${tick}`} class="grid" d={`M${across(tick)} 0V100`} />
                ))}
                {y.ticks.map(tick => (
                    <path key={`y${tick}`} class="grid" d={`M0 ${down(tick)}H100`} />
                ))}
                {pointed !== undefined && <path class="pointed" d={`M${across(pointed)} 0V100`} />}
                {lines.map(({ kind, path }) => (
                    <path key={kind} class={kind} d={path} />
                ))}
            </svg>
            {x.ticks.map(tick => (
                <span key={`x${tick}`} class="tick x" aria-hidden="true" style={{ left: `${across(tick)}%` }}>
                    {formatTick(tick)}
                </span>
            ))}
            {y.ticks.map(tick => (
                <span key={`y${tick}`} class="tick y" aria-hidden="true" style={{ top: `${down(tick)}%` }}>
                    {formatTick(tick)}
                </span>
            ))}
        </>
    );
}

/** A point without words of its own. */
export function Dot({
    axes,
    place,
    kind,
    title,
}: {
    readonly axes: PlotAxes;
    readonly place: PlotPoint;
    readonly kind: 'read' | 'was' | 'candidate' | 'present';
    readonly title?: string;
}) {
    return <span class={`dot ${kind}`} aria-hidden="true" title={title} style={placeStyle(axes, place)} />;
}

/** Where words still fit to the right of a place, as a fraction of the plot: short ones, and others. */
const FITS = { short: 0.72, long: 0.4 };

/** Words beside a place: to its right, or along the plot's right edge where they would not fit. */
export function PlaceLabel({
    axes,
    place,
    below = false,
    text,
}: {
    readonly axes: PlotAxes;
    readonly place: PlotPoint;
    readonly below?: boolean;
    readonly text: string;
}) {
    const { left, top } = placeStyle(axes, place);
    const side = fractionOf(axes.x, place.x) > (text.length < 10 ? FITS.short : FITS.long) ? { right: 0 } : { left };
    return (
        <span
            class={`place-label ${below ? 'below' : 'above'} ${'right' in side ? 'edge' : ''}`}
            aria-hidden="true"
            style={{ top, ...side }}
        >
            {text}
        </span>
    );
}
