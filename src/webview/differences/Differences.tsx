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
                        ? [[sampleHeading(sampleShape, sample), compared.a.loss, compared.b.loss] as const]
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
        <ul class="losses">
            {rows.map(([name, a, b]) => (
                <li key={name}>
                    {name}
                    {(
                        [
                            ['a', 'A', a],
                            ['b', 'B', b],
                            ['difference', 'B − A', a !== undefined && b !== undefined ? difference(a, b) : undefined],
                        ] as const
                    ).map(([key, head, value]) => (
                        <span key={key}>
                            {head}{' '}
                            <b data-loss={key} title={value === undefined ? undefined : formatExactly(value)}>
                                {value === undefined ? '–' : formatNumber(value)}
                            </b>
                        </span>
                    ))}
                </li>
            ))}
        </ul>
    );
}
