import * as vscode from 'vscode';
import { EXAMPLES, exampleTitle } from '../../explain/examples';
import type { ExampleFile } from '../../explain/examples';
import { exampleFolder } from '../exampleFolder';
import { markDone } from '../walkthrough';

/** Opens a copy of an example to play with: the one that a link names, else the one that is picked. */
export function registerOpenExample(context: vscode.ExtensionContext): void {
    context.subscriptions.push(
        vscode.commands.registerCommand('explainCrossEntropy.openExample', async (argument?: unknown) => {
            const example = EXAMPLES.find(({ file }) => file === argument) ?? (await pick());
            if (example) {
                await open(context, example);
            }
        }),
    );
}

async function pick(): Promise<ExampleFile | undefined> {
    const items = EXAMPLES.map(example => ({ label: exampleTitle(example), description: example.file, example }));
    return (await vscode.window.showQuickPick(items))?.example;
}

async function open(context: vscode.ExtensionContext, example: ExampleFile): Promise<void> {
    const uri = await copyOf(context, example);
    const options: vscode.TextDocumentShowOptions = { viewColumn: columnForExample(), preview: false };
    if (uri.path.endsWith('.ipynb')) {
        await vscode.commands.executeCommand('vscode.open', uri, options);
    } else {
        const document = await vscode.workspace.openTextDocument(uri);
        const inside = document.positionAt(document.getText().indexOf(example.cursorAt));
        await vscode.window.showTextDocument(document, { ...options, selection: new vscode.Range(inside, inside) });
    }
    markDone(example.file);
}

/**
 * A file of the extension's own storage, so that it has a name and nothing to save: as the extension brings it along,
 * unless it is open, and perhaps changed.
 */
async function copyOf(context: vscode.ExtensionContext, example: ExampleFile): Promise<vscode.Uri> {
    const copy = vscode.Uri.joinPath(exampleFolder(context), example.file);
    if (!isInTab(copy)) {
        await write(copy, await contentOf(context, example));
    }
    return copy;
}

function contentOf(
    { extensionUri }: vscode.ExtensionContext,
    { file, hasWords, text }: ExampleFile,
): Thenable<Uint8Array> | Uint8Array {
    const language = hasWords === true && vscode.l10n.bundle ? [vscode.env.language.toLowerCase()] : [];
    return text
        ? new TextEncoder().encode(text())
        : vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'media', 'examples', ...language, file));
}

const isInTab = (uri: vscode.Uri): boolean =>
    vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(
            ({ input }) =>
                (input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook) &&
                input.uri.toString() === uri.toString(),
        );

/** A document that was closed a moment ago still holds its text, and would be shown with that. */
async function write(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const known = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
    if (known) {
        const edit = new vscode.WorkspaceEdit();
        const all = new vscode.Range(0, 0, known.lineCount, 0);
        edit.replace(uri, known.validateRange(all), new TextDecoder().decode(content));
        await vscode.workspace.applyEdit(edit);
        await known.save();
    } else {
        await vscode.workspace.fs.writeFile(uri, content);
    }
}

/** Where a text is shown already; beside the walkthrough, say, where nothing but that is shown. */
function columnForExample(): vscode.ViewColumn {
    const shown = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
    const isEmpty = vscode.window.tabGroups.activeTabGroup.tabs.length === 0;
    return shown?.viewColumn ?? (isEmpty ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside);
}
