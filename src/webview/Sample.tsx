import { useMemo, useState } from 'preact/hooks';
import {
    continued,
    descend,
    describeNaive,
    hasOtherLogits,
    litOf,
    logitIndex,
    secondSoftmax,
    t,
    viewNaive,
    viewSample,
    withLogit,
} from '../explain';
import type { Choices, Descent, Explanation, Lit, SampleView } from '../explain';
import type { ComparedSample } from '../explain/differences';
import { layoutOf } from '../math';
import type { PanelExample } from '../protocol';
import { CurvesSection } from './curves/CurvesSection';
import { LossSections } from './Sections';
import { ROWS, useClassRows } from './state/useClassRows';
import { useHandler } from './state/useHandler';
import type { Action } from './state/usePanel';
import { vscode } from './state/vscodeApi';
import { ClassBrowser, OtherClasses } from './table/ClassBrowser';
import { Flow } from './table/Flow';
import { DescentTool, NaiveTool, StepToken, TemperatureToken } from './table/stageTools';

/** The sample in view: its table, one stage of it explained, and what else there is to know. */
export function Sample({
    example,
    explanation,
    asInText,
    compared,
    view,
    choices,
    byHand,
    pointed,
    held,
    stage,
    opened,
    dispatch,
}: {
    readonly example: PanelExample;
    readonly explanation: Explanation;
    readonly view: SampleView;
    /** What the text alone says, where anything was changed. */
    readonly asInText: Explanation | undefined;
    /** The sample beside that of a second array. */
    readonly compared: ComparedSample | undefined;
    readonly choices: Choices;
    readonly byHand: boolean;
    readonly pointed: Lit | undefined;
    readonly held: Lit | undefined;
    /** The name of the stage that is explained. */
    readonly stage: string | undefined;
    /** The names of the sections that are open. */
    readonly opened: readonly string[];
    readonly dispatch: (action: Action) => void;
}) {
    const { sample } = view;
    const layout = layoutOf(example.logits.shape);
    const before = useMemo(() => asInText && viewSample(asInText, sample), [asInText, sample]);
    const naive = useMemo(() => (byHand ? viewNaive(explanation, view) : undefined), [byHand, explanation, view]);
    const lit = useMemo(() => litOf(pointed, held), [pointed, held]);
    const companions = useMemo(
        () => ({
            before,
            naive,
            twice: secondSoftmax(explanation, sample),
            compared: compared && new Map(compared.stages.map(each => [each.column, each])),
        }),
        [before, naive, explanation, sample, compared],
    );
    const importance = useMemo(() => compared && largestDifferences(compared), [compared]);
    const rows = useClassRows(view, lit?.class, example, importance);
    const outcome = useMemo(() => naive && describeNaive(view, naive), [naive, view]);
    const [descent, setDescent] = useState<Descent>();
    // Those steps lead to the logits that there are now.
    const shownDescent = descent?.logits === choices.logits && !choices.changedLogits?.length ? descent : undefined;
    const [learningRate, setLearningRate] = useState(1);
    const logitsDiffer = hasOtherLogits(choices) || choices.temperature !== 1;
    // The editor lights the logit of the class, too.
    const light = (type: 'point' | 'hold', at: Lit | undefined): void => {
        dispatch({ type, at });
        const c = (type === 'point' ? litOf(at, held) : litOf(pointed, at))?.class;
        if (c !== lit?.class) {
            vscode.postMessage({ type: 'light', ...(c !== undefined && { index: logitIndex(layout, sample, c) }) });
        }
    };
    const onPoint = useHandler((at: Lit | undefined) => light('point', at));
    const onHold = useHandler((at: Lit | undefined) => light('hold', at));
    const find = useHandler((c: number): void => {
        rows.find(c);
        light('hold', { class: c });
    });
    const setLogit = useHandler((c: number, value: number, continues: boolean): void => {
        const changedLogits = withLogit(choices.changedLogits, logitIndex(layout, sample, c), value);
        dispatch({ type: 'change', choices: { changedLogits }, continues });
    });
    const takeSteps = useHandler((steps: number): void => {
        const next = descend(explanation, learningRate, steps, sample);
        if (next) {
            setDescent(continued(descent, explanation.question.logits.data, next));
            // The steps were taken from the divided and changed logits: these are theirs.
            dispatch({ type: 'change', choices: { logits: next.logits, changedLogits: [], temperature: 1 } });
        }
    });
    const actions = {
        onTarget: useHandler((target: number) => dispatch({ type: 'chooseTarget', sample, target })),
        onSelect: useHandler((c: number) =>
            vscode.postMessage({ type: 'select', index: logitIndex(layout, sample, c) }),
        ),
        onLogit: setLogit,
        onStep: useHandler((name: string) => dispatch({ type: 'explainStage', stage: name })),
    };
    const { temperature } = choices;
    const tokens = useMemo(
        () => ({
            logits: (
                <TemperatureToken
                    temperature={temperature}
                    onTemperature={(divisor, continues) =>
                        dispatch({ type: 'change', choices: { temperature: divisor }, continues })
                    }
                />
            ),
            gradient: <StepToken onStep={() => takeSteps(1)} />,
        }),
        [temperature, dispatch, takeSteps],
    );
    const fold = (name: string) => ({
        name,
        open: opened.includes(name),
        onOpen: (open: boolean) =>
            dispatch({
                type: 'open',
                sections: [...opened.filter(each => each !== name), ...(open ? [name] : [])],
            }),
    });
    const naiveTool = (
        <NaiveTool shown={byHand} onShow={shown => dispatch({ type: 'showByHand', byHand: shown })} outcome={outcome} />
    );
    return (
        <section class="sample" aria-label={t('The sample in view')}>
            {layout.classes > ROWS && (
                <ClassBrowser
                    browsing={rows.browsing}
                    browse={rows.browse}
                    find={find}
                    classes={layout.classes}
                    classNames={example.classNames}
                />
            )}
            <Flow
                explanation={explanation}
                view={view}
                companions={companions}
                otherTarget={compared?.b.targetClass}
                wanted={stage}
                shown={rows.shown}
                rest={rows.shown.length < layout.classes && <OtherClasses view={view} rows={rows} />}
                lit={lit}
                onPoint={onPoint}
                onHold={onHold}
                tokens={tokens}
                tools={{
                    exp: naiveTool,
                    softmax: naiveTool,
                    logSoftmax: naiveTool,
                    gradient: (
                        <DescentTool
                            learningRate={learningRate}
                            onLearningRate={setLearningRate}
                            onSteps={takeSteps}
                            descent={shownDescent}
                        />
                    ),
                }}
                actions={actions}
            />
            <div class="folds">
                <CurvesSection
                    {...fold('curves')}
                    explanation={explanation}
                    view={view}
                    original={logitsDiffer ? before?.logits : undefined}
                    onLogit={(c, value, continues) => setLogit(c, value * choices.temperature, continues)}
                />
                <LossSections explanation={explanation} view={view} naive={naive} fold={fold} />
            </div>
        </section>
    );
}

/** Where two samples are compared, the classes whose probability differs most come first. */
function largestDifferences({ a, stages }: ComparedSample): Float64Array {
    const softmax = stages.find(({ column }) => column === 'softmax');
    return a.logits.map((_, c) => Math.abs(softmax?.difference(c) ?? 0));
}
