import { useMemo, useState } from 'preact/hooks';
import { explain, noTargetNearby, sampleHeading, samplePosition, t, targetMisfit, viewSample, withChosenTargets } from '../explain';
import { layoutOf } from '../math';
import type { PanelState } from '../protocol';
import { BatchTable } from './BatchTable';
import { Header } from './Header';
import { Notice } from './Notice';
import { Stages } from './Stages';
import { TargetPicker } from './TargetPicker';
import { usePanel } from './usePanel';

export function App({ restored }: { readonly restored: PanelState | undefined }) {
    const [{ example, choices, problem }, dispatch] = usePanel(restored);
    const [litClass, lightClass] = useState<number>();
    const explanation = useMemo(() => example && explain(withChosenTargets(example, choices.targets)), [example, choices.targets]);
    const view = useMemo(() => explanation && viewSample(explanation, choices.sample), [explanation, choices.sample]);
    if (!example || !explanation) {
        return <main class="waiting">{t('Waiting for an array …')}</main>;
    }
    const { samples, classes, sampleShape } = layoutOf(example.logits.shape);
    return (
        <main>
            <Header example={example} explanation={explanation} view={view} />
            {problem !== undefined && <Notice kind="warning">{problem} {t('The panel shows the last numbers that could be read.')}</Notice>}
            {explanation.refusal && <Notice kind="error">{explanation.refusal.message}</Notice>}
            {example.misfitShape && !view?.target && <Notice kind="info">{targetMisfit(example.misfitShape, example.logits.shape)}</Notice>}
            {view && <>
                {samples > 1 && <>
                    <BatchTable explanation={explanation} sample={choices.sample} onView={sample => dispatch({ type: 'viewSample', sample })} />
                    <h2>{sampleHeading(samplePosition(sampleShape, choices.sample))}</h2>
                </>}
                <TargetPicker
                    classes={classes} classNames={example.classNames} chosen={view.targetClass}
                    hint={view.target || view.ignored ? undefined : noTargetNearby()}
                    onChoose={target => dispatch({ type: 'chooseTarget', target })} />
                <Stages explanation={explanation} view={view} litClass={litClass} onLight={lightClass} />
            </>}
        </main>
    );
}
