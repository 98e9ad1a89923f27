import { formatExactly, formatFactor, formatNumber, sampleNoun, t } from '../../explain';
import type { Judged } from '../../explain/batch/judged';
import { reductionRow, reductionsOf, weighting } from '../../explain/batch/reduction';
import { describeReduced, describeWeights, formatQuotient } from '../../explain/batch/viewWords';
import { layoutOf } from '../../math';
import { Cell } from './Cell';
import { SampleGrid } from './SampleGrid';
import type { JudgedViewProps } from './viewProps';

/** What each sample brings, and what sum and mean make of it. */
export function ReductionTable({ explanation, listed, sample, onView }: JudgedViewProps) {
    const weights = weighting(explanation);
    const weighted = weights !== 'none';
    const head = (
        <>
            <span role="columnheader">{sampleNoun(layoutOf(explanation.question.logits.shape).sampleShape)}</span>
            <span role="columnheader">{t('target')}</span>
            {weighted && (
                <>
                    <span role="columnheader">{t('loss')}</span>
                    <span role="columnheader">{t('weight')}</span>
                </>
            )}
            <span role="columnheader">{weights === 'by-target' ? t('weight × loss') : t('loss (none)')}</span>
        </>
    );
    return (
        <div class={weighted ? 'reduction weighted' : 'reduction'}>
            <p class="hint">{describeWeights(explanation)}</p>
            <SampleGrid
                name="part"
                label={t('What each sample contributes')}
                listed={listed}
                sample={sample}
                onView={onView}
                rowHeight={1.85}
                head={head}
                row={of => <Part explanation={explanation} sample={of} weighted={weighted} />}
            />
            <table class="reduced" aria-label={t('From losses to the loss')}>
                <tbody>
                    {reductionsOf(explanation).map(reduced => (
                        <tr key={reduced.code} class={reduced.chosen ? 'chosen' : ''} data-reduced={reduced.code}>
                            <th scope="row">
                                {describeReduced(explanation, reduced)}{' '}
                                <span class="quotient">{formatQuotient(reduced)}</span>
                            </th>
                            <td title={formatExactly(reduced.value)}>
                                {formatNumber(reduced.value)}
                                {reduced.chosen && (
                                    <span title={t('the loss')} aria-label={t('the loss')}>
                                        {' '}
                                        ◀
                                    </span>
                                )}
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

/** An ignored sample is struck out: its loss is 0, and the mean does not count it. */
function Part({
    explanation,
    sample,
    weighted,
}: {
    readonly explanation: Judged;
    readonly sample: number;
    readonly weighted: boolean;
}) {
    const { position, target, unweighted, weight, loss } = reductionRow(explanation, sample);
    return (
        <>
            <span role="gridcell">{target === undefined ? <s>{position}</s> : position}</span>
            <span role="gridcell">{target ?? t('ignored')}</span>
            {weighted && (
                <>
                    <Cell value={unweighted} format={formatNumber} />
                    <Cell value={weight} format={formatFactor} />
                </>
            )}
            <Cell value={target === undefined ? undefined : loss} format={formatNumber} />
        </>
    );
}
