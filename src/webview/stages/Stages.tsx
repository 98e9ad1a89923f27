import type { ComponentChildren, TargetedFocusEvent } from 'preact';
import { useMemo } from 'preact/hooks';
import { howToPoint, stages, t, tableColumns } from '../../explain';
import type { Explanation, Lit, NaiveView, SampleView, Stage } from '../../explain';
import { LightContext } from '../state/highlight';
import type { Light } from '../state/highlight';
import { ClassTable } from './ClassTable';
import { StageCard } from './StageCard';

/**
 * The stages from logits to loss, and back to the gradient. A class, and a number of a formula, lights up in all of
 * them at once.
 */
export function Stages({
    explanation,
    view,
    before,
    naive,
    folded,
    onFold,
    shown,
    rest,
    lit,
    onPoint,
    onHold,
    onSelect,
    onLogit,
}: {
    readonly explanation: Explanation;
    readonly view: SampleView;
    /** The sample as the text has it, where anything was changed. */
    readonly before: SampleView | undefined;
    /** The sample by hand, where it is to stand beside the stable numbers. */
    readonly naive: NaiveView | undefined;
    /** The names of the stages that are one line. */
    readonly folded: readonly string[];
    readonly onFold: (folded: readonly string[]) => void;
    /** The classes that have a row, and what stands below for those that have none. */
    readonly shown: readonly number[];
    readonly rest: ComponentChildren;
    readonly lit: Lit | undefined;
    readonly onPoint: Light['onPoint'];
    readonly onHold: Light['onHold'];
    readonly onSelect: (c: number) => void;
    readonly onLogit: (c: number, value: number, continues: boolean) => void;
}) {
    const subject = useMemo(() => ({ explanation, view }), [explanation, view]);
    // The class that formulas are written for.
    const focus = lit?.class ?? view.targetClass ?? view.prediction;
    const table = (stage: Stage): ComponentChildren =>
        stage.columns && (
            <ClassTable
                view={view}
                shown={shown}
                columns={tableColumns(stage, view, before, naive)}
                total={stage.total?.(view)}
                rest={rest}
                litClass={lit?.class}
                focus={focus}
                edit={stage.name === 'logits' ? { onSelect, onValue: onLogit } : undefined}
            />
        );
    return (
        <LightContext value={{ lit, onPoint, onHold }}>
            <section class="flow" aria-label={t('Stages')}>
                <FoldAll folded={folded} onFold={onFold} />
                <div
                    class="stages"
                    onMouseOver={() => onPoint(undefined)}
                    onMouseLeave={() => onPoint(undefined)}
                    onFocusIn={() => onHold(undefined)}
                    onFocusOut={event => !goesOnInside(event) && onHold(undefined)}
                >
                    {stages
                        .filter(({ isPresent }) => isPresent?.(subject) ?? true)
                        .map(stage => (
                            <StageCard
                                key={stage.name}
                                stage={stage}
                                subject={subject}
                                naive={naive}
                                c={focus}
                                isFolded={folded.includes(stage.name)}
                                onFold={() => onFold(toggled(folded, stage.name))}
                                table={table(stage)}
                            />
                        ))}
                </div>
            </section>
        </LightContext>
    );
}

const toggled = (names: readonly string[], name: string): readonly string[] =>
    names.includes(name) ? names.filter(each => each !== name) : [...names, name];

const goesOnInside = ({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLElement>): boolean =>
    relatedTarget instanceof Node && currentTarget.contains(relatedTarget);

function FoldAll({
    folded,
    onFold,
}: {
    readonly folded: readonly string[];
    readonly onFold: (folded: readonly string[]) => void;
}) {
    return (
        <p class="fold-all">
            <span>{howToPoint()}</span>
            {folded.length < stages.length && (
                <button type="button" class="link" onClick={() => onFold(stages.map(({ name }) => name))}>
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
