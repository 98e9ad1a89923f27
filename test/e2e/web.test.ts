// The extension as vscode.dev runs it: dist/extension.js in a web worker.
import { explainAt, waitForLoss } from './panel.js';
import { sharedServer, versionUnderTest } from './session.js';
import { launch } from './workbench.js';

describe('in a web extension host', function () {
    this.timeout(120_000);
    before(async () =>
        (await sharedServer(versionUnderTest)).writeUserSettings({
            'remote.extensionKind': { 'explain-cross-entropy.explain-cross-entropy': ['web'] },
        }),
    );
    after(async () => (await sharedServer(versionUnderTest)).writeUserSettings({}));

    it('hover, command and panel work, and the code around the array is read', async () => {
        const vscode = await launch({
            files: {
                'example.py': `logits = torch.tensor([[ 1.2372, -0.9604,  1.5415]])
loss = nn.CrossEntropyLoss(label_smoothing=0.1)(logits, torch.tensor([2]))
`,
            },
        });
        await vscode.hoverText('-0.9604');
        await explainAt(vscode, '-0.9604');
        // .9 * .59861 + .1 / 3 * (.90291 + 3.10051 + .59861), by the published log-softmax
        await waitForLoss(vscode, '0.6921');
        await vscode.runCommandFromPalette('Developer: Show Running Extensions');
        await vscode.page
            .locator('.runtime-extensions-editor .monaco-list-row, .extension')
            .filter({ hasText: 'explain-cross-entropy' })
            .getByText('web worker')
            .first()
            .waitFor();
        await vscode.dispose();
    });
});
