import type { JSX, TargetedEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { formatNumber, sliderName } from '../../explain';
import { roundLogit, stepOfKey } from './logitSteps';

interface Drag {
    readonly perPixel: number;
    readonly x: number;
    readonly value: number;
    moved: boolean;
}

/**
 * The bar of a logit, to drag: its end follows the mouse. The keyboard moves it once it has the focus; Tab leads to the
 * number beside it.
 */
export function LogitSlider({
    label,
    value,
    low,
    high,
    onChange,
    onDrag,
    children,
}: {
    readonly label: string;
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly onChange: (value: number, continues: boolean) => void;
    /** Whether it is being dragged: its scale has to stay then. */
    readonly onDrag: (dragged: boolean) => void;
    readonly children: JSX.Element;
}) {
    const drag = useRef<Drag | undefined>(undefined);

    const onPointerDown = (event: TargetedEvent<HTMLElement, PointerEvent>): void => {
        const { currentTarget, clientX, pointerId, button } = event;
        if (button !== 0) {
            return;
        }
        currentTarget.setPointerCapture(pointerId);
        // A bar as long as its cell is as large as the largest logit; all equal logits still move.
        const range = high - low || 1;
        drag.current = {
            perPixel: range / Math.max(1, currentTarget.clientWidth),
            x: clientX,
            value: Number.isFinite(value) ? value : 0,
            moved: false,
        };
        onDrag(true);
    };
    const end = (): void => {
        drag.current = undefined;
        onDrag(false);
    };
    const onPointerMove = ({ clientX }: PointerEvent): void => {
        const start = drag.current;
        if (start) {
            onChange(roundLogit(start.value + (clientX - start.x) * start.perPixel), start.moved);
            start.moved = true;
        }
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        const by = stepOfKey(event.key);
        if (by !== undefined) {
            event.preventDefault();
            onChange(roundLogit((Number.isFinite(value) ? value : 0) + by), event.repeat);
        }
    };

    return (
        <span
            class="slider"
            role="slider"
            tabIndex={-1}
            aria-label={sliderName(label)}
            aria-valuenow={Number.isFinite(value) ? value : 0}
            aria-valuetext={formatNumber(value)}
            onPointerDown={onPointerDown}
            onPointerMove={onPointerMove}
            onPointerUp={end}
            onPointerCancel={end}
            onLostPointerCapture={end}
            onKeyDown={onKeyDown}
        >
            {children}
        </span>
    );
}
