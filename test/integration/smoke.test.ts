import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in VS Code', () => {
    it('is found by its identifier and activates', async () => {
        const extension = vscode.extensions.getExtension('explain-cross-entropy.explain-cross-entropy');
        ok(extension, 'VS Code does not know the extension');
        await extension.activate();
        strictEqual(extension.isActive, true);
    });

    it('registers every command of its manifest', async () => {
        const { packageJSON } = vscode.extensions.getExtension<unknown>(
            'explain-cross-entropy.explain-cross-entropy',
        ) as {
            packageJSON: { contributes: { commands: readonly { command: string }[] } };
        };
        const { commands } = packageJSON.contributes;
        const known = await vscode.commands.getCommands(true);
        deepStrictEqual(
            commands.map(({ command }) => command).filter(command => !known.includes(command)),
            [],
        );
    });
});
