import type { TargetedFocusEvent } from 'preact';
import { useMemo } from 'preact/hooks';
import { classesToShow, howToPoint, isReduced, numberOfClass, otherClasses, reductionOf, t, type Lit, type SampleView } from '../explain';
import { stageNames } from '../protocol';
import { backwardStages, forwardStages, type ClassStage } from './classStages';
import { ClassTable } from './ClassTable';
import { LightContext, type Light } from './light';
import { LossStage } from './LossStage';
import { ReductionStage } from './ReductionStage';
import { Stage, type Flow } from './Stage';

/** So many classes are shown one by one; of more, the most probable ones and the target. */
const ROWS = 12;

/** The stages from logits to loss, and back to the gradient. A class, and a number of a formula, lights up in all of them at once. */
export function Stages({ original, lit, onPoint, onHold, onSelect, onLogit, ...flow }: Flow & {
    /** The logits of the text, where they were changed. */
    readonly original: Float64Array | undefined;
    readonly lit: Lit | undefined; readonly onPoint: Light['onPoint']; readonly onHold: Light['onHold'];
    readonly onSelect: (c: number) => void; readonly onLogit: (c: number, value: number, continues: boolean) => void;
}) {
    const { explanation, view } = flow;
    const { breakdown } = explanation;
    const forward = useMemo(() => forwardStages(view, original), [view, original]);
    const backward = useMemo(() => backwardStages(view), [view]);
    const shown = useMemo(() => classesToShow(view.softmax, ROWS, [view.targetClass, lit?.class].filter(c => c !== undefined)), [view, lit?.class]);
    // The class that formulas are written for.
    const focus = lit?.class ?? view.targetClass ?? view.prediction;
    const stage = ({ name, title, operation, sentence, Formula, columns, total, keyNumber }: ClassStage) => (
        <Stage
            key={name} flow={flow} name={name} title={title} operation={operation} sentence={sentence}
            keyNumber={keyNumber ?? numberOfClass(view, focus, columns.at(-1)!.values)}
            formula={<Formula view={view} c={focus} />}
            table={<ClassTable
                view={view} shown={shown} columns={columns} total={total} rest={restOf(view, shown)} litClass={lit?.class} focus={focus}
                edit={name === 'logits' ? { onSelect, onValue: onLogit } : undefined} />} />
    );
    return (
        <LightContext value={{ lit, onPoint, onHold }}>
            <section class="flow" aria-label={t('Stages')}>
                <FoldAll {...flow} />
                <div
                    class="stages" onMouseOver={() => onPoint(undefined)} onMouseLeave={() => onPoint(undefined)}
                    onFocusIn={() => onHold(undefined)} onFocusOut={event => !goesOnInside(event) && onHold(undefined)}>
                    {forward.map(stage)}
                    {breakdown && isReduced(reductionOf(explanation, breakdown)) && <ReductionStage flow={flow} breakdown={breakdown} />}
                    {breakdown && <LossStage flow={flow} breakdown={breakdown} />}
                    {backward.map(stage)}
                </div>
            </section>
        </LightContext>
    );
}

const goesOnInside = ({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLElement>): boolean =>
    relatedTarget instanceof Node && currentTarget.contains(relatedTarget);

function FoldAll({ folded, onFold }: Pick<Flow, 'folded' | 'onFold'>) {
    return (
        <p class="fold-all">
            <span>{howToPoint()}</span>
            {folded.length < stageNames.length && <button type="button" class="link" onClick={() => onFold(stageNames)}>{t('Fold all')}</button>}
            {folded.length > 0 && <button type="button" class="link" onClick={() => onFold([])}>{t('Unfold all')}</button>}
        </p>
    );
}

function restOf(view: SampleView, shown: readonly number[]): string | undefined {
    const count = view.logits.length - shown.length;
    const probability = 1 - shown.reduce((sum, c) => sum + view.softmax[c]!, 0);
    return count > 0 ? otherClasses(count, Math.max(0, probability)) : undefined;
}
