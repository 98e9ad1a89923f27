import { useMemo, useState } from 'preact/hooks';
import { classesInWindow, classesToShow, orderClasses, windowAround, windowStart } from '../../explain';
import type { ClassSort, SampleView } from '../../explain';
import { useSettled } from './useSettled';

/** So many classes are shown one by one. */
export const ROWS = 12;

/** Few classes keep their own order. */
const firstBy = (importance: Float64Array, shown: readonly number[]): readonly number[] =>
    importance.length <= ROWS ? shown : shown.toSorted((a, b) => importance[b]! - importance[a]! || a - b);

/** All classes, a window of rows at a time. */
export interface Browsing {
    readonly sort: ClassSort;
    /** The row where the window begins. */
    readonly first: number;
}

/** Which classes have a row, the same in every stage. */
export interface ClassRows {
    readonly shown: readonly number[];
    /** Absent where only the most probable classes are shown. */
    readonly browsing: Browsing | undefined;
    readonly browse: (browsing: Browsing | undefined) => void;
    /** Gives a class a row. */
    readonly find: (c: number) => void;
}

/**
 * @param subject what the view is of: with another one, rows are chosen afresh
 * @param importance what classes are shown by where there is no room for all
 */
export function useClassRows(
    { logits, targetClass }: SampleView,
    litClass: number | undefined,
    subject: unknown,
    importance = logits,
): ClassRows {
    const classes = logits.length;
    const [wanted, browse] = useState<Browsing>();
    const [found, setFound] = useState<{ readonly c: number; readonly subject: unknown }>();
    const browsing = useMemo(
        () => (classes > ROWS && wanted ? { ...wanted, first: windowStart(wanted.first, ROWS, classes) } : undefined),
        [classes, wanted],
    );
    // Rows that come, go or change their places under the mouse would be hard to drag.
    const ordered = useSettled(logits, subject);
    const important = useSettled(importance, subject);
    const order = useMemo(() => browsing && orderClasses(ordered, browsing.sort), [ordered, browsing?.sort]);
    const always = [targetClass, litClass, found?.subject === subject ? found?.c : undefined].filter(
        c => c !== undefined,
    );
    const first = useMemo(() => firstBy(important, classesToShow(important, ROWS, always)), [important, always.join()]);
    return {
        shown: order && browsing ? classesInWindow(order, browsing.first, ROWS, always) : first,
        browsing,
        browse,
        find: c => {
            setFound({ c, subject });
            if (order && browsing) {
                browse({ ...browsing, first: windowAround(order.indexOf(c), browsing.first, ROWS) });
            }
        },
    };
}
