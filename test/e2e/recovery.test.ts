// What a person sees when something in the panel breaks: what it is, and a way out.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { openPublishedExample, waitForLoss } from './panel.js';
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
        await vscode
            .panel()
            .getByText('The extension is not responding, so the panel no longer follows.')
            .waitFor({ timeout: 100_000 });
        await waitForLoss(vscode, '0.1222');
    });
});

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
