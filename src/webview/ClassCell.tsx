import { formatExactly, formatFactor, formatNumber, type ColumnName, type SampleView } from '../explain';
import { classes, useIsLit, useLight } from './light';

/** The number of a class in a stage. It lights its terms in the formulas, and is lit by them. */
export function ClassCell({ view, stage, c, value, reachable }: {
    readonly view: SampleView; readonly stage: ColumnName; readonly c: number; readonly value: number;
    /** Whether Tab leads here; the arrow keys go on from cell to cell. */
    readonly reachable: boolean;
}) {
    const [light, isLit] = [useLight(), useIsLit()];
    return (
        <td data-stage={stage} data-class={c} class={classes('term', isLit(stage, c) && 'lit')} title={formatExactly(value)} tabIndex={reachable ? 0 : -1} {...light({ class: c, term: stage })}>
            {formatCell(stage, value, view)}
        </td>
    );
}

/** Weights, and the ones and zeros of a one-hot target, are factors; everything else has decimals. */
const formatCell = (stage: ColumnName, value: number, view: SampleView): string =>
    stage === 'weight' || (stage === 'target' && view.oneHot) ? formatFactor(value) : formatNumber(value);
