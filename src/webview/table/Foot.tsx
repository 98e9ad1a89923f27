import { formatExactly, formatNumber } from '../../explain';
import type { SampleView, Total } from '../../explain';
import { useIsLit, useLight } from '../state/highlight';
import { classNames } from '../style/classNames';
import type { Group, Room } from './groups';

/** What all classes have in common: the largest logit, the sum of the exponentials, the loss. */
export function Foot({
    groups,
    view,
    room,
    step,
}: {
    readonly groups: readonly Group[];
    readonly view: SampleView;
    readonly room: Room;
    readonly step: string;
}) {
    return (
        <tfoot>
            <tr role="row">
                <td class="mark" />
                <td role="gridcell" />
                {groups.flatMap(({ stage: { name, total }, columns }) => {
                    const totalled = columns.findLast(({ isCompanion }) => !isCompanion);
                    return columns.map(column => (
                        <FootCell
                            key={column.name}
                            total={column === totalled ? total?.(view) : undefined}
                            className={classNames(
                                !room.open.has(name) && 'rail',
                                column !== columns.at(-1) && 'factor',
                                name === step && 'step',
                            )}
                        />
                    ));
                })}
            </tr>
        </tfoot>
    );
}

/** Lights the number's terms in the formula, and is lit by them. */
function FootCell({ total, className }: { readonly total: Total | undefined; readonly className: string | undefined }) {
    const [light, isLit] = [useLight(), useIsLit()];
    if (!total) {
        return <td role="gridcell" class={className} />;
    }
    const { term, name, value } = total;
    return (
        <td
            role="gridcell"
            data-term={term}
            class={classNames('term', className, isLit(term) && 'lit')}
            title={formatExactly(value)}
            {...light({ term })}
        >
            <span class="name">{name}</span> {formatNumber(value)}
        </td>
    );
}
