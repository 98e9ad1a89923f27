import { useMemo } from 'preact/hooks';
import { describeRefusal, formatExactly, formatNumber, sampleHeading, samplePosition, t } from '../../explain';
import type { Explanation } from '../../explain';
import { compareSample, difference, differencesOf, singleLoss, noCounterpart } from '../../explain/differences';
import type { OtherExample } from '../../explain/differences';
import { layoutOf } from '../../math';
import { Notice } from '../Notice';
import { MostDifferent } from './MostDifferent';
import { StageTables } from './StageTables';

/** What B has to do with A, both losses, the samples that differ most, and every stage of the sample in view. */
export function Differences({
    explanation,
    other,
    sample,
    litClass,
    onView,
}: {
    readonly explanation: Explanation;
    readonly other: OtherExample;
    readonly sample: number;
    readonly litClass: number | undefined;
    readonly onView: (sample: number) => void;
}) {
    const { sampleShape, samples } = layoutOf(explanation.question.logits.shape);
    // The sample in view changes the answer only where B is one sample.
    const asked = layoutOf(other.logits.shape).samples === 1 ? sample : 0;
    const differences = useMemo(() => differencesOf(explanation, other, asked), [explanation, other, asked]);
    const { a, b, relation, sentence, remarks } = differences;
    const compared = useMemo(() => compareSample(differences, sample), [differences, sample]);
    return (
        <div class="compared">
            <p class="relation" role="status" data-relation={relation?.kind ?? 'none'}>
                {sentence}
            </p>
            {remarks.map(remark => (
                <p key={remark} class="remark">
                    {remark}
                </p>
            ))}
            {b.refusal && <Notice kind="error">{t('B: {0}', describeRefusal(b.refusal))}</Notice>}
            <Losses
                rows={[
                    [t('loss'), a.breakdown && singleLoss(a.breakdown), b.breakdown && singleLoss(b.breakdown)],
                    ...(samples > 1 && compared
                        ? [
                              [
                                  sampleHeading(samplePosition(sampleShape, sample)),
                                  compared.a.loss,
                                  compared.b.loss,
                              ] as const,
                          ]
                        : []),
                ]}
            />
            {differences.samples && (
                <MostDifferent
                    differences={differences.samples}
                    sampleShape={sampleShape}
                    sample={sample}
                    onView={onView}
                />
            )}
            {compared ? (
                <StageTables {...compared} litClass={litClass} />
            ) : (
                <p class="remark">{noCounterpart(differences.pairing, samplePosition(sampleShape, sample))}</p>
            )}
        </div>
    );
}

function Losses({
    rows,
}: {
    readonly rows: readonly (readonly [name: string, a: number | undefined, b: number | undefined])[];
}) {
    return (
        <table class="losses">
            <thead>
                <tr>
                    <td />
                    {['A', 'B', 'B − A'].map(head => (
                        <th key={head} scope="col">
                            {head}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody>
                {rows.map(([name, a, b]) => (
                    <tr key={name}>
                        <th scope="row">{name}</th>
                        {[a, b, a !== undefined && b !== undefined ? difference(a, b) : undefined].map((value, i) => (
                            <td
                                key={i}
                                title={value === undefined ? undefined : formatExactly(value)}
                                data-loss={['a', 'b', 'difference'][i]}
                            >
                                {value === undefined ? '–' : formatNumber(value)}
                            </td>
                        ))}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}
