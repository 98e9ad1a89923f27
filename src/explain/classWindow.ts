import { formatCount } from '../format/numbers';
import { argsort } from '../model/argsort';
import { t } from '../format/l10n';

export const CLASS_SORTS = ['index', 'probability'] as const;
export type ClassSort = (typeof CLASS_SORTS)[number];

/** All classes in an order, as every stage lists them; the most probable first, NaN last. Cost: C. */
export function orderClasses(logits: Float64Array, sort: ClassSort): Int32Array {
    return sort === 'index' ? Int32Array.from(logits.keys()) : argsort(logits, { descending: true });
}

/** Where a window of `rows` rows begins when it is to begin at `first`. */
export const windowStart = (first: number, rows: number, classes: number): number =>
    Math.max(0, Math.min(first, classes - rows));

/** Where it begins so that it shows this row, moved no more than it must be. */
export const windowAround = (row: number, first: number, rows: number): number =>
    Math.min(row, Math.max(first, row - rows + 1));

/** The classes of a window, and above them those that must not be missed. */
export function classesInWindow(
    order: Int32Array,
    first: number,
    rows: number,
    always: readonly number[],
): readonly number[] {
    const window = Array.from(order.subarray(first, first + rows));
    return [...new Set(always.filter(c => !window.includes(c))), ...window];
}

export function classSortName(sort: ClassSort): string {
    switch (sort) {
        case 'index':
            return t('by index');
        case 'probability':
            return t('by probability');
    }
}

/** Rows count from 1. */
export const rowsInView = (first: number, rows: number, classes: number): string =>
    t(
        'rows {0} to {1} of {2}',
        formatCount(first + 1),
        formatCount(Math.min(classes, first + rows)),
        formatCount(classes),
    );
