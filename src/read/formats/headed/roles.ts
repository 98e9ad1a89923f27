import {
    belongsToLogits,
    isClassIdName,
    isClassName,
    isIndexName,
    isOtherName,
    isQuantityName,
    isLabelColumnName,
    logitGroup,
    quantityRank,
} from './columnNames';

/** A column of a table as it stands in the text. */
export interface FieldColumn {
    readonly name: string;
    /** The name in the header. */
    readonly start: number;
    readonly end: number;
    /** Where its first field is among the numbers, and how far apart its fields are. */
    readonly first: number;
    readonly step: number;
    /** How many of its fields are numbers, whole numbers among them, yes or no, or empty. */
    numbers: number;
    integers: number;
    /** Whole numbers, perhaps written with a point: 2.0, where the printer has made floats of all columns. */
    whole: number;
    booleans: number;
    empty: number;
    /** Its fields have been 0, 1, 2, ... so far. */
    isCounting: boolean;
}

export interface Roles {
    readonly logits: readonly FieldColumn[];
    /** Those that may tell the class of each row, the likeliest first. */
    readonly targets: readonly FieldColumn[];
    /** What names or numbers the rows. */
    readonly index: FieldColumn | undefined;
    /** Each row is a class: the only column of logits has one for each. */
    readonly isDown: boolean;
}

/** Whether a column of numbers is something else than logits by its name. */
export const hasRole = (name: string): boolean =>
    isLabelColumnName(name) || isIndexName(name) || isOtherName(name) || isQuantityName(name);

/**
 * Whether several columns with these names hold no logits: all of them, or all but one, are something else by their
 * names. A column without a name is pandas' index.
 */
export function holdNoLogits(names: readonly string[]): boolean {
    const named = names.filter(name => name !== '');
    return named.length > 1 && named.filter(name => !hasRole(name)).length < 2;
}

/** Whether whole numbers below names are too large for logits: bytes, steps and processes are counted so. */
export const areCounts = (values: ArrayLike<number>): boolean => {
    const all = Array.from(values);
    return all.every(value => value >= 0) && all.some(value => value >= 1000);
};

/** The words for what a column of numbers comes to, as pandas' `describe` prints them in front of its rows. */
const SUMMARY: ReadonlySet<string> = new Set(['count', 'mean', 'std', 'min', 'max', 'sum', 'median']);

/** Whether rows with these labels sum up the columns of another table. */
export const areSummaries = (labels: readonly string[]): boolean =>
    labels.filter(label => SUMMARY.has(label)).length > Math.min(2, labels.length - 1) && labels.length > 1;

/** Row numbers are whole: a class may be called `no`, too. */
const isIndex = ({ name, numbers, whole }: FieldColumn): boolean => isIndexName(name) && whole === numbers;

/** What the columns of a table with `rows` rows are to a loss. */
export function rolesOf(columns: readonly FieldColumn[], rows: number): Roles {
    // Some classes are named by numbers, but not all: 'dog', '7', 'cat'.
    const hasNumbers = columns.filter(
        ({ name, numbers, booleans, empty }) =>
            numbers > booleans && !(name !== '' && isClassName(name) && numbers + empty < rows),
    );
    const classIds = columns.find(({ name, isCounting }) => isCounting && isClassIdName(name));
    const quantities = hasNumbers.filter(column => column !== classIds);
    if (quantities.length > 0 && quantities.every(({ name }) => isQuantityName(name))) {
        const index =
            columns.find(({ name, numbers, empty }) => numbers + empty === 0 && isClassName(name)) ?? classIds;
        const [logits] = quantities.toSorted((a, b) => quantityRank(a.name) - quantityRank(b.name));
        return { logits: index === undefined ? [] : [logits!], targets: [], index, isDown: true };
    }
    const group = logitGroup(hasNumbers.map(({ name }) => name));
    const targets = columns.filter(
        column =>
            !(group !== undefined && belongsToLogits(column.name, group)) &&
            isLabelColumnName(column.name) &&
            (column.whole === rows || column.numbers === 0),
    );
    const logits = hasNumbers.filter(column =>
        group === undefined
            ? !targets.includes(column) && !isIndex(column) && !isOtherName(column.name)
            : belongsToLogits(column.name, group),
    );
    const rest = columns.filter(column => !logits.includes(column) && !targets.includes(column));
    const index =
        rest.find(isIndex) ??
        rest.find(column => column.numbers === 0 && column.empty < rows && column.start < (logits[0]?.start ?? 0));
    return { logits, targets, index, isDown: false };
}
