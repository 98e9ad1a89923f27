import * as v from 'valibot';
import * as vscode from 'vscode';
import {
    chooseLogitsColumns,
    chooseNoColumns,
    chooseTargetColumn,
    columnContents,
    columnLabel,
    withoutTargetColumn,
} from '../../explain/columns';
import type { ColumnChoice, OfferedColumn, TableColumns } from '../../read';

const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const storedChoice = v.object({
    names: v.array(v.string()),
    logits: v.pipe(v.array(place), v.minLength(1)),
    target: v.exactOptional(place),
});

/** The choice in the details of a stored source; undefined where there is none, or it is damaged. */
export function storedColumns(detail: unknown): ColumnChoice | undefined {
    const stored = v.safeParse(storedChoice, detail);
    return stored.success ? stored.output : undefined;
}

interface ColumnItem extends vscode.QuickPickItem {
    /** Its place among the columns; absent: none of them. */
    readonly index?: number;
}

/** A person chooses the columns of the logits, and that of the target. */
export async function chooseColumns(columns: TableColumns): Promise<ColumnChoice | 'automatic' | undefined> {
    const { all } = columns;
    const logits = await pickLogits(columns);
    if (logits === undefined) {
        return undefined;
    }
    if (logits.length === 0) {
        return 'automatic';
    }
    const target = await pickTarget(columns, logits);
    return (
        target && {
            names: all.map(({ name }) => name),
            logits,
            ...(target.index !== undefined && { target: target.index }),
        }
    );
}

async function pickLogits({ all, logits }: TableColumns): Promise<readonly number[] | undefined> {
    const items = all.flatMap((column, index) =>
        column.holds === 'words' ? [] : [{ ...itemOf(column, index), picked: logits.includes(index) }],
    );
    const picked = await vscode.window.showQuickPick(items, {
        title: chooseLogitsColumns(),
        placeHolder: chooseNoColumns(),
        canPickMany: true,
        ...options,
    });
    return picked?.map(({ index }) => index);
}

/** Nobody is asked where there is none to choose: one column of logits is one sample, and has a row for each class. */
async function pickTarget({ all, target }: TableColumns, logits: readonly number[]): Promise<ColumnItem | undefined> {
    const items: readonly ColumnItem[] = all.flatMap((column, index) =>
        logits.includes(index) || column.holds === 'numbers' ? [] : [itemOf(column, index)],
    );
    const now = items.filter(({ index }) => index === target);
    const none = { label: withoutTargetColumn() };
    return logits.length === 1 || items.length === 0
        ? none
        : vscode.window.showQuickPick([...now, none, ...items.filter(({ index }) => index !== target)], {
              title: chooseTargetColumn(),
              ...options,
          });
}

/** The panel asked: the focus goes back to it between two questions. */
const options = { matchOnDescription: true, ignoreFocusOut: true } as const;

const itemOf = ({ name, holds, first }: OfferedColumn, index: number): ColumnItem & { readonly index: number } => ({
    label: columnLabel(name),
    description: columnContents(holds, first),
    index,
});

/** The columns of a table that a person has chosen for a source. */
export class ChosenColumns {
    /** As it was last read. */
    private table: TableColumns | undefined;

    constructor(
        private chosen: ColumnChoice | undefined,
        private readonly onChange: () => void,
    ) {}

    get choice(): ColumnChoice | undefined {
        return this.chosen;
    }

    /** For a stored source. */
    get detail(): { readonly columns?: ColumnChoice } {
        return this.chosen ? { columns: this.chosen } : {};
    }

    /** A table, or something else, was read with this choice, which is forgotten where it was made for other columns. */
    note(table: TableColumns | undefined, read: ColumnChoice | undefined): void {
        this.table = table;
        if (read === this.chosen && table?.isChosen !== true) {
            this.chosen = undefined;
        }
    }

    async ask(): Promise<void> {
        const choice = this.table && (await chooseColumns(this.table));
        if (choice) {
            this.set(choice === 'automatic' ? undefined : choice);
        }
    }

    forget(): void {
        this.set(undefined);
    }

    private set(choice: ColumnChoice | undefined): void {
        this.chosen = choice;
        this.onChange();
    }
}
