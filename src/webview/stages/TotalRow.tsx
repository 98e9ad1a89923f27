import { formatExactly, formatNumber } from '../../explain';
import type { Term } from '../../explain';
import { classes, useIsLit, useLight } from '../state/light';

/** One number of all classes: their max, their sum. */
export interface Total {
    readonly term: Term;
    readonly name: string;
    readonly value: number;
}

/** The last row of a stage's table. Lights the number's terms in the formulas, and is lit by them. */
export function TotalRow({ columns, term, name, value }: Total & { readonly columns: number }) {
    const [light, isLit] = [useLight(), useIsLit()];
    return (
        <tfoot>
            <tr class={classes('total', isLit(term) && 'lit')} {...light({ term })}>
                <th scope="row" colSpan={columns}>
                    {name}
                </th>
                <td data-term={term} class={classes('term', isLit(term) && 'lit')} title={formatExactly(value)}>
                    {formatNumber(value)}
                </td>
                <td class="bar" />
            </tr>
        </tfoot>
    );
}
