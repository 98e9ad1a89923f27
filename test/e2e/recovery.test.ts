// What a person sees when something in the panel breaks: what it is, and a way out.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainAt, openPublishedExample, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

describe('a panel that breaks', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await openPublishedExample();
    });
    after(() => vscode.dispose());

    const body = () => vscode.panel().locator('body');

    it('says so in place of a blank page, and can be reset', async () => {
        // As texts: what the test's own compiler makes of functions needs a helper that the page does not have.
        await body().evaluate(`
            globalThis.toFixed = Number.prototype.toFixed;
            Number.prototype.toFixed = () => { throw new Error('broken on purpose'); };
        `);
        await vscode.replaceText('1.5415', '2.5415');
        const broken = vscode.panel().locator('[data-broken]');
        await broken.getByText('broken on purpose').waitFor();
        await body().evaluate('Number.prototype.toFixed = globalThis.toFixed');
        await broken.getByRole('button', { name: 'Reset the Panel' }).click();
        // -ln softmax([1.2372, -0.9604, 2.5415])[2], by hand
        await waitForLoss(vscode, '0.2635');
    });

    it('says that numbers which contradict each other cannot be shown, and goes on with the next', async () => {
        await body().evaluate(() => window.postMessage({ type: 'show', example: { logits: 'none' } }, '*'));
        const words = vscode.panel().getByText('The panel received data that contradict each other.');
        await words.waitFor();
        await vscode.replaceText('1.2372', '0.2372');
        await words.waitFor({ state: 'detached' });
    });

    it('says that it no longer follows when the extension host is gone', async () => {
        // torch: cross_entropy([0.2372, -0.9604, 2.5415], 2)
        await waitForLoss(vscode, '0.1222');
        killExtensionHosts(vscode.serverProcess!);
        await waitForNoAnswer(vscode);
        await waitForLoss(vscode, '0.1222');
    });
});

describe('a panel with much to compute', function () {
    this.timeout(600_000);
    const file = 'example.py';
    /** On a busy machine VS Code, extension and panel take a minute each for 30 MB. */
    const patience = 280_000;
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            files: { [file]: little },
            viewport: { width: 2000, height: 1100 },
            settings: { 'workbench.editorLargeFileConfirmation': 1000 }, // after a reload, too, it opens the file
        });
        await explainAt(vscode, '-0.9604');
        await waitForLoss(vscode, '0.5986');
    });
    after(() => vscode.dispose());

    /** As another program does. */
    const overwrite = (text: string): void => writeFileSync(join(vscode.folder, file), text);

    /** Runs a command at the moment at which the panel has been sent a large array: the palette waits with it. */
    async function runWhileItComputes(command: string): Promise<void> {
        await vscode.waitForCommand(command);
        await vscode.page.keyboard.press('F1');
        await vscode.page.locator('.quick-input-widget input[type="text"]').fill(`>${command}`);
        await vscode.page.locator('.quick-input-list .monaco-list-row').getByText(command, { exact: true }).waitFor();
        overwrite(large);
        await vscode.panelTab('Cross-Entropy: large').waitFor({ timeout: patience });
        await vscode.page.keyboard.press('Enter');
    }

    async function backToLittle(): Promise<void> {
        overwrite(little);
        await waitForLoss(vscode, '0.5986', patience);
    }

    it('shows 30 MB that another program writes into its file, and the little that comes after that', async () => {
        overwrite(program('huge', 1_000_000, '[2.0000, 1.0000, 0.1000]', 0));
        await waitForLoss(vscode, '0.4170', patience);
        await backToLittle();
    });

    it('comes up when its page is loaded anew meanwhile', async () => {
        const body = vscode.panel().locator('body');
        await body.evaluate('globalThis.isOld = true');
        await runWhileItComputes('Developer: Reload Webviews');
        await vscode.until('a new page', () => body.evaluate('globalThis.isOld !== true'), patience);
        await waitForLoss(vscode, '0.4170', patience);
        await backToLittle();
    });

    it('comes up when the window is loaded anew meanwhile', async () => {
        await vscode.page.evaluate(() => Object.assign(globalThis, { beforeReload: true }));
        await runWhileItComputes('Developer: Reload Window');
        await vscode.page.waitForFunction(() => !('beforeReload' in globalThis), undefined, { timeout: patience });
        await vscode.ready();
        await waitForLoss(vscode, '0.4170', patience);
        await backToLittle();
    });

    it('says that it no longer follows when the extension host is gone meanwhile', async () => {
        overwrite(large);
        await vscode.editor.getByText('large').first().waitFor({ timeout: patience });
        killExtensionHosts(vscode.serverProcess!);
        await waitForNoAnswer(vscode);
        // What it had been sent by then.
        await vscode
            .panel()
            .locator('[data-stage="loss"]')
            .getByText(/^0\.(?:5986|4170)$/)
            .waitFor();
    });
});

const waitForNoAnswer = (vscode: Workbench): Promise<void> =>
    vscode
        .panel()
        .getByText('The extension is not responding, so the panel no longer follows.')
        .waitFor({ timeout: 100_000 });

const program = (name: string, samples: number, row: string, target: number): string => `import torch
import torch.nn.functional as F
${name} = torch.tensor([
${`    ${row},\n`.repeat(samples)}])
loss = F.cross_entropy(${name}, torch.full((${samples},), ${target}))
`;
/** The loss of torch is that of each sample: 0.5986 and 0.4170. */
const little = program('little', 1, '[1.2372, -0.9604, 1.5415]', 2);
const large = program('large', 333_333, '[2.0000, 1.0000, 0.1000]', 0);

/** Those of windows that are closed, too: nobody looks at them any more. */
function killExtensionHosts(server: number): void {
    const processes = readdirSync('/proc').filter(name => /^\d+$/.test(name));
    const fileOf = (pid: string, name: string): string => {
        try {
            return readFileSync(`/proc/${pid}/${name}`, 'utf8');
        } catch {
            return ''; // it has ended meanwhile
        }
    };
    const parentOf = (pid: string): string | undefined => /^PPid:\s*(\d+)/m.exec(fileOf(pid, 'status'))?.[1];
    const isOwn = (pid: string | undefined): boolean =>
        pid !== undefined && pid !== '0' && (pid === String(server) || isOwn(parentOf(pid)));
    const hosts = processes.filter(pid => fileOf(pid, 'cmdline').includes('--type=extensionHost') && isOwn(pid));
    assert.ok(hosts.length > 0);
    hosts.forEach(pid => process.kill(Number(pid), 'SIGKILL'));
}
