// A panel goes on following its array when the file is renamed, its folder is, or an untitled document is saved.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { panels, until } from './workbench';

const ARRAY = 'first = [1.2372, -0.9604, 1.5415]\n';

describe('a panel follows its array', () => {
    let folder: string;
    const inFolder = (...path: string[]): vscode.Uri => vscode.Uri.file(join(folder, ...path));
    beforeEach(() => {
        folder = mkdtempSync(join(realpathSync(tmpdir()), 'explain-cross-entropy-followed-'));
    });
    afterEach(async () => {
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        rmSync(folder, { recursive: true, force: true });
    });

    const waitForTitle = (name: string, timeout?: number): Promise<void> =>
        until(`a panel for ${name}`, () => panels().some(({ label }) => label === `Cross-Entropy: ${name}`), timeout);

    /** As a program writes a file that VS Code has open. */
    const writeFromOutside = (name: string, text: string): Promise<void> => writeFile(inFolder(name).fsPath, text);

    async function explain(document: vscode.TextDocument): Promise<void> {
        await vscode.window.showTextDocument(document, {
            viewColumn: vscode.ViewColumn.One,
            selection: new vscode.Range(0, 10, 0, 10),
        });
        await vscode.commands.executeCommand('explainCrossEntropy.explain');
        await waitForTitle('first');
    }

    /** The panel's title has the array's name: another name tells that the panel has seen the edit. */
    async function editName(uri: vscode.Uri): Promise<void> {
        const edit = new vscode.WorkspaceEdit();
        edit.replace(uri, new vscode.Range(0, 0, 0, 5), 'second');
        await vscode.workspace.applyEdit(edit);
        await waitForTitle('second');
    }

    async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
        const edit = new vscode.WorkspaceEdit();
        edit.renameFile(from, to);
        await vscode.workspace.applyEdit(edit);
    }

    async function fileWithArray(...path: string[]): Promise<vscode.TextDocument> {
        await vscode.workspace.fs.writeFile(inFolder(...path), new TextEncoder().encode(ARRAY));
        return vscode.workspace.openTextDocument(inFolder(...path));
    }

    it('into a renamed file', async () => {
        await explain(await fileWithArray('old.py'));
        await rename(inFolder('old.py'), inFolder('new.py'));
        await editName(inFolder('new.py'));
    });

    it('after its file was deleted, and written again with another text', async () => {
        await explain(await fileWithArray('a.py'));
        await vscode.workspace.fs.delete(inFolder('a.py'));
        await writeFromOutside('a.py', ARRAY.replace('first', 'second'));
        await vscode.workspace.openTextDocument(inFolder('a.py'));
        await waitForTitle('second');
    });

    /** As many lines as make so many megabytes. */
    const arrayOf = (megabytes: number, name: string): string =>
        `${name} = [\n${'  [1.2372, -0.9604, 1.5415],\n'.repeat(Math.ceil((megabytes * 1e6) / 29))}]\n`;

    it('into 10 MB that another program writes over its file, and back', async function () {
        this.timeout(600_000);
        const patience = 280_000;
        const document = await fileWithArray('a.py');
        await explain(document);
        await writeFromOutside('a.py', arrayOf(10, 'second'));
        await until('the editor to have it', () => document.lineCount > 1e5, patience);
        await waitForTitle('second', patience);
        await writeFromOutside('a.py', ARRAY.replace('first', 'third'));
        await waitForTitle('third', patience);
    });

    it('through what is typed and reverted', async () => {
        const document = await fileWithArray('a.py');
        await explain(document);
        await editName(document.uri);
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('workbench.action.files.revert');
        await waitForTitle('first');
    });

    it('into a renamed folder', async () => {
        await explain(await fileWithArray('old', 'a.py'));
        await rename(inFolder('old'), inFolder('new'));
        await editName(inFolder('new', 'a.py'));
    });

    it('into the file that an untitled document is saved as', async () => {
        const untitled = await vscode.workspace.openTextDocument(inFolder('saved.py').with({ scheme: 'untitled' }));
        const edit = new vscode.WorkspaceEdit();
        edit.insert(untitled.uri, new vscode.Position(0, 0), ARRAY);
        await vscode.workspace.applyEdit(edit);
        await explain(untitled);
        await untitled.save();
        await editName(inFolder('saved.py'));
    });

    it('again after its file was closed and opened with another text', async () => {
        await explain(await fileWithArray('a.py'));
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        await vscode.workspace.fs.writeFile(
            inFolder('a.py'),
            new TextEncoder().encode(ARRAY.replace('first', 'third')),
        );
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inFolder('a.py')), {
            viewColumn: vscode.ViewColumn.One,
        });
        await waitForTitle('third');
    });
});
