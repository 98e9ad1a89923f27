import type { ComponentChildren } from 'preact';
import { exactlyNow, formatExactly } from '../../explain';
import type { TableColumn } from '../../explain';
import { useIsLit, useLight } from '../state/highlight';
import { classNames } from '../style/classNames';

/** The number of a class in a column. It lights its terms in the formula, and is lit by them. */
export function NumberCell({
    column,
    c,
    isCompared,
    className,
    focusable,
    children,
}: {
    readonly column: TableColumn;
    readonly c: number;
    /** Whether a second array's number stands beside it. */
    readonly isCompared: boolean;
    readonly className: string | undefined;
    /** What makes it a cell that the arrow keys lead to; absent where something in it is. */
    readonly focusable: object | undefined;
    /** The number, where it is more than to be read, and what is drawn of it. */
    readonly children: ComponentChildren;
}) {
    const [light, isLit] = [useLight(), useIsLit()];
    const { name } = column;
    return (
        <td
            role="gridcell"
            data-stage={column.compared ? undefined : name}
            data-difference={column.compared?.column ?? (isCompared ? name : undefined)}
            data-side={column.compared?.side ?? (isCompared ? 'a' : undefined)}
            data-class={c}
            class={classNames('term', className, isLit(name, c) && 'lit', isBroken(column, c) && 'broken')}
            title={cellTitle(column, c)}
            {...focusable}
            {...light({ class: c, term: name })}
        >
            {children}
        </td>
    );
}

function cellTitle({ values, ghosts }: TableColumn, c: number): string {
    const before = ghosts?.(c);
    return before === undefined || Object.is(before, values(c))
        ? formatExactly(values(c))
        : exactlyNow(formatExactly(values(c)), before);
}

/** Whether a naive number is lost: not finite, or 0, where the stable one has a value. */
const isBroken = ({ values, stable }: TableColumn, c: number): boolean =>
    stable !== undefined &&
    Number.isFinite(stable(c)) &&
    (!Number.isFinite(values(c)) || (values(c) === 0 && stable(c) !== 0));
