// A panel follows the output of a cell that is run again: by a controller of the test's own, there is no kernel.
import * as vscode from 'vscode';
import { panels, until } from './workbench';

describe('a cell that is run again', () => {
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('is followed', async () => {
        const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'print(logits)', 'python');
        const notebook = await vscode.workspace.openNotebookDocument(
            'jupyter-notebook',
            new vscode.NotebookData([cell]),
        );
        await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.One });
        const controller = vscode.notebooks.createNotebookController('printing', 'jupyter-notebook', 'Prints');
        const printed = ['first', 'second'];
        controller.executeHandler = ([run]) => {
            const execution = controller.createNotebookCellExecution(run!);
            execution.executionOrder = 3 - printed.length;
            execution.start();
            const text = `${printed.shift()} = tensor([[ 1.2372, -0.9604,  1.5415]])\n`;
            void execution.replaceOutput(new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.stdout(text)]));
            execution.end(true);
        };
        controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
        const run = () =>
            vscode.commands.executeCommand('notebook.cell.execute', {
                ranges: [{ start: 0, end: 1 }],
                document: notebook.uri,
            });
        await until('the first output', () => {
            if (printed.length === 2) {
                void run();
            }
            return notebook.cellAt(0).outputs.length > 0;
        });
        await vscode.commands.executeCommand('explainCrossEntropy.explainCell', notebook.cellAt(0));
        await until('the panel', () => panels().some(({ label }) => label === 'Cross-Entropy: first'));
        await run();
        await until('the next output in the panel', () =>
            panels().some(({ label }) => label === 'Cross-Entropy: second'),
        );
        controller.dispose();
    });
});
