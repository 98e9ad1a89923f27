import { useEffect, useState } from 'preact/hooks';
import { t } from '../../explain';
import type { Explanation, Verdict } from '../../explain';

/**
 * How long typing and dragging have to pause before the losses are compared, in milliseconds: many mistakes are tried.
 */
const PAUSE = 150;

/** Compares the loss with one that a program has printed. @param printed what the text shows */
export function PrintedLossField({
    explanation,
    printed,
}: {
    readonly explanation: Explanation;
    readonly printed: string | undefined;
}) {
    const [typed, setTyped] = useState(printed ?? '');
    const [verdict, setVerdict] = useState<Verdict>();
    useEffect(() => setTyped(printed ?? ''), [printed]);
    useEffect(() => {
        let current = true;
        const compare = async (): Promise<void> => {
            const { compareLoss } = await import('../../explain/comparison');
            if (current) {
                setVerdict(compareLoss(explanation, typed));
            }
        };
        const timer = setTimeout(() => void compare(), PAUSE);
        return () => {
            current = false;
            clearTimeout(timer);
        };
    }, [explanation, typed]);
    return (
        <section class="comparison">
            <label>
                <span>{t("Compare with your program's loss")}</span>{' '}
                <input
                    type="text"
                    name="printed-loss"
                    placeholder="0.5986"
                    value={typed}
                    onInput={({ currentTarget }) => setTyped(currentTarget.value)}
                />
            </label>
            {verdict && (
                <div role="status" data-comparison={verdict.equal ? 'equal' : 'different'}>
                    <p>
                        <strong aria-hidden="true">{verdict.equal ? '✓' : '✗'}</strong> {verdict.text}
                    </p>
                    {verdict.because !== undefined && <p class="because">{verdict.because}</p>}
                    {verdict.lead !== undefined && <p>{verdict.lead}</p>}
                    {verdict.mistakes.length > 0 && (
                        <ul>
                            {verdict.mistakes.map(({ code, text }) => (
                                <li key={code + text} data-mistake={code}>
                                    {text}
                                </li>
                            ))}
                        </ul>
                    )}
                </div>
            )}
        </section>
    );
}
