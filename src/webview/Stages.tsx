import type { ComponentChildren } from 'preact';
import {
    describeExp, describeGradient, describeLogits, describeLogSoftmax, describeNll, describeSoftmax,
    type Explanation, type NaiveView, type SampleView,
} from '../explain';
import { ClassTable } from './ClassTable';
import { allColumns, type OwnColumn } from './columns';
import { ExpFormula, GradientFormula, LogSoftmaxFormula, LogitFormula, NllFormula, SoftmaxFormula } from './formulas';
import { LossStage } from './LossStage';

/** The stages from logits to loss. A class lights up in all of them at once. */
export function Stages({ explanation, view, before, naive, shown, rest, litClass, onLight, onSelect, onLogit }: {
    readonly explanation: Explanation; readonly view: SampleView;
    /** The sample as the text has it, where anything was changed. */
    readonly before: SampleView | undefined;
    /** The sample by hand, where it is to stand beside the stable numbers. */
    readonly naive: NaiveView | undefined;
    /** The classes that have a row, and what stands below for those that have none. */
    readonly shown: readonly number[]; readonly rest: ComponentChildren;
    readonly litClass: number | undefined; readonly onLight: (c: number | undefined) => void; readonly onSelect: (c: number) => void;
    readonly onLogit: (c: number, value: number, continues: boolean) => void;
}) {
    // The class that formulas are written for.
    const focus = litClass ?? view.targetClass ?? view.prediction;
    const table = (columns: readonly OwnColumn[], edit?: { readonly onSelect: typeof onSelect; readonly onValue: typeof onLogit }) =>
        <ClassTable view={view} shown={shown} columns={allColumns(columns, before, naive)} rest={rest} litClass={litClass} onLight={onLight} edit={edit} />;
    return (
        <div class={naive ? 'stages by-hand' : 'stages'}>
            <Stage name="logits" sentence={describeLogits(view)} formula={<LogitFormula view={view} c={focus} />}>
                {table([{ stage: 'logits', values: view.logits, bar: true }], { onSelect, onValue: onLogit })}
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
            <LossStage explanation={explanation} view={view} naive={naive} />
            {view.gradient && <Stage name="backward()" sentence={describeGradient(view)} formula={<GradientFormula view={view} c={focus} />}>
                {table([{ stage: 'gradient', values: view.gradient, bar: true }])}
            </Stage>}
        </div>
    );
}

/** A plain one-hot target needs no products: it picks one number. */
function nllColumns({ target, weight, nll, terms, oneHot }: SampleView): readonly OwnColumn[] {
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
