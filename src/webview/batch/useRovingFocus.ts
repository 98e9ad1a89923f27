import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';

/**
 * Many buttons with one Tab stop: the arrow keys, Home and End move among them. `onKeyDown` belongs to what
 * holds the buttons; spread `button(index)` on each.
 * @param columns how many stand side by side; the buttons are counted row by row
 */
export function useRovingFocus(count: number, columns: number) {
    const [last, setLast] = useState(0);
    const current = Math.min(last, count - 1);
    const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
        const to = indexAfterKey(event.key, current, count, columns);
        if (to !== undefined) {
            event.preventDefault();
            event.currentTarget.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus();
        }
    };
    const button = (index: number) => ({
        'data-index': index,
        tabIndex: index === current ? 0 : -1,
        onFocus: () => setLast(index),
    });
    return { onKeyDown, button };
}

function indexAfterKey(key: string, index: number, count: number, columns: number): number | undefined {
    const inside = (to: number): number | undefined => (to >= 0 && to < count ? to : undefined);
    switch (key) {
        case 'ArrowRight':
            return inside(index + 1);
        case 'ArrowLeft':
            return inside(index - 1);
        case 'ArrowDown':
            return inside(index + columns);
        case 'ArrowUp':
            return inside(index - columns);
        case 'Home':
            return 0;
        case 'End':
            return count - 1;
        default:
            return undefined;
    }
}
