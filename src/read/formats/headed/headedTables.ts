import type { Collector } from '../../collector';
import { skipBlanks } from '../../scan/characters';
import type { FormatOf } from '../format';
import { isChoiceOf } from './chosen';
import { headAt, namesToChoose } from './head';
import type { Head } from './head';
import { numbersBelow } from './numbersBelow';
import { readPart } from './part';
import { Table } from './table';

/**
 * Tables whose columns are not all logits, or whose head is more than a line of names: with a column of labels, numbers
 * of rows or texts, in Markdown, from databases, in several groups of columns as pandas prints wide ones.
 */
export const headedTables: FormatOf = out => {
    /** Up to here are the rows of what was not a table after all: they are not looked at again. */
    let rejected = 0;
    const hasNumbersBelow = numbersBelow(out.text);
    return {
        read: lineStart => {
            const head = lineStart < rejected || !hasNumbersBelow(lineStart) ? undefined : headAt(out.text, lineStart);
            if (head === undefined || !(head.isSpecial || isChosen(out, head))) {
                return lineStart;
            }
            const { next, isTable } = readHeadedTable(out, lineStart, head);
            rejected = isTable ? rejected : next;
            return isTable ? next : lineStart;
        },
    };
};

/** Whether a person has chosen columns for tables with this head. */
const isChosen = ({ choice }: Collector, head: Head): boolean =>
    choice !== undefined && isChoiceOf(choice, namesToChoose(head));

function readHeadedTable(
    out: Collector,
    lineStart: number,
    head: Head,
): { readonly next: number; readonly isTable: boolean } {
    const { text, numbers } = out;
    const base = numbers.length;
    const parts = [readPart(out, head)];
    for (let last: Head | undefined = head; last?.isContinued === true;) {
        const next = skipLineEnds(text, parts.at(-1)!.next);
        last = next < text.length ? headAt(text, next) : undefined;
        parts.push(
            last === undefined
                ? { ...parts[0]!, columns: [], rows: -1, end: parts.at(-1)!.end, next: parts.at(-1)!.next }
                : readPart(out, last),
        );
    }
    const next = new Table(out, base, lineStart, head, parts).report();
    numbers.truncate(base);
    return { next: next ?? parts.at(-1)!.next, isTable: next !== undefined };
}

function skipLineEnds(text: string, pos: number): number {
    const ink = skipBlanks(text, pos);
    return Math.max(pos, text.lastIndexOf('\n', ink - 1) + 1);
}
