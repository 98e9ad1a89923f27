import { useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../../explain';
import type { Explanation, SampleView } from '../../explain';
import { useImport } from '../state/useImport';
import { useInView } from '../state/useInView';
import { useSettled } from '../state/useSettled';

/** Below this width the curves are folded away at first: they would push the rest far down. */
const ROOMY = '(min-width: 28em)';

/** The curves, loaded when they are unfolded for the first time. Out of sight they follow a drag when it pauses. */
export function CurvesSection({
    onLogit,
    ...now
}: {
    readonly explanation: Explanation;
    readonly view: SampleView;
    /** The logits of the text, where they were changed. */
    readonly original: Float64Array | undefined;
    readonly onLogit: (c: number, value: number, continues: boolean) => void;
}) {
    const [open, setOpen] = useState(() => matchMedia(ROOMY).matches);
    const loaded = useImport(() => import('./Curves'), open);
    const section = useRef<HTMLDetailsElement>(null);
    const seen = useInView(section) || section.current?.contains(document.activeElement) === true;
    const settled = useSettled(now.view, now.view.sample);
    // The same object is not drawn again.
    const shown = useRef({ onLogit, ...now });
    if (seen || settled === now.view) {
        shown.current = { onLogit, ...now };
    }
    const curves = useMemo(() => loaded && <loaded.Curves {...shown.current} />, [loaded, shown.current]);
    return (
        <details
            ref={section}
            class="curves-section"
            open={open}
            onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
        >
            <summary>
                <h2>{t('Curves')}</h2>
            </summary>
            {open && curves}
        </details>
    );
}
