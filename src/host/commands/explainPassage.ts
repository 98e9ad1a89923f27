import * as vscode from 'vscode';
import { logitsToChoose } from '../../context';
import { lineOf } from '../../model/span';
import { clipboardLabel, emptyClipboard, nothingInTerminal, terminalLabel } from '../../explain/passages';
import { readNumericArrays } from '../../read';
import type { PanelManager } from '../panel/panelManager';
import { PassageSource } from '../sources/passageSource';
import { pickArray } from './pickArray';
import { showExplanation } from './showExplanation';

export async function explainClipboard(panels: PanelManager): Promise<void> {
    const text = await vscode.env.clipboard.readText();
    if (text.trim() === '') {
        void vscode.window.showWarningMessage(emptyClipboard());
    } else {
        await explainPassage('clipboard', clipboardLabel(), text, panels);
    }
}

export async function explainTerminalSelection(panels: PanelManager): Promise<void> {
    const label = terminalLabel(vscode.window.activeTerminal?.name);
    const text = await selectedInTerminal();
    if (text === undefined && vscode.window.activeTerminal) {
        return; // VS Code has said that nothing is selected
    }
    if (text === undefined || text.trim() === '') {
        void vscode.window.showWarningMessage(nothingInTerminal());
    } else {
        await explainPassage('terminal', label, text.trimEnd(), panels);
    }
}

/**
 * VS Code tells an extension what is selected in a terminal by way of the clipboard only, and leaves that alone where
 * nothing is: what it held is put back.
 */
async function selectedInTerminal(): Promise<string | undefined> {
    const { clipboard } = vscode.env;
    const before = await clipboard.readText();
    const marker = crypto.randomUUID();
    try {
        await clipboard.writeText(marker);
        await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
        const text = await clipboard.readText();
        return text === marker ? undefined : text;
    } finally {
        await clipboard.writeText(before);
    }
}

async function explainPassage(from: string, label: string, text: string, panels: PanelManager): Promise<void> {
    const candidates = logitsToChoose(readNumericArrays(text).arrays).map(array => ({
        array,
        place: label,
        line: lineOf(text, array.start),
    }));
    const picked = await pickArray(candidates);
    if (candidates.length > 1 && !picked) {
        return;
    }
    const cursor = candidates.length > 1 ? picked!.array.start + 1 : undefined;
    await showExplanation(PassageSource.of({ from, label, text, ...(cursor !== undefined && { cursor }) }), panels);
}
