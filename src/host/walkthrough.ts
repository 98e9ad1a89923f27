import * as vscode from 'vscode';

/**
 * Tells the walkthrough, whose steps go by it in the manifest, what a person has done: opened an example, seen a hover,
 * changed a number, explained what a debugger holds.
 */
export function markDone(what: string): void {
    void vscode.commands.executeCommand('setContext', `explainCrossEntropy.done.${what}`, true);
}
