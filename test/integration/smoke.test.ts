import { ok, strictEqual } from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in VS Code', () => {
    it('is found by its identifier and activates', async () => {
        const extension = vscode.extensions.getExtension('explain-cross-entropy.explain-cross-entropy');
        ok(extension, 'VS Code does not know the extension');
        await extension.activate();
        strictEqual(extension.isActive, true);
    });

    it('registers its command', async () => {
        const commands = await vscode.commands.getCommands(true);
        ok(commands.includes('explainCrossEntropy.explain'));
    });
});
