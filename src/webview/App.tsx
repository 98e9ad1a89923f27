import { useMemo } from 'preact/hooks';
import { classesOf, explain, findingsOf, gradientStep, logitsChanged, noTargetNearby, numberOf, sampleHeading, samplePosition, t, targetMisfit, viewSample, withChoices } from '../explain';
import { layoutOf } from '../math';
import type { PanelState } from '../protocol';
import { BatchTable } from './BatchTable';
import { Comparison } from './Comparison';
import { CopyAs } from './CopyAs';
import { Findings } from './Findings';
import { Header } from './Header';
import { Notice } from './Notice';
import { OptionsForm } from './OptionsForm';
import { Origins } from './Origins';
import { Stages } from './Stages';
import { TargetPicker } from './TargetPicker';
import { usePanel } from './usePanel';
import { vscode } from './vscodeApi';
import { WhatIf } from './WhatIf';

export function App({ restored }: { readonly restored: PanelState | undefined }) {
    const [{ example, choices, history, litClass, problem }, dispatch] = usePanel(restored);
    const explanation = useMemo(() => example && explain(withChoices(example, choices)), [example, choices.targets, choices.options, choices.temperature, choices.logits]);
    // An array that lost samples while it was edited.
    const sample = example ? Math.min(choices.sample, Math.max(0, layoutOf(example.logits.shape).samples - 1)) : 0;
    const view = useMemo(() => explanation && viewSample(explanation, sample), [explanation, sample]);
    const findings = useMemo(() => (explanation ? findingsOf(explanation) : []), [explanation]);
    const original = useMemo(() => example && (choices.logits || choices.temperature !== 1) ? classesOf(example.logits, sample) : undefined,
        [example, choices.logits, choices.temperature, sample]);
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
    const logits = choices.logits ?? example.logits.data;
    const setLogit = (c: number, value: number, continues: boolean): void => {
        const changed = logits.slice();
        // The bars show the divided logits.
        changed[numberOf(layout, sample, c)] = value * choices.temperature;
        dispatch({ type: 'change', choices: { logits: changed }, continues });
    };
    const step = (learningRate: number): void => {
        const stepped = gradientStep(explanation, learningRate);
        if (stepped) {
            // The step was taken from the divided logits: it is theirs.
            dispatch({ type: 'change', choices: { logits: stepped, temperature: 1 } });
        }
    };
    const changed = choices.targets.length > 0 || Object.keys(choices.options).length > 0 || choices.temperature !== 1 || choices.logits !== undefined;
    return (
        <main>
            <Header example={example} explanation={explanation} view={view} />
            {problem !== undefined && <Notice kind="warning">{problem} {t('The panel shows the last numbers that could be read.')}</Notice>}
            {explanation.refusal && findings.length === 0 && <Notice kind="error">{explanation.refusal.message}</Notice>}
            <Findings findings={findings} sampleShape={sampleShape} onView={to => dispatch({ type: 'viewSample', sample: to })} />
            {example.misfitShape && !view?.target && <Notice kind="info">{targetMisfit(example.misfitShape, example.logits.shape)}</Notice>}
            <Origins example={example} />
            <OptionsForm
                options={explanation.question.options ?? {}} classes={classes} chosen={choices.options}
                onChange={options => dispatch({ type: 'change', choices: { options } })} />
            {view && <>
                {samples > 1 && <>
                    <BatchTable explanation={explanation} sample={sample} onView={sample => dispatch({ type: 'viewSample', sample })} />
                    <h2>{sampleHeading(samplePosition(sampleShape, sample))}</h2>
                </>}
                <TargetPicker
                    classes={classes} classNames={example.classNames} chosen={view.targetClass}
                    hint={explanation.question.target || example.misfitShape ? undefined : noTargetNearby()}
                    onChoose={target => dispatch({ type: 'chooseTarget', target })} />
                <WhatIf
                    temperature={choices.temperature} onTemperature={(temperature, continues) => dispatch({ type: 'change', choices: { temperature }, continues })}
                    onStep={explanation.breakdown && step} onUndo={history.length > 0 ? () => dispatch({ type: 'undo' }) : undefined}
                    onReset={changed ? () => dispatch({ type: 'reset' }) : undefined} />
                {original && <Notice kind="info">{logitsChanged()}</Notice>}
                {explanation.question.target && <Comparison explanation={explanation} printed={example.printedLoss} />}
                <Stages explanation={explanation} view={view} original={original} litClass={litClass} onLight={light} onSelect={select} onLogit={setLogit} />
                <CopyAs explanation={explanation} sample={sample} />
            </>}
        </main>
    );
}
