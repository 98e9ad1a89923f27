import type { ComponentChildren } from 'preact';
import { barOf, barScaleOf, classLabel, t, wasInText } from '../../explain';
import type { BarScale, SampleView, TableColumn, Total } from '../../explain';
import { moveByKey } from './cellKeys';
import { ClassCell } from './ClassCell';
import { TotalRow } from './TotalRow';
import { LogitField } from '../controls/LogitField';
import { LogitSlider } from '../controls/LogitSlider';
import { useLight } from '../state/highlight';
import { classNames } from '../style/classNames';

/** A row per class, a column per number of the stage. */
export function ClassTable({
    view,
    shown,
    columns,
    total,
    rest,
    litClass,
    focus,
    edit,
}: {
    readonly view: SampleView;
    readonly shown: readonly number[];
    readonly columns: readonly TableColumn[];
    /** One number of all classes, below them. */
    readonly total?: Total | undefined;
    /** What stands below for the classes that have no row. */
    readonly rest: ComponentChildren;
    readonly litClass: number | undefined;
    /** The class that the Tab key leads to. */
    readonly focus: number;
    /** Makes the classes buttons that select their logit in the editor, and the bars sliders. */
    readonly edit:
        | {
              readonly onSelect: (c: number) => void;
              readonly onValue: (c: number, value: number, continues: boolean) => void;
          }
        | undefined;
}) {
    const barred = columns.find(({ isResult }) => isResult)!;
    const scale = scaleOf(barred, shown);
    const light = useLight();
    return (
        <table onKeyDown={moveByKey}>
            <thead>
                <tr>
                    <th scope="col">{t('class')}</th>
                    {columns.map(({ name, title }) => (
                        <th key={name} scope="col">
                            {title}
                        </th>
                    ))}
                    <td class="bar-head" />
                </tr>
            </thead>
            <tbody>
                {shown.map(c => (
                    <tr
                        key={c}
                        class={classNames(c === view.targetClass && 'target', c === litClass && 'lit')}
                        {...light({ class: c })}
                    >
                        <th scope="row" title={classLabel(view, c)}>
                            {edit ? (
                                <button
                                    type="button"
                                    class="link"
                                    title={t('Select this logit in the editor')}
                                    onClick={() => edit.onSelect(c)}
                                >
                                    {classLabel(view, c)}
                                </button>
                            ) : (
                                classLabel(view, c)
                            )}
                            {c === view.targetClass && (
                                <span class="mark" title={t('target')} aria-label={t('target')}>
                                    {' '}
                                    ◎
                                </span>
                            )}
                        </th>
                        {columns.map(column => (
                            <ClassCell
                                key={column.name}
                                column={column}
                                c={c}
                                reachable={c === focus && column === columns.at(-1)}
                            >
                                {edit && column === barred && (
                                    <LogitField
                                        label={classLabel(view, c)}
                                        value={column.values(c)}
                                        onValue={value => edit.onValue(c, value, false)}
                                    />
                                )}
                            </ClassCell>
                        ))}
                        {edit ? (
                            <td class="bar">
                                <LogitSlider
                                    label={classLabel(view, c)}
                                    value={barred.values(c)}
                                    {...scale}
                                    onChange={(value, continues) => edit.onValue(c, value, continues)}
                                >
                                    <Bar value={barred.values(c)} ghost={barred.ghosts?.(c)} {...scale} />
                                </LogitSlider>
                            </td>
                        ) : (
                            <td class="bar" aria-hidden="true">
                                <Bar value={barred.values(c)} ghost={barred.ghosts?.(c)} {...scale} />
                            </td>
                        )}
                    </tr>
                ))}
                {rest && (
                    <tr class="rest">
                        <td colSpan={columns.length + 2}>{rest}</td>
                    </tr>
                )}
            </tbody>
            {total && <TotalRow columns={columns.length} {...total} />}
        </table>
    );
}

const scaleOf = ({ values, ghosts, limit }: TableColumn, shown: readonly number[]): BarScale =>
    barScaleOf(
        shown.flatMap(c => [values(c), ghosts?.(c) ?? 0]),
        limit,
    );

/** From 0 to the value. A ghost shows where the value was. */
function Bar({ value, ghost, ...scale }: BarScale & { readonly value: number; readonly ghost?: number | undefined }) {
    const stretch = (x: number) => {
        const { start, length } = barOf(x, scale);
        return { insetInlineStart: `${100 * start}%`, width: `${100 * length}%` };
    };
    return (
        <span class="track">
            <span class={value < 0 ? 'fill negative' : 'fill'} style={stretch(value)} />
            {ghost !== undefined && ghost !== value && (
                <span class="ghost" title={wasInText(ghost)} style={stretch(ghost)} />
            )}
        </span>
    );
}
