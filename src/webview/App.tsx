import { useMemo } from 'preact/hooks';
import { explain, noTargetNearby, numberOf, sampleHeading, samplePosition, t, targetMisfit, viewSample, withChoices } from '../explain';
import { layoutOf } from '../math';
import type { PanelState } from '../protocol';
import { BatchTable } from './BatchTable';
import { Header } from './Header';
import { Notice } from './Notice';
import { OptionsForm } from './OptionsForm';
import { Stages } from './Stages';
import { TargetPicker } from './TargetPicker';
import { usePanel } from './usePanel';
import { vscode } from './vscodeApi';

export function App({ restored }: { readonly restored: PanelState | undefined }) {
    const [{ example, choices, litClass, problem }, dispatch] = usePanel(restored);
    const explanation = useMemo(() => example && explain(withChoices(example, choices)), [example, choices.targets, choices.options]);
    // An array that lost samples while it was edited.
    const sample = example ? Math.min(choices.sample, Math.max(0, layoutOf(example.logits.shape).samples - 1)) : 0;
    const view = useMemo(() => explanation && viewSample(explanation, sample), [explanation, sample]);
    if (!example || !explanation) {
        return <main class="waiting">{t('Waiting for an array …')}</main>;
    }
    const layout = layoutOf(example.logits.shape);
    const { samples, classes, sampleShape } = layout;
    const light = (c: number | undefined): void => {
        dispatch({ type: 'lightClass', c });
        vscode.postMessage({ type: 'light', ...(c !== undefined && { index: numberOf(layout, sample, c) }) });
    };
    const select = (c: number): void => vscode.postMessage({ type: 'select', index: numberOf(layout, sample, c) });
    const changed = choices.targets.length > 0 || Object.keys(choices.options).length > 0;
    return (
        <main>
            <Header example={example} explanation={explanation} view={view} />
            {problem !== undefined && <Notice kind="warning">{problem} {t('The panel shows the last numbers that could be read.')}</Notice>}
            {explanation.refusal && <Notice kind="error">{explanation.refusal.message}</Notice>}
            {example.misfitShape && !view?.target && <Notice kind="info">{targetMisfit(example.misfitShape, example.logits.shape)}</Notice>}
            <OptionsForm
                options={explanation.question.options ?? {}} classes={classes} chosen={choices.options}
                onChange={options => dispatch({ type: 'chooseOptions', options })} onReset={changed ? () => dispatch({ type: 'reset' }) : undefined} />
            {view && <>
                {samples > 1 && <>
                    <BatchTable explanation={explanation} sample={sample} onView={sample => dispatch({ type: 'viewSample', sample })} />
                    <h2>{sampleHeading(samplePosition(sampleShape, sample))}</h2>
                </>}
                <TargetPicker
                    classes={classes} classNames={example.classNames} chosen={view.targetClass}
                    hint={explanation.question.target || example.misfitShape ? undefined : noTargetNearby()}
                    onChoose={target => dispatch({ type: 'chooseTarget', target })} />
                <Stages explanation={explanation} view={view} litClass={litClass} onLight={light} onSelect={select} />
            </>}
        </main>
    );
}
