import { formatExactly, formatNumber } from '../../explain';
import type { Total } from '../../explain';
import { useIsLit, useLight } from '../state/highlight';
import { classNames } from '../style/classNames';

/** The last row of a stage's table. Lights the number's terms in the formulas, and is lit by them. */
export function TotalRow({ columns, term, name, value }: Total & { readonly columns: number }) {
    const [light, isLit] = [useLight(), useIsLit()];
    return (
        <tfoot>
            <tr class={classNames('total', isLit(term) && 'lit')} {...light({ term })}>
                <th scope="row" colSpan={columns}>
                    {name}
                </th>
                <td data-term={term} class={classNames('term', isLit(term) && 'lit')} title={formatExactly(value)}>
                    {formatNumber(value)}
                </td>
                <td class="bar" />
            </tr>
        </tfoot>
    );
}
