import type { ClassNumbers } from '../../math';
import type { ColumnName } from '../../explain/labels';
import { numbersOf } from '../../explain/samples';
import type { SampleView } from '../../explain/sampleView';

/** The columns of a sample that have numbers, in the order of the stages. */
export function columnsOf(view: SampleView): readonly (readonly [name: ColumnName, values: ClassNumbers])[] {
    const { logits, shifted, exp, softmax, logSoftmax, target, weight, nll, terms, gradient } = view;
    const columns: readonly (readonly [ColumnName, ClassNumbers | undefined])[] = [
        ['logits', numbersOf(logits)],
        ['shifted', shifted],
        ['exp', exp],
        ['softmax', softmax],
        ['logSoftmax', logSoftmax],
        ['nll', nll],
        ['target', target],
        ['weight', weight],
        ['terms', terms],
        ['gradient', gradient],
    ];
    return columns.filter((column): column is readonly [ColumnName, ClassNumbers] => column[1] !== undefined);
}
