import { useState } from 'preact/hooks';
import { t, type Explanation, type SampleView } from '../explain';
import { useImport } from './useImport';

/** Below this width the curves are folded away at first: they would push the rest far down. */
const ROOMY = '(min-width: 28em)';

/** The curves, loaded when they are unfolded for the first time. */
export function CurvesSection(props: {
    readonly explanation: Explanation; readonly view: SampleView;
    /** The logits of the text, where they were changed. */
    readonly original: Float64Array | undefined;
    readonly onLogit: (c: number, value: number, continues: boolean) => void;
}) {
    const [open, setOpen] = useState(() => matchMedia(ROOMY).matches);
    const loaded = useImport(() => import('./Curves'), open);
    return (
        <details class="curves-section" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary><h2>{t('Curves')}</h2></summary>
            {open && loaded && <loaded.Curves {...props} />}
        </details>
    );
}
