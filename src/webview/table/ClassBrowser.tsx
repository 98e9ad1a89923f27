import { CLASS_SORTS, classSortName, otherClasses, rowsInView, t } from '../../explain';
import type { SampleView } from '../../explain';
import { ClassSearch } from '../controls/ClassSearch';
import { memo } from '../state/memo';
import { ROWS } from '../state/useClassRows';
import type { Browsing, ClassRows } from '../state/useClassRows';
import { REST_KEY, useGridCell } from './useGridKeys';

/** Where the most probable ones stand. */
const TOP: Browsing = { sort: 'probability', first: 0 };

/** Finds a class, and goes through all of them: what it shows has its row in every stage at once. */
export const ClassBrowser = memo(function ClassBrowser({
    browsing,
    browse,
    find,
    classes,
    classNames,
}: Pick<ClassRows, 'browsing' | 'browse' | 'find'> & {
    readonly classes: number;
    readonly classNames: readonly string[] | undefined;
}) {
    return (
        <div class="class-browser" role="group" aria-label={t('Classes')}>
            <ClassSearch
                label={t('Find a class')}
                name="find-class"
                classes={classes}
                classNames={classNames}
                onChoose={find}
            />
            {browsing ? (
                <>
                    <select
                        name="class-sort"
                        aria-label={t('sort')}
                        onChange={({ currentTarget }) =>
                            browse({ sort: CLASS_SORTS[currentTarget.selectedIndex]!, first: 0 })
                        }
                    >
                        {CLASS_SORTS.map(sort => (
                            <option key={sort} selected={sort === browsing.sort}>
                                {classSortName(sort)}
                            </option>
                        ))}
                    </select>
                    <Pager first={browsing.first} classes={classes} onFirst={first => browse({ ...browsing, first })} />
                    <button type="button" class="button" onClick={() => browse(undefined)}>
                        {t('Top classes')}
                    </button>
                </>
            ) : (
                <button type="button" class="button" onClick={() => browse(TOP)}>
                    {t('All classes')}
                </button>
            )}
        </div>
    );
});

/** Moves the window: row by row with the slider's arrow keys, a window at a time with the buttons. */
function Pager({
    first,
    classes,
    onFirst,
}: {
    readonly first: number;
    readonly classes: number;
    readonly onFirst: (first: number) => void;
}) {
    const rows = rowsInView(first, ROWS, classes);
    return (
        <span class="pager">
            <button
                type="button"
                class="button"
                disabled={first === 0}
                aria-label={t('previous classes')}
                onClick={() => onFirst(first - ROWS)}
            >
                ‹
            </button>
            <input
                type="range"
                name="first-class"
                min={0}
                max={classes - ROWS}
                step={1}
                value={first}
                aria-label={t('first row in view')}
                aria-valuetext={rows}
                onInput={({ currentTarget: { valueAsNumber } }) => onFirst(valueAsNumber)}
            />
            <button
                type="button"
                class="button"
                disabled={first >= classes - ROWS}
                aria-label={t('next classes')}
                onClick={() => onFirst(first + ROWS)}
            >
                ›
            </button>
            <output>{rows}</output>
        </span>
    );
}

/** Below the rows of a stage: how many classes have none, and the way to all of them and back. */
export function OtherClasses({
    view: { logits, softmax },
    rows: { shown, browsing, browse },
}: {
    readonly view: SampleView;
    readonly rows: ClassRows;
}) {
    const probability = 1 - shown.reduce((sum, c) => sum + softmax(c), 0);
    return (
        <button
            type="button"
            class="link"
            aria-expanded={browsing !== undefined}
            onClick={() => browse(browsing ? undefined : TOP)}
            {...useGridCell(REST_KEY)}
        >
            <span aria-hidden="true">{browsing ? '▾ ' : '▸ '}</span>
            {otherClasses(logits.length - shown.length, Math.max(0, probability))}
        </button>
    );
}
