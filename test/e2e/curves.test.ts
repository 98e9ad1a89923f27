// The curves of the sample in view, and its picture: saved through VS Code's own dialog, copied to the clipboard.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBox, openPublishedExample, openSection, stage, waitForLoss } from './panel.js';
import type { Workbench } from './workbench.js';

describe('curves and pictures', function () {
    this.timeout(120_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await openPublishedExample();
        await openSection(vscode, 'curves');
    });
    after(() => vscode.dispose());

    const curve = (name: string) => vscode.panel().locator(`[data-curve="${name}"]`);
    const says = (name: string, text: string) =>
        curve(name).locator('figcaption').getByText(text, { exact: true }).waitFor();
    const button = (name: string) => vscode.panel().getByRole('button', { name, exact: true });

    /** Where the middle of a mark stands in its plot: fractions from the lower left corner. */
    async function placeOf(name: string, mark: string): Promise<{ x: number; y: number }> {
        const [area, dot] = await Promise.all([
            curve(name).locator('.area').boundingBox(),
            curve(name).locator(mark).boundingBox(),
        ]);
        return {
            x: (dot!.x + dot!.width / 2 - area!.x) / area!.width,
            y: 1 - (dot!.y + dot!.height / 2 - area!.y) / area!.height,
        };
    }

    it('the published example stands at (0.5496, 0.5986) on −ln p', async () => {
        await says('lossByProbability', 'The loss is 0.5986 at p = 0.5496; at p = 0.9 it would be 0.1054.');
        const { x, y } = await placeOf('lossByProbability', '.present');
        assert.ok(Math.abs(x - 0.5496) < 0.01, `p = ${x}`);
        // The axis ends at the loss of the leftmost logit, 6 below p = 0.5: ln(1 + e^6) = 6.0025.
        assert.ok(Math.abs(y - 0.5986 / 6.0025) < 0.015, `loss ${y}`);
        await vscode.screenshot('curves');
    });

    it('the mouse and the arrow keys read the curve elsewhere', async () => {
        const area = curve('lossByProbability').locator('.area');
        const { width, height } = (await area.boundingBox())!;
        await area.hover({ position: { x: width / 2, y: height / 2 } });
        await curve('lossByProbability')
            .locator('figcaption')
            .getByText(/^At p = 0\.(49|50)\d\d the loss would be 0\.\d{4}\.$/)
            .waitFor();
        await curve('lossByProbability').locator('h3').hover();
        const reader = curve('lossByProbability').getByRole('slider');
        await reader.focus();
        await vscode.page.keyboard.press('PageUp');
        await says('lossByProbability', 'At p = 0.6496 the loss would be 0.4314.'); // -ln 0.64958
    });

    it("arrow keys at the sample's point move the logit, and everything follows", async () => {
        await curve('probabilityByLogit').getByRole('slider', { name: 'Softmax by logit: class 2' }).focus();
        await vscode.page.keyboard.press('PageUp');
        // log(exp(1.2372 - 2.5415) + exp(-0.9604 - 2.5415) + 1)
        await waitForLoss(vscode, '0.2635');
        assert.deepEqual(await stage(vscode, 'logits'), ['1.2372', '−0.9604', '2.5415']);
        await curve('lossByLogit').locator('.was').waitFor();
        await button('Undo').click();
        await waitForLoss(vscode, '0.5986');
    });

    it('dragging the point moves it along, as one step to undo', async () => {
        await curve('lossByLogit').scrollIntoViewIfNeeded();
        const area = (await curve('lossByLogit').locator('.area').boundingBox())!;
        const { x, y } = await placeOf('lossByLogit', '.present');
        await vscode.page.mouse.move(area.x + x * area.width, area.y + (1 - y) * area.height);
        await vscode.page.mouse.down();
        await vscode.page.mouse.move(area.x + 0.8 * area.width, area.y + area.height / 2, { steps: 5 });
        await vscode.page.mouse.up();
        // ln(e^1.2372 + e^-0.9604) = 1.3425, and the axis reaches 6 to both sides: 0.8 of it is 4.94; a pixel is 0.05.
        const [, , moved] = await stage(vscode, 'logits');
        assert.ok(Math.abs(Number(moved) - 4.94) < 0.1, moved);
        await button('Undo').click();
        await waitForLoss(vscode, '0.5986');
        assert.ok(await button('Reset to the values in your file').isDisabled());
    });

    it('out of sight they follow when the moves pause', async () => {
        const slider = vscode.panel().getByRole('slider', { name: 'logit of class 2' });
        await slider.focus();
        await vscode.page.setViewportSize({ width: 2400, height: 450 });
        await vscode.until(
            'the curves are out of sight',
            async () => (await curve('lossByProbability').boundingBox())!.y > 450,
        );
        for (const key of ['ArrowRight', 'ArrowLeft', 'PageUp']) {
            await vscode.page.keyboard.press(key);
        }
        await curve('lossByProbability')
            .locator('figcaption')
            .getByText(/^The loss is 0\.2635 at p = 0\.7683;/)
            .waitFor(); // as above; 1 / (1 + e^-1.3043 + e^-3.5019)
        await vscode.page.setViewportSize({ width: 2400, height: 1300 });
        await button('Reset to the values in your file').click();
        await waitForLoss(vscode, '0.5986');
    });

    const dialog = () => vscode.page.locator('.quick-input-widget input[type="text"]');

    /**
     * Presses a button that saves, and waits for the dialog to propose the file. By keyboard: the message of the file
     * before may lie over the button.
     */
    async function ask(name: string, fileName: string): Promise<string> {
        const path = join(vscode.folder, fileName);
        await button(name).press('Enter');
        await vscode.until(
            `the dialog proposes ${path}`,
            async () => (await dialog().isVisible()) && (await dialog().inputValue()) === path,
        );
        return path;
    }

    it('whoever closes the dialog gets no file', async () => {
        await openBox(vscode, 'more');
        const path = await ask('Save as SVG', 'output.svg');
        await vscode.page.keyboard.press('Escape');
        await dialog().waitFor({ state: 'hidden' });
        assert.equal(existsSync(path), false);
    });

    /** Accepts what the dialog proposes, and reads the file. */
    async function save(name: string, fileName: string): Promise<Buffer> {
        const path = await ask(name, fileName);
        await vscode.page.locator('.quick-input-widget').getByText('OK', { exact: true }).click();
        await vscode.until(fileName, () => existsSync(path) && readFileSync(path).length > 0);
        await vscode.notification(`Saved as ${fileName}.`);
        return readFileSync(path);
    }

    it("the picture is saved as SVG where the document is, under the array's name", async () => {
        const svg = (await save('Save as SVG', 'output.svg')).toString('utf8');
        assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/);
        assert.match(svg, /−ln p = −ln 0\.5496 = 0\.5986/);
        const problem = await vscode.page.evaluate(
            text =>
                new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent ?? '',
            svg,
        );
        assert.equal(problem, '');
    });

    it('and as PNG, twice as fine', async () => {
        const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(vscode.readFile('output.svg'))!;
        const png = await save('Save as PNG', 'output.png');
        assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
        assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [2 * Number(width), 2 * Number(height)]);
    });

    it('and copied', async () => {
        await button('Copy picture').press('Enter');
        await vscode.panel().getByText('Picture copied.').waitFor();
        const types = await vscode.page.evaluate(async () =>
            (await navigator.clipboard.read()).flatMap(item => item.types),
        );
        assert.deepEqual(types, ['image/png']);
    });
});
