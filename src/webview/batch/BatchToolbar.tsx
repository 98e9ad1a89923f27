import type { ComponentChildren } from 'preact';
import { samplePosition, t } from '../../explain';
import type { Explanation } from '../../explain';
import { PLAIN_FILTERS } from '../../explain/batch/filters';
import type { SampleFilter } from '../../explain/batch/filters';
import { sampleAt } from '../../explain/batch/position';
import { filterName, positionExpected, samplesListed } from '../../explain/batch/words';
import { layoutOf } from '../../math';

/** Which samples the table lists, and ways to one of them. */
export function BatchToolbar({
    explanation,
    listed,
    filter,
    onFilter,
    sample,
    onJump,
    onWrong,
}: {
    readonly explanation: Explanation;
    readonly listed: number;
    readonly filter: SampleFilter;
    readonly onFilter: (filter: SampleFilter) => void;
    readonly sample: number;
    readonly onJump: (sample: number) => void;
    /** To the wrong prediction before and after; absent where there is none. */
    readonly onWrong: { readonly previous: (() => void) | undefined; readonly next: (() => void) | undefined };
}) {
    const { samples, sampleShape } = layoutOf(explanation.question.logits.shape);
    return (
        <div class="toolbar">
            {explanation.breakdown && (
                <>
                    <FilterPicker explanation={explanation} filter={filter} onFilter={onFilter} />
                    {filter.kind !== 'all' && (
                        <span role="status">
                            {samplesListed(listed, samples)}{' '}
                            <button type="button" class="link" onClick={() => onFilter({ kind: 'all' })}>
                                {t('show all')}
                            </button>
                        </span>
                    )}
                </>
            )}
            <JumpField sampleShape={sampleShape} sample={sample} onJump={onJump} />
            {explanation.breakdown && (
                <span class="wrong-ones">
                    <ShortcutButton keyName="p" title={t('p in the table')} onClick={onWrong.previous}>
                        {t('Previous wrong')}
                    </ShortcutButton>
                    <ShortcutButton keyName="n" title={t('n in the table')} onClick={onWrong.next}>
                        {t('Next wrong')}
                    </ShortcutButton>
                </span>
            )}
        </div>
    );
}

/** A button whose key works in the table; without an action it cannot be pressed. */
function ShortcutButton({
    keyName,
    title,
    onClick,
    children,
}: {
    readonly keyName: string;
    readonly title: string;
    readonly onClick: (() => void) | undefined;
    readonly children: ComponentChildren;
}) {
    return (
        <button
            type="button"
            class="button"
            disabled={!onClick}
            aria-keyshortcuts={keyName}
            title={title}
            onClick={onClick}
        >
            {children}
        </button>
    );
}

/** The plain filters, and the one that a click in a view has set. */
function FilterPicker({
    explanation,
    filter,
    onFilter,
}: {
    readonly explanation: Explanation;
    readonly filter: SampleFilter;
    readonly onFilter: (filter: SampleFilter) => void;
}) {
    const filters = PLAIN_FILTERS.some(({ kind }) => kind === filter.kind) ? PLAIN_FILTERS : [...PLAIN_FILTERS, filter];
    return (
        <label>
            {t('show')}{' '}
            <select name="filter" onChange={({ currentTarget }) => onFilter(filters[currentTarget.selectedIndex]!)}>
                {filters.map(each => (
                    <option key={each.kind} selected={each.kind === filter.kind}>
                        {filterName(explanation, each)}
                    </option>
                ))}
            </select>
        </label>
    );
}

function JumpField({
    sampleShape,
    sample,
    onJump,
}: {
    readonly sampleShape: readonly number[];
    readonly sample: number;
    readonly onJump: (sample: number) => void;
}) {
    const jump = (field: HTMLInputElement): void => {
        const to = sampleAt(sampleShape, field.value);
        field.setCustomValidity(to === undefined ? positionExpected(sampleShape) : '');
        if (to === undefined) {
            field.reportValidity();
        } else {
            onJump(to);
        }
    };
    return (
        <label>
            {t('go to')}{' '}
            <input
                type="text"
                name="jump"
                size={6}
                title={positionExpected(sampleShape)}
                value={samplePosition(sampleShape, sample)}
                onFocus={({ currentTarget }) => currentTarget.select()}
                onChange={({ currentTarget }) => jump(currentTarget)}
            />
        </label>
    );
}
