// The whole extension without any server, as in vscode.dev: in a web worker, on files that are in no file system.
import assert from 'node:assert/strict';
import { COMMAND, explainAt, waitForLoss } from './panel.js';
import { launchServerless } from './workbench.js';
import type { Workbench } from './workbench.js';

const CODE = `import torch
import torch.nn as nn

logits = torch.tensor([[ 1.2372, -0.9604,  1.5415]])
loss = nn.CrossEntropyLoss(label_smoothing=0.1)(logits, torch.tensor([2]))

other = torch.tensor([[8.0, 1.0, 0.5]])
wrong = nn.CrossEntropyLoss()(torch.softmax(other, dim=1), torch.tensor([0]))
`;
const FILES = {
    'example.py': CODE,
    'printout.txt': 'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])\n',
};

/**
 * What the extension complained of, or VS Code of it. The code of the panel stands in addresses of its own kind. VS Code
 * names the extension in the query of every address of a panel: there, an error of its own page is not ours.
 */
const complaints = ({ log }: Workbench): readonly string[] =>
    log.filter(
        line =>
            /error/i.test(line) &&
            /explain-?cross-?entropy|\/extension\/|data:text\/javascript/i.test(line.replace(/\?[^\s)]*/g, '')),
    );

describe('without a server', function () {
    this.timeout(180_000);

    describe('in English', () => {
        let vscode: Workbench;
        before(async () => {
            vscode = await launchServerless({ files: FILES, viewport: { width: 1500, height: 1000 } });
        });
        after(() => vscode.dispose());

        it('a hover shows the loss', async () => {
            assert.match(await vscode.hoverText('-0.9604'), /0\.6921/);
        });

        it('the command opens the panel', async () => {
            await explainAt(vscode, '-0.9604');
            // .9 * .59861 + .1 / 3 * (.90291 + 3.10051 + .59861), by the published log-softmax
            await waitForLoss(vscode, '0.6921');
        });

        it('a finding is underlined, and mended from the panel', async () => {
            await explainAt(vscode, '8.0');
            const finding = vscode.panel().locator('[data-finding="probabilities-as-logits"]');
            await finding.waitFor();
            await vscode.editor.locator('.squiggly-error').first().waitFor();
            await finding.getByRole('button', { name: /Fix/ }).click();
            await vscode.editor
                .locator('.view-line')
                .filter({ hasText: 'wrong' })
                .getByText('nn.CrossEntropyLoss()(other, torch.tensor([0]))')
                .waitFor();
            await finding.waitFor({ state: 'detached' });
        });

        it('a printout is read', async () => {
            await vscode.editor.click(); // in the group of the editor: the panel had the focus
            await vscode.openFile('printout.txt');
            await explainAt(vscode, '-0.9604');
            await waitForLoss(vscode, '0.5986');
        });

        it('an example opens from the walkthrough', async () => {
            await vscode.runCommandFromPalette('Welcome: Open Walkthrough...');
            await vscode.page.locator('.quick-input-widget input[type="text"]').fill('cross-entropy');
            await vscode.page.keyboard.press('Enter');
            await vscode.page.getByRole('button', { name: 'Open the Example' }).click();
            await vscode.page.locator('.tab.active').filter({ hasText: 'published_example.py' }).waitFor();
            await vscode.runCommandFromPalette(COMMAND);
            await waitForLoss(vscode, '0.5986');
        });

        it('nothing was asked for from elsewhere', () => {
            const { origin } = new URL(vscode.page.url());
            const own = vscode.requests.filter(url => new URL(url).origin === origin);
            assert.ok(own.length > 10, `requests are seen: ${own.length}`);
            assert.deepEqual(
                vscode.requests.filter(url => !/^(?:data|blob):/.test(url) && new URL(url).origin !== origin),
                [],
            );
        });

        it('what cannot be there has said nothing', async () => {
            assert.deepEqual(complaints(vscode), []);
            assert.deepEqual(await vscode.notifications.allInnerTexts(), []);
        });
    });

    it('speaks Chinese', async () => {
        const vscode = await launchServerless({ files: FILES, locale: 'zh-cn' });
        await explainAt(vscode, '-0.9604'); // a manifest that comes from a folder is read without its translations
        await waitForLoss(vscode, '0.6921');
        assert.equal(await vscode.panel().locator('html').getAttribute('lang'), 'zh-cn');
        await vscode.dispose();
    });
});
