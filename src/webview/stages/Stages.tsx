import type { ComponentChildren, TargetedFocusEvent } from 'preact';
import { useMemo } from 'preact/hooks';
import { howToPoint, isReduced, numberOfClass, reductionOf, t } from '../../explain';
import type { Lit, NaiveView, SampleView } from '../../explain';
import { stageNames } from '../../protocol';
import { backwardStages, forwardStages } from './classStages';
import type { ClassStage } from './classStages';
import { ClassTable } from './ClassTable';
import { allColumns } from './columns';
import { LightContext } from '../state/light';
import type { Light } from '../state/light';
import { LossStage } from './LossStage';
import { ReductionStage } from './ReductionStage';
import { Stage } from './Stage';
import type { Flow } from './Stage';

/**
 * The stages from logits to loss, and back to the gradient. A class, and a number of a formula, lights up in all of
 * them at once.
 */
export function Stages({
    before,
    naive,
    shown,
    rest,
    lit,
    onPoint,
    onHold,
    onSelect,
    onLogit,
    ...flow
}: Flow & {
    /** The sample as the text has it, where anything was changed. */
    readonly before: SampleView | undefined;
    /** The sample by hand, where it is to stand beside the stable numbers. */
    readonly naive: NaiveView | undefined;
    /** The classes that have a row, and what stands below for those that have none. */
    readonly shown: readonly number[];
    readonly rest: ComponentChildren;
    readonly lit: Lit | undefined;
    readonly onPoint: Light['onPoint'];
    readonly onHold: Light['onHold'];
    readonly onSelect: (c: number) => void;
    readonly onLogit: (c: number, value: number, continues: boolean) => void;
}) {
    const { explanation, view } = flow;
    const { breakdown } = explanation;
    const forward = useMemo(() => forwardStages(view), [view]);
    const backward = useMemo(() => backwardStages(view), [view]);
    // The class that formulas are written for.
    const focus = lit?.class ?? view.targetClass ?? view.prediction;
    const stage = ({ name, title, operation, sentence, Formula, columns, total, keyNumber }: ClassStage) => (
        <Stage
            key={name}
            flow={flow}
            name={name}
            title={title}
            operation={operation}
            sentence={sentence}
            keyNumber={keyNumber ?? numberOfClass(view, focus, columns.at(-1)!.values)}
            formula={<Formula view={view} c={focus} />}
            table={
                <ClassTable
                    view={view}
                    shown={shown}
                    columns={allColumns(columns, before, naive)}
                    total={total}
                    rest={rest}
                    litClass={lit?.class}
                    focus={focus}
                    edit={name === 'logits' ? { onSelect, onValue: onLogit } : undefined}
                />
            }
        />
    );
    return (
        <LightContext value={{ lit, onPoint, onHold }}>
            <section class="flow" aria-label={t('Stages')}>
                <FoldAll {...flow} />
                <div
                    class="stages"
                    onMouseOver={() => onPoint(undefined)}
                    onMouseLeave={() => onPoint(undefined)}
                    onFocusIn={() => onHold(undefined)}
                    onFocusOut={event => !goesOnInside(event) && onHold(undefined)}
                >
                    {forward.map(stage)}
                    {breakdown && isReduced(reductionOf(explanation, breakdown)) && (
                        <ReductionStage flow={flow} breakdown={breakdown} />
                    )}
                    {breakdown && <LossStage flow={flow} breakdown={breakdown} naive={naive} />}
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
            {folded.length < stageNames.length && (
                <button type="button" class="link" onClick={() => onFold(stageNames)}>
                    {t('Fold all')}
                </button>
            )}
            {folded.length > 0 && (
                <button type="button" class="link" onClick={() => onFold([])}>
                    {t('Unfold all')}
                </button>
            )}
        </p>
    );
}
