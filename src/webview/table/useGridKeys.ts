import type { TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';

/** Makes an element a cell; its key is its own in the table. */
export type GridCell = (key: string) => {
    readonly 'data-cell': string;
    readonly tabIndex: number;
    readonly onFocus: () => void;
};

/**
 * A table with one Tab stop, as an ARIA grid: the arrow keys, Home and End move among its cells, `Ctrl` with the latter
 * two to the first and the last. What is to be a cell spreads `cell(key)`; the last one that had the focus is where Tab
 * leads.
 * @param first where Tab leads before any had it
 */
export function useGridKeys(first: string): {
    readonly cell: GridCell;
    readonly onKeyDown: (event: TargetedEvent<HTMLElement, KeyboardEvent>) => void;
} {
    const [last, setLast] = useState<string>();
    const [present] = useState(() => new Set<string>());
    const current = last !== undefined && present.has(last) ? last : first;
    present.clear();
    return {
        cell: (key: string) => {
            present.add(key);
            return {
                'data-cell': key,
                tabIndex: key === current ? 0 : -1,
                onFocus: () => setLast(key),
            };
        },
        onKeyDown: moveByKey,
    };
}

function moveByKey(event: TargetedEvent<HTMLElement, KeyboardEvent>): void {
    const target =
        event.target instanceof HTMLElement && event.target.matches('[data-cell]') ? event.target : undefined;
    const to = target && cellAfterKey(event, target, rowsOf(event.currentTarget));
    if (to) {
        event.preventDefault();
        to.focus();
        to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
}

const rowsOf = (table: HTMLElement): readonly (readonly HTMLElement[])[] =>
    [...table.querySelectorAll('tr')]
        .map(row => [...row.querySelectorAll<HTMLElement>('[data-cell]')])
        .filter(cells => cells.length > 0);

function cellAfterKey(
    { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
    cell: HTMLElement,
    rows: readonly (readonly HTMLElement[])[],
): HTMLElement | undefined {
    if (altKey) {
        return undefined;
    }
    const row = rows.findIndex(cells => cells.includes(cell));
    const cells = rows[row]!;
    const at = cells.indexOf(cell);
    const whole = ctrlKey || metaKey;
    switch (key) {
        case 'ArrowLeft':
            return cells[at - 1];
        case 'ArrowRight':
            return cells[at + 1];
        case 'ArrowUp':
            return below(rows[row - 1], cell);
        case 'ArrowDown':
            return below(rows[row + 1], cell);
        case 'Home':
            return (whole ? rows[0] : cells)?.[0];
        case 'End':
            return (whole ? rows.at(-1) : cells)?.at(-1);
        default:
            return undefined;
    }
}

/** The cell of another row that stands under the middle of this one: heads span several columns. */
function below(cells: readonly HTMLElement[] | undefined, cell: HTMLElement): HTMLElement | undefined {
    const middleOf = (element: HTMLElement): number => {
        const { left, right } = element.getBoundingClientRect();
        return (left + right) / 2;
    };
    const wanted = middleOf(cell);
    return cells?.reduce((nearest, each) =>
        Math.abs(middleOf(each) - wanted) < Math.abs(middleOf(nearest) - wanted) ? each : nearest,
    );
}
