import type * as vscode from 'vscode';
import { canBeLogits } from '../../context';
import { lossesIn } from './documentLosses';
import { textAround } from '../sources/documentText';

/**
 * Where the array begins that a place means: the one at `offset`, or the logits of the innermost call of a loss around
 * it. Lists of whole numbers are seldom logits: they count only where a person `asked`.
 */
export async function explainableAt(
    document: vscode.TextDocument,
    offset: number,
    asked: boolean,
): Promise<number | undefined> {
    const { text, start } = textAround(document, offset);
    const array = text.arrayAt(offset - start);
    if (array && 'data' in array && canBeLogits(array) && (asked || array.decimals !== undefined)) {
        return start + array.start;
    }
    const calls = await lossesIn(document);
    return calls.findLast(({ call: { node } }) => node.from <= offset && offset <= node.to)?.array.start;
}
