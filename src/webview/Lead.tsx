import { formatCount, formatNumber, leadSentence, lossScale, t } from '../explain';
import type { Explanation, LossScale, SampleView } from '../explain';

/** What the loss means in a sentence, and where it lies between certainty and worse than a guess. */
export function Lead({ explanation, view }: { readonly explanation: Explanation; readonly view: SampleView }) {
    const sentence = leadSentence(explanation, view);
    const scale = lossScale(explanation);
    return (
        <>
            {sentence !== '' && <p class="lead">{sentence}</p>}
            {scale && <Scale {...scale} />}
        </>
    );
}

/** Where the loss is beyond its end, its mark stands there, and points on. */
function Scale({ loss, even, end, classes }: LossScale) {
    const at = (x: number) => ({ insetInlineStart: `${100 * Math.min(1, x / end)}%` });
    const beyond = loss > end;
    return (
        <div
            class="loss-scale"
            role="img"
            aria-label={t(
                'The loss, {0}, on a scale: 0 is certainty, {1} a uniform guess.',
                formatNumber(loss),
                formatNumber(even),
            )}
        >
            <span class="line" />
            <span class="tick" style={at(even)} />
            <span class={beyond ? 'here beyond' : 'here'} style={at(loss)} />
            <span class="label">{t('0 certain')}</span>
            <span class="label at" style={at(even)}>
                {t('ln {0} uniform guess', formatCount(classes))}
            </span>
            <span class="label end">{t('worse')} →</span>
        </div>
    );
}
