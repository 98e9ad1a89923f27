import { deepEqual, equal, match } from 'node:assert/strict';
import * as vscode from 'vscode';

describe('an example to play with', () => {
    afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('is a copy, with the cursor in the logits', async () => {
        await vscode.commands.executeCommand('explainCrossEntropy.openExample', 'published_example.py');
        const { document, selection } = vscode.window.activeTextEditor!;
        deepEqual(
            { untitled: document.isUntitled, languageId: document.languageId },
            { untitled: true, languageId: 'python' },
        );
        match(
            document.lineAt(selection.active.line).text.slice(selection.active.character),
            /^1\.2372, -0\.9604, 1\.5415\]/,
        );
    });

    it('may be JSON', async () => {
        await vscode.commands.executeCommand('explainCrossEntropy.openExample', 'batch.json');
        equal(vscode.window.activeTextEditor!.document.languageId, 'json');
    });
});
