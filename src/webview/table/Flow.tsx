import type { ComponentChildren, TargetedFocusEvent } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { stages, t, tableColumns } from '../../explain';
import type { Companions, Explanation, Lit, SampleView, Stage, Subject } from '../../explain';
import { LightContext, LitContext } from '../state/highlight';
import type { Light } from '../state/highlight';
import { useHandler } from '../state/useHandler';
import type { TableActions } from './ClassRow';
import { stagesIn } from './groups';
import type { Group } from './groups';
import { ClassTable } from './ClassTable';
import { Strip } from './Strip';

/** So long the mouse rests on a number until its stage is explained, in milliseconds. */
const REST = 180;

/**
 * The table of a sample, and below it one stage explained. What is pointed at says which stage, and for which class; a
 * class, and a number of a formula, lights up wherever it stands.
 */
export function Flow({
    explanation,
    view,
    companions,
    otherTarget,
    wanted,
    shown,
    rest,
    lit,
    onPoint,
    onHold,
    tokens,
    tools,
    actions,
}: {
    readonly explanation: Explanation;
    readonly view: SampleView;
    /** What stands beside its numbers. */
    readonly companions: Companions;
    /** The target of a second array's sample. */
    readonly otherTarget: number | undefined;
    /** The name of the stage to explain; the first one where the sample does not have it. */
    readonly wanted: string | undefined;
    /** The classes that have a row, and what stands below for those that have none. */
    readonly shown: readonly number[];
    readonly rest: ComponentChildren;
    readonly lit: Lit | undefined;
    readonly onPoint: Light['onPoint'];
    readonly onHold: Light['onHold'];
    /** Controls in the heads of stages, and in the strip, by stage. */
    readonly tokens: Readonly<Record<string, ComponentChildren>>;
    readonly tools: Readonly<Record<string, ComponentChildren>>;
    readonly actions: TableActions;
}) {
    const subject = useMemo(() => ({ explanation, view }), [explanation, view]);
    const present = useMemo(() => stagesIn(stages, subject), [subject]);
    const step = present.find(({ name }) => name === wanted) ?? present[0]!;
    const groups = useMemo(() => groupsOf(present, subject, companions), [present, subject, companions]);
    const focus = lit?.class ?? view.targetClass ?? view.prediction;
    const following = useRef<ReturnType<typeof setTimeout>>(undefined);
    // What the mouse only passes on its way to the strip is not explained; what has the focus is, at once.
    const follow = (at: Lit | undefined, pause: number): void => {
        clearTimeout(following.current);
        const stage = at?.class === undefined ? undefined : stageOf(groups, at.term);
        if (stage !== undefined && stage !== step.name) {
            following.current = setTimeout(() => actions.onStep(stage), pause);
        }
    };
    const point = useHandler((at: Lit | undefined): void => {
        onPoint(at);
        follow(at, REST);
    });
    const hold = useHandler((at: Lit | undefined): void => {
        onHold(at);
        follow(at, 0);
    });
    const inTable = useMemo(() => ({ onPoint: point, onHold: hold }), [point, hold]);
    const inStrip = useMemo(() => ({ onPoint, onHold }), [onPoint, onHold]);
    // In the strip a term lights, and anything else leaves its class as it was.
    const withinStrip = (): void => point(lit?.class === undefined ? undefined : { class: lit.class });
    return (
        <section
            class="flow"
            aria-label={t('From logits to loss')}
            onMouseLeave={() => point(undefined)}
            onFocusOut={event => !goesOnInside(event) && onHold(undefined)}
        >
            <LitContext value={lit}>
                <LightContext value={inTable}>
                    <ClassTable
                        subject={subject}
                        groups={groups}
                        shown={shown}
                        rest={rest}
                        step={step.name}
                        litClass={lit?.class}
                        otherTarget={otherTarget}
                        focus={focus}
                        tokens={tokens}
                        actions={actions}
                    />
                </LightContext>
                <LightContext value={inStrip}>
                    <div onMouseOver={withinStrip}>
                        <Strip stage={step} stages={present} subject={subject} c={focus} onStep={actions.onStep}>
                            {tools[step.name]}
                        </Strip>
                    </div>
                </LightContext>
            </LitContext>
        </section>
    );
}

const groupsOf = (present: readonly Stage[], subject: Subject, companions: Companions): readonly Group[] =>
    present
        .filter(({ columns }) => columns)
        .map(stage => ({
            stage,
            head: [stage.title(subject), stage.operation?.(subject).text ?? ''],
            columns: tableColumns(stage, subject.view, companions),
        }));

const stageOf = (groups: readonly Group[], term: string | undefined): string | undefined =>
    groups.find(({ columns }) => columns.some(({ name }) => name === term))?.stage.name;

const goesOnInside = ({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLElement>): boolean =>
    relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
