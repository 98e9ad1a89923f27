// A panel follows the output of a cell that is run again.
import * as vscode from 'vscode';
import { notebookThatPrints, panels, until } from './workbench';

describe('a cell that is run again', () => {
    after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('is followed', async () => {
        const { cell, runAgain, dispose } = await notebookThatPrints(
            run => `${run === 1 ? 'first' : 'second'} = tensor([[ 1.2372, -0.9604,  1.5415]])\n`,
        );
        await vscode.commands.executeCommand('explainCrossEntropy.explainCell', cell);
        await until('the panel', () => panels().some(({ label }) => label === 'Cross-Entropy: first'));
        await runAgain();
        await until('the next output in the panel', () =>
            panels().some(({ label }) => label === 'Cross-Entropy: second'),
        );
        dispose();
    });
});
