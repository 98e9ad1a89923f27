import { useMemo, useState } from 'preact/hooks';
import {
    continued,
    descend,
    describeNaive,
    litOf,
    logitsChanged,
    noTargetNearby,
    logitIndex,
    t,
    viewNaive,
    viewSample,
} from '../explain';
import type { Choices, Descent, Explanation, Lit, NaiveOutcome, SampleView } from '../explain';
import { layoutOf } from '../math';
import type { PanelExample } from '../protocol';
import { ClassBrowser, OtherClasses } from './stages/ClassBrowser';
import { PrintedLossField } from './controls/PrintedLossField';
import { CopyAs } from './controls/CopyAs';
import { CurvesSection } from './curves/CurvesSection';
import { Notice } from './Notice';
import { Stages } from './stages/Stages';
import { TargetPicker } from './controls/TargetPicker';
import { ROWS, useClassRows } from './state/useClassRows';
import type { Action } from './state/usePanel';
import { vscode } from './state/vscodeApi';
import { WhatIf } from './controls/WhatIf';

/** The same while an array is edited: what was typed for it stays. */
const arrayOf = ({ source: { uri, name }, logits: { shape } }: PanelExample): string => [uri, name, shape].join(' ');

/** The sample in view: its target, what if, and every stage of it. */
export function Sample({
    example,
    explanation,
    asInText,
    view,
    choices,
    byHand,
    canUndo,
    canRedo,
    pointed,
    held,
    folded,
    dispatch,
}: {
    readonly example: PanelExample;
    readonly explanation: Explanation;
    readonly view: SampleView;
    /** What the text alone says, where anything was changed. */
    readonly asInText: Explanation | undefined;
    readonly choices: Choices;
    readonly byHand: boolean;
    readonly canUndo: boolean;
    readonly canRedo: boolean;
    readonly pointed: Lit | undefined;
    readonly held: Lit | undefined;
    readonly folded: readonly string[];
    readonly dispatch: (action: Action) => void;
}) {
    const { sample } = view;
    const layout = layoutOf(example.logits.shape);
    const before = useMemo(() => asInText && viewSample(asInText, sample), [asInText, sample]);
    const naive = useMemo(() => (byHand ? viewNaive(explanation, view) : undefined), [byHand, explanation, view]);
    const lit = litOf(pointed, held);
    const rows = useClassRows(view, lit?.class, example);
    const [descent, setDescent] = useState<Descent>();
    const logits = choices.logits ?? example.logits.data;
    const logitsDiffer = choices.logits !== undefined || choices.temperature !== 1;
    // The editor lights the logit of the class, too.
    const light = (type: 'point' | 'hold', at: Lit | undefined): void => {
        dispatch({ type, at });
        const c = (type === 'point' ? litOf(at, held) : litOf(pointed, at))?.class;
        if (c !== lit?.class) {
            vscode.postMessage({ type: 'light', ...(c !== undefined && { index: logitIndex(layout, sample, c) }) });
        }
    };
    const select = (c: number): void => vscode.postMessage({ type: 'select', index: logitIndex(layout, sample, c) });
    const setLogit = (c: number, value: number, continues: boolean): void => {
        const changed = logits.slice();
        // The bars show the divided logits.
        changed[logitIndex(layout, sample, c)] = value * choices.temperature;
        dispatch({ type: 'change', choices: { logits: changed }, continues });
    };
    const takeSteps = (learningRate: number, steps: number): void => {
        const next = descend(explanation, learningRate, steps, sample);
        if (next) {
            setDescent(continued(descent, logits, next));
            // The steps were taken from the divided logits: these are theirs.
            dispatch({ type: 'change', choices: { logits: next.logits, temperature: 1 } });
        }
    };
    return (
        <>
            <TargetPicker
                classes={layout.classes}
                classNames={example.classNames}
                chosen={view.targetClass}
                hint={explanation.question.target || example.misfit ? undefined : noTargetNearby()}
                onChoose={target => dispatch({ type: 'chooseTarget', target })}
            />
            <WhatIf
                temperature={choices.temperature}
                onTemperature={(temperature, continues) =>
                    dispatch({ type: 'change', choices: { temperature }, continues })
                }
                onSteps={explanation.breakdown && takeSteps}
                descent={descent?.logits === choices.logits ? descent : undefined}
                byHand={byHand}
                onByHand={shown => dispatch({ type: 'showByHand', byHand: shown })}
                onUndo={canUndo ? () => dispatch({ type: 'undo' }) : undefined}
                onRedo={canRedo ? () => dispatch({ type: 'redo' }) : undefined}
                onReset={asInText && (() => dispatch({ type: 'reset' }))}
            />
            {logitsDiffer && <Notice kind="info">{logitsChanged()}</Notice>}
            {naive && <ByHand outcome={describeNaive(view, naive)} />}
            {explanation.question.target && (
                <PrintedLossField key={arrayOf(example)} explanation={explanation} printed={example.printedLoss} />
            )}
            <section class="classes">
                {layout.classes > ROWS && (
                    <ClassBrowser
                        rows={rows}
                        classes={layout.classes}
                        classNames={example.classNames}
                        onLight={c => light('hold', { class: c })}
                    />
                )}
                <Stages
                    explanation={explanation}
                    view={view}
                    before={before}
                    naive={naive}
                    folded={folded}
                    onFold={stages => dispatch({ type: 'fold', stages })}
                    shown={rows.shown}
                    rest={rows.shown.length < layout.classes && <OtherClasses view={view} rows={rows} />}
                    lit={lit}
                    onPoint={at => light('point', at)}
                    onHold={at => light('hold', at)}
                    onSelect={select}
                    onLogit={setLogit}
                />
            </section>
            <CurvesSection
                explanation={explanation}
                view={view}
                original={logitsDiffer ? before?.logits : undefined}
                onLogit={setLogit}
            />
            <CopyAs explanation={explanation} sample={sample} name={example.source.name} />
        </>
    );
}

const ByHand = ({ outcome: { breaks, text } }: { readonly outcome: NaiveOutcome }) => (
    <Notice kind="info">
        <span data-by-hand={breaks ? 'breaks' : 'holds'}>
            <strong>{breaks ? t('The naive version fails here.') : t('The naive version works here.')}</strong> {text}
        </span>
    </Notice>
);
