import { classLabel, className, rankOf, t } from '../../explain';
import type { BarScale, SampleView, Subject, TableColumn } from '../../explain';
import { LogitField } from '../controls/LogitField';
import { LogitSlider } from '../controls/LogitSlider';
import { useLight } from '../state/highlight';
import { classNames } from '../style/classNames';
import { Bar } from './Bar';
import type { Group, Room } from './groups';
import { NumberCell } from './NumberCell';
import type { GridCell } from './useGridKeys';

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
    scales,
    cell,
    onDrag,
    actions,
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
    readonly scales: ReadonlyMap<string, BarScale>;
    readonly cell: GridCell;
    readonly onDrag: (dragged: boolean) => void;
    readonly actions: TableActions;
}) {
    const light = useLight();
    const isTarget = c === view.targetClass;
    const label = classLabel(view, c);
    const editable = groups[0]!.columns[0]!;
    const onLogit = (value: number, continues: boolean): void => actions.onLogit(c, value, continues);
    const number = (column: TableColumn) =>
        column === editable ? (
            <LogitField
                label={label}
                value={column.values(c)}
                onValue={onLogit}
                focusable={cell(`${c} ${column.name}`)}
            />
        ) : (
            <span>{column.format(column.values(c))}</span>
        );
    return (
        <tr role="row" class={classNames(isTarget && 'target', isLit && 'lit')} {...light({ class: c })}>
            <td role="gridcell" class="mark">
                <input
                    type="radio"
                    name="target"
                    value={c}
                    checked={isTarget}
                    aria-label={className(view, c)}
                    title={isTarget ? t('target') : t('Make this class the target')}
                    onChange={() => actions.onTarget(c)}
                    {...cell(`${c} mark`)}
                />
            </td>
            <th scope="row" role="rowheader" title={label}>
                <button
                    type="button"
                    class="link"
                    title={t('Select this logit in the editor')}
                    onClick={() => actions.onSelect(c)}
                    {...cell(`${c} name`)}
                >
                    <MiddleEllipsis text={label} />
                </button>
                {otherTarget === c && !isTarget && <span class="rank"> {t('target of B')}</span>}
                {isTarget && isSome && <span class="rank"> {rankOf(explanation, view.sample)}</span>}
            </th>
            {groups.map(({ stage: { name }, columns }) =>
                columns.map(column => (
                    <NumberCell
                        key={column.name}
                        column={column}
                        c={c}
                        isCompared={columns.some(({ compared }) => compared?.column === column.name)}
                        className={classNames(
                            !room.open.has(name) && 'rail',
                            column !== columns.at(-1) && 'factor',
                            name === step && 'step',
                            isDropped(view, column, c) && 'dropped',
                        )}
                        focusable={column === editable ? undefined : cell(`${c} ${column.name}`)}
                    >
                        {room.bars.has(column.name) ? (
                            <span class="drawn">
                                <DrawnNumber
                                    column={column}
                                    c={c}
                                    scale={scales.get(column.name)!}
                                    edit={column === editable ? { label, onChange: onLogit, onDrag } : undefined}
                                />
                                {number(column)}
                            </span>
                        ) : (
                            number(column)
                        )}
                    </NumberCell>
                )),
            )}
        </tr>
    );
}

/** What a one-hot target leaves out of the loss. */
const isDropped = ({ oneHot, targetClass }: SampleView, { name }: TableColumn, c: number): boolean =>
    oneHot && c !== targetClass && name === 'nll';

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

function DrawnNumber({
    column: { values, ghosts },
    c,
    scale,
    edit,
}: {
    readonly column: TableColumn;
    readonly c: number;
    readonly scale: BarScale;
    readonly edit:
        | {
              readonly label: string;
              readonly onChange: (value: number, continues: boolean) => void;
              readonly onDrag: (dragged: boolean) => void;
          }
        | undefined;
}) {
    const bar = <Bar value={values(c)} ghost={ghosts?.(c)} {...scale} />;
    return edit ? (
        <LogitSlider value={values(c)} {...scale} {...edit}>
            {bar}
        </LogitSlider>
    ) : (
        <span class="bar" aria-hidden="true">
            {bar}
        </span>
    );
}
