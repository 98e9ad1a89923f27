import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { className, t } from '../../explain';
import type { Stage, Subject } from '../../explain';
import { memo } from '../state/memo';
import { useSteadyHeight } from '../state/useSteadyHeight';
import { Facts } from './Facts';
import { FormulaView } from './mathml';
import { WhyDetails } from './WhyDetails';

/** One stage explained, for the class that is pointed at: its formula in the reader's numbers, a sentence, why. */
export function Strip({
    stage,
    stages,
    subject,
    c,
    onStep,
    children,
}: {
    readonly stage: Stage;
    /** All that the sample has, in their order. */
    readonly stages: readonly Stage[];
    readonly subject: Subject;
    readonly c: number;
    readonly onStep: (stage: string) => void;
    /** What can be done at this stage. */
    readonly children: ComponentChildren;
}) {
    const at = stages.indexOf(stage);
    const formula = stage.formula(subject, c);
    const facts = stage.facts?.(subject);
    const words = useRef<HTMLDivElement>(null);
    useSteadyHeight(words);
    return (
        <section class="strip" data-step={stage.name} aria-label={t('The stage explained')}>
            <div class="strip-head">
                <h2>
                    <code>{stage.title(subject)}</code>
                    {stage.columns && <span class="quiet"> {t('for {0}', className(subject.view, c))}</span>}
                </h2>
                <Steps stages={stages} at={at} subject={subject} onStep={onStep} />
            </div>
            {formula && <FormulaView {...formula} />}
            <div ref={words}>
                <p>{stage.sentence(subject, c)}</p>
            </div>
            {facts && facts.length > 0 && <Facts facts={facts} />}
            <div class="strip-actions">
                <WhyDetails key={stage.name} stage={stage} subject={subject} />
                {children}
            </div>
        </section>
    );
}

/** Back and next: the story, stage by stage. */
function Steps({
    stages,
    at,
    subject,
    onStep,
}: {
    readonly stages: readonly Stage[];
    readonly at: number;
    readonly subject: Subject;
    readonly onStep: (stage: string) => void;
}) {
    const link = (stage: Stage | undefined, side: 'back' | 'next') => (
        <StepLink side={side} name={stage?.name} title={stage?.title(subject)} onStep={onStep} />
    );
    return (
        <nav class="steps" aria-label={t('Back and next')}>
            {link(stages[at - 1], 'back')}
            <span class="quiet">{t('{0} of {1}', at + 1, stages.length)}</span>
            {link(stages[at + 1], 'next')}
        </nav>
    );
}

const StepLink = memo(function StepLink({
    side,
    name,
    title,
    onStep,
}: {
    readonly side: 'back' | 'next';
    /** Of the stage; absent where there is none. */
    readonly name: string | undefined;
    readonly title: string | undefined;
    readonly onStep: (stage: string) => void;
}) {
    return (
        <button
            type="button"
            class="link"
            data-go={side}
            aria-disabled={name === undefined}
            aria-label={labelOf(side, title)}
            onClick={() => name !== undefined && onStep(name)}
        >
            {side === 'back' && <span aria-hidden="true">‹ </span>}
            {title}
            {side === 'next' && <span aria-hidden="true"> ›</span>}
        </button>
    );
});

function labelOf(side: 'back' | 'next', title: string | undefined): string {
    if (title === undefined) {
        return side === 'back' ? t('Back') : t('Next');
    }
    return side === 'back' ? t('Back to {0}', title) : t('Next: {0}', title);
}
