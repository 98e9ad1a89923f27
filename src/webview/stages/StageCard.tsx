import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { keyNumber } from '../../explain';
import type { NaiveView, StageOperation, Stage, Subject } from '../../explain';
import { useIsLit, useLight } from '../state/highlight';
import { classNames } from '../style/classNames';
import { Facts } from './Facts';
import { FormulaView } from './mathml';
import { ProofView } from './ProofView';
import { WhyDetails } from './WhyDetails';

/**
 * One stage: what leads to it, its numbers, how they come about, and what that means. Folded it is one line with its
 * key number.
 */
export function StageCard({
    stage,
    subject,
    naive,
    c,
    isFolded,
    onFold,
    table,
}: {
    readonly stage: Stage;
    readonly subject: Subject;
    readonly naive: NaiveView | undefined;
    /** The class that formulas are written for. */
    readonly c: number;
    readonly isFolded: boolean;
    readonly onFold: () => void;
    readonly table: ComponentChildren;
}) {
    const { name, title, operation } = stage;
    const body = `stage-${name}`;
    return (
        <section class={classNames('stage', isFolded && 'folded')} data-fold={name}>
            {operation && <OperationChip {...operation(subject)} />}
            <div class="card">
                <h2>
                    <button type="button" class="fold" aria-expanded={!isFolded} aria-controls={body} onClick={onFold}>
                        <code>{title(subject)}</code>
                        {isFolded && <span class="key"> {keyNumber(stage, subject, c)}</span>}
                    </button>
                </h2>
                <div id={body} hidden={isFolded}>
                    {!isFolded && (
                        <>
                            {table && <div class="numbers">{table}</div>}
                            <StageWords stage={stage} subject={subject} naive={naive} c={c} />
                            <WhyDetails stage={stage} subject={subject} />
                        </>
                    )}
                </div>
            </div>
        </section>
    );
}

/** A line from the stage before, with what is done to its numbers. */
function OperationChip({ text, term }: StageOperation) {
    const [light, isLit] = [useLight(), useIsLit()];
    return (
        <p class="operation">
            <span
                class={classNames(term && 'term', term && isLit(term) && 'lit')}
                data-term={term}
                {...(term && light({ term }))}
            >
                {text}
            </span>
        </p>
    );
}

/** Only the formula follows what is pointed at. */
function StageWords({
    stage,
    subject,
    naive,
    c,
}: {
    readonly stage: Stage;
    readonly subject: Subject;
    readonly naive: NaiveView | undefined;
    readonly c: number;
}) {
    const formula = stage.formula(subject, c);
    const { sentence, proof, facts } = useMemo(
        () => ({
            sentence: stage.sentence(subject),
            proof: stage.proof?.(subject, naive),
            facts: stage.facts?.(subject),
        }),
        [stage, subject, naive],
    );
    return (
        <>
            {formula && <FormulaView {...formula} />}
            <p>{sentence}</p>
            {proof && <ProofView {...proof} />}
            {facts && <Facts facts={facts} />}
        </>
    );
}
