// The stages of a sample as one table, and one of them explained below: numbers, formula and editor light each other;
// nothing is cut off.
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { axeViolations } from './axe.js';
import { explainStep, openPanel, openSection, showArguments, waitForLoss } from './panel.js';
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

    const strip = (): Locator => vscode.panel().locator('.strip');
    const cell = (name: string, c: number): Locator =>
        vscode.panel().locator(`td[data-stage="${name}"][data-class="${c}"]`);
    const total = (term: string): Locator => vscode.panel().locator(`tfoot [data-term="${term}"]`);
    const termsOf = async (name: string, term: string): Promise<Locator> => {
        await explainStep(vscode, name);
        return strip().locator(`.formula [data-term="${term}"]`);
    };
    const tabStops = (): Promise<number> =>
        vscode
            .panel()
            .locator('table.class-table')
            .evaluate(
                table =>
                    [...table.querySelectorAll<HTMLElement>('*')].filter(
                        element => element.tabIndex >= 0 && element.checkVisibility(),
                    ).length,
            );
    const lit = (): Promise<string[]> => vscode.panel().locator('.term.lit').allTextContents();

    it('name the operation from each to the next, and below the numbers what all classes have in common', async () => {
        assert.deepEqual(await vscode.panel().locator('.operation [data-term], .operation > span').allInnerTexts(), [
            '− max, exp →',
            '÷ Σ →',
            'ln →',
            '· y, − →',
            '← ∂',
        ]);
        assert.deepEqual(await vscode.panel().locator('tfoot [data-term]').allInnerTexts(), [
            'max 2.0000',
            'Σ 1.5174',
            '0.4170',
        ]);
    });

    it('a number of a formula lights the cell it stands for: the exponential, the sum, the max, the target, the denominator', async () => {
        await (await termsOf('softmax', 'exp')).hover();
        await cell('exp', 0).and(vscode.panel().locator('.lit')).waitFor();
        await (await termsOf('logSoftmax', 'sum')).hover();
        await total('sum').and(vscode.panel().locator('.lit')).waitFor();
        await (await termsOf('exp', 'max')).first().hover();
        await total('max').and(vscode.panel().locator('.lit')).waitFor();
        await (await termsOf('nll', 'target')).hover();
        await cell('target', 0).and(vscode.panel().locator('.lit')).waitFor();
        await (await termsOf('loss', 'denominator')).hover();
        await vscode.screenshot('stages-term');
    });

    it('what is pointed at is explained, for its class', async () => {
        await cell('softmax', 1).hover();
        await vscode.panel().locator('.strip[data-step="softmax"]').waitFor();
        assert.equal(
            await strip().locator('.formula').getAttribute('aria-label'),
            'The probability of class 1 is 0.3679 divided by the sum, 1.5174: 0.2424',
        );
        await strip()
            .getByText(
                'The share of class 1 in the sum of all exponentials, 1.5174: the model gives it a probability of 24%.',
            )
            .waitFor();
        // The cell, and its number in the formula, twice.
        assert.deepEqual(await lit(), ['0.2424', 'p1', '0.2424']);
        await vscode.panel().locator('h1').hover();
        await vscode.until('nothing to be lit', async () => (await lit()).length === 0);
    });

    it('the story goes on by its buttons: from the logits to the gradient', async () => {
        await explainStep(vscode, 'logits');
        const told: (string | null)[] = ['logits'];
        for (const next = strip().locator('[data-go=next]'); await next.isEnabled();) {
            const before = told.at(-1)!;
            await next.click();
            told.push(
                await vscode.until('the next step', async () => {
                    const step = await strip().getAttribute('data-step');
                    return step !== before && step;
                }),
            );
        }
        assert.deepEqual(told, ['logits', 'exp', 'softmax', 'logSoftmax', 'nll', 'reduction', 'loss', 'gradient']);
        await strip().locator('[data-go=back]').click();
        await strip().getByText('8 of 8').waitFor({ state: 'detached' });
    });

    it('one Tab stop, from where the arrow keys lead on', async () => {
        await cell('exp', 1).click();
        await vscode.panel().locator('h1').hover();
        await vscode.page.keyboard.press('ArrowRight');
        await vscode.page.keyboard.press('ArrowDown');
        // softmax of class 2, held lit by the focus
        await cell('softmax', 2).and(vscode.panel().locator(':focus')).waitFor();
        await vscode.panel().locator('.strip[data-step="softmax"]').waitFor();
        await vscode.until('the cell to be lit', async () => (await lit())[0] === '0.0986');
        assert.equal(await tabStops(), 1);
        await vscode.page.keyboard.press('Home');
        await vscode.page.keyboard.press('Space');
        // torch: cross_entropy([[2, 1, 0.1], [0.5, 2.5, 0.3]], [2, 1])
        await waitForLoss(vscode, '1.2685');
        await vscode.page.keyboard.press('Control+z');
        await waitForLoss(vscode, '0.3185');
    });

    it('the arrow keys lead to the temperature, the gradient step and the totals, too; Enter opens what is typed in', async () => {
        const focused = (key: string): Promise<void> => vscode.panel().locator(`[data-cell="${key}"]:focus`).waitFor();
        await cell('softmax', 2).click();
        await vscode.page.keyboard.press('Control+Home');
        await focused('token logits');
        assert.equal(await tabStops(), 1);
        await vscode.page.keyboard.press('Enter');
        await vscode.panel().locator('[name=temperature]:focus').waitFor();
        await vscode.page.keyboard.press('2');
        await waitForLoss(vscode, '0.6104'); // torch: cross_entropy(logits / 2, target)
        await vscode.page.keyboard.press('Enter');
        await focused('token logits');
        await vscode.page.keyboard.press('Control+z');
        await waitForLoss(vscode, '0.3185');
        await vscode.page.keyboard.press('End');
        await focused('head gradient');
        await vscode.page.keyboard.press('Enter'); // where it is a rail, that opens it
        await vscode.panel().locator('.strip[data-step="gradient"]').waitFor();
        await vscode.page.keyboard.press('ArrowLeft');
        await focused('token gradient');
        await explainStep(vscode, 'nll');
        await cell('nll', 0).click();
        await vscode.panel().locator('h1').hover();
        await vscode.page.keyboard.press('Control+End');
        await focused('total nll');
        await total('sampleLoss').and(vscode.panel().locator('.lit')).waitFor();
        assert.equal(await tabStops(), 1);
    });

    it('the keyboard comes to the table by a command, and goes on from there', async () => {
        await vscode.editor.click();
        await vscode.runCommandFromPalette('Cross-Entropy: Focus Panel');
        await vscode.panel().locator('table.class-table [data-cell]:focus').waitFor();
    });

    it('say why, with these numbers', async () => {
        await explainStep(vscode, 'logits');
        await strip().locator('.why summary').click();
        await strip()
            .getByText('Class 0 is ahead of class 1 by 1.0000, so it will be exp(1.0000) = 2.7183 times as probable.')
            .waitFor();
        await explainStep(vscode, 'reduction');
        await strip().locator('.why summary').click();
        await strip().getByText('The mean divides by 2, since no sample is ignored.').waitFor();
    });

    it('have nothing that axe-core objects to, opened and lit', async () => {
        assert.deepEqual(await axeViolations(vscode), []);
    });

    it('the stage that is explained, and the sections that are open, stay so over a reload', async () => {
        await explainStep(vscode, 'softmax');
        await openSection(vscode, 'facts');
        await vscode.panel().locator('[data-fact="bits"]').getByText('0.4596').waitFor(); // .3185 / ln 2
        await vscode.page.waitForTimeout(1000); // the state is stored after a pause, which nothing shows
        await vscode.reloadWindow();
        await waitForLoss(vscode, '0.3185');
        await vscode.panel().locator('.strip[data-step="softmax"]').waitFor();
        await vscode.panel().locator('[data-fact="bits"]').waitFor();
    });

    it('cut nothing off, from a narrow panel to one as wide as the window, with all the columns there can be', async () => {
        const field = (label: string): Locator => vscode.panel().getByLabel(label, { exact: true });
        await showArguments(vscode);
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
        .locator('main')
        .evaluate((main, wanted) => {
            const panel = document.documentElement.clientWidth;
            const right = main.getBoundingClientRect().right + 1;
            const parts = [main, ...main.querySelectorAll('.table-frame, .strip, .formula, .headline, .code-line')];
            const cut = parts.filter(
                part => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > right,
            );
            return wanted - panel < 120 && panel < wanted
                ? { panel, cut: cut.map(({ classList, textContent }) => `${classList.value}: ${textContent}`) }
                : undefined;
        }, window);
