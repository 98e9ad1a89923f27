import type * as vscode from 'vscode';
import { logitsIn } from '../../context/logitsIn';
import { readTextOf } from '../sources/documentText';

/** Two numbers with nothing but a comma, blanks or a bracket between them: without them there is no array to look for. */
const TWO_NUMBERS = /\d[\])f]?[,;\s]+[[(]?[-+.]?\d/;

/** Whether the text of a document holds an array that can be logits, or code that may call a loss. */
export function holdsArray(document: vscode.TextDocument): boolean {
    const text = readTextOf(document);
    return text.mayCallLoss || (TWO_NUMBERS.test(text.source) && logitsIn(text.arrays.arrays).length > 0);
}
