import { useState } from 'preact/hooks';
import { t } from '../../explain';
import type { Stage, Subject, Why } from '../../explain';

/** What stands behind a stage. The words are loaded when someone asks. */
export function WhyDetails({ stage, subject }: { readonly stage: Stage; readonly subject: Subject }) {
    const [words, setWords] = useState<{ readonly why: Why }>();
    const load = async (): Promise<void> => setWords(await stage.why());
    return (
        <details class="why" data-why={stage.name} onToggle={() => void load()}>
            <summary>{t('Why?')}</summary>
            {words?.why(subject).map(paragraph => (
                <p key={paragraph}>{paragraph}</p>
            ))}
        </details>
    );
}
