import * as vscode from 'vscode';
import { fileGone, fileProblem, fileTooLarge, notAFile } from '../../../explain/files';
import type { DescribedArray, FileArray } from '../../../files';
import { LARGEST_FILE } from '../../../protocol';
import type { DroppedFile } from '../../../protocol';

/** An array of a file, and which file that is. */
export interface ArrayInFile extends FileArray, DescribedArray {
    readonly uri: string;
    readonly label: string;
    readonly isTorch: boolean;
}

/** Files without an address that VS Code could read: dropped from outside of it. */
const dropped = new Map<string, Uint8Array>();
const DROPPED = 'dropped';

/**
 * Keeps the bytes of files that were dropped, until the window closes, and says which could not be read. Returns the
 * addresses that they have from then on.
 */
export function keepDropped(files: readonly DroppedFile[]): readonly vscode.Uri[] {
    return files.flatMap(({ name, size, data }) => {
        if (!data) {
            void vscode.window.showWarningMessage(
                size > LARGEST_FILE ? fileTooLarge(name, size, LARGEST_FILE) : notAFile(name),
            );
            return [];
        }
        const uri = vscode.Uri.from({ scheme: DROPPED, path: `/${crypto.randomUUID()}/${name}` });
        dropped.set(uri.toString(), data);
        return [uri];
    });
}

/** What VS Code calls the languages whose texts are read for more than their numbers. */
const LANGUAGES: Readonly<Record<string, string>> = { py: 'python', js: 'javascript', ts: 'typescript', json: 'json' };

/** A file in an editor, as text. One without an address has its text in a new editor. */
export async function openText(uri: vscode.Uri): Promise<vscode.TextDocument> {
    const kept = dropped.get(uri.toString());
    const ending = /[^.]*$/.exec(uri.path)![0].toLowerCase();
    const language = Object.hasOwn(LANGUAGES, ending) ? LANGUAGES[ending] : undefined;
    return kept
        ? vscode.workspace.openTextDocument({
              content: new TextDecoder().decode(kept),
              ...(language !== undefined && { language }),
          })
        : vscode.workspace.openTextDocument(uri);
}

export const fileLabel = (uri: vscode.Uri): string => uri.path.split('/').at(-1) ?? '';

/** In bytes; 0 where there is no file. */
export async function sizeOf(uri: vscode.Uri): Promise<number> {
    try {
        return dropped.get(uri.toString())?.length ?? (await vscode.workspace.fs.stat(uri)).size;
    } catch {
        return 0;
    }
}

/** What a file holds. Throws an Error in words for a person. */
export async function openArrays(uri: vscode.Uri): Promise<readonly ArrayInFile[]> {
    const label = fileLabel(uri);
    const size = await sizeOf(uri);
    if (size > LARGEST_FILE) {
        throw new Error(fileTooLarge(label, size, LARGEST_FILE));
    }
    const bytes = await bytesAt(uri, label);
    const { openFile } = await import('../../../files');
    try {
        const { arrays, isTorch = false } = openFile(label, bytes);
        const stem = label.replace(/\.[^.]*$/, '');
        return arrays.map(array => ({
            ...array,
            name: array.key === '' ? stem : array.key,
            uri: uri.toString(),
            label,
            isTorch,
        }));
    } catch (error) {
        throw new Error(fileProblem(label, error), { cause: error });
    }
}

async function bytesAt(uri: vscode.Uri, label: string): Promise<Uint8Array> {
    const kept = dropped.get(uri.toString());
    if (kept) {
        return kept;
    }
    try {
        return await vscode.workspace.fs.readFile(uri);
    } catch (error) {
        const isGone =
            uri.scheme === DROPPED || (error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
        throw new Error(isGone ? fileGone(label) : fileProblem(label, error), { cause: error });
    }
}
