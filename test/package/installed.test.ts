// Installed from its file, in each version of VS Code, the extension does the main job.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND, manifestString, stage, waitForLoss, walkthroughPicture } from '../e2e/panel.js';
import { launch } from '../e2e/workbench.js';
import type { Workbench } from '../e2e/workbench.js';
import { versions } from '../host/embedded.mjs';
import { root } from '../host/paths.mjs';
import { packed } from './packed.js';

const wanted = process.env['VSCODE_VERSIONS']?.split(' ') ?? versions;
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly bugs: { readonly url: string };
};

/** The stages of the published example, as the panel shows them. */
async function isExplained(vscode: Workbench): Promise<void> {
    await waitForLoss(vscode, '0.5986');
    assert.deepEqual(await stage(vscode, 'softmax'), ['0.4054', '0.0450', '0.5496']);
    assert.deepEqual(await stage(vscode, 'logSoftmax'), ['−0.9029', '−3.1005', '−0.5986']);
}

/** VS Code opens pages there unasked: while its driver for tests is on it shows no question. */
async function trustDomain(vscode: Workbench, domain: string): Promise<void> {
    const { page } = vscode;
    await vscode.runCommandFromPalette('Manage Trusted Domains');
    const tab = page.locator('.tab.active').filter({ hasText: 'Trusted Domains' });
    await tab.waitFor();
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(JSON.stringify([domain]));
    await tab.and(page.locator('.dirty')).waitFor();
    await page.keyboard.press('ControlOrMeta+s');
    await tab.and(page.locator('.dirty')).waitFor({ state: 'detached' });
}

for (const version of wanted) {
    describe(`installed in VS Code ${version}`, function () {
        this.timeout(300_000);

        it('explains the published example, which it brings along, and begins a report of a problem', async () => {
            const vscode = await launch({ version, vsix: await packed() });
            await vscode.until('an example', async () => {
                await vscode.runCommandFromPalette('Cross-Entropy: Open an Example');
                await vscode.page.getByText('One sample in PyTorch code').click({ timeout: 3000 });
                return true;
            });
            await vscode.editor.locator('.view-lines').getByText('1.2372').waitFor();
            await vscode.runCommandFromPalette(COMMAND);
            await isExplained(vscode);

            const { page } = vscode;
            const opened: string[] = [];
            await page.context().route(`${manifest.bugs.url}/**`, route => {
                opened.push(decodeURIComponent(route.request().url()));
                return route.fulfill({ body: '' });
            });
            await trustDomain(vscode, new URL(manifest.bugs.url).origin);
            await vscode.runCommandFromPalette('Cross-Entropy: Report an Issue');
            const address = await vscode.until('the page of the report', () => opened[0]);
            assert.ok(address.startsWith(`${manifest.bugs.url}/new?body=`), address);
            assert.ok(address.includes('What did you do, and what did you expect?'), address);
            assert.ok(address.includes(`Explain Cross-Entropy ${manifest.version}, VS Code ${version}.`), address);
            await vscode.dispose();
        });

        it('explains it in Chinese, in three clicks from the walkthrough', async () => {
            const locale = 'zh-cn';
            const vscode = await launch({
                version,
                vsix: await packed(),
                locale,
                viewport: { width: 1700, height: 900 },
            });
            const { page } = vscode;
            const said = (key: string): string => manifestString(`walkthrough.${key}`, locale);
            const walkthrough = page.locator('.gettingStartedContainer');
            const step = (name: string) => walkthrough.getByText(said(`${name}.title`), { exact: true });
            /** What the button of a step says: its description ends with it. */
            const button = (name: string) => {
                const [, words] = /\[([^\]]+)\]\(command:[^)]*\)$/.exec(said(`${name}.description`))!;
                return walkthrough.getByRole('button', { name: words!, exact: true });
            };
            await vscode.until('the walkthrough', async () => {
                await vscode.runCommandFromPalette('Welcome: Open Walkthrough...');
                await page.locator('.quick-input-list').getByText(said('title')).click({ timeout: 3000 });
                await step('example').waitFor({ timeout: 5000 });
                return true;
            });
            await walkthroughPicture(vscode).waitFor();
            assert.equal(await walkthroughPicture(vscode).getAttribute('aria-label'), said('explain.altText'));

            await button('example').click();
            await vscode.editor.locator('.view-lines').getByText('1.2372').waitFor();
            const [comment] = /[\u4e00-\u9fff]{4,}/.exec(
                readFileSync(join(root, 'media/examples', locale, 'published_example.py'), 'utf8'),
            )!;
            await vscode.editor.locator('.view-lines').getByText(comment).first().waitFor();
            await step('explain').click();
            await button('explain').click();
            await isExplained(vscode);
            assert.equal(await vscode.panel().locator('html').getAttribute('lang'), locale);
            await vscode.dispose();
        });
    });
}
