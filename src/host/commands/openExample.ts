import * as vscode from 'vscode';
import { EXAMPLES, exampleTitle } from '../../explain/examples';
import type { ExampleFile } from '../../explain/examples';

/** Opens a copy of an example to play with: the one that a link names, else the one that is picked. */
export function registerOpenExample({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
    subscriptions.push(
        vscode.commands.registerCommand('explainCrossEntropy.openExample', async (argument?: unknown) => {
            const example = EXAMPLES.find(({ file }) => file === argument) ?? (await pick());
            if (example) {
                await open(extensionUri, example);
            }
        }),
    );
}

async function pick(): Promise<ExampleFile | undefined> {
    const items = EXAMPLES.map(example => ({ label: exampleTitle(example), description: example.file, example }));
    return (await vscode.window.showQuickPick(items))?.example;
}

async function open(extensionUri: vscode.Uri, { file, languageId, cursorAt }: ExampleFile): Promise<void> {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'media', 'examples', file));
    const document = await vscode.workspace.openTextDocument({
        content: new TextDecoder().decode(bytes),
        language: languageId,
    });
    const inside = document.positionAt(document.getText().indexOf(cursorAt));
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(inside, inside) });
}
