// Values of a program that is stopped in a debugger: debugpy with PyTorch, and the built-in debugger of JavaScript.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
    chooseInMenu,
    clickInCell,
    explainVariable,
    explainWatched,
    go,
    launchNotebook,
    launchProgram,
    liveHoverText,
    program,
    startConfiguration,
    stopAt,
} from './debugging.js';
import { waitForLoss } from './panel.js';
import type { Workbench } from './workbench.js';

const COMMAND = 'Explain Cross-Entropy';

/** All digits of the loss. */
const exactLoss = async (vscode: Workbench): Promise<number> =>
    Number((await vscode.panel().locator('[data-stage="loss"]').getAttribute('title'))!.replace('−', '-'));

function near(actual: number, expected: number, bound: number): void {
    assert.ok(Math.abs(actual - expected) <= bound, `${actual} is not ${expected}`);
}

const ended = (vscode: Workbench, session: string) =>
    vscode.panel().getByText(`The debug session “${session}” has ended.`).waitFor();

/** Chooses the row of a list that begins with this. */
const choose = (vscode: Workbench, title: string, name: string): Promise<boolean> =>
    vscode.until(`${name} in ${title}`, async () => {
        await vscode.page.locator('.quick-input-title').getByText(title).waitFor({ timeout: 15_000 });
        await vscode.page
            .locator('.quick-input-list .monaco-list-row')
            .filter({ has: vscode.page.getByText(name, { exact: true }) })
            .first()
            .click({ timeout: 3000 });
        return true;
    });

async function pick(vscode: Workbench, name: string): Promise<void> {
    await vscode.runCommandFromPalette('Explain Cross-Entropy of a Variable…');
    await choose(vscode, 'Logits to explain', name);
}

describe('the Python debugger', function () {
    this.timeout(400_000);

    it('explains a variable, then a call, with the target and the criterion of the frame', async () => {
        const vscode = await launchProgram('train.py');
        await stopAt(vscode, "print('stop')");
        await stopAt(vscode, 'return self.loss_fn(out, y)');
        await go(vscode);
        assert.match(
            await liveHoverText(vscode, vscode.positionOf('logits, labels)')),
            /^logits shape \(2, 3\).*loss 0\.7587/s,
        );
        await explainVariable(vscode, 'Locals', 'logits', () => waitForLoss(vscode, '0.7587'));
        // Of torch, for train.py as it is seeded.
        near(await exactLoss(vscode), 0.75872338, 1e-7);
        // The ordinary command, where the text holds no array: a name that has another kind of value.
        await vscode.putCursorAt(vscode.positionOf('loss = self'));
        await vscode.runCommandFromPalette(COMMAND);
        await vscode.notification('This is a single number.');
        // A long value, whose second part does not come until the file is there.
        await vscode.putCursorAt(vscode.positionOf('slow = '));
        await vscode.runCommandFromPalette(COMMAND);
        const progress = await vscode.notification('Reading slow (600,000 numbers)');
        await progress.getByRole('button', { name: 'Cancel' }).click();
        await vscode.notification('slow was not read: you canceled it.');
        writeFileSync(join(vscode.folder, 'go'), '');

        await vscode.page.keyboard.press('F5');
        await vscode.panel().getByText('The program is no longer in step').waitFor();
        const call = vscode.positionOf('loss_fn(out, y)');
        await chooseInMenu(
            vscode,
            async () => {
                await vscode.putCursorAt(call);
                await vscode.restMouseOn(call);
                await vscode.page.mouse.down({ button: 'right' });
                await vscode.page.mouse.up({ button: 'right' });
            },
            'Explain Cross-Entropy of the Live Value',
            () => waitForLoss(vscode, '2.6298'),
        );
        near(await exactLoss(vscode), 2.62979126, 1e-6);
        await vscode.panel().locator('header').getByText('(2, 3)').waitFor();
        await vscode.dispose();
    });

    it('follows a training loop with the losses that PyTorch computes, and says when the session is over', async () => {
        const vscode = await launchProgram('loop.py');
        await stopAt(vscode, 'losses.append');
        await go(vscode);
        const isShown = () => vscode.panel().locator('[data-stage="loss"]').waitFor();
        await (vscode.version === '1.100'
            ? explainVariable(vscode, 'Locals', 'logits', isShown) // it has no menu of this kind in the Watch view
            : explainWatched(vscode, 'logits', isShown));
        const losses: number[] = [];
        for (const stops of [1, 2, 3]) {
            await vscode.until(`the loss of stop ${stops}`, async () => {
                const shown = (await vscode.panel().locator('[data-stops]').count()) > 0;
                const loss = await exactLoss(vscode);
                return (stops === 1 || shown) && loss !== losses.at(-1) && losses.push(loss);
            });
            if (stops > 1) {
                await vscode.panel().locator(`[data-stops="${stops}"]`).getByText('12 of 12 logits changed').waitFor();
            }
            await vscode.page.keyboard.press('F5');
        }
        await ended(vscode, 'Debug');
        const expected = vscode.readFile('losses.txt').trim().split('\n').map(Number);
        assert.equal(expected.length, 3);
        expected.forEach((loss, i) => near(losses[i]!, loss, 1e-6));
        await vscode.dispose();
    });

    it('follows a function into another thread, and says that its program was killed while it was read', async () => {
        const text = program('threads.py');
        const waits = '        time.sleep(86_400)\n';
        const told = `        open('asked', 'w').close()\n${waits}`;
        const noted = `import os\nopen('pid', 'w').write(str(os.getpid()))\n${text.replace(waits, told)}`;
        const vscode = await launchProgram('threads.py', { files: { 'threads.py': noted } });
        await stopAt(vscode, 'return logits, target');
        await go(vscode);
        await explainVariable(vscode, 'Locals', 'logits', () =>
            vscode.page.locator('.quick-input-title').getByText('The target of logits').waitFor(),
        );
        await choose(vscode, 'The target of logits', 'target');
        await waitForLoss(vscode, '0.5986'); // of torch, as the next
        await vscode.page.keyboard.press('F5');
        await waitForLoss(vscode, '0.4170');
        await vscode.panel().getByText('The loss went from 0.5986 to 0.4170').waitFor();

        await pick(vscode, 'slow');
        await vscode.until('the program to be asked', () => existsSync(join(vscode.folder, 'asked')), 120_000);
        process.kill(Number(vscode.readFile('pid')), 'SIGKILL');
        await ended(vscode, 'Debug');
        await vscode.notification('The debug session “Debug” has ended.');
        await vscode.dispose();
    });
});

describe('two sessions', function () {
    this.timeout(240_000);

    it('do not mix, and each says when it has ended', async () => {
        const session = (name: string, logits: string, target: string) => ({
            ...{ name, type: 'scripted', request: 'launch', program: '${workspaceFolder}/loss.js' },
            ...{ answers: { logits, target }, variables: { logits, target } },
        });
        const configurations = [
            session('First', '[1.2372, -0.9604, 1.5415]', '2'),
            session('Second', '[2.0, 1.0, 0.1]', '0'),
        ];
        const vscode = await launchProgram('loss.js', { configurations });
        await startConfiguration(vscode, 'First');
        await pick(vscode, 'logits');
        await choose(vscode, 'The target of logits', 'target');
        await waitForLoss(vscode, '0.5986'); // of torch, as the next

        await startConfiguration(vscode, 'Second');
        await vscode.page.locator('.debug-toolbar select').selectOption('Second');
        await vscode.page.locator('.debug-toolbar select:has(option:checked:text-is("Second"))').waitFor();
        assert.equal(await vscode.panel().locator('[data-stage="loss"]').innerText(), '0.5986');
        await pick(vscode, 'logits');
        await choose(vscode, 'The target of logits', 'target');
        await waitForLoss(vscode, '0.4170');
        await vscode.page.keyboard.press('Shift+F5');
        await ended(vscode, 'Second');

        await pick(vscode, 'logits'); // of the session that is left, with the target that was chosen for it
        await waitForLoss(vscode, '0.5986');
        await vscode.page.keyboard.press('Shift+F5');
        await ended(vscode, 'First');
        await vscode.dispose();
    });
});

describe('the debugger of Jupyter', function () {
    this.timeout(400_000);

    it('explains the call in a cell, with what another cell imports, and follows it', async () => {
        const vscode = await launchNotebook('steps.ipynb');
        await vscode.until('a breakpoint', async () => {
            await clickInCell(vscode, 'append');
            await vscode.page.keyboard.press('F9');
            await vscode.page.locator('.codicon-debug-breakpoint').first().waitFor({ timeout: 3000 });
            return true;
        });
        await go(vscode);
        await vscode.until(
            'the panel',
            async () => {
                await clickInCell(vscode, 'cross_entropy');
                await vscode.runCommandFromPalette(COMMAND);
                await vscode.panel().locator('[data-stage="loss"]').waitFor({ timeout: 15_000 });
                return true;
            },
            120_000,
        );
        const losses = [await exactLoss(vscode)];
        await vscode.page.keyboard.press('F5');
        await vscode.panel().locator('[data-stops="2"]').getByText('12 of 12 logits changed').waitFor();
        losses.push(await exactLoss(vscode));
        await vscode.page.keyboard.press('F5');
        await ended(vscode, 'Debug');
        // Of torch, in the last cell.
        const expected = vscode.readFile('losses.txt').trim().split('\n').map(Number);
        assert.equal(expected.length, 2);
        expected.forEach((loss, i) => near(losses[i]!, loss, 1e-6));
        await vscode.dispose();
    });
});

describe('the JavaScript debugger', function () {
    this.timeout(240_000);

    it('explains typed arrays, with a target that is chosen', async () => {
        const vscode = await launchProgram('loss.js');
        await stopAt(vscode, 'return loss + nested');
        await go(vscode);
        const question = vscode.page.locator('.quick-input-title').getByText('The target of logits');
        await explainVariable(vscode, 'Local', 'logits', () => question.waitFor());
        await choose(vscode, 'The target of logits', 'target');
        await waitForLoss(vscode, '0.5986');
        near(await exactLoss(vscode), 0.5985995315279182, 1e-12);

        await pick(vscode, 'big');
        await choose(vscode, 'The target of big', 'target');
        const big = Array.from({ length: 128_256 }, (_, i) => Math.fround(Math.sin(i)));
        const expected = Math.log(big.reduce((sum, z) => sum + Math.exp(z), 0)) - big[2]!;
        await waitForLoss(vscode, expected.toFixed(4));
        near(await exactLoss(vscode), expected, 1e-9);
        await vscode.dispose();
    });
});
