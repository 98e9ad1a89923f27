import { useMemo } from 'preact/hooks';
import { describeRefusal, explain, findingsOf, misfitNotice, sampleHeading, samplePosition, sentences, t, viewSample, withChoices } from '../explain';
import { layoutOf } from '../math';
import type { PanelState } from '../protocol';
import { BatchTable } from './BatchTable';
import { Findings } from './Findings';
import { Header } from './Header';
import { Notice } from './Notice';
import { OptionsForm } from './OptionsForm';
import { Origins } from './Origins';
import { Sample } from './Sample';
import { usePanel } from './usePanel';

export function App({ restored }: { readonly restored: PanelState | undefined }) {
    const [{ example, choices, history, litClass, problem }, dispatch] = usePanel(restored);
    const explanation = useMemo(() => example && explain(withChoices(example, choices)), [example, choices.targets, choices.options, choices.temperature, choices.logits]);
    // An array that lost samples while it was edited.
    const sample = example ? Math.min(choices.sample, Math.max(0, layoutOf(example.logits.shape).samples - 1)) : 0;
    const view = useMemo(() => explanation && viewSample(explanation, sample), [explanation, sample]);
    const findings = useMemo(() => (explanation ? findingsOf(explanation) : []), [explanation]);
    if (!example || !explanation) {
        return <main class="waiting">{t('Waiting for an array …')}</main>;
    }
    const { samples, classes, sampleShape } = layoutOf(example.logits.shape);
    const misfit = misfitNotice(explanation, findings);
    const viewSampleAt = (to: number): void => dispatch({ type: 'viewSample', sample: to });
    return (
        <main>
            <Header example={example} explanation={explanation} view={view} />
            {problem !== undefined && <Notice kind="warning">{sentences(problem, t('The panel shows the last numbers that could be read.'))}</Notice>}
            {explanation.refusal && findings.length === 0 && <Notice kind="error">{describeRefusal(explanation.refusal)}</Notice>}
            <Findings findings={findings} sampleShape={sampleShape} onView={viewSampleAt} />
            {misfit !== undefined && <Notice kind="info">{misfit}</Notice>}
            <Origins example={example} />
            <OptionsForm
                options={explanation.question.options ?? {}} classes={classes} chosen={choices.options}
                onChange={options => dispatch({ type: 'change', choices: { options } })} />
            {samples > 1 && view && <>
                <BatchTable explanation={explanation} sample={sample} onView={viewSampleAt} />
                <h2>{sampleHeading(samplePosition(sampleShape, sample))}</h2>
            </>}
            {view && <Sample example={example} explanation={explanation} view={view} choices={choices} canUndo={history.length > 0} litClass={litClass} dispatch={dispatch} />}
        </main>
    );
}
