import { formatExactly, formatNumber } from '../../explain';
import type { SampleView, Total } from '../../explain';
import { useIsLit, useLight } from '../state/highlight';
import { memo } from '../state/memo';
import { classNames } from '../style/classNames';
import type { Group, Room } from './groups';
import { gridCell, totalKey } from './useGridKeys';

/** What all classes have in common: the largest logit, the sum of the exponentials, the loss. */
export function Foot({
    groups,
    view,
    room,
    step,
    tabStop,
}: {
    readonly groups: readonly Group[];
    readonly view: SampleView;
    readonly room: Room;
    readonly step: string;
    /** The key of the cell where Tab leads. */
    readonly tabStop: string;
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
                            {...(column === totalled && total?.(view))}
                            cell={room.open.has(name) ? totalKey(name) : undefined}
                            isTabStop={tabStop === totalKey(name)}
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
const FootCell = memo(function FootCell({
    term,
    name,
    value,
    className,
    cell,
    isTabStop,
}: Partial<Total> & {
    readonly className: string | undefined;
    /** Its key; absent where it is not to be seen. */
    readonly cell: string | undefined;
    readonly isTabStop: boolean;
}) {
    const [light, isLit] = [useLight(), useIsLit()];
    if (term === undefined || value === undefined) {
        return <td role="gridcell" class={className} />;
    }
    return (
        <td
            role="gridcell"
            data-term={term}
            class={classNames('term', className, isLit(term) && 'lit')}
            title={formatExactly(value)}
            {...(cell !== undefined && gridCell(cell, isTabStop))}
            {...light({ term })}
        >
            <span class="name">{name}</span> {formatNumber(value)}
        </td>
    );
});
