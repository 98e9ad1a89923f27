import type { ComponentChildren } from 'preact';
import { classLabel, columnTitle, t, wasInText } from '../../explain';
import type { SampleView } from '../../explain';
import { moveByKey } from './cellKeys';
import { ClassCell } from './ClassCell';
import type { Column } from './columns';
import { TotalRow } from './TotalRow';
import type { Total } from './TotalRow';
import { classes, useLight } from '../state/light';
import { LogitField } from '../controls/LogitField';
import { LogitSlider } from '../controls/LogitSlider';

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
    readonly columns: readonly Column[];
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
    const barred = columns.find(column => column.bar)!;
    const scale = barScale(barred, shown);
    const light = useLight();
    return (
        <table onKeyDown={moveByKey}>
            <thead>
                <tr>
                    <th scope="col">{t('class')}</th>
                    {columns.map(({ stage }) => (
                        <th key={stage} scope="col">
                            {columnTitle(stage, view.oneHot)}
                        </th>
                    ))}
                    <td class="bar-head" />
                </tr>
            </thead>
            <tbody>
                {shown.map(c => (
                    <tr
                        key={c}
                        class={classes(c === view.targetClass && 'target', c === litClass && 'lit')}
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
                                key={column.stage}
                                view={view}
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

interface Scale {
    readonly low: number;
    readonly high: number;
}

function barScale({ values, ghosts, limit }: Column, shown: readonly number[]): Scale {
    const finite = shown.flatMap(c => [values(c), ghosts?.(c) ?? 0]).filter(Number.isFinite);
    return { low: Math.min(0, ...finite), high: Math.max(limit ?? 0, ...finite) };
}

/** From 0 to the value; an infinite value fills its side. A ghost shows where the value was. */
function Bar({ value, ghost, low, high }: Scale & { readonly value: number; readonly ghost?: number | undefined }) {
    const at = (x: number): number =>
        high === low ? 0 : (100 * (Math.min(high, Math.max(low, x)) - low)) / (high - low);
    const stretch = (x: number) => {
        const [from, to] = Number.isNaN(x) ? [0, 0] : [at(Math.min(0, x)), at(Math.max(0, x))];
        return { insetInlineStart: `${from}%`, width: `${to - from}%` };
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
