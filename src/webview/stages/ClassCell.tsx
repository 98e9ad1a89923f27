import type { ComponentChildren } from 'preact';
import { exactlyNow, formatExactly, formatFactor, formatNumber } from '../../explain';
import type { SampleView } from '../../explain';
import type { Column } from './columns';
import { classes, useIsLit, useLight } from '../state/light';

/** The number of a class in a stage. It lights its terms in the formulas, and is lit by them. */
export function ClassCell({
    view,
    column,
    c,
    reachable,
    children,
}: {
    readonly view: SampleView;
    readonly column: Column;
    readonly c: number;
    /** Whether Tab leads here; the arrow keys go on from cell to cell. */
    readonly reachable: boolean;
    /** The number, where it is more than to be read. */
    readonly children?: ComponentChildren;
}) {
    const [light, isLit] = [useLight(), useIsLit()];
    const { stage } = column;
    return (
        <td
            data-stage={stage}
            data-class={c}
            class={classes('term', isLit(stage, c) && 'lit', isBroken(column, c) && 'broken')}
            title={cellTitle(column, c)}
            tabIndex={reachable ? 0 : -1}
            {...light({ class: c, term: stage })}
        >
            {children || formatCell(column, c, view)}
        </td>
    );
}

/**
 * Weights, and the ones and zeros of a one-hot target, are factors; no difference is an equals sign; everything else
 * has decimals.
 */
function formatCell({ stage, values }: Column, c: number, view: SampleView): string {
    switch (stage) {
        case 'weight':
            return formatFactor(values(c));
        case 'target':
            return view.oneHot ? formatFactor(values(c)) : formatNumber(values(c));
        case 'softmaxDifference':
        case 'logSoftmaxDifference':
            return values(c) === 0 ? '=' : formatNumber(values(c));
        default:
            return formatNumber(values(c));
    }
}

function cellTitle({ values, ghosts }: Column, c: number): string {
    const before = ghosts?.(c);
    return before === undefined || Object.is(before, values(c))
        ? formatExactly(values(c))
        : exactlyNow(formatExactly(values(c)), before);
}

/** Whether a number by hand is lost: no number, or 0, where the stable one is. */
const isBroken = ({ values, stable }: Column, c: number): boolean =>
    stable !== undefined &&
    Number.isFinite(stable(c)) &&
    (!Number.isFinite(values(c)) || (values(c) === 0 && stable(c) !== 0));
