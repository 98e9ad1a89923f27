// The stages of a sample as one flow: numbers, formulas and editor light each other; stages fold; nothing is cut off.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { axeViolations } from './axe.js';
import { openPanel, stage, waitForLoss } from './panel.js';
import type { Workbench } from './workbench.js';

describe('the stages of a sample', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await openPanel(
            { 'batch.py': 'logits = [[2, 1, 0.1],\n          [0.5, 2.5, 0.3]]\ntarget = [0, 1]\n' },
            { width: 1400, height: 1400 },
            '0.1]',
            '0.3185',
        );
    });
    after(() => vscode.dispose());

    const part = (name: string): Locator => vscode.panel().locator(`[data-fold="${name}"]`);
    const cell = (name: string, c: number): Locator =>
        vscode.panel().locator(`td[data-stage="${name}"][data-class="${c}"]`);
    const termsOf = (name: string, term: string): Locator => part(name).locator(`.formula [data-term="${term}"]`);
    const lit = (): Promise<string[]> => vscode.panel().locator('.term.lit').allTextContents();

    it('name the operation from each to the next, with its numbers', async () => {
        assert.deepEqual(await vscode.panel().locator('.operation').allInnerTexts(), [
            '− max 2.0000, exp',
            '÷ sum 1.5174',
            'ln',
            '· target, −',
            'sum over the samples',
            '÷ denominator 2',
            '∂ loss / ∂ logit',
        ]);
    });

    it('a number of a formula lights the cell it stands for: the exponential, the sum, the max, the target, the denominator', async () => {
        await termsOf('softmax', 'exp').hover();
        await cell('exp', 0).and(vscode.panel().locator('.lit')).waitFor();
        await termsOf('logSoftmax', 'sum').hover();
        await part('exp').locator('tfoot td.lit').getByText('1.5174').waitFor();
        await termsOf('exp', 'max').first().hover();
        await part('logits').locator('tfoot td.lit').getByText('2.0000').waitFor();
        await termsOf('nll', 'target').hover();
        await cell('target', 0).and(vscode.panel().locator('.lit')).waitFor();
        await termsOf('gradient', 'denominator').hover();
        await vscode.panel().locator('[data-fact="denominator"].lit').waitFor();
        await vscode.screenshot('stages-term');
    });

    it('and a cell its numbers in the formulas, which are then written for its class', async () => {
        await cell('exp', 1).hover();
        // e^(1 - 2), in its own formula and above the sum in that of the softmax
        await termsOf('softmax', 'exp').and(vscode.panel().locator('.lit')).waitFor();
        assert.deepEqual(await lit(), ['0.3679', '0.3679', '0.3679']);
        assert.equal(
            await part('softmax').locator('.formula').getAttribute('aria-label'),
            'The probability of class 1 is 0.3679 divided by the sum, 1.5174: 0.2424',
        );
        await vscode.panel().locator('h1').hover();
        assert.deepEqual(await lit(), []);
    });

    it('a cell is reached by keyboard, and the arrow keys lead on', async () => {
        await cell('exp', 1).click();
        await vscode.panel().locator('h1').hover();
        await vscode.page.keyboard.press('ArrowRight');
        await vscode.page.keyboard.press('ArrowDown');
        // softmax of class 2, held lit by the focus
        await cell('softmax', 2).and(vscode.panel().locator(':focus')).waitFor();
        await vscode.until(
            'the cell and its terms to be lit',
            async () => [...new Set(await lit())].join() === '0.0986,p2',
        );
        assert.equal(await vscode.panel().locator('tr.lit').count(), 6);
    });

    it('say why, with these numbers', async () => {
        await part('logits').locator('summary').click();
        await part('logits')
            .getByText('Class 0 is ahead of class 1 by 1.0000, so it will be exp(1.0000) = 2.7183 times as probable.')
            .waitFor();
        await part('reduction').locator('summary').click();
        await part('reduction').getByText('It divides by 2, since no sample is ignored.').waitFor();
    });

    it('have nothing that axe-core objects to, opened and lit', async () => {
        assert.deepEqual(await axeViolations(vscode), []);
    });

    it('fold to a line with its key number, one or all, and stay so over a reload', async () => {
        await part('softmax')
            .getByRole('button', { name: /softmax/ })
            .click();
        await cell('softmax', 0).waitFor({ state: 'detached' });
        await vscode.panel().locator('h1').hover();
        await vscode.panel().getByRole('button', { name: 'Fold all', exact: true }).click();
        await part('softmax').getByText('class 0: 0.6590').waitFor();
        assert.match(await part('reduction').innerText(), /sum: 0\.6371/);
        await part('exp').getByRole('button', { name: /exp/, expanded: false }).click();
        assert.deepEqual(await stage(vscode, 'exp'), ['1.0000', '0.3679', '0.1496']);
        await vscode.page.waitForTimeout(300); // the state is stored after a pause
        await vscode.reloadWindow();
        await waitForLoss(vscode, '0.3185');
        assert.deepEqual(await stage(vscode, 'exp'), ['1.0000', '0.3679', '0.1496']);
        assert.deepEqual(await stage(vscode, 'softmax'), []);
        await vscode.panel().getByRole('button', { name: 'Unfold all' }).click();
        assert.deepEqual(await stage(vscode, 'softmax'), ['0.6590', '0.2424', '0.0986']);
    });

    it('cut nothing off, from a narrow panel to one as wide as the window, with all the columns there can be', async () => {
        const field = (label: string): Locator => vscode.panel().getByLabel(label, { exact: true });
        await vscode.panel().locator('.options summary').click();
        await field('weight').fill('2.5, 4, 6');
        await field('weight').press('Enter');
        await field('label_smoothing').fill('0.1');
        await cell('terms', 2).waitFor();
        await vscode.runCommandFromPalette('View: Maximize Editor Group and Hide Side Bars');
        const panels: number[] = [];
        for (const width of [345, 450, 600, 1050, 1650]) {
            await vscode.page.setViewportSize({ width, height: 1000 });
            const { panel, cut } = await vscode.until('the panel to follow the window', () => measure(vscode, width));
            panels.push(panel);
            assert.deepEqual(cut, [], `${panel} px wide`);
            await vscode.screenshot(`stages-${width}`);
        }
        assert.ok(panels[0]! <= 300 && panels[4]! >= 1300, String(panels));
    });
});

/**
 * The panel's width, and what of the stages is cut off or sticks out; undefined while the panel is not yet as wide as
 * the window lets it be.
 */
const measure = (
    vscode: Workbench,
    window: number,
): Promise<{ readonly panel: number; readonly cut: readonly string[] } | undefined> =>
    vscode
        .panel()
        .locator('.stages')
        .evaluate((stages, wanted) => {
            const panel = document.documentElement.clientWidth;
            const right = stages.getBoundingClientRect().right + 1;
            const parts = [stages, ...stages.querySelectorAll('.card, .numbers, .formula, .operation')];
            const cut = parts.filter(
                part => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > right,
            );
            return wanted - panel < 120 && panel < wanted
                ? { panel, cut: cut.map(({ classList, textContent }) => `${classList.value}: ${textContent}`) }
                : undefined;
        }, window);
