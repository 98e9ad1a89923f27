import * as vscode from 'vscode';
import { fileGone, fileProblem, fileTooLarge } from '../../../explain/files';
import type { DescribedArray, FileArray } from '../../../files';

/** An array of a file, and which file that is. */
export interface ArrayInFile extends FileArray, DescribedArray {
    readonly uri: string;
    readonly label: string;
    readonly isTorch: boolean;
}

/** VS Code hands files over whole, in memory. */
export const LARGEST_FILE = 1_000_000_000;

/** Files without an address that VS Code could read: dropped from outside of it. */
const dropped = new Map<string, Uint8Array>();
const DROPPED = 'dropped';

/** Keeps the bytes of a file that was dropped, until the window closes. Returns the address that it has from then on. */
export function keepDropped(name: string, bytes: Uint8Array): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: DROPPED, path: `/${crypto.randomUUID()}/${name}` });
    dropped.set(uri.toString(), bytes);
    return uri;
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
