import { ok } from 'node:assert/strict';
import * as vscode from 'vscode';

/** Waits until a condition holds. */
export async function until(what: string, holds: () => boolean, timeout = 10_000): Promise<void> {
    for (const end = Date.now() + timeout; !holds();) {
        ok(Date.now() < end, `waited for ${what}`);
        await new Promise(resolve => setTimeout(resolve, 20));
    }
}

/** The text of the hovers at a place. */
export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
    );
    return hovers
        .flatMap(({ contents }) => contents)
        .map(content => (content instanceof vscode.MarkdownString ? content.value : ''))
        .join('\n');
}

/**
 * The text of the hovers at a place, once there is one: a language's own extension may still be starting, and VS Code
 * then gives none at all.
 */
export async function hoverTextSoon(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
    for (const end = Date.now() + 10_000; ;) {
        const text = await hoverText(document, position);
        if (text !== '' || Date.now() > end) {
            return text;
        }
    }
}

/** The tabs of the extension's panels. */
export const panels = (): vscode.Tab[] =>
    vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
            ({ input }) =>
                input instanceof vscode.TabInputWebview && input.viewType.endsWith('explainCrossEntropy.panel'),
        );

/**
 * A new document with this text. VS Code may give it the name of one that was just closed, and then the text that it
 * still keeps of that one in case of a crash: the next name is free of it.
 */
export async function openUntitled(content: string, language: string): Promise<vscode.TextDocument> {
    for (let tries = 0; tries < 10; tries++) {
        const document = await vscode.workspace.openTextDocument({ content, language });
        if (document.getText() === content && document.languageId === language) {
            return document;
        }
    }
    throw new Error(`No new document has the text ${JSON.stringify(content)}.`);
}

/**
 * A notebook with a cell that has run once, by a controller of the test's own: there is no kernel.
 *
 * @param printed what the cell prints the first time, the second, ...
 */
export async function notebookThatPrints(printed: (run: number) => string): Promise<{
    readonly cell: vscode.NotebookCell;
    readonly runAgain: () => Promise<void>;
    readonly dispose: () => void;
}> {
    const notebook = await vscode.workspace.openNotebookDocument(
        'jupyter-notebook',
        new vscode.NotebookData([new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'print(logits)', 'python')]),
    );
    await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.One });
    const controller = vscode.notebooks.createNotebookController('printing', 'jupyter-notebook', 'Prints');
    let runs = 0;
    controller.executeHandler = ([run]) => {
        const execution = controller.createNotebookCellExecution(run!);
        execution.executionOrder = ++runs;
        execution.start();
        const output = vscode.NotebookCellOutputItem.stdout(printed(runs));
        void execution.replaceOutput(new vscode.NotebookCellOutput([output]));
        execution.end(true);
    };
    controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
    const runAgain = async (): Promise<void> => {
        await vscode.commands.executeCommand('notebook.cell.execute', {
            ranges: [{ start: 0, end: 1 }],
            document: notebook.uri,
        });
    };
    const cell = notebook.cellAt(0);
    await until('the first output', () => {
        if (runs === 0) {
            void runAgain(); // before it knows the controller, VS Code runs nothing
        }
        return cell.outputs.length > 0;
    });
    return { cell, runAgain, dispose: () => controller.dispose() };
}
