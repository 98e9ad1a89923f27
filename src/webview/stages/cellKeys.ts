/**
 * Moves the focus by the arrow keys: left and right along a class, through all stages; up and down along a stage,
 * through its classes; Home and End to the first and the last stage.
 */
export function moveByKey(event: KeyboardEvent): void {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('td[data-stage]') : null;
    const flow = cell?.closest('.stages');
    if (!cell || !flow) {
        return;
    }
    const along = (attribute: 'data-class' | 'data-stage'): readonly HTMLElement[] => [
        ...flow.querySelectorAll<HTMLElement>(`td[data-stage][${attribute}="${cell.getAttribute(attribute)!}"]`),
    ];
    const to = next(event.key, cell, along);
    if (to) {
        event.preventDefault();
        to.focus();
    }
}

function next(
    key: string,
    cell: HTMLElement,
    along: (attribute: 'data-class' | 'data-stage') => readonly HTMLElement[],
): HTMLElement | undefined {
    const step = (cells: readonly HTMLElement[], by: 1 | -1): HTMLElement | undefined =>
        cells[cells.indexOf(cell) + by];
    switch (key) {
        case 'ArrowLeft':
            return step(along('data-class'), -1);
        case 'ArrowRight':
            return step(along('data-class'), 1);
        case 'ArrowUp':
            return step(along('data-stage'), -1);
        case 'ArrowDown':
            return step(along('data-stage'), 1);
        case 'Home':
            return along('data-class')[0];
        case 'End':
            return along('data-class').at(-1);
        default:
            return undefined;
    }
}
