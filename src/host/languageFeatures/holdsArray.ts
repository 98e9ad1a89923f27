import type * as vscode from 'vscode';
import { logitsIn } from '../../context/logitsIn';
import { readTextOf } from '../sources/documentText';

/** Two numbers with nothing but a comma, blanks or a bracket between them: without them there is no array to look for. */
const TWO_NUMBERS = /\d[\])f]?[,;\s]+[[(]?[-+.]?\d/;

/** Whether the text of a document holds an array that can be logits. */
export const holdsArray = (document: vscode.TextDocument): boolean =>
    TWO_NUMBERS.test(document.getText()) && logitsIn(readTextOf(document).arrays.arrays).length > 0;
