import type { ComponentChildren } from 'preact';
import { classLabel, columnTitle, exactlyNow, formatExactly, formatNumber, t, wasInText, type SampleView } from '../explain';
import type { Column } from './columns';
import { LogitField } from './LogitField';
import { LogitSlider } from './LogitSlider';

/** A row per class, a column per number of the stage. */
export function ClassTable({ view, shown, columns, rest, litClass, onLight, edit }: {
    readonly view: SampleView; readonly shown: readonly number[]; readonly columns: readonly Column[]; readonly rest: ComponentChildren;
    readonly litClass: number | undefined; readonly onLight: (c: number | undefined) => void;
    /** Makes the classes buttons that select their logit in the editor, and the bars sliders. */
    readonly edit: { readonly onSelect: (c: number) => void; readonly onValue: (c: number, value: number, continues: boolean) => void } | undefined;
}) {
    const barred = columns.find(column => column.bar)!;
    const scale = barScale(barred, shown);
    return (
        <table onMouseLeave={() => onLight(undefined)}>
            <thead><tr>
                <th scope="col">{t('class')}</th>
                {columns.map(({ stage }) => <th key={stage} scope="col">{columnTitle(stage, view.oneHot)}</th>)}
                <td class="bar-head" />
            </tr></thead>
            <tbody>
                {shown.map(c => (
                    <tr key={c} class={rowClass(view, c, litClass)} onMouseEnter={() => onLight(c)}>
                        <th scope="row">{edit ? <button type="button" class="link" title={t('Select this logit in the editor')} onClick={() => edit.onSelect(c)}>{classLabel(view, c)}</button> : classLabel(view, c)}{c === view.targetClass && <span class="mark" title={t('target')} aria-label={t('target')}> ◎</span>}</th>
                        {columns.map(column => (
                            <td key={column.stage} data-stage={column.stage} data-class={c} title={cellTitle(column, c)} class={isBroken(column, c) ? 'broken' : ''}>
                                {edit && column === barred
                                    ? <LogitField label={classLabel(view, c)} value={column.values[c]!} onValue={value => edit.onValue(c, value, false)} />
                                    : formatCell(column, c, view)}
                            </td>))}
                        {edit
                            ? <td class="bar">
                                <LogitSlider label={classLabel(view, c)} value={barred.values[c]!} {...scale} onChange={(value, continues) => edit.onValue(c, value, continues)}>
                                    <Bar value={barred.values[c]!} ghost={barred.ghosts?.[c]} {...scale} />
                                </LogitSlider>
                            </td>
                            : <td class="bar" aria-hidden="true"><Bar value={barred.values[c]!} ghost={barred.ghosts?.[c]} {...scale} /></td>}
                    </tr>
                ))}
                {rest && <tr class="rest"><td colSpan={columns.length + 2}>{rest}</td></tr>}
            </tbody>
        </table>
    );
}

/** A one-hot target is ones and zeros, no difference an equals sign; everything else has decimals. */
function formatCell({ stage, values }: Column, c: number, view: SampleView): string {
    switch (stage) {
        case 'target': return view.oneHot ? String(values[c]) : formatNumber(values[c]!);
        case 'softmaxDifference': case 'logSoftmaxDifference': return values[c] === 0 ? '=' : formatNumber(values[c]!);
        default: return formatNumber(values[c]!);
    }
}

function cellTitle({ values, ghosts }: Column, c: number): string {
    const before = ghosts?.[c];
    return before === undefined || Object.is(before, values[c]) ? formatExactly(values[c]!) : exactlyNow(formatExactly(values[c]!), before);
}

/** Whether a number by hand is lost: no number, or 0, where the stable one is. */
const isBroken = ({ values, stable }: Column, c: number): boolean =>
    stable !== undefined && Number.isFinite(stable[c]) && (!Number.isFinite(values[c]) || (values[c] === 0 && stable[c] !== 0));

const rowClass = (view: SampleView, c: number, litClass: number | undefined): string =>
    [c === view.targetClass && 'target', c === litClass && 'lit'].filter(Boolean).join(' ');

interface Scale {
    readonly low: number;
    readonly high: number;
}

function barScale({ values, ghosts, limit }: Column, shown: readonly number[]): Scale {
    const finite = shown.flatMap(c => [values[c]!, ghosts?.[c] ?? 0]).filter(Number.isFinite);
    return { low: Math.min(0, ...finite), high: Math.max(limit ?? 0, ...finite) };
}

/** From 0 to the value; an infinite value fills its side. A ghost shows where the value was. */
function Bar({ value, ghost, low, high }: Scale & { readonly value: number; readonly ghost?: number | undefined }) {
    const at = (x: number): number => (high === low ? 0 : 100 * (Math.min(high, Math.max(low, x)) - low) / (high - low));
    const stretch = (x: number) => {
        const [from, to] = Number.isNaN(x) ? [0, 0] : [at(Math.min(0, x)), at(Math.max(0, x))];
        return { insetInlineStart: `${from}%`, width: `${to - from}%` };
    };
    return (
        <span class="track">
            <span class={value < 0 ? 'fill negative' : 'fill'} style={stretch(value)} />
            {ghost !== undefined && ghost !== value && <span class="ghost" title={wasInText(ghost)} style={stretch(ghost)} />}
        </span>
    );
}
