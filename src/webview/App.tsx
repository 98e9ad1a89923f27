import { useCallback, useMemo } from 'preact/hooks';
import {
    columnsNotice,
    describeRefusal,
    explain,
    forOwnLoss,
    hostGone,
    isWhatIf,
    misfitNotice,
    partialNotice,
    receivedNotice,
    sentences,
    t,
    viewSample,
    withChangedLogits,
    withChoices,
    worstSample,
} from '../explain';
import type { Finding } from '../diagnose/finding';
import type { Choices } from '../explain';
import { layoutOf } from '../math';
import type { PanelExample, PanelState } from '../protocol';
import { BatchSection } from './batch/BatchSection';
import { ChooseColumns } from './controls/ChooseColumns';
import { CodeLine } from './controls/CodeLine';
import { ComparedWith } from './differences/ComparedWith';
import { Findings } from './Findings';
import { Header } from './header/Header';
import { StopsLine } from './header/StopsLine';
import { Lead } from './Lead';
import { Notice } from './Notice';
import { Origins } from './Origins';
import { Sample } from './Sample';
import { useDifferences, useLentTarget } from './state/useDifferences';
import { useFindings } from './state/useFindings';
import { useHandler } from './state/useHandler';
import { useHeartbeat } from './state/useHeartbeat';
import { useImport } from './state/useImport';
import { usePanel } from './state/usePanel';
import { useDrop } from './state/useDrop';
import { useSettled } from './state/useSettled';
import { useUndoKeys } from './state/useUndoKeys';

const NO_FINDINGS: readonly Finding[] = [];
const NO_FIXES: NonNullable<PanelExample['fixes']> = [];

export function App({ restored }: { readonly restored: PanelState | undefined }) {
    const [panel, dispatch] = usePanel(restored);
    const { example, choices, history, undone, byHand, pointed, held, other, otherProblem, pinned } = panel;
    const problem = useHeartbeat() ? panel.problem : hostGone();
    // A target that only the second array has, where it fits this one.
    const lent = useLentTarget(example, other);
    // What a drag starts from: each of its moves changes a sample of it.
    const still = useMemo(
        () => example && explain(withChoices(lent ? { ...example, target: lent } : example, choices)),
        [example, lent, choices.targets, choices.options, choices.temperature, choices.logits],
    );
    const explanation = useMemo(
        () => still && withChangedLogits(still, choices.changedLogits),
        [still, choices.changedLogits],
    );
    const changed = isWhatIf(choices);
    const stillChanged = isWhatIf({ ...choices, changedLogits: [] });
    const asInText = useMemo(
        () => (example && changed ? (lent || stillChanged ? explain(example) : still) : undefined),
        [example, changed, stillChanged, lent, still],
    );
    useUndoKeys(dispatch);
    useDrop();
    // What is worst in the text stays in view while it is changed.
    const worst = useMemo(() => worstSample(asInText ?? explanation), [example]);
    // An array that lost samples while it was edited.
    const last = example ? Math.max(0, layoutOf(example.logits.shape).samples - 1) : 0;
    const sample = Math.min(choices.sample ?? worst, last);
    const view = useMemo(() => explanation && viewSample(explanation, sample), [explanation, sample]);
    const settled = useSettled(explanation, example);
    const { compared, isLong } = useDifferences(example, settled, view, other, sample, lent !== undefined);
    const findings = useFindings(settled, example);
    // What a drag does not change is the same object in all of its moves, and not drawn again.
    const layout = useMemo(() => example && layoutOf(example.logits.shape), [example]);
    const options = useMemo(() => explanation?.question.options ?? {}, [example, choices.options]);
    const origins = useMemo(() => example && <Origins example={example} />, [example]);
    const adapt = useCallback(
        (code: string) => (settled ? forOwnLoss(code, example?.source.name, settled.question) : code),
        [settled],
    );
    const viewSampleAt = useHandler((to: number): void => dispatch({ type: 'viewSample', sample: to }));
    const viewSampleAndClass = useHandler((to: number, c?: number): void => {
        viewSampleAt(to);
        if (c !== undefined) {
            dispatch({ type: 'hold', at: { class: c } });
        }
    });
    const chooseTarget = useHandler((target: number) => dispatch({ type: 'chooseTarget', sample, target }));
    const changeOptions = useHandler((changes: Choices['options'], continues: boolean) =>
        dispatch({ type: 'change', choices: { options: changes }, continues }),
    );
    const undo = useHandler(() => dispatch({ type: 'undo' }));
    const redo = useHandler(() => dispatch({ type: 'redo' }));
    const reset = useHandler(() => dispatch({ type: 'reset' }));
    const outlined = useImport(() => import('./outline/OutlinePage'), panel.outline !== undefined);
    if (panel.outline) {
        return outlined ? <outlined.OutlinePage outline={panel.outline} problem={problem} /> : null;
    }
    if (!example || !explanation || !layout) {
        return (
            <main class="waiting">
                {problem === undefined ? t('Waiting for an array…') : <Notice kind="warning">{problem}</Notice>}
            </main>
        );
    }
    const { samples, classes, sampleShape } = layout;
    const columns = columnsNotice(explanation);
    const notices = [
        receivedNotice(explanation),
        partialNotice(explanation),
        findings && misfitNotice(explanation, findings),
    ].filter(text => text !== undefined);
    return (
        <main>
            <Header
                example={example}
                explanation={explanation}
                view={view}
                sample={sample}
                asInText={asInText}
                pinned={pinned}
                comparing={other !== undefined}
                onTarget={chooseTarget}
                onUndo={history.length > 0 ? undo : undefined}
                onRedo={undone.length > 0 ? redo : undefined}
                onReset={changed ? reset : undefined}
            />
            {example.stops && !changed && <StopsLine stops={example.stops} />}
            {problem !== undefined && (
                <Notice kind="warning">
                    {sentences(problem, t('The panel shows the last numbers that could be read.'))}
                </Notice>
            )}
            {view && <Lead explanation={explanation} view={view} />}
            {explanation.refusal && findings?.length === 0 && (
                <Notice kind="error">{describeRefusal(explanation.refusal)}</Notice>
            )}
            <Findings
                key={example.source.uri + String(example.source.name)}
                findings={findings ?? NO_FINDINGS}
                fixes={(changed ? undefined : example.fixes) ?? NO_FIXES}
                adapt={adapt}
                sampleShape={sampleShape}
                onView={viewSampleAt}
            />
            {columns !== undefined && (
                <Notice kind="info">
                    {columns} {example.columns && <ChooseColumns {...example.columns} />}
                </Notice>
            )}
            {notices.map(text => (
                <Notice key={text} kind="info">
                    {text}
                </Notice>
            ))}
            <CodeLine options={options} classes={classes} chosen={choices.options} onChange={changeOptions}>
                {origins}
            </CodeLine>
            {other && (
                <ComparedWith
                    example={example}
                    other={other}
                    problem={otherProblem}
                    compared={compared}
                    isLong={isLong}
                    sample={sample}
                    onView={viewSampleAt}
                />
            )}
            <div class={samples > 1 ? 'master-detail' : ''}>
                {samples > 1 && settled && (
                    <BatchSection
                        key={String(example.logits.shape)}
                        explanation={settled}
                        sample={sample}
                        onView={viewSampleAndClass}
                    />
                )}
                {view && (
                    <Sample
                        example={example}
                        explanation={explanation}
                        asInText={asInText}
                        compared={compared?.sample}
                        view={view}
                        choices={choices}
                        byHand={byHand}
                        pointed={pointed}
                        held={held}
                        stage={panel.stage}
                        opened={panel.opened}
                        dispatch={dispatch}
                    />
                )}
            </div>
        </main>
    );
}
