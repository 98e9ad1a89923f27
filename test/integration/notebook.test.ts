import { ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverTextSoon, panels, until } from './workbench';

describe('a cell of a notebook', () => {
    before(() => vscode.extensions.getExtension('explain-cross-entropy.explain-cross-entropy')?.activate());
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('has its hover and opens the panel', async () => {
        const text = 'output = torch.tensor([[1.2372, -0.9604, 1.5415]])\ntarget = torch.tensor([2])';
        const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python');
        const notebook = await vscode.workspace.openNotebookDocument(
            'jupyter-notebook',
            new vscode.NotebookData([cell]),
        );
        await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.One });
        const { document } = notebook.cellAt(0);
        const shown = await hoverTextSoon(document, document.positionAt(text.indexOf('-0.96')));
        ok(shown.includes('**0.5986**'), shown);

        await vscode.commands.executeCommand('notebook.cell.edit');
        await until('the cell to be the active editor', () => vscode.window.activeTextEditor?.document === document);
        vscode.window.activeTextEditor!.selection = new vscode.Selection(0, 30, 0, 30);
        await vscode.commands.executeCommand('explainCrossEntropy.explain');
        await until('the panel', () => panels().some(({ label }) => label === 'Cross-Entropy: output'));
    });
});
