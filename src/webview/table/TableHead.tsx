import type { ComponentChildren } from 'preact';
import { t } from '../../explain';
import type { StageOperation, Subject } from '../../explain';
import { useIsLit, useLight } from '../state/highlight';
import { memo } from '../state/memo';
import { classNames } from '../style/classNames';
import type { Group, Room } from './groups';
import { gridCell, headKey } from './useGridKeys';

/** The names of the stages, and what leads from each to the next; below them what each column holds. */
export function TableHead({
    subject,
    groups,
    room,
    step,
    tokens,
    tabStop,
    onStep,
}: {
    readonly subject: Subject;
    readonly groups: readonly Group[];
    readonly room: Room;
    /** The name of the stage that is explained. */
    readonly step: string;
    /** Controls, by the stage that they belong to. */
    readonly tokens: Readonly<Record<string, ComponentChildren>>;
    /** The key of the cell where Tab leads. */
    readonly tabStop: string;
    readonly onStep: (stage: string) => void;
}) {
    const stateOf = (name: string): string | undefined =>
        classNames(name === step && 'step', !room.open.has(name) && 'rail');
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
                            {stage.operation && <OperationSign {...stage.operation(subject)} />}
                            {room.open.has(stage.name) && tokens[stage.name]}
                        </span>
                        <StageHead
                            name={stage.name}
                            title={stage.title(subject)}
                            short={stage.short}
                            isOpen={room.open.has(stage.name)}
                            isStep={stage.name === step}
                            isTabStop={tabStop === headKey(stage.name)}
                            onStep={onStep}
                        />
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
const OperationSign = memo(function OperationSign({ text, term, isBackward }: StageOperation) {
    const [light, isLit] = [useLight(), useIsLit()];
    return (
        <span
            class={classNames(term && 'term', term && isLit(term) && 'lit')}
            data-term={term}
            {...(term && light({ term }))}
        >
            {isBackward ? `← ${text}` : `${text} →`}
        </span>
    );
});

/** Explains its stage when it is clicked. */
const StageHead = memo(function StageHead({
    name,
    title,
    short,
    isOpen,
    isStep,
    isTabStop,
    onStep,
}: {
    readonly name: string;
    readonly title: string;
    readonly short: string | undefined;
    readonly isOpen: boolean;
    readonly isStep: boolean;
    readonly isTabStop: boolean;
    readonly onStep: (stage: string) => void;
}) {
    return (
        <button
            type="button"
            class="stage-name"
            aria-pressed={isStep}
            title={isOpen ? t('Explain this stage') : t('Explain this stage: {0}', title)}
            aria-label={title}
            onClick={() => onStep(name)}
            {...gridCell(headKey(name), isTabStop)}
        >
            {isOpen ? (
                <code>{title}</code>
            ) : (
                // Drawn by the style: the button's name is the whole one.
                <code
                    class={classNames('short', short !== undefined && short.length > 2 && 'long')}
                    data-short={short}
                />
            )}
        </button>
    );
});
