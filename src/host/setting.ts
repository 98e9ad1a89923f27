import * as vscode from 'vscode';
import { arithmeticDtypes } from '../model/dtype';
import type { ArithmeticDtype } from '../model/dtype';

/**
 * What the settings hold under `explainCrossEntropy`: a person may have written anything there.
 *
 * @param scope the document, where the setting may be another one for its language or folder
 */
export const setting = (name: string, scope?: vscode.TextDocument): unknown =>
    vscode.workspace.getConfiguration('explainCrossEntropy', scope).get(name);

/** The arithmetic of losses whose code says nothing of it; undefined for the usual one. */
export function defaultArithmetic(): ArithmeticDtype | undefined {
    const wanted = arithmeticDtypes.find(dtype => dtype === setting('arithmetic'));
    return wanted === 'float64' ? undefined : wanted;
}
