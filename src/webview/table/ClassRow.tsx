import { classLabel, className, exactlyNow, formatExactly, rankOf, t } from '../../explain';
import type { SampleView, Subject, TableColumn } from '../../explain';
import { useIsLit, useLight } from '../state/highlight';
import { memo } from '../state/memo';
import { classNames } from '../style/classNames';
import type { ColumnScale } from './ClassTable';
import type { Group, Room } from './groups';
import { NumberCell } from './NumberCell';
import type { NumberActions } from './NumberCell';
import { gridCell } from './useGridKeys';

/** What a person can do to the numbers of the table. */
export interface TableActions {
    /** The true class. */
    readonly onTarget: (c: number) => void;
    /** Shows the logit in its editor. */
    readonly onSelect: (c: number) => void;
    readonly onLogit: (c: number, value: number, continues: boolean) => void;
    /** Explains this stage. */
    readonly onStep: (stage: string) => void;
}

/** A class, from logit to loss. */
export function ClassRow({
    subject: { view, explanation },
    groups,
    c,
    isLit,
    isSome,
    otherTarget,
    room,
    step,
    moving,
    scales,
    tabStop,
    numberActions,
    actions: { onTarget, onSelect },
}: {
    readonly subject: Subject;
    readonly groups: readonly Group[];
    readonly c: number;
    readonly isLit: boolean;
    /** Whether other classes have no row. */
    readonly isSome: boolean;
    /** The target of a second array's sample. */
    readonly otherTarget: number | undefined;
    readonly room: Room;
    readonly step: string;
    /** Whether changes follow each other, as in a drag: every digit of each number waits for their end. */
    readonly moving: boolean;
    readonly scales: ReadonlyMap<string, ColumnScale>;
    /** The key of the cell where Tab leads. */
    readonly tabStop: string;
    /** For the first column. */
    readonly numberActions: NumberActions;
    readonly actions: TableActions;
}) {
    const [light, isTermLit] = [useLight(), useIsLit()];
    const isTarget = c === view.targetClass;
    const label = classLabel(view, c);
    const editable = groups[0]!.columns[0]!;
    return (
        <tr role="row" class={classNames(isTarget && 'target', isLit && 'lit')} {...light({ class: c })}>
            <MarkCell
                c={c}
                name={className(view, c)}
                isTarget={isTarget}
                isTabStop={tabStop === `${c} mark`}
                onTarget={onTarget}
            />
            <NameCell
                c={c}
                label={label}
                rank={
                    isTarget
                        ? isSome
                            ? rankOf(explanation, view.sample)
                            : undefined
                        : otherTarget === c
                          ? t('target of B')
                          : undefined
                }
                isTabStop={tabStop === `${c} name`}
                onSelect={onSelect}
            />
            {groups.flatMap(({ stage: { name }, columns }) =>
                columns.map(column => {
                    const value = column.values(c);
                    const ghost = column.ghosts?.(c);
                    const scale = room.bars.has(column.name) ? scales.get(column.name) : undefined;
                    return (
                        <NumberCell
                            key={column.name}
                            name={column.name}
                            c={c}
                            label={label}
                            value={scale || column === editable ? value : undefined}
                            text={column.format(value)}
                            title={moving ? undefined : cellTitle(value, ghost)}
                            className={classNames(
                                !room.open.has(name) && 'rail',
                                column !== columns.at(-1) && 'factor',
                                name === step && 'step',
                                isDropped(view, column, c) && 'dropped',
                                isBroken(column, c) && 'broken',
                            )}
                            isLit={isTermLit(column.name, c)}
                            isTabStop={tabStop === `${c} ${column.name}`}
                            {...sideOf(column, columns)}
                            low={scale?.low}
                            high={scale?.high}
                            digits={scale?.digits}
                            ghost={ghost}
                            actions={column === editable ? numberActions : undefined}
                        />
                    );
                }),
            )}
        </tr>
    );
}

function cellTitle(value: number, before: number | undefined): string {
    return before === undefined || Object.is(before, value)
        ? formatExactly(value)
        : exactlyNow(formatExactly(value), before);
}

/** Which of two arrays a number is of, where they stand side by side. */
function sideOf({ name, compared }: TableColumn, columns: readonly TableColumn[]) {
    return compared
        ? { compared: compared.column, side: compared.side }
        : columns.some(each => each.compared?.column === name)
          ? { compared: name, side: 'a' }
          : { compared: undefined, side: undefined };
}

/** Whether a naive number is lost: not finite, or 0, where the stable one has a value. */
const isBroken = ({ values, stable }: TableColumn, c: number): boolean =>
    stable !== undefined &&
    Number.isFinite(stable(c)) &&
    (!Number.isFinite(values(c)) || (values(c) === 0 && stable(c) !== 0));

/** What a one-hot target leaves out of the loss. */
const isDropped = ({ oneHot, targetClass }: SampleView, { name }: TableColumn, c: number): boolean =>
    oneHot && c !== targetClass && name === 'nll';

/** Makes the class the target. */
const MarkCell = memo(function MarkCell({
    c,
    name,
    isTarget,
    isTabStop,
    onTarget,
}: {
    readonly c: number;
    readonly name: string;
    readonly isTarget: boolean;
    readonly isTabStop: boolean;
    readonly onTarget: (c: number) => void;
}) {
    return (
        <td role="gridcell" class="mark">
            <input
                type="radio"
                name="target"
                value={c}
                checked={isTarget}
                aria-label={name}
                title={isTarget ? t('target') : t('Make this class the target')}
                onChange={() => onTarget(c)}
                {...gridCell(`${c} mark`, isTabStop)}
            />
        </td>
    );
});

/** Leads to the logit in its editor. */
const NameCell = memo(function NameCell({
    c,
    label,
    rank,
    isTabStop,
    onSelect,
}: {
    readonly c: number;
    readonly label: string;
    /** What is said of the class behind its name. */
    readonly rank: string | undefined;
    readonly isTabStop: boolean;
    readonly onSelect: (c: number) => void;
}) {
    return (
        <th scope="row" role="rowheader" title={label}>
            <button
                type="button"
                class="link"
                title={t('Select this logit in the editor')}
                onClick={() => onSelect(c)}
                {...gridCell(`${c} name`, isTabStop)}
            >
                <MiddleEllipsis text={label} />
            </button>
            {rank !== undefined && <span class="rank"> {rank}</span>}
        </th>
    );
});

/** So many characters of a long name are kept at its end. */
const END = 6;

/** The beginning and the end of a long name; the whole one is the title of its row. */
function MiddleEllipsis({ text }: { readonly text: string }) {
    const characters = Array.from(text);
    return characters.length <= 2 * END ? (
        <>{text}</>
    ) : (
        <span class="ellipsis">
            <span>{characters.slice(0, -END).join('')}</span>
            <span>{characters.slice(-END).join('')}</span>
        </span>
    );
}
