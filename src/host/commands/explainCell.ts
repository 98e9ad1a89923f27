import * as vscode from 'vscode';
import { cellLabel, noCell } from '../../explain/passages';
import { readNumericArrays } from '../../read';
import type { PanelManager } from '../panel/panelManager';
import { arraysOf, NotebookSource } from '../sources/notebook/notebookSource';
import { notebookText } from '../sources/notebook/notebookText';
import { pickArray } from './pickArray';
import { showExplanation } from './showExplanation';

/** Explains what a cell of a notebook printed, or has in its code. */
export async function explainCell(argument: unknown, panels: PanelManager): Promise<void> {
    const cell = isCell(argument) ? argument : selectedCell();
    if (!cell) {
        void vscode.window.showInformationMessage(noCell());
        return;
    }
    const notebook = notebookText(cell);
    const place = cellLabel(cell.notebook.uri.path.split('/').at(-1) ?? '', cell.index + 1);
    const arrays = arraysOf(cell, notebook, readNumericArrays(notebook.text).arrays);
    const picked = await pickArray(arrays.map(array => ({ array, place })));
    if (arrays.length > 0 && !picked) {
        return;
    }
    const array = picked ? arrays.indexOf(picked.array) : 0;
    const name = picked?.array.name;
    await showExplanation(NotebookSource.of(cell, { array, ...(name !== undefined && { arrayName: name }) }), panels);
}

function selectedCell(): vscode.NotebookCell | undefined {
    const editor = vscode.window.activeNotebookEditor;
    const index = editor?.selections[0]?.start;
    return editor && index !== undefined && index < editor.notebook.cellCount
        ? editor.notebook.cellAt(index)
        : undefined;
}

const isCell = (argument: unknown): argument is vscode.NotebookCell =>
    typeof argument === 'object' && argument !== null && 'document' in argument && 'outputs' in argument;
