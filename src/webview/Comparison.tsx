import { useEffect, useMemo, useState } from 'preact/hooks';
import { compareLoss, t, type Explanation } from '../explain';

/** Holds the loss against one that a program has printed. @param printed what the text shows */
export function Comparison({ explanation, printed }: { readonly explanation: Explanation; readonly printed: string | undefined }) {
    const [typed, setTyped] = useState(printed ?? '');
    useEffect(() => setTyped(printed ?? ''), [printed]);
    const verdict = useMemo(() => compareLoss(explanation, typed), [explanation, typed]);
    return (
        <section class="comparison">
            <label><span>{t('Compare with a loss you have')}</span>{' '}
                <input type="text" name="printed-loss" placeholder="0.5986" value={typed} onInput={({ currentTarget }) => setTyped(currentTarget.value)} /></label>
            {verdict && <div role="status" data-comparison={verdict.equal ? 'equal' : 'different'}>
                <p><strong aria-hidden="true">{verdict.equal ? '✓' : '✗'}</strong> {verdict.text}</p>
                {verdict.mistakes.length > 0 && <ul>{verdict.mistakes.map(({ code, text }) => <li key={code + text} data-mistake={code}>{text}</li>)}</ul>}
            </div>}
        </section>
    );
}
