import { useMemo } from 'preact/hooks';
import {
    describeRefusal,
    explain,
    findingsOf,
    isWhatIf,
    litOf,
    misfitNotice,
    receivedNotice,
    sampleHeading,
    samplePosition,
    sentences,
    t,
    viewSample,
    withChoices,
} from '../explain';
import { layoutOf } from '../math';
import type { PanelState } from '../protocol';
import { BatchSection } from './batch/BatchSection';
import { ComparedWith } from './differences/ComparedWith';
import { Findings } from './Findings';
import { Header } from './Header';
import { Notice } from './Notice';
import { OptionsForm } from './controls/OptionsForm';
import { Origins } from './Origins';
import { Sample } from './Sample';
import { usePanel } from './state/usePanel';
import { useSettled } from './state/useSettled';
import { useUndoKeys } from './state/useUndoKeys';

export function App({ restored }: { readonly restored: PanelState | undefined }) {
    const [
        { example, choices, history, undone, byHand, pointed, held, folded, problem, other, otherProblem, pinned },
        dispatch,
    ] = usePanel(restored);
    const explanation = useMemo(
        () => example && explain(withChoices(example, choices)),
        [example, choices.targets, choices.options, choices.temperature, choices.logits],
    );
    const changed = isWhatIf(choices);
    const asInText = useMemo(() => (example && changed ? explain(example) : undefined), [example, changed]);
    useUndoKeys(dispatch);
    // An array that lost samples while it was edited.
    const sample = example ? Math.min(choices.sample, Math.max(0, layoutOf(example.logits.shape).samples - 1)) : 0;
    const view = useMemo(() => explanation && viewSample(explanation, sample), [explanation, sample]);
    const settled = useSettled(explanation, example);
    const findings = useMemo(() => (settled ? findingsOf(settled) : []), [settled]);
    if (!example || !explanation) {
        return (
            <main class="waiting">
                {problem === undefined ? t('Waiting for an array…') : <Notice kind="warning">{problem}</Notice>}
            </main>
        );
    }
    const { samples, classes, sampleShape } = layoutOf(example.logits.shape);
    const misfit = misfitNotice(explanation, findings);
    const received = receivedNotice(explanation);
    const viewSampleAt = (to: number): void => dispatch({ type: 'viewSample', sample: to });
    const viewSampleAndClass = (to: number, c?: number): void => {
        viewSampleAt(to);
        if (c !== undefined) {
            dispatch({ type: 'hold', at: { class: c } });
        }
    };
    return (
        <main>
            <Header
                example={example}
                explanation={explanation}
                view={view}
                asInText={asInText}
                pinned={pinned}
                comparing={other !== undefined}
            />
            {problem !== undefined && (
                <Notice kind="warning">
                    {sentences(problem, t('The panel shows the last numbers that could be read.'))}
                </Notice>
            )}
            {explanation.refusal && findings.length === 0 && (
                <Notice kind="error">{describeRefusal(explanation.refusal)}</Notice>
            )}
            <Findings findings={findings} sampleShape={sampleShape} onView={viewSampleAt} />
            {received !== undefined && <Notice kind="info">{received}</Notice>}
            {misfit !== undefined && <Notice kind="info">{misfit}</Notice>}
            <Origins example={example} />
            <OptionsForm
                options={explanation.question.options ?? {}}
                classes={classes}
                chosen={choices.options}
                onChange={(options, continues) => dispatch({ type: 'change', choices: { options }, continues })}
            />
            {other && (
                <ComparedWith
                    example={example}
                    other={other}
                    problem={otherProblem}
                    explanation={explanation}
                    sample={sample}
                    litClass={litOf(pointed, held)?.class}
                    onView={viewSampleAt}
                />
            )}
            {samples > 1 && view && settled && (
                <>
                    <BatchSection
                        key={String(example.logits.shape)}
                        explanation={settled}
                        sample={sample}
                        onView={viewSampleAndClass}
                    />
                    <h2>{sampleHeading(samplePosition(sampleShape, sample))}</h2>
                </>
            )}
            {view && (
                <Sample
                    example={example}
                    explanation={explanation}
                    asInText={asInText}
                    view={view}
                    choices={choices}
                    byHand={byHand}
                    canUndo={history.length > 0}
                    canRedo={undone.length > 0}
                    pointed={pointed}
                    held={held}
                    folded={folded}
                    dispatch={dispatch}
                />
            )}
        </main>
    );
}
