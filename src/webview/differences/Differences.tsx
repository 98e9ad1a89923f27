import { describeRefusal, formatExactly, formatNumber, sampleHeading, samplePosition, t } from '../../explain';
import { difference, noCounterpart, singleLoss } from '../../explain/differences';
import { layoutOf } from '../../math';
import { Notice } from '../Notice';
import type { Compared } from '../state/useDifferences';
import { MostDifferent } from './MostDifferent';

/** What B has to do with A, both losses, and the samples that differ most; the classes are in the panel's own table. */
export function Differences({
    differences,
    sample: compared,
    inView: sample,
    onView,
}: Compared & {
    readonly inView: number;
    readonly onView: (sample: number) => void;
}) {
    const { a, b, relation, sentence, remarks } = differences;
    const { sampleShape, samples } = layoutOf(a.question.logits.shape);
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
            {!compared && (
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
