// With Chinese as VS Code's display language, everything that the extension says is Chinese.
import assert from 'node:assert/strict';
import { openBox, showArguments, waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

const COMMAND = '详解交叉熵';

/**
 * Runs of three or more English words in what a person reads or hears of the panel: texts, and what attributes say; not
 * in code and formulas.
 */
const englishIn = (vscode: Workbench): Promise<string[]> =>
    vscode
        .panel()
        .locator('body')
        .evaluate(body => {
            const said: (string | null)[] = [];
            const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                if (!texts.currentNode.parentElement?.closest('code, math, script')) {
                    said.push(texts.currentNode.nodeValue);
                }
            }
            for (const element of body.querySelectorAll('*')) {
                said.push(
                    ...['title', 'aria-label', 'aria-valuetext', 'placeholder', 'alt'].map(name =>
                        element.getAttribute(name),
                    ),
                );
            }
            return said.filter(
                text => text !== null && /[A-Z]{2,}[\s,.:;]+[A-Z]+[\s,.:;]+[A-Z]{2,}/i.test(text),
            ) as string[];
        });

describe('in Chinese', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    before(async () => {
        vscode = await launch({
            locale: 'zh-cn',
            files: {
                'published.txt': 'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])\n',
                'softmax.txt': 'output: tensor([[0.4054, 0.0450, 0.5496], [0.2, 0.3, 0.5]])\ntarget: tensor([2, 1])\n',
                'ragged.txt': 'output: [[1.5, 2.5], [3.5]]\n',
            },
            viewport: { width: 1500, height: 1100 },
        });
    });
    after(() => vscode.dispose());

    const explainAt = async (text: string): Promise<void> => {
        await vscode.putCursorAt(vscode.positionOf(text));
        await vscode.runCommandFromPalette(COMMAND);
    };
    const panel = () => vscode.panel();
    /** In the group of the editor: the panel had the focus. */
    const openFile = async (name: string): Promise<void> => {
        await vscode.editor.click();
        await vscode.openFile(name);
    };

    it('the panel explains the published example', async () => {
        await explainAt('-0.9604');
        await waitForLoss(vscode, '0.5986');
        await panel().getByText('目标是 类别 2，模型给它的概率是 55%。').waitFor();
        assert.equal(await panel().locator('html').getAttribute('lang'), 'zh-cn');
        await showArguments(vscode);
        await openBox(vscode, 'verdict');
        await panel().locator('input[name=printed-loss]').fill('0.8636'); // .5986 / ln 2
        await panel().locator('[data-mistake="bits"]').getByText('以比特为单位的损失').waitFor();
        assert.deepEqual(await englishIn(vscode), []);
        await vscode.screenshot('chinese');
    });

    it('what torch refuses', async () => {
        const weight = panel().locator('input[name=weight]');
        await weight.fill('1, 2');
        await weight.press('Enter');
        await panel().getByRole('button', { name: '为什么？' }).first().click();
        await panel()
            .locator('[data-finding]')
            .getByText('类别数是 3，但权重的形状是 (2)。请给每个类别一个权重，或者完全不给。')
            .waitFor();
        // torch's own words are a quotation.
        assert.deepEqual(
            (await englishIn(vscode)).filter(text => !text.includes('torch 会报错：“')),
            [],
        );
    });

    it('a batch, a finding and its reason', async () => {
        await openFile('softmax.txt');
        await explainAt('0.0450');
        const finding = panel().locator('[data-finding="probabilities-as-logits"]');
        await finding.getByText('看起来像 softmax 的输出。').waitFor();
        await finding.getByText('为什么？').click();
        await finding.getByText('0.5514 到 1.5514 之间。这里的损失是 1.0219').waitFor(); // no blank between the sentences
        await panel().getByRole('columnheader', { name: '预测' }).waitFor();
        assert.deepEqual(await englishIn(vscode), []);
        await vscode.screenshot('chinese-batch');
    });

    it('the hover', async () => {
        const text = await vscode.hoverText('0.0450');
        assert.match(text, /形状 \(2, 3\)/);
        assert.match(text, /看起来像 softmax 的输出/);
        await vscode.screenshot('chinese-hover');
    });

    it('why an array cannot be read', async () => {
        await openFile('ragged.txt');
        await explainAt('3.5]');
        await vscode.notification('第 2 行的长度是 1，之前各行的长度是 2');
    });
});
