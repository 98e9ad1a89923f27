import type { ComponentChildren } from 'preact';
import {
    classesToShow, describeExp, describeGradient, describeLogits, describeLogSoftmax, describeNll, describeSoftmax, otherClasses,
    type Explanation, type SampleView,
} from '../explain';
import { ClassTable, type Column } from './ClassTable';
import { ExpFormula, GradientFormula, LogSoftmaxFormula, LogitFormula, NllFormula, SoftmaxFormula } from './formulas';
import { LossStage } from './LossStage';

/** So many classes are shown one by one; of more, the most probable ones and the target. */
const ROWS = 12;

/** The stages from logits to loss. A class lights up in all of them at once. */
export function Stages({ explanation, view, original, litClass, onLight, onSelect, onLogit }: {
    readonly explanation: Explanation; readonly view: SampleView;
    /** The logits of the text, where they were changed. */
    readonly original: Float64Array | undefined;
    readonly litClass: number | undefined; readonly onLight: (c: number | undefined) => void; readonly onSelect: (c: number) => void;
    readonly onLogit: (c: number, value: number, continues: boolean) => void;
}) {
    const shown = classesToShow(view.softmax, ROWS, [view.targetClass, litClass].filter(c => c !== undefined));
    // The class that formulas are written for.
    const focus = litClass ?? view.targetClass ?? view.prediction;
    const rest = restOf(view, shown);
    const table = (columns: readonly Column[], edit?: { readonly onSelect: typeof onSelect; readonly onValue: typeof onLogit }) =>
        <ClassTable view={view} shown={shown} columns={columns} rest={rest} litClass={litClass} onLight={onLight} edit={edit} />;
    return (
        <div class="stages">
            <Stage name="logits" sentence={describeLogits(view)} formula={<LogitFormula view={view} c={focus} />}>
                {table([{ stage: 'logits', values: view.logits, bar: true, ...(original && { ghosts: original }) }], { onSelect, onValue: onLogit })}
            </Stage>
            <Stage name="exp(logits - max)" sentence={describeExp(view)} formula={<ExpFormula view={view} c={focus} />}>
                {table([{ stage: 'shifted', values: view.shifted }, { stage: 'exp', values: view.exp, bar: true, limit: 1 }])}
            </Stage>
            <Stage name="softmax" sentence={describeSoftmax(view)} formula={<SoftmaxFormula view={view} c={focus} />}>
                {table([{ stage: 'softmax', values: view.softmax, bar: true, limit: 1 }])}
            </Stage>
            <Stage name="LogSoftmax" sentence={describeLogSoftmax(view)} formula={<LogSoftmaxFormula view={view} c={focus} />}>
                {table([{ stage: 'logSoftmax', values: view.logSoftmax, bar: true }])}
            </Stage>
            <Stage name="NLLLoss" sentence={describeNll(view)} formula={<NllFormula view={view} c={focus} />}>
                {table(nllColumns(view))}
            </Stage>
            <LossStage explanation={explanation} view={view} />
            {view.gradient && <Stage name="backward()" sentence={describeGradient(view)} formula={<GradientFormula view={view} c={focus} />}>
                {table([{ stage: 'gradient', values: view.gradient, bar: true }])}
            </Stage>}
        </div>
    );
}

/** A plain one-hot target needs no products: it picks one number. */
function nllColumns({ target, weight, nll, terms, oneHot }: SampleView): readonly Column[] {
    if (!target || !terms) {
        return [{ stage: 'nll', values: nll, bar: true }];
    }
    return [
        { stage: 'target', values: target },
        ...(weight ? [{ stage: 'weight', values: weight } as const] : []),
        ...(oneHot && !weight
            ? [{ stage: 'nll', values: nll, bar: true } as const]
            : [{ stage: 'nll', values: nll } as const, { stage: 'terms', values: terms, bar: true } as const]),
    ];
}

export function Stage({ name, sentence, formula, children }: {
    readonly name: string; readonly sentence: string; readonly formula: ComponentChildren; readonly children?: ComponentChildren;
}) {
    return (
        <section class="stage">
            <h2><code>{name}</code></h2>
            <p>{sentence}</p>
            <div class="formula">{formula}</div>
            <div>{children}</div>
        </section>
    );
}

function restOf(view: SampleView, shown: readonly number[]): string | undefined {
    const count = view.logits.length - shown.length;
    const probability = 1 - shown.reduce((sum, c) => sum + view.softmax[c]!, 0);
    return count > 0 ? otherClasses(count, Math.max(0, probability)) : undefined;
}
