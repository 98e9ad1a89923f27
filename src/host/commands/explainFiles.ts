import * as vscode from 'vscode';
import { logitsToChoose } from '../../context';
import { askToRead, chooseFile, fileProblem, readIt, textTooLong } from '../../explain/files';
import { isArrayFile, isReadableFile } from '../../files';
import type { ShowOptions, PanelManager } from '../panel/panelManager';
import { guessOrChoose } from '../sources/file/chooseArrays';
import { FileSource } from '../sources/file/fileSource';
import { LARGEST_FILE } from '../../protocol';
import { fileLabel, openArrays, openText, sizeOf } from '../sources/file/openFiles';
import { lengthOf, rangeOf } from '../sources/documentPlaces';
import { readTextOf } from '../sources/documentText';
import { TextSource } from '../sources/textSource';
import { pickArray } from './pickArray';
import { showExplanation } from './showExplanation';

/** A person is asked before more is read, in bytes. */
const ASKED_FROM = 64_000_000;

/** Explains the arrays of files: the logits of one and the target of another may be in two. */
export async function explainFiles(
    given: readonly vscode.Uri[],
    panels: PanelManager,
    options: ShowOptions = {},
): Promise<void> {
    const uris = given.length > 0 ? given : await askForFiles();
    const [only, ...more] = uris;
    try {
        if (only && more.length === 0 && !isArrayFile(fileLabel(only)) && !(await isWithoutEditor(only))) {
            await explainText(only, panels, options);
        } else if (only && (await isWanted(uris))) {
            const arrays = await Promise.all(uris.map(openArrays));
            const chosen = await guessOrChoose(arrays.flat());
            if (chosen) {
                await showExplanation(FileSource.of(chosen), panels, options);
            }
        }
    } catch (error) {
        void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
    }
}

/** VS Code gives extensions no longer text, in bytes. */
const LONGEST_TEXT = 50 * 1024 * 1024;

/** Whether the text of a file is in no editor that we could see. Throws where it cannot be read without one. */
async function isWithoutEditor(uri: vscode.Uri): Promise<boolean> {
    const size = await sizeOf(uri);
    if (size > LONGEST_TEXT && !isReadableFile(fileLabel(uri))) {
        throw new Error(textTooLong(fileLabel(uri), size));
    }
    return size > LONGEST_TEXT;
}

const askForFiles = async (): Promise<readonly vscode.Uri[]> =>
    (await vscode.window.showOpenDialog({ canSelectMany: true, openLabel: chooseFile() })) ?? [];

/** Whether a person wants to read that much; what cannot be read at all is refused later. */
async function isWanted(uris: readonly vscode.Uri[]): Promise<boolean> {
    const sizes = await Promise.all(uris.map(sizeOf));
    const size = sizes.reduce((a, b) => a + b, 0);
    if (size < ASKED_FROM || sizes.some(each => each > LARGEST_FILE)) {
        return true;
    }
    return (await vscode.window.showWarningMessage(askToRead(size), readIt())) !== undefined;
}

/** A text is shown in its editor, where each number has its place. */
async function explainText(uri: vscode.Uri, panels: PanelManager, options: ShowOptions): Promise<void> {
    const document = await openText(uri).catch((error: unknown) => {
        throw new Error(fileProblem(fileLabel(uri), error), { cause: error });
    });
    const candidates = logitsToChoose(readTextOf(document).arrays.arrays).map(array => ({
        array,
        place: fileLabel(uri),
        line: document.positionAt(array.start).line + 1,
    }));
    const picked = await pickArray(candidates);
    if (candidates.length > 0 && !picked) {
        return;
    }
    const inside = picked && { start: picked.array.start + 1, end: picked.array.start + 1 };
    const live = TextSource.at(document, [inside ?? { start: 0, end: lengthOf(document) }]);
    const panel = await showExplanation(live, panels, options);
    if (panel && inside) {
        const { activeTextEditor } = vscode.window;
        await vscode.window.showTextDocument(document, {
            viewColumn: activeTextEditor?.viewColumn ?? vscode.ViewColumn.One,
            selection: rangeOf(document, inside),
        });
    }
}
