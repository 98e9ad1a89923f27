import { useMemo } from 'preact/hooks';
import { sampleHeading, t } from '../../explain';
import type { Explanation } from '../../explain';
import { describeInBatch } from '../../explain/batch/words';
import { layoutOf } from '../../math';

/** Which sample is in view, how it fares among the others, and the way to its neighbours in the list. */
export function Stepper({
    explanation,
    sample,
    listed,
    row,
    onView,
}: {
    readonly explanation: Explanation;
    readonly sample: number;
    readonly listed: Int32Array;
    /** Of the sample in the list; -1 where it is not listed. */
    readonly row: number;
    readonly onView: (sample: number) => void;
}) {
    const words = useMemo(() => describeInBatch(explanation, sample), [explanation, sample]);
    const step = (by: 1 | -1, label: string, sign: string) => {
        const to = listed[row + by];
        return (
            <button
                type="button"
                class="icon"
                aria-label={label}
                title={label}
                aria-disabled={to === undefined}
                onClick={() => to !== undefined && onView(to)}
            >
                {sign}
            </button>
        );
    };
    return (
        <div class="stepper">
            {step(-1, t('Previous in the list'), '‹')}
            {step(1, t('Next in the list'), '›')}
            <h2>{sampleHeading(layoutOf(explanation.question.logits.shape).sampleShape, sample)}</h2>
            <span class="quiet">{words}</span>
        </div>
    );
}
