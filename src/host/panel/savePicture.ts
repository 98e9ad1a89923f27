import * as vscode from 'vscode';
import { t } from '../../format/l10n';
import type { Source } from '../../model/source';
import type { PictureFormat } from '../../protocol';
import { isExample } from '../exampleFolder';

/** Asks where to, and writes the picture there. Nothing happens when the person thinks better of it. */
export async function savePicture(format: PictureFormat, data: Uint8Array, source: Source | undefined): Promise<void> {
    const folder = folderFor(source);
    const uri = await vscode.window.showSaveDialog({
        ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `${fileNameOf(source?.name)}.${format}`) }),
        filters: { [format.toUpperCase()]: [format] },
    });
    if (!uri) {
        return;
    }
    const fileName = uri.path.split('/').at(-1) ?? '';
    try {
        await vscode.workspace.fs.writeFile(uri, data);
    } catch (error) {
        void vscode.window.showErrorMessage(
            t('{0} could not be written: {1}', fileName, error instanceof Error ? error.message : String(error)),
        );
        return;
    }
    if ((await vscode.window.showInformationMessage(t('Saved as {0}.', fileName), t('Open'))) !== undefined) {
        await vscode.commands.executeCommand('vscode.open', uri);
    }
}

/** The source's own folder where files can be written there, and a person finds them; else that of the workspace. */
function folderFor(source: Source | undefined): vscode.Uri | undefined {
    const uri = source && vscode.Uri.parse(source.uri, true);
    return uri && !isExample(uri) && vscode.workspace.fs.isWritableFileSystem(uri.scheme)
        ? vscode.Uri.joinPath(uri, '..')
        : vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** The array's name without what a file name cannot have. */
const fileNameOf = (name = 'logits'): string => name.replace(/[^\p{L}\p{N}_.-]+/gu, '-');
