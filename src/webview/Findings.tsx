import { samplePosition, sentenceGap, t } from '../explain';
import type { Finding } from '../diagnose';
import { Notice } from './Notice';

/** What is wrong, with its evidence; why it matters and what mends it on demand. */
export function Findings({ findings, sampleShape, onView }: {
    readonly findings: readonly Finding[]; readonly sampleShape: readonly number[]; readonly onView: (sample: number) => void;
}) {
    return <>{findings.map(({ code, severity, message, why, fix, link, samples = [] }) => (
        <Notice key={code} kind={severity} finding={code}>
            {message}
            {samples.length > 0 && sampleShape.length > 0 && <>{sentenceGap()}{t('See sample:')}{samples.map(sample => <>{' '}
                <button key={sample} type="button" class="link" onClick={() => onView(sample)}>{samplePosition(sampleShape, sample)}</button></>)}</>}
            <details>
                <summary>{t('Why?')}</summary>
                <p>{why}{sentenceGap()}<a href={link}>{t('PyTorch\'s documentation')}</a></p>
                {fix !== undefined && <pre><code>{fix}</code></pre>}
            </details>
        </Notice>))}</>;
}
