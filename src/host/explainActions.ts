import * as vscode from 'vscode';
import { canBeLogits } from '../context';
import { explainTitle } from '../explain';
import { readArrayAt } from '../read';
import { lossesIn } from './documentLosses';
import { textAround } from './documentText';
import { EXPLAIN_COMMAND, insideArray } from './explainCommand';

/** No quick fix, no refactoring: the menu lists it by itself. */
const KIND = vscode.CodeActionKind.Empty.append('explainCrossEntropy');

/** The lightbulb on an array of logits, and on a call of a loss whose logits stand in the text, leads to the panel. */
export function registerExplainActions(context: vscode.ExtensionContext): void {
    context.subscriptions.push(vscode.languages.registerCodeActionsProvider({ pattern: '**' }, { provideCodeActions }, { providedCodeActionKinds: [KIND] }));
}

async function provideCodeActions(document: vscode.TextDocument, range: vscode.Range, { triggerKind }: vscode.CodeActionContext): Promise<vscode.CodeAction[]> {
    const offset = document.offsetAt(range.start);
    const start = arrayAt(document, offset, triggerKind === vscode.CodeActionTriggerKind.Invoke) ?? await arrayOfCallAt(document, offset);
    return start === undefined ? [] : [explainAction(document, start)];
}

/** Where the array at `offset` begins. The lightbulb comes up unasked only for numbers with decimals: lists of whole numbers are seldom logits. */
function arrayAt(document: vscode.TextDocument, offset: number, asked: boolean): number | undefined {
    const { text, start, edges } = textAround(document, offset);
    const array = readArrayAt(text, offset - start, edges);
    return array && 'data' in array && canBeLogits(array) && (asked || array.decimals !== undefined) ? start + array.start : undefined;
}

/** Where the logits begin of the innermost call of a loss around `offset`. */
async function arrayOfCallAt(document: vscode.TextDocument, offset: number): Promise<number | undefined> {
    const calls = await lossesIn(document);
    return calls.findLast(({ call: { node } }) => node.from <= offset && offset <= node.to)?.array.start;
}

function explainAction(document: vscode.TextDocument, start: number): vscode.CodeAction {
    const title = explainTitle();
    const action = new vscode.CodeAction(title, KIND);
    action.command = { command: EXPLAIN_COMMAND, title, arguments: [insideArray(document, start)] };
    return action;
}
