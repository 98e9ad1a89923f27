// axe-core finds no violation in any theme.
import assert from 'node:assert/strict';
import { axeViolations } from './axe.js';
import { explainAt, explainStep, openBox, openSection, showArguments, waitForLoss } from './panel.js';
import { launch, themes } from './workbench.js';
import type { Theme, Workbench } from './workbench.js';

/** What VS Code tells a panel that wears the theme. */
const kinds: Readonly<Record<Theme, string>> = {
    light: 'vscode-light',
    dark: 'vscode-dark',
    'hc-dark': 'vscode-high-contrast',
    'hc-light': 'vscode-high-contrast-light',
    'light-vs': 'vscode-light',
};

describe('the panel for everyone', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            files: {
                'batch.py':
                    'logits = [[2, 1, 0.1], [0.5, 2.5, 0.3]]\ntarget = [0, 1]\nother = [[2, 1, 3], [0, 1, 2]]\n',
            },
        });
        await explainAt(vscode, '0.1]');
        await waitForLoss(vscode, '0.3185');
        await showArguments(vscode);
        await openSection(vscode, 'curves');
        await openSection(vscode, 'facts');
    });
    after(() => vscode.dispose());

    it('has four sizes of type, and one minus sign', async () => {
        const sizes = new Set<string>();
        const views = vscode.panel().locator('.views button');
        await views.first().waitFor();
        for (const view of await views.all()) {
            if ((await view.getAttribute('aria-pressed')) === 'false') {
                await view.click();
                await view.and(vscode.panel().locator('[aria-pressed="true"]')).waitFor();
            }
            const seen = await vscode.panel().locator('body').evaluate(textSeen);
            seen.sizes.forEach(size => sizes.add(size));
            assert.deepEqual(seen.hyphens, []);
        }
        assert.ok(sizes.size <= 4, [...sizes].join(', '));
    });

    it('moves nothing for who asked for no motion', async () => {
        const moving = (): Promise<string[]> =>
            vscode
                .panel()
                .locator('body')
                .evaluate(body =>
                    [...body.querySelectorAll('*')]
                        .filter(element => {
                            const { animationName, transitionDuration, transitionProperty } = getComputedStyle(element);
                            const takesTime = transitionDuration.split(', ').some(time => time !== '0s');
                            return animationName !== 'none' || (takesTime && transitionProperty !== 'none');
                        })
                        .map(element => element.outerHTML.slice(0, 80)),
                );
        assert.notDeepEqual(await moving(), []);
        await vscode.page.emulateMedia({ reducedMotion: 'reduce' });
        await vscode.until('everything to stand still', async () => (await moving()).length === 0);
        await vscode.page.emulateMedia({ reducedMotion: null });
    });

    for (const theme of themes) {
        it(`has nothing that axe-core objects to: ${theme}`, async () => {
            await vscode.wear(theme);
            await vscode.panel().locator(`body[data-vscode-theme-kind="${kinds[theme]}"]`).waitFor();
            await openBox(vscode, 'verdict');
            await vscode.panel().locator('[data-stage="softmax"]').first().hover();
            assert.deepEqual(await axeViolations(vscode), []);
            await explainStep(vscode, 'loss');
            await vscode.panel().locator('.strip .formula [data-term="denominator"]').hover();
            assert.deepEqual(await axeViolations(vscode), []);
            await explainStep(vscode, 'softmax');
            await openBox(vscode, 'more');
            assert.deepEqual(await axeViolations(vscode), []);
            await vscode.panel().getByRole('button', { name: 'Compare with another array…' }).click();
            await vscode.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'other' }).click();
            const difference = vscode.panel().locator('[data-difference="softmax"][data-side="b"]').first();
            await difference.waitFor();
            assert.deepEqual(await axeViolations(vscode), []);
            await vscode.panel().getByRole('button', { name: 'End comparison' }).click();
            await difference.waitFor({ state: 'detached' });
        });
    }
});

/** The sizes of what is read, but within formulas; and the texts, but those of code, that write a minus as a hyphen. */
function textSeen(body: Element): { sizes: string[]; hyphens: string[] } {
    const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const [sizes, hyphens] = [new Set<string>(), []] as [Set<string>, string[]];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const [element, text] = [node.parentElement!, node.nodeValue!.trim()];
        const { fontSize } = getComputedStyle(element);
        if (text === '' || fontSize === '0px' || !element.checkVisibility() || element.closest('script, style, math')) {
            continue;
        }
        sizes.add(fontSize);
        if (/(?<![\w.])-[\d.∞]/.test(text) && !element.closest('code, pre, .code-line')) {
            hyphens.push(text);
        }
    }
    return { sizes: [...sizes], hyphens };
}
