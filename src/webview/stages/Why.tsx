import { useState } from 'preact/hooks';
import { t } from '../../explain';
import type { Explanation, SampleView } from '../../explain';
import type { StageName } from '../../protocol';

type WhyTexts = typeof import('../../explain/why');

/** What stands behind a stage. The words are loaded when someone asks. */
export function Why({
    stage,
    explanation,
    view,
}: {
    readonly stage: StageName;
    readonly explanation: Explanation;
    readonly view: SampleView;
}) {
    const [texts, setTexts] = useState<WhyTexts>();
    const load = async (): Promise<void> => setTexts(await import('../../explain/why'));
    return (
        <details class="why" data-why={stage} onToggle={() => void load()}>
            <summary>{t('Why?')}</summary>
            {texts?.why[stage](explanation, view).map(paragraph => (
                <p key={paragraph}>{paragraph}</p>
            ))}
        </details>
    );
}
