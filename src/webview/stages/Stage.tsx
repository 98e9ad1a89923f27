import type { ComponentChildren } from 'preact';
import type { Explanation, Operation, SampleView } from '../../explain';
import type { StageName } from '../../protocol';
import { classes, useIsLit, useLight } from '../state/light';
import { Why } from './Why';

/** What is the same for all stages of a sample. */
export interface Flow {
    readonly explanation: Explanation;
    readonly view: SampleView;
    readonly folded: readonly StageName[];
    readonly onFold: (folded: readonly StageName[]) => void;
}

/**
 * One stage: what leads to it, its numbers, how they come about, and what that means. Folded it is one line with its
 * key number.
 */
export function Stage({
    flow: { explanation, view, folded, onFold },
    name,
    title,
    operation,
    keyNumber,
    sentence,
    table,
    formula,
    children,
}: {
    readonly flow: Flow;
    readonly name: StageName;
    readonly title: string;
    readonly operation?: Operation | undefined;
    readonly keyNumber: string;
    readonly sentence: string;
    readonly table?: ComponentChildren;
    readonly formula: ComponentChildren;
    /** What goes beyond the sentence. */
    readonly children?: ComponentChildren;
}) {
    const isFolded = folded.includes(name);
    const body = `stage-${name}`;
    const fold = (): void => onFold(isFolded ? folded.filter(each => each !== name) : [...folded, name]);
    return (
        <section class={classes('stage', isFolded && 'folded')} data-fold={name}>
            {operation && <OperationChip {...operation} />}
            <div class="card">
                <h2>
                    <button type="button" class="fold" aria-expanded={!isFolded} aria-controls={body} onClick={fold}>
                        <code>{title}</code>
                        {isFolded && <span class="key"> {keyNumber}</span>}
                    </button>
                </h2>
                <div id={body} hidden={isFolded}>
                    {!isFolded && (
                        <>
                            {table && <div class="numbers">{table}</div>}
                            {formula}
                            <p>{sentence}</p>
                            {children}
                            <Why stage={name} explanation={explanation} view={view} />
                        </>
                    )}
                </div>
            </div>
        </section>
    );
}

/** A line from the stage before, with what is done to its numbers. */
function OperationChip({ text, term }: Operation) {
    const [light, isLit] = [useLight(), useIsLit()];
    return (
        <p class="operation">
            <span
                class={classes(term && 'term', term && isLit(term) && 'lit')}
                data-term={term}
                {...(term && light({ term }))}
            >
                {text}
            </span>
        </p>
    );
}
