/** What is said of the columns of a table, and of choosing them. */
import type { TextFacts } from '../diagnose/textFacts';
import { formatCount } from '../format/numbers';
import { t } from '../format/l10n';
import { sentences } from '../format/sentences';
import type { TableColumns } from '../read';

/** More names of columns are only counted. */
const MOST_NAMED = 8;

/** The names of columns, as far as there is room. */
export function columnNames(names: readonly string[]): string {
    const more = names.length - MOST_NAMED;
    const list = names.slice(0, MOST_NAMED).map(columnLabel).join(', ');
    return more > 0 ? t('{0} and {1} more', list, formatCount(more)) : list;
}

export const columnLabel = (name: string): string => (name === '' ? t('(no name)') : name);

/** The columns of a table by their names, as it was read. */
export const namesOfColumns = ({
    all,
    logits,
    target,
    isChosen,
    noTarget,
}: TableColumns): NonNullable<TextFacts['columns']> => ({
    logits: logits.map(index => all[index]!.name),
    ...(target !== undefined && { target: all[target]!.name }),
    ...(isChosen && { isChosen }),
    ...(noTarget !== undefined && { noTarget: all[noTarget]!.name }),
});

/** Why some columns of a table are not among the logits; as chosen, all that was. Undefined: nothing to say. */
export function columnsRead({ leftOut = [], columns }: Pick<TextFacts, 'leftOut' | 'columns'>): string | undefined {
    const names = columnNames(leftOut);
    if (columns?.isChosen) {
        const { logits, target, noTarget } = columns;
        return sentences(
            target === undefined
                ? t('As you chose, these columns hold the logits: {0}.', columnNames(logits))
                : t(
                      'As you chose, these columns hold the logits: {0}; the target is {1}.',
                      columnNames(logits),
                      columnLabel(target),
                  ),
            ...(noTarget === undefined
                ? []
                : [
                      t(
                          '{0} cannot be the target: some of its fields are neither the index nor the name of one of these columns.',
                          columnLabel(noTarget),
                      ),
                  ]),
            ...(leftOut.length === 0 ? [] : [t('Left out: {0}.', names)]),
        );
    }
    switch (leftOut.length) {
        case 0:
            return undefined;
        case 1:
            return t(
                'Judging by its name and contents, this column of the table does not hold logits, so it is left out: {0}.',
                names,
            );
        default:
            return t(
                'Judging by their names and contents, these columns of the table do not hold logits, so they are left out: {0}.',
                names,
            );
    }
}

export const chooseLogitsColumns = (): string => t('Which columns hold the logits? (One column for each class.)');
export const chooseNoColumns = (): string => t('Select none to have them found automatically.');
export const chooseTargetColumn = (): string => t('Which column is the target?');
export const withoutTargetColumn = (): string => t('No target');

/** What a column holds, and what it begins with. */
export function columnContents(holds: 'numbers' | 'whole numbers' | 'words', first: string): string {
    switch (holds) {
        case 'numbers':
            return t('numbers: {0}, …', first);
        case 'whole numbers':
            return t('integers: {0}, …', first);
        case 'words':
            return t('text: {0}, …', first);
    }
}
