import { classesToShow, classLabel, formatExactly, formatNumber, t } from '../../explain';
import type { SampleView } from '../../explain';
import { otherClassesDiffer } from '../../explain/differences';
import type { StageDifference } from '../../explain/differences';
import { DifferenceBar } from './DifferenceBar';

/** So many classes are shown; of more, those whose probability differs most. */
const ROWS = 10;

/** Every stage of two samples: class, A, B, B − A. */
export function StageTables({
    a,
    b,
    stages,
    litClass,
}: {
    readonly a: SampleView;
    readonly b: SampleView;
    readonly stages: readonly StageDifference[];
    readonly litClass: number | undefined;
}) {
    const { difference } = stages.find(({ column }) => column === 'softmax')!;
    const apart = a.logits.map((_, c) => Math.abs(difference(c)));
    const shown = classesToShow(
        apart,
        ROWS,
        [a.targetClass, b.targetClass, litClass].filter(c => c !== undefined),
    );
    const hidden = a.logits.length - shown.length;
    return (
        <div class="difference-stages">
            {stages.map(stage => (
                <StageTable key={stage.column} {...stage} views={[a, b]} shown={shown} litClass={litClass} />
            ))}
            {hidden > 0 && <p class="remark">{otherClassesDiffer(hidden)}</p>}
        </div>
    );
}

function StageTable({
    title,
    column,
    a,
    b,
    difference,
    views,
    shown,
    litClass,
}: StageDifference & {
    readonly views: readonly [SampleView, SampleView];
    readonly shown: readonly number[];
    readonly litClass: number | undefined;
}) {
    const largest = shown.reduce(
        (most, c) => (Number.isFinite(difference(c)) ? Math.max(most, Math.abs(difference(c))) : most),
        0,
    );
    return (
        <table>
            <caption>
                <code>{title}</code>
            </caption>
            <thead>
                <tr>
                    <th scope="col">{t('class')}</th>
                    <th scope="col">A</th>
                    <th scope="col">B</th>
                    <th scope="col">B − A</th>
                    <td class="bar-head" />
                </tr>
            </thead>
            <tbody>
                {shown.map(c => (
                    <tr key={c} class={c === litClass ? 'lit' : ''}>
                        <th scope="row">
                            {classLabel(views[0], c)}
                            <Marks c={c} views={views} />
                        </th>
                        {(
                            [
                                ['a', a],
                                ['b', b],
                                ['difference', difference],
                            ] as const
                        ).map(([side, values]) => (
                            <td
                                key={side}
                                data-difference={column}
                                data-side={side}
                                data-class={c}
                                title={formatExactly(values(c))}
                            >
                                {formatNumber(values(c))}
                            </td>
                        ))}
                        <td class="bar" aria-hidden="true">
                            <DifferenceBar value={difference(c)} largest={largest} />
                        </td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

/** The target, and whose it is where A and B have others. */
function Marks({ c, views: [a, b] }: { readonly c: number; readonly views: readonly [SampleView, SampleView] }) {
    const of = [c === a.targetClass && 'A', c === b.targetClass && 'B'].filter(Boolean).join('');
    const same = a.targetClass === b.targetClass;
    return of === '' ? null : (
        <span class="mark" title={t('target')} aria-label={t('target')}>
            {' '}
            ◎{!same && of}
        </span>
    );
}
