import type { ComponentChildren } from 'preact';
import { exactlyNow, formatExactly } from '../../explain';
import type { TableColumn } from '../../explain';
import { useIsLit, useLight } from '../state/highlight';
import { classNames } from '../style/classNames';

/** The number of a class in a stage. It lights its terms in the formulas, and is lit by them. */
export function ClassCell({
    column,
    c,
    reachable,
    children,
}: {
    readonly column: TableColumn;
    readonly c: number;
    /** Whether Tab leads here; the arrow keys go on from cell to cell. */
    readonly reachable: boolean;
    /** The number, where it is more than to be read. */
    readonly children?: ComponentChildren;
}) {
    const [light, isLit] = [useLight(), useIsLit()];
    const { name, values, format } = column;
    return (
        <td
            data-stage={name}
            data-class={c}
            class={classNames('term', isLit(name, c) && 'lit', isBroken(column, c) && 'broken')}
            title={cellTitle(column, c)}
            tabIndex={reachable ? 0 : -1}
            {...light({ class: c, term: name })}
        >
            {children || format(values(c))}
        </td>
    );
}

function cellTitle({ values, ghosts }: TableColumn, c: number): string {
    const before = ghosts?.(c);
    return before === undefined || Object.is(before, values(c))
        ? formatExactly(values(c))
        : exactlyNow(formatExactly(values(c)), before);
}

/** Whether a number by hand is lost: not finite, or 0, where the stable one has a value. */
const isBroken = ({ values, stable }: TableColumn, c: number): boolean =>
    stable !== undefined &&
    Number.isFinite(stable(c)) &&
    (!Number.isFinite(values(c)) || (values(c) === 0 && stable(c) !== 0));
