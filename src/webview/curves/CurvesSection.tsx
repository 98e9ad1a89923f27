import { useMemo, useRef } from 'preact/hooks';
import { t } from '../../explain';
import type { Explanation, SampleView } from '../../explain';
import { Fold } from '../Fold';
import type { FoldProps } from '../Fold';
import { useImport } from '../state/useImport';
import { useInView } from '../state/useInView';
import { useSettled } from '../state/useSettled';

/** The curves, loaded when they are unfolded for the first time. Out of sight they follow a drag when it pauses. */
export function CurvesSection({
    name,
    open,
    onOpen,
    onLogit,
    ...now
}: FoldProps & {
    readonly explanation: Explanation;
    readonly view: SampleView;
    /** The logits of the text, where they were changed. */
    readonly original: Float64Array | undefined;
    readonly onLogit: (c: number, value: number, continues: boolean) => void;
}) {
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
        <Fold
            name={name}
            open={open}
            onOpen={onOpen}
            title={t('Curves')}
            gist={t('−ln p, softmax, and the loss as a logit moves')}
            whole={section}
        >
            {open && curves}
        </Fold>
    );
}
