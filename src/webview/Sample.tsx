import { useMemo } from 'preact/hooks';
import { classesOf, gradientStep, litOf, logitsChanged, noTargetNearby, numberOf, type Explanation, type Lit, type SampleView } from '../explain';
import { layoutOf } from '../math';
import type { Choices, PanelExample, StageName } from '../protocol';
import { Comparison } from './Comparison';
import { CopyAs } from './CopyAs';
import { CurvesSection } from './CurvesSection';
import { Notice } from './Notice';
import { Stages } from './Stages';
import { TargetPicker } from './TargetPicker';
import type { Action } from './usePanel';
import { vscode } from './vscodeApi';
import { WhatIf } from './WhatIf';

/** The same while an array is edited: what was typed for it stays. */
const arrayOf = ({ source: { uri, name }, logits: { shape } }: PanelExample): string => [uri, name, shape].join(' ');

/** The sample in view: its target, what if, and every stage of it. */
export function Sample({ example, explanation, view, choices, canUndo, pointed, held, folded, dispatch }: {
    readonly example: PanelExample; readonly explanation: Explanation; readonly view: SampleView;
    readonly choices: Choices; readonly canUndo: boolean;
    readonly pointed: Lit | undefined; readonly held: Lit | undefined; readonly folded: readonly StageName[];
    readonly dispatch: (action: Action) => void;
}) {
    const { sample } = view;
    const layout = layoutOf(example.logits.shape);
    const original = useMemo(() => (choices.logits || choices.temperature !== 1 ? classesOf(example.logits, sample) : undefined),
        [example, choices.logits, choices.temperature, sample]);
    // The editor lights the logit of the class, too.
    const light = (type: 'point' | 'hold', at: Lit | undefined): void => {
        dispatch({ type, at });
        const before = litOf(pointed, held)?.class;
        const c = (type === 'point' ? litOf(at, held) : litOf(pointed, at))?.class;
        if (c !== before) {
            vscode.postMessage({ type: 'light', ...(c !== undefined && { index: numberOf(layout, sample, c) }) });
        }
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
    return <>
        <TargetPicker
            classes={layout.classes} classNames={example.classNames} chosen={view.targetClass}
            hint={explanation.question.target || example.misfit ? undefined : noTargetNearby()}
            onChoose={target => dispatch({ type: 'chooseTarget', target })} />
        <WhatIf
            temperature={choices.temperature} onTemperature={(temperature, continues) => dispatch({ type: 'change', choices: { temperature }, continues })}
            onStep={explanation.breakdown && step} onUndo={canUndo ? () => dispatch({ type: 'undo' }) : undefined}
            onReset={changed ? () => dispatch({ type: 'reset' }) : undefined} />
        {original && <Notice kind="info">{logitsChanged()}</Notice>}
        {explanation.question.target && <Comparison key={arrayOf(example)} explanation={explanation} printed={example.printedLoss} />}
        <Stages
            explanation={explanation} view={view} original={original} lit={litOf(pointed, held)} onPoint={at => light('point', at)} onHold={at => light('hold', at)}
            onSelect={select} onLogit={setLogit} folded={folded} onFold={stages => dispatch({ type: 'fold', stages })} />
        <CurvesSection explanation={explanation} view={view} original={original} onLogit={setLogit} />
        <CopyAs explanation={explanation} sample={sample} name={example.source.name} />
    </>;
}
