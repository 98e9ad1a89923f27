import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { barScaleOf, classLabel, t } from '../../explain';
import type { BarScale, SampleView, Subject, TableColumn } from '../../explain';
import { emInPixels, useWidth } from '../state/sizes';
import { useSettled } from '../state/useSettled';
import { classNames } from '../style/classNames';
import { ClassRow } from './ClassRow';
import type { TableActions } from './ClassRow';
import { Foot } from './Foot';
import { roomFor } from './groups';
import type { Group, Room } from './groups';
import { TableHead } from './TableHead';
import { headKey, REST_KEY, TabStopContext, tokenKey, totalKey, useGridKeys } from './useGridKeys';

interface TableProps {
    readonly subject: Subject;
    readonly groups: readonly Group[];
    /** The classes that have a row. */
    readonly shown: readonly number[];
    /** What stands below for the classes that have none. */
    readonly rest: ComponentChildren;
    /** The name of the stage that is explained. */
    readonly step: string;
    readonly litClass: number | undefined;
    /** The target of a second array's sample. */
    readonly otherTarget: number | undefined;
    /** The class that the Tab key leads to. */
    readonly focus: number;
    /** Controls in the heads of stages. */
    readonly tokens: Readonly<Record<string, ComponentChildren>>;
    readonly actions: TableActions;
}

/** A class is one row from logit to loss; a column is a stage. */
export function ClassTable(props: TableProps) {
    const { view } = props.subject;
    const frame = useRef<HTMLDivElement>(null);
    const width = useWidth(frame);
    const moving = useSettled(view, view.sample) !== view;
    return (
        <div ref={frame} class={classNames('table-frame', moving && 'moving')}>
            {/* Drawn once, when it is known how much has room. */}
            {width > 0 && <Table {...props} width={width} moving={moving} />}
        </div>
    );
}

function Table({
    subject,
    groups,
    shown,
    rest,
    step,
    litClass,
    otherTarget,
    focus,
    tokens,
    actions,
    width,
    moving,
}: TableProps & {
    /** In pixels. */
    readonly width: number;
    readonly moving: boolean;
}) {
    const { view } = subject;
    const [em] = useState(emInPixels);
    const [dragged, setDragged] = useState(false);
    const fitting = roomFor(
        groups,
        step,
        shown,
        shown.map(c => classLabel(view, c)),
        width / em,
    );
    const editable = groups[0]!.columns[0]!;
    // While a bar is dragged, nothing moves under the mouse.
    const steady = useRef(fitting);
    if (!dragged) {
        steady.current = fitting;
    }
    const room = steady.current;
    const table = useRef<HTMLTableElement>(null);
    useFixedColumns(table, dragged);
    const scales = useSteadyScales(groups, shown, dragged);
    const { tabStop, ...keys } = useGridKeys(`${shown.includes(focus) ? focus : shown[0]} ${editable.name}`, key =>
        hasCell(key, groups, room, shown, tokens, view),
    );
    const { onLogit } = actions;
    const numberActions = useMemo(() => ({ onLogit, onDrag: setDragged }), [onLogit]);
    return (
        <TabStopContext value={tabStop}>
            <table ref={table} class="class-table" role="grid" aria-label={t('Stages')} {...keys}>
                <TableHead
                    subject={subject}
                    groups={groups}
                    room={room}
                    step={step}
                    tokens={tokens}
                    tabStop={tabStop}
                    onStep={actions.onStep}
                />
                <tbody>
                    {shown.map(c => (
                        <ClassRow
                            key={c}
                            subject={subject}
                            groups={groups}
                            c={c}
                            isLit={c === litClass}
                            otherTarget={otherTarget}
                            isSome={shown.length < view.logits.length}
                            room={room}
                            step={step}
                            moving={moving}
                            scales={scales}
                            tabStop={tabStop}
                            numberActions={numberActions}
                            actions={actions}
                        />
                    ))}
                    {rest && (
                        <tr class="rest" role="row">
                            <td
                                role="gridcell"
                                colSpan={2 + groups.reduce((sum, { columns }) => sum + columns.length, 0)}
                            >
                                {rest}
                            </td>
                        </tr>
                    )}
                </tbody>
                <Foot groups={groups} view={view} room={room} step={step} tabStop={tabStop} />
            </table>
        </TabStopContext>
    );
}

/** Whether the table has the cell of a key: what is not to be seen has none. */
function hasCell(
    key: string,
    groups: readonly Group[],
    { open }: Room,
    shown: readonly number[],
    tokens: Readonly<Record<string, ComponentChildren>>,
    view: SampleView,
): boolean {
    const [row, name] = key.split(' ') as [string, string];
    return (
        (key === REST_KEY && shown.length < view.logits.length) ||
        groups.some(
            ({ stage, columns }) =>
                key === headKey(stage.name) ||
                (open.has(stage.name) &&
                    ((key === tokenKey(stage.name) && tokens[stage.name] !== undefined) ||
                        (key === totalKey(stage.name) && stage.total?.(view) !== undefined))) ||
                (shown.includes(Number(row)) && columns.some(column => column.name === name)),
        ) ||
        (shown.includes(Number(row)) && (name === 'mark' || name === 'name'))
    );
}

/** Keeps the columns as wide as they are, for as long as they are to be. */
function useFixedColumns(ref: RefObject<HTMLTableElement | null>, fixed: boolean): void {
    useLayoutEffect(() => {
        const table = ref.current;
        if (!table || !fixed) {
            return undefined;
        }
        const heads = [...table.tHead!.rows].flatMap(row => [...row.cells]);
        const widths = heads.map(({ offsetWidth }) => offsetWidth);
        heads.forEach((head, i) => (head.style.width = `${widths[i]!}px`));
        table.style.tableLayout = 'fixed';
        return () => {
            heads.forEach(head => (head.style.width = ''));
            table.style.tableLayout = '';
        };
    }, [fixed]);
}

/** How a column is drawn: what its bars reach from and to, and the room for its longest number beside them, in characters. */
export interface ColumnScale extends BarScale {
    readonly digits: number;
}

/** A column of which the bars stand still while one of them is dragged. */
function useSteadyScales(
    groups: readonly Group[],
    shown: readonly number[],
    dragged: boolean,
): ReadonlyMap<string, ColumnScale> {
    const last = useRef<ReadonlyMap<string, ColumnScale>>(new Map());
    const columns = groups.flatMap(group => group.columns).filter(({ isDrawn }) => isDrawn);
    if (!dragged || columns.some(({ name }) => !last.current.has(name))) {
        last.current = new Map(columns.map(column => [column.name, scaleOf(column, shown)]));
    }
    return last.current;
}

const scaleOf = ({ values, ghosts, limit, format }: TableColumn, shown: readonly number[]): ColumnScale => ({
    ...barScaleOf(
        shown.flatMap(c => [values(c), ghosts?.(c) ?? 0]),
        limit,
    ),
    digits: Math.max(...shown.map(c => format(values(c)).length)),
});
