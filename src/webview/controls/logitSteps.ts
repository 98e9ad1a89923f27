/** What the arrow keys add to a logit; Page Up and Down ten times that. */
const STEP = 0.1;

/** What a key adds to a logit; undefined for any other key. */
export function stepOfKey(key: string): number | undefined {
    switch (key) {
        case 'ArrowRight':
        case 'ArrowUp':
            return STEP;
        case 'ArrowLeft':
        case 'ArrowDown':
            return -STEP;
        case 'PageUp':
            return 10 * STEP;
        case 'PageDown':
            return -10 * STEP;
        default:
            return undefined;
    }
}

/** To what the panel shows, so that the number seen is the number used. */
export const roundLogit = (value: number): number => Math.round(value * 1e4) / 1e4;
