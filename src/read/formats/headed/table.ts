import type { Collector } from '../../collector';
import { messages } from '../../messages';
import { lineEnd, skipBlanks } from '../../scan/characters';
import { contentOf } from '../../scan/csv';
import { numberWritten } from '../../scan/rows';
import type { Labels, ReadRefusal, TableColumns } from '../../types';
import { labelsOfRows } from '../rowLabels';
import { readFooter, readHeading } from '../surroundings';
import { wrappedBelow } from '../wrapped';
import type { Footer } from '../surroundings';
import { chosenRoles, columnToChoose, isChoiceOf } from './chosen';
import { classOf, isLabelColumnName } from './columnNames';
import { hasThousands, isAdorned, lineFrom } from './fields';
import type { Head } from './head';
import { holdMeasurements, sumToOne } from './measurements';
import type { Part } from './part';
import { areCounts, areSummaries, hasRole, holdNoLogits, rolesOf } from './roles';
import type { FieldColumn, Roles } from './roles';

/** Spark says so below the rows that it shows. */
const TOP_ROWS = /^only showing top \d+ rows?$/;
const ROW_COUNT = /^\((\d+) rows?(?: in set.*)?\)$/;

/** What follows the rows of a table, and where the whole ends. */
interface Ending {
    readonly footer: Footer | undefined;
    /** More of its columns follow in blocks of their own. */
    readonly isWrapped: boolean;
    /** How many rows it says that there are. */
    readonly rows: number | undefined;
    readonly end: number;
    /** The start of the line behind. */
    readonly next: number;
}

/** pandas writes a level of an index once for the rows that have it in common. */
const filledDown = (labels: readonly string[]): readonly string[] => {
    let last = '';
    return labels.map(label => (last = label || last));
};

/** A table that has been read, and what is to be made of it. */
export class Table {
    private readonly rows: number;
    /** The columns were chosen by a person. */
    private readonly isChosen: boolean;

    constructor(
        private readonly out: Collector,
        private readonly base: number,
        private readonly start: number,
        private readonly head: Head,
        private readonly parts: readonly Part[],
    ) {
        this.rows = parts[0]!.rows;
        const { choice } = out;
        this.isChosen =
            choice !== undefined &&
            isChoiceOf(
                choice,
                this.toChoose.map(({ name }) => name),
            );
    }

    /** Reports the array in it, or why there is none. Returns the start of the line behind; undefined: no table. */
    report(): number | undefined {
        const { out, rows, columns } = this;
        const [first, last] = [this.parts[0]!, this.parts.at(-1)!];
        const isOnly = columns.length === 1;
        // The only column of a frame has its index for names, whatever it is called.
        const roles = this.isChosen
            ? chosenRoles(this.toChoose, out.choice!)
            : rolesOf(isOnly ? [...first.indices, ...columns] : columns, rows);
        const { logits } = roles;
        const isOneColumn = (isOnly || roles.isDown) && logits.length === 1 && (rows > 1 || this.isChosen);
        if (rows < 1 || (logits.length < 2 && !isOneColumn && !this.isElided)) {
            return holdNoLogits(columns.map(({ name }) => name)) ? last.next : undefined;
        }
        const ending = this.readEnding(last);
        this.noteDecimals(logits);
        if (!this.isChosen && this.head.isCrossed && out.numbers.decimals === undefined) {
            return last.next; // counts of pairs
        }
        if (!this.isChosen && !this.isArray(logits, ending)) {
            return undefined;
        }
        if (!this.isChosen && (this.isCount(logits) || this.isSummary(roles) || this.isMeasured(roles, isOneColumn))) {
            return last.next;
        }
        const problem = this.problemOf(logits, ending);
        if (problem === undefined) {
            this.add(roles, isOneColumn, ending);
        } else {
            out.refuse(this.start, ending.end, problem);
        }
        return ending.next;
    }

    private get columns(): readonly FieldColumn[] {
        return this.parts.flatMap(part => part.columns);
    }

    /** Those of which one may choose: the levels of an index have names of their own, or cannot be told from others. */
    private get toChoose(): readonly FieldColumn[] {
        return [...this.parts[0]!.indices.filter(({ name }) => name !== ''), ...this.columns];
    }

    private get isElided(): boolean {
        return this.parts.some(({ isElided }) => isElided);
    }

    /** What stands below the rows: the number of rows of a database, what pandas says of a series. */
    private readEnding(last: Part): Ending {
        const { text } = this.out;
        const footer = readFooter(text, last.next);
        const below = footer ? '' : (lineFrom(text, last.next)?.trim() ?? '');
        const countLine = ROW_COUNT.exec(below) ?? TOP_ROWS.exec(below);
        const wrapped = footer || countLine ? undefined : this.behindWrapped(last.next);
        const end = footer?.end ?? wrapped ?? (countLine ? lineEnd(text, last.next) : last.end);
        return {
            footer,
            rows: footer?.rows ?? (countLine ? Number(countLine[1] ?? Infinity) : undefined),
            end,
            isWrapped: wrapped !== undefined,
            next: footer || countLine || wrapped !== undefined ? Math.min(end + 1, text.length) : last.next,
        };
    }

    private noteDecimals(logits: readonly FieldColumn[]): void {
        const { numbers } = this.out;
        numbers.resetDecimals();
        // Row by row, as they stand in the text: it is long, and in the processor's cache only once then.
        for (let row = 0; row < this.rows; row++) {
            for (const { first, step } of logits) {
                numbers.noteDecimalsAt(first + row * step);
            }
        }
    }

    /** Whether these columns of the table, and no others, are an array. */
    private isArray(logits: readonly FieldColumn[], { end }: Ending): boolean {
        const { head, out } = this;
        const isWhole = skipBlanks(out.text, end) === out.text.length && skipBlanks(out.text, 0) >= this.start;
        const mayBeCounters =
            !head.isDrawn && head.isCounting && head.indices === 0 && logits.some(({ integers }) => integers > 0);
        return (
            (out.numbers.decimals !== undefined || isWhole || head.isDrawn) &&
            !this.isBehindText(this.columns, logits) &&
            !mayBeCounters
        );
    }

    /** Why the numbers cannot be read, or not all of them. */
    private problemOf(logits: readonly FieldColumn[], ending: Ending): ReadRefusal | undefined {
        const { parts, rows } = this;
        if (this.isElided || (ending.rows !== undefined && ending.rows !== rows)) {
            return { reason: 'elided', message: messages.elided() };
        }
        if (ending.isWrapped) {
            return { reason: 'elided', message: messages.wrapped() };
        }
        if (parts.some(part => part.rows !== rows)) {
            return { reason: 'elided', message: messages.truncated() };
        }
        const ragged = parts.find(part => part.ragged)?.ragged;
        if (ragged) {
            return { reason: 'ragged', message: messages.ragged(ragged.row, [ragged.count], [ragged.before]) };
        }
        const torn = logits.find(column => column.numbers < rows) ?? this.columns.find(column => this.isLarge(column));
        return (
            torn && {
                reason: 'not-numeric',
                message: torn.empty > 0 ? messages.emptyField() : messages.notNumeric(this.textIn(torn)),
            }
        );
    }

    /** Where the blocks end in which more columns of the same rows follow. */
    private behindWrapped(next: number): number | undefined {
        const [index] = this.parts[0]!.indices;
        return index === undefined || this.head.isDrawn
            ? undefined
            : wrappedBelow(
                  this.out.text,
                  next,
                  this.fieldsOf(index),
                  this.out.text.slice(this.start, this.parts[0]!.next).split('\n')[1] ?? '',
                  this.out.text.slice(this.start, lineEnd(this.out.text, this.start)),
              );
    }

    /** Numbers with commas at the thousands, a currency or a per cent sign: not text that may be left out. */
    private isLarge({ name, numbers, first }: FieldColumn): boolean {
        const field = this.fieldAt(first);
        return numbers < this.rows && (hasThousands(field) || (isAdorned(field) && !hasRole(name)));
    }

    private add({ logits, targets, index }: Roles, isOneColumn: boolean, { footer, end }: Ending): void {
        const { out, rows, head } = this;
        const names = logits.map(({ name }) => name);
        const { indices } = this.parts[0]!;
        const levels =
            isOneColumn || this.isChosen ? [] : indices.filter(({ name: level }) => isLabelColumnName(level));
        const labelColumn = [...targets, ...levels].find(
            target =>
                (this.isChosen ? !isOneColumn : !this.isIndex(target, targets)) &&
                this.labelsIn(target, names) !== undefined,
        );
        const indexColumn = indices.findLast(level => level !== labelColumn) ?? index;
        const rowLabels = indexColumn && labelsOfRows(this.labelsOfIndex(indexColumn));
        const used = [...logits, indexColumn, labelColumn];
        const leftOut = this.columns
            .filter(column => !used.includes(column) && column.empty < rows && column.name !== '')
            .filter(column => !(targets.includes(column) && this.isIndex(column, targets)));
        const columnLabels = head.isCounting ? undefined : names;
        const { name } = readHeading(out.text, this.start);
        const labels = labelColumn && this.labelsIn(labelColumn, names);
        const columns = this.columnsRead(logits, labelColumn);
        out.numbers.gather(this.base, this.rowMajor(logits));
        out.add(
            this.base,
            {
                start: this.start,
                end,
                shape: isOneColumn ? [rows] : [rows, logits.length],
                name: footer?.name ?? name,
                rowLabels,
                columnLabels,
                classNames: isOneColumn ? rowLabels : columnLabels,
                labels,
                leftOut: leftOut.length > 0 ? leftOut.map(column => column.name) : undefined,
                columns,
            },
            footer === undefined,
        );
    }

    /** How the columns were read, where there are several to choose from. */
    private columnsRead(logits: readonly FieldColumn[], target: FieldColumn | undefined): TableColumns | undefined {
        const { rows, isChosen, toChoose: all } = this;
        const chosen = isChosen ? this.out.choice!.target : undefined;
        const isIn = target !== undefined && all.includes(target);
        return all.length < 2
            ? undefined
            : {
                  all: all.map(column => columnToChoose(column, rows, this.fieldAt(column.first))),
                  logits: logits.map(column => all.indexOf(column)),
                  ...(isIn && { target: all.indexOf(target) }),
                  ...(isChosen && { isChosen: true as const }),
                  ...(chosen !== undefined && !isIn && { noTarget: chosen }),
              };
    }

    /** What each row is called: by the levels of an index together, where they have no names. */
    private labelsOfIndex(column: FieldColumn): readonly string[] {
        const { indices } = this.parts[0]!;
        const levels = indices.includes(column) && indices.every(({ name }) => name === '') ? indices : [column];
        const said = levels.map(level => filledDown(this.fieldsOf(level)));
        return said[0]!.map((_, row) => said.map(labels => labels[row]).join(' '));
    }

    /** Where the numbers of the logits are among all, row by row. */
    private rowMajor(logits: readonly FieldColumn[]): Uint32Array {
        const order = new Uint32Array(this.rows * logits.length);
        logits.forEach(({ first, step }, i) => {
            for (let row = 0; row < this.rows; row++) {
                order[row * logits.length + i] = first + row * step;
            }
        });
        return order;
    }

    /**
     * pandas sets the name of its columns above the index where it writes HTML or LaTeX, and in CSV where they have
     * several levels.
     */
    private isIndex(column: FieldColumn, others: readonly FieldColumn[]): boolean {
        return (
            (this.head.separator === '\t' || others.length > 1) &&
            column === this.parts[0]!.columns[0] &&
            column.isCounting &&
            column.whole === this.rows &&
            this.rows > 1
        );
    }

    /** The class of each row: its index, or the name of the column of its logits. */
    private labelsIn(column: FieldColumn, names: readonly string[]): Labels | undefined {
        const { first, step, start, end, whole } = column;
        const { rows } = this;
        const { values } = this.out.numbers;
        const classes = names.map(classOf);
        const data =
            whole === rows
                ? Float64Array.from({ length: rows }, (_, row) => values[first + row * step]!)
                : Float64Array.from(this.fieldsOf(column), label =>
                      Math.max(names.indexOf(label), classes.indexOf(label)),
                  );
        return whole === rows || data.every(label => label >= 0) ? { data, shape: [rows], start, end } : undefined;
    }

    /** Whether what stands before the logits is the first of them behind a text, or the names are not those of columns. */
    private isBehindText(columns: readonly FieldColumn[], logits: readonly FieldColumn[]): boolean {
        const numbered = logits.filter(({ name }) => /^\d+$/.test(name)).length;
        const before = columns[columns.indexOf(logits[0]!) - 1];
        return (
            (numbered > 0 && numbered < logits.length) ||
            (before?.numbers === 0 && this.fieldsOf(before).every(field => /[\s:>|=][-+]?\d*[.,]\d+$/.test(field)))
        );
    }

    /** Whether the rows sum up the columns of another table, as `describe` prints them. */
    private isSummary({ index }: Roles): boolean {
        const labels = this.parts[0]!.indices.at(-1) ?? index;
        return labels !== undefined && labels.numbers < this.rows && areSummaries(this.fieldsOf(labels));
    }

    /** Whether the columns are measurements by their names: neither do labels name them, nor are they probabilities. */
    private isMeasured({ logits, targets }: Roles, isOneColumn: boolean): boolean {
        const names = logits.map(({ name }) => name);
        const { values } = this.out.numbers;
        return (
            !isOneColumn &&
            !this.out.isMeant &&
            holdMeasurements(this.columns.map(({ name }) => name)) &&
            !targets.some(target => target.numbers === 0 && this.labelsIn(target, names) !== undefined) &&
            !sumToOne(
                Array.from(this.rowMajor(logits), place => values[place]!),
                logits.length,
            )
        );
    }

    /** Whether the columns of a printout without an index count bytes, steps or processes. */
    private isCount(columns: readonly FieldColumn[]): boolean {
        const { values, decimals } = this.out.numbers;
        const isPrinted = this.head.separator === ' ' && this.head.indices === 0;
        return (
            isPrinted &&
            decimals === undefined &&
            areCounts(
                columns.flatMap(({ first, step }) =>
                    Array.from({ length: this.rows }, (_, row) => values[first + row * step]!),
                ),
            )
        );
    }

    private fieldsOf({ first, step }: FieldColumn): readonly string[] {
        return Array.from({ length: this.rows }, (_, row) => contentOf(this.fieldAt(first + row * step)));
    }

    private fieldAt(place: number): string {
        const { starts, ends } = this.out.numbers;
        return this.out.text.slice(starts[place], ends[place]);
    }

    /** The first field that is not a number. */
    private textIn({ first, step }: FieldColumn): string {
        const { text } = this.out;
        const fields = Array.from({ length: this.rows }, (_, row) => first + row * step);
        const { starts, ends } = this.out.numbers;
        const place = fields.find(at => numberWritten(text, starts[at]!, ends[at]!) === undefined);
        return this.fieldAt(place ?? first).slice(0, 40);
    }
}
