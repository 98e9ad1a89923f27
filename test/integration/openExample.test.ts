import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { panels, until } from './workbench';

const open = (file: string): Thenable<unknown> =>
    vscode.commands.executeCommand('explainCrossEntropy.openExample', file);

describe('an example to play with', () => {
    afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('is a file with a name and nothing to save, with the cursor in the logits', async () => {
        await open('published_example.py');
        const { document, selection } = vscode.window.activeTextEditor!;
        deepEqual(
            { untitled: document.isUntitled, dirty: document.isDirty, languageId: document.languageId },
            { untitled: false, dirty: false, languageId: 'python' },
        );
        match(document.fileName, /published_example\.py$/);
        match(
            document.lineAt(selection.active.line).text.slice(selection.active.character),
            /^1\.2372, -0\.9604, 1\.5415\]/,
        );
    });

    it('may be JSON', async () => {
        await open('batch.json');
        equal(vscode.window.activeTextEditor!.document.languageId, 'json');
    });

    it('may be a notebook, or as long as a row of a language model', async () => {
        await open('notebook.ipynb');
        await until('the notebook', () => vscode.window.activeNotebookEditor !== undefined);
        equal(vscode.window.activeNotebookEditor!.notebook.cellCount, 4);
        await open('next_token.json');
        const { document, selection } = vscode.window.activeTextEditor!;
        deepEqual([document.lineCount > 4000, document.isDirty, selection.active.line], [true, false, 2]);
    });

    it('is as it was at first when it is opened again', async () => {
        await open('published_example.py');
        const first = vscode.window.activeTextEditor!.document;
        const original = first.getText();
        const edit = new vscode.WorkspaceEdit();
        edit.insert(first.uri, new vscode.Position(0, 0), '# mine\n');
        await vscode.workspace.applyEdit(edit);
        await open('published_example.py');
        match(vscode.window.activeTextEditor!.document.getText(), /^# mine/, 'not while it is open');
        await first.save();
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        await open('published_example.py');
        equal(vscode.window.activeTextEditor!.document.getText(), original);
    });
});

describe('where no editor of text is active', () => {
    afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('an example opens beside what is shown, and the command explains the array in sight', async () => {
        await vscode.commands.executeCommand('workbench.action.openSettings2');
        await until('the settings', () => vscode.window.tabGroups.activeTabGroup.tabs.length === 1);
        await open('published_example.py');
        equal(vscode.window.tabGroups.all.length, 2);
        const document = vscode.window.activeTextEditor!.document;
        vscode.window.activeTextEditor!.selection = new vscode.Selection(0, 0, 0, 0);
        await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
        await until('the settings in front', () => vscode.window.activeTextEditor === undefined);
        await vscode.commands.executeCommand('explainCrossEntropy.explain');
        await until('the panel', () => panels().some(({ label }) => label === 'Cross-Entropy: output'));
        ok(!document.isDirty);
    });
});
