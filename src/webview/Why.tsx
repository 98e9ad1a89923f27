import { useState } from 'preact/hooks';
import { t, type Explanation, type SampleView } from '../explain';
import type { StageName } from '../protocol';
import { useImport } from './useImport';

/** What stands behind a stage. The words are loaded when someone asks. */
export function Why({ stage, explanation, view }: { readonly stage: StageName; readonly explanation: Explanation; readonly view: SampleView }) {
    const [open, setOpen] = useState(false);
    const words = useImport(() => import('../explain/why'), open);
    return (
        <details class="why" data-why={stage} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary>{t('Why?')}</summary>
            {open && words?.why[stage](explanation, view).map(paragraph => <p key={paragraph}>{paragraph}</p>)}
        </details>
    );
}
