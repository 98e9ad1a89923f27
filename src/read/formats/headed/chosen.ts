/** The columns of a table as a person has chosen them. */
import type { ColumnChoice, OfferedColumn } from '../../types';
import { isClassIdName, isIndexName } from './columnNames';
import type { FieldColumn, Roles } from './roles';

/** Whether the choice was made for a table with these columns. */
export const isChoiceOf = ({ names, logits, target }: ColumnChoice, columns: readonly string[]): boolean =>
    names.length === columns.length &&
    names.every((name, i) => name === columns[i]) &&
    logits.length > 0 &&
    logits.every(index => index < names.length && index !== target) &&
    (target === undefined || target < names.length);

/** What the columns are to a loss: as chosen, and besides what names or numbers the rows. */
export function chosenRoles(columns: readonly FieldColumn[], { logits, target }: ColumnChoice): Roles {
    const chosen = columns.filter((_, i) => logits.includes(i));
    const isDown = chosen.length === 1;
    const targets = columns.filter((_, i) => i === target);
    const rest = columns.filter(column => !chosen.includes(column) && !targets.includes(column));
    const index = isDown
        ? (rest.find(({ numbers, empty }) => numbers + empty === 0) ??
          rest.find(({ name, isCounting }) => isCounting && isClassIdName(name)))
        : (rest.find(({ name }) => isIndexName(name)) ??
          rest.find(({ numbers, start }) => numbers === 0 && start < chosen[0]!.start));
    return { logits: chosen, targets, index, isDown };
}

/** A column as one may choose it. */
export const columnToChoose = (
    { name, numbers, whole, booleans }: FieldColumn,
    rows: number,
    first: string,
): OfferedColumn => ({
    name,
    holds: whole === rows ? 'whole numbers' : numbers === rows && booleans === 0 ? 'numbers' : 'words',
    first: first.slice(0, 40),
});
