import type { ComponentChildren } from 'preact';
import { t } from '../../explain';
import type { Stage, Subject } from '../../explain';
import { useIsLit, useLight } from '../state/highlight';
import { classNames } from '../style/classNames';
import type { Group, Room } from './groups';
import type { GridCell } from './useGridKeys';

interface HeadProps {
    readonly subject: Subject;
    /** The name of the stage that is explained. */
    readonly step: string;
    readonly cell: GridCell;
    readonly onStep: (stage: string) => void;
}

/** The names of the stages, and what leads from each to the next; below them what each column holds. */
export function TableHead({
    groups,
    room,
    tokens,
    ...props
}: HeadProps & {
    readonly groups: readonly Group[];
    readonly room: Room;
    /** Controls, by the stage that they belong to. */
    readonly tokens: Readonly<Record<string, ComponentChildren>>;
}) {
    const stateOf = (name: string): string | undefined =>
        classNames(name === props.step && 'step', !room.open.has(name) && 'rail');
    return (
        <thead>
            <tr role="row">
                <td colSpan={2} />
                {groups.map(({ stage, columns }) => (
                    <th
                        key={stage.name}
                        scope="colgroup"
                        role="columnheader"
                        colSpan={room.open.has(stage.name) ? columns.length : 1}
                        class={stateOf(stage.name)}
                        data-head={stage.name}
                    >
                        <span class="operation">
                            <Operation stage={stage} subject={props.subject} />
                            {room.open.has(stage.name) && tokens[stage.name]}
                        </span>
                        <StageHead stage={stage} isOpen={room.open.has(stage.name)} {...props} />
                    </th>
                ))}
            </tr>
            <tr role="row" class="titles">
                <td class="mark" />
                <th scope="col" role="columnheader">
                    {t('class')}
                </th>
                {groups.flatMap(({ stage: { name }, columns }) =>
                    columns.map(column => (
                        <th
                            key={column.name}
                            scope="col"
                            role="columnheader"
                            class={classNames(stateOf(name), column !== columns.at(-1) && 'factor')}
                        >
                            {column.title}
                        </th>
                    )),
                )}
            </tr>
        </thead>
    );
}

/** What leads here from the stage before. */
function Operation({ stage: { operation }, subject }: { readonly stage: Stage; readonly subject: Subject }) {
    const [light, isLit] = [useLight(), useIsLit()];
    if (!operation) {
        return null;
    }
    const { text, term, isBackward } = operation(subject);
    return (
        <span
            class={classNames(term && 'term', term && isLit(term) && 'lit')}
            data-term={term}
            {...(term && light({ term }))}
        >
            {isBackward ? `← ${text}` : `${text} →`}
        </span>
    );
}

/** Explains its stage when it is clicked. */
const StageHead = ({
    stage: { name, title, short },
    isOpen,
    subject,
    step,
    cell,
    onStep,
}: HeadProps & { readonly stage: Stage; readonly isOpen: boolean }) => (
    <button
        type="button"
        class="stage-name"
        aria-pressed={name === step}
        title={isOpen ? t('Explain this stage') : t('Explain this stage: {0}', title(subject))}
        aria-label={title(subject)}
        onClick={() => onStep(name)}
        {...cell(`head ${name}`)}
    >
        {isOpen ? (
            <code>{title(subject)}</code>
        ) : (
            // Drawn by the style: the button's name is the whole one.
            <code class={classNames('short', short !== undefined && short.length > 2 && 'long')} data-short={short} />
        )}
    </button>
);
