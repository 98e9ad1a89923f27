import { useState } from 'preact/hooks';
import { formatCount, formatExactly, formatNumber, sampleNoun, samplePosition, t } from '../../explain';
import { difference } from '../../explain/differences';
import type { SampleDifferences } from '../../explain/differences';

/** So many samples are listed, and so many more with every click. */
const STEP = 5;

/** The samples, the most different first. A click brings one into view. */
export function MostDifferent({
    differences: { order, largest, lossesA, lossesB },
    sampleShape,
    sample: inView,
    onView,
}: {
    readonly differences: SampleDifferences;
    readonly sampleShape: readonly number[];
    readonly sample: number;
    readonly onView: (sample: number) => void;
}) {
    const [count, setCount] = useState(STEP);
    // Where the losses stand beside it, there may be no room for it.
    const minor = lossesA && lossesB ? 'minor' : '';
    const losses = lossesA && lossesB && ([lossesA, lossesB] as const);
    return (
        <>
            <table class="most-different">
                <caption>{t('The samples that differ most')}</caption>
                <thead>
                    <tr>
                        <th scope="col">{sampleNoun(sampleShape)}</th>
                        {losses &&
                            [t('loss of A'), t('loss of B'), 'B − A'].map(head => (
                                <th key={head} scope="col">
                                    {head}
                                </th>
                            ))}
                        <th scope="col" class={minor}>
                            {t('largest change in ln p')}
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {Array.from(order.subarray(0, count), sample => (
                        <tr key={sample} data-sample={sample} class={sample === inView ? 'in-view' : ''}>
                            <th scope="row">
                                <button
                                    type="button"
                                    class="link"
                                    aria-current={sample === inView}
                                    title={t('Show this sample')}
                                    onClick={() => onView(sample)}
                                >
                                    {samplePosition(sampleShape, sample)}
                                </button>
                            </th>
                            {losses &&
                                [
                                    losses[0][sample]!,
                                    losses[1][sample]!,
                                    difference(losses[0][sample]!, losses[1][sample]!),
                                ].map((value, i) => <Cell key={i} value={value} />)}
                            <Cell value={largest[sample]!} minor={minor} />
                        </tr>
                    ))}
                </tbody>
            </table>
            {order.length > count && (
                <p>
                    <button type="button" class="link" onClick={() => setCount(count + STEP)}>
                        {t('Show more of the {0} samples', formatCount(order.length))}
                    </button>
                </p>
            )}
        </>
    );
}

const Cell = ({ value, minor }: { readonly value: number; readonly minor?: string }) => (
    <td class={minor} title={formatExactly(value)}>
        {formatNumber(value)}
    </td>
);
