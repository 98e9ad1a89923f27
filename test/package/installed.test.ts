// Installed from its file, in each version of VS Code, the extension does the main job.
import assert from 'node:assert/strict';
import { COMMAND, stage, waitForLoss } from '../e2e/panel.js';
import { launch } from '../e2e/workbench.js';
import { versions } from '../host/embedded.mjs';
import { packed } from './packed.js';

const wanted = process.env['VSCODE_VERSIONS']?.split(' ') ?? versions;

for (const version of wanted) {
    describe(`installed in VS Code ${version}`, () => {
        it('explains the published example, which it brings along', async () => {
            const vscode = await launch({ version, vsix: await packed() });
            await vscode.until('an example', async () => {
                await vscode.runCommandFromPalette('Cross-Entropy: Open an Example');
                await vscode.page.getByText('One sample in PyTorch code').click({ timeout: 3000 });
                return true;
            });
            await vscode.editor.locator('.view-lines').getByText('1.2372').waitFor();
            await vscode.runCommandFromPalette(COMMAND);
            await waitForLoss(vscode, '0.5986');
            assert.deepEqual(await stage(vscode, 'softmax'), ['0.4054', '0.0450', '0.5496']);
            assert.deepEqual(await stage(vscode, 'logSoftmax'), ['−0.9029', '−3.1005', '−0.5986']);
            await vscode.dispose();
        });
    });
}
