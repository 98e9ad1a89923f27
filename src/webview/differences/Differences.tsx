import { useMemo } from 'preact/hooks';
import { formatExactly, formatNumber, sampleHeading, samplePosition, t, type Explanation, type SampleView } from '../../explain';
import { counterpartOf, difference, differencesOf, lossOf, noCounterpart, type OtherExample } from '../../explain/differences';
import { layoutOf } from '../../math';
import { Notice } from '../Notice';
import { MostDifferent } from './MostDifferent';
import { StageTables } from './StageTables';

/** What B has to do with A, both losses, the samples that differ most, and every stage of the sample in view. */
export function Differences({ explanation, other, view, litClass, onView }: {
    readonly explanation: Explanation; readonly other: OtherExample; readonly view: SampleView | undefined;
    readonly litClass: number | undefined; readonly onView: (sample: number) => void;
}) {
    const { sampleShape, samples } = layoutOf(explanation.question.logits.shape);
    const sample = view?.sample ?? 0;
    // The sample in view changes the answer only where B is one sample.
    const asked = layoutOf(other.logits.shape).samples === 1 ? sample : 0;
    const differences = useMemo(() => differencesOf(explanation, other, asked), [explanation, other, asked]);
    const { b, relation, sentence, remarks } = differences;
    const against = useMemo(() => view && counterpartOf(differences, view), [differences, view]);
    return <>
        <p class="relation" role="status" data-relation={relation?.kind ?? 'none'}>{sentence}</p>
        {remarks.map(remark => <p key={remark} class="remark">{remark}</p>)}
        {b.refusal && <Notice kind="error">{t('B: {0}', b.refusal.message)}</Notice>}
        <Losses rows={[
            [t('loss'), explanation.breakdown && lossOf(explanation.breakdown), b.breakdown && lossOf(b.breakdown)],
            ...(samples > 1 && against ? [[sampleHeading(samplePosition(sampleShape, sample)), view?.loss, against.view.loss] as const] : []),
        ]} />
        {differences.samples && <MostDifferent differences={differences.samples} sampleShape={sampleShape} sample={sample} onView={onView} />}
        {view && (against
            ? <StageTables a={view} b={against.view} stages={against.stages} litClass={litClass} />
            : <p class="remark">{noCounterpart(differences.pairing, samplePosition(sampleShape, sample))}</p>)}
    </>;
}

function Losses({ rows }: { readonly rows: readonly (readonly [name: string, a: number | undefined, b: number | undefined])[] }) {
    return (
        <table class="losses">
            <thead><tr><td />{['A', 'B', 'B − A'].map(head => <th key={head} scope="col">{head}</th>)}</tr></thead>
            <tbody>{rows.map(([name, a, b]) => (
                <tr key={name}>
                    <th scope="row">{name}</th>
                    {[a, b, a !== undefined && b !== undefined ? difference(a, b) : undefined].map((value, i) =>
                        <td key={i} title={value === undefined ? undefined : formatExactly(value)} data-loss={['a', 'b', 'difference'][i]}>{value === undefined ? '–' : formatNumber(value)}</td>)}
                </tr>))}
            </tbody>
        </table>
    );
}
