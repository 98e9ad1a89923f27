import { createContext } from 'preact';
import type { TargetedEvent } from 'preact';
import { useCallback, useContext, useState } from 'preact/hooks';

/** What makes an element a cell. @param key its own in the table @param isTabStop whether Tab leads to it */
export const gridCell = (key: string, isTabStop: boolean) => ({ 'data-cell': key, tabIndex: isTabStop ? 0 : -1 });

/** The key of the cell where Tab leads, for controls that their table is only given. */
export const TabStopContext = createContext('');

/** Makes a control a cell of the table that it stands in. */
export const useGridCell = (key: string) => gridCell(key, useContext(TabStopContext) === key);

/** The keys of the cells that are not numbers of classes. */
export const headKey = (stage: string): string => `head ${stage}`;
export const tokenKey = (stage: string): string => `token ${stage}`;
export const totalKey = (stage: string): string => `total ${stage}`;
export const REST_KEY = 'rest';

/**
 * A table with one Tab stop, as an ARIA grid: the arrow keys, Home and End move among its cells, `Ctrl` with the latter
 * two to the first and the last. What is to be a cell spreads `gridCell`; the last one that had the focus is where Tab
 * leads.
 * @param first where Tab leads before any had it
 * @param isPresent whether the table still has the cell of a key
 */
export function useGridKeys(
    first: string,
    isPresent: (key: string) => boolean,
): {
    /** The key of the cell where Tab leads. */
    readonly tabStop: string;
    readonly onKeyDown: (event: TargetedEvent<HTMLElement, KeyboardEvent>) => void;
    readonly onFocusCapture: (event: TargetedEvent<HTMLElement, FocusEvent>) => void;
} {
    const [last, setLast] = useState<string>();
    const onFocusCapture = useCallback(({ target }: TargetedEvent<HTMLElement, FocusEvent>) => {
        const key = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] : undefined;
        if (key !== undefined) {
            setLast(key);
        }
    }, []);
    return {
        tabStop: last !== undefined && isPresent(last) ? last : first,
        onKeyDown: moveByKey,
        onFocusCapture,
    };
}

const MOVES: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

function moveByKey(event: TargetedEvent<HTMLElement, KeyboardEvent>): void {
    const { target, key, altKey } = event;
    if (!(target instanceof HTMLElement && target.matches('[data-cell]')) || altKey || !MOVES.has(key)) {
        return;
    }
    // At an edge, too: else the radio buttons of the targets would act.
    event.preventDefault();
    const to = cellAfterKey(event, target, rowsOf(event.currentTarget));
    to?.focus();
    to?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

const rowsOf = (table: HTMLElement): readonly (readonly HTMLElement[])[] =>
    [...table.querySelectorAll('tr')]
        .map(row => [...row.querySelectorAll<HTMLElement>('[data-cell]')].filter(cell => cell.checkVisibility()))
        .filter(cells => cells.length > 0);

function cellAfterKey(
    { key, ctrlKey, metaKey }: KeyboardEvent,
    cell: HTMLElement,
    rows: readonly (readonly HTMLElement[])[],
): HTMLElement | undefined {
    const row = rows.findIndex(each => each.includes(cell));
    const cells = rows[row];
    if (!cells) {
        return undefined;
    }
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
