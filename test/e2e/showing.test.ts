// A panel comes up whatever happened to the one before it.
import assert from 'node:assert/strict';
import { explainAt, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

const NAMES = ['first', 'second', 'third'];
const TEXT = NAMES.map(name => `${name} = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])  # ${name}\n`).join('');
const TRIES = Number(process.env['TRIES'] ?? 6);

describe('panels that are hidden while they load', function () {
    this.timeout(1_500_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({ files: { 'arrays.py': TEXT }, viewport: { width: 1500, height: 900 } });
        for (const name of NAMES) {
            await vscode.putCursorAt(vscode.positionOf(`[[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])  # ${name}`));
            await vscode.runCommandFromPalette('Explain Cross-Entropy in a New Panel');
            await vscode.panelTab(name).waitFor();
        }
        console.log('first', await shown());
    });
    after(() => vscode.dispose());
    const shown = async (): Promise<number> => {
        const start = Date.now();
        await vscode
            .panel()
            .locator('[data-stage="logits"][data-class]')
            .first()
            .waitFor({ timeout: 45_000 })
            .catch(() => undefined);
        return Date.now() - start;
    };

    it('hide', async () => {
        const times: number[] = [];
        let held: (() => void)[] | undefined;
        await vscode.page.routeWebSocket(/.*/, socket => {
            const server = socket.connectToServer();
            server.onMessage(message => {
                if (held) held.push(() => socket.send(message));
                else socket.send(message);
            });
            socket.onMessage(message => server.send(message));
        });
        await vscode.reloadWindow();
        await shown();
        for (let k = 0; k < TRIES; k++) {
            const at = await vscode.page.locator('.tabs-container .tab.active').allInnerTexts();
            const i = NAMES.findIndex(name => at.some(text => text.includes(name) && text.includes('Cross')));
            const delay = [700, 1000, 1300, 1600, 2000][k % 5]!;
            held = [];
            await vscode.panelTab(NAMES[(i + 1) % 3]!).click();
            await vscode.page.waitForTimeout(delay);
            await vscode.panelTab(NAMES[(i + 2) % 3]!).click();
            await vscode.page.waitForTimeout(Number(process.env['HOLD'] ?? 300));
            held.forEach(send => send());
            held = undefined;
            times.push(await shown());
            console.log(i, delay, times.at(-1));
        }
        console.log('HIDE', process.env['LABEL'], JSON.stringify(times));
    });
    it('show', async () => {
        const times: number[] = [];
        for (let k = 0; k < TRIES; k++) {
            await vscode.panelTab(NAMES[k % 3]!).click();
            await vscode.page.waitForTimeout(20);
            times.push(await shown());
        }
        console.log('SHOW', process.env['LABEL'], JSON.stringify(times));
    });
    it('reload', async () => {
        const times: number[] = [];
        for (let k = 0; k < TRIES; k++) {
            await vscode.reloadWindow();
            const start = Date.now();
            await vscode.panelTab(NAMES[k % 3]!).click();
            await shown();
            times.push(Date.now() - start);
            console.log(k, times.at(-1));
        }
        console.log('RELOAD', process.env['LABEL'], JSON.stringify(times));
    });
    void assert;
    void explainAt;
    void waitForLoss;
});
