// Files of arrays: from the explorer, several at once, dropped onto the panel, chosen, followed, and refused in words.
// The files were made by NumPy, PyTorch and safetensors; the losses are torch's (test/unit/files/data/expected.json).
import assert from 'node:assert/strict';
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';
import { waitForLoss } from './panel.js';
import { launch } from './workbench.js';
import type { Workbench } from './workbench.js';

const TITLE = 'Explain Cross-Entropy of Files...';
const data = (name: string): Uint8Array => readFileSync(join(root, 'test/unit/files/data', name));

describe('files of arrays', function () {
    this.timeout(180_000);
    let vscode: Workbench;
    const names = [
        'batch.npz',
        'bf16.pt',
        'dtypes.safetensors',
        'hostile.pt',
        'labels_i64.npy',
        'logits_f32.npy',
        'logits_f64_fortran.npy',
        'truncated.npy',
    ];
    before(async () => {
        const texts = { 'a.txt': 'nothing\n', 'batch.csv': new TextDecoder().decode(data('batch.csv')) };
        vscode = await launch({
            files: { ...texts, ...Object.fromEntries(names.map(name => [name, data(name)])) },
            settings: { 'explorer.autoReveal': false }, // else it selects the file of an editor that is ready
            viewport: { width: 1500, height: 1000 },
        });
    });
    after(() => vscode.dispose());

    const explain = (name: string): Promise<void> => vscode.chooseFromMenu(vscode.explorerRow(name), TITLE);
    const origins = (): Promise<string> => vscode.panel().locator('.origins').innerText();
    /** The logits of one file, the target of the other: selected anew where VS Code has gone back to one of them. */
    const explainBoth = (): Promise<boolean> =>
        vscode.until(
            'both files in the panel',
            async () => {
                await vscode.selectInExplorer('labels_i64.npy', 'logits_f32.npy');
                await explain('logits_f32.npy');
                const panel = vscode.panel();
                await panel.locator('.origins').getByText('target labels_i64.npy').waitFor({ timeout: 10_000 });
                await panel.locator('[data-stage="loss"]').getByText('0.3185', { exact: true }).waitFor();
                return true;
            },
            90_000,
        );
    const pick = (label: string) =>
        vscode.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();

    it('an .npz from the explorer: logits, target and weights are found, and it is said which they are', async () => {
        await explain('batch.npz');
        await waitForLoss(vscode, '0.2857');
        assert.match(await origins(), /target labels.*weight/s);
    });

    it('two selected files: the logits of one, the target of the other', async () => {
        await explainBoth();
        assert.match(await origins(), /target labels_i64\.npy/);
    });

    it('a CSV opens in its editor, where each number has its place', async () => {
        await explain('batch.csv');
        await waitForLoss(vscode, '0.3185');
        await vscode.panelTab('Cross-Entropy: batch.csv').waitFor();
        await vscode.page.locator('.tabs-container .tab.active', { hasText: 'batch.csv' }).first().waitFor();
    });

    it('damaged and hostile files are refused in words', async () => {
        await explain('truncated.npy');
        await vscode.notification(/truncated\.npy: The file ends 5 bytes too early/);
        await explain('hostile.pt');
        await vscode.notification(/would call posix\.system.*no code of a file is ever run/);
    });

    it('where nothing says which array is which, a person chooses by name, type and shape', async () => {
        await explain('dtypes.safetensors');
        await pick('f8_e4m3').filter({ hasText: 'float8_e4m3fn (2, 3)' }).click();
        await vscode.panelTab('Cross-Entropy: f8_e4m3').waitFor();
        await vscode.panel().getByRole('button', { name: 'dtypes.safetensors' }).click();
        await pick('bf16').click();
        await vscode.page.getByText('Which array is the target?').waitFor();
        await pick('No target').waitFor();
        await pick('i32').filter({ hasText: 'int32 (2)' }).click();
        await waitForLoss(vscode, '0.3186');
    });

    it('a file that is dropped onto the panel with Shift is explained there', async () => {
        const from = (await vscode.explorerRow('bf16.pt').boundingBox())!;
        const to = (await vscode.page.locator('iframe.webview').boundingBox())!;
        const { mouse, keyboard } = vscode.page;
        await mouse.move(from.x + 40, from.y + from.height / 2);
        await mouse.down();
        await mouse.move(from.x + 60, from.y + from.height / 2 + 5, { steps: 4 });
        await keyboard.down('Shift');
        await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 10 });
        await mouse.move(to.x + to.width / 2 + 5, to.y + to.height / 2, { steps: 3 });
        await mouse.up();
        await keyboard.up('Shift');
        await vscode.panelTab('Cross-Entropy: bf16.pt').waitFor();
        // Without a target: what each class would cost.
        await vscode.panel().getByText('bf16.pt').first().waitFor();
    });

    /** As the system's file manager drops a file: there is no address, only a name and bytes. */
    const dropFromOutside = (name: string, isFolder = false): Promise<void> =>
        vscode
            .panel()
            .locator('body')
            .evaluate(
                (body, file) => {
                    const transfer = new DataTransfer();
                    transfer.items.add(new File([Uint8Array.from(file.bytes)], file.name));
                    if (file.isFolder) {
                        // A browser has no bytes of it either, and says so when they are asked for.
                        Object.assign(transfer.files[0]!, { arrayBuffer: null });
                    }
                    const event = { dataTransfer: transfer, bubbles: true, cancelable: true };
                    ['dragenter', 'dragover', 'drop'].forEach(type => body.dispatchEvent(new DragEvent(type, event)));
                },
                { name, isFolder, bytes: isFolder ? [] : [...data(name)] },
            );

    it('a file from outside of VS Code is explained too; a folder is not', async () => {
        await explain('batch.npz');
        await waitForLoss(vscode, '0.2857');
        await dropFromOutside('truncated.npy');
        await vscode.notification(/truncated\.npy: The file ends 5 bytes too early/);
        await dropFromOutside('images', true);
        await vscode.notification('images could not be read. Only files can be dropped, not folders.');
        await dropFromOutside('batch.csv');
        await waitForLoss(vscode, '0.3185');
        await vscode.page.locator('.tabs-container .tab.active', { hasText: 'Untitled' }).first().waitFor();
        await dropFromOutside('batch.npz');
        await waitForLoss(vscode, '0.2857');
    });

    it('the panel follows a file that is written again, says when it is gone, and goes on when it is back', async () => {
        await explainBoth();
        const path = join(vscode.folder, 'logits_f32.npy');
        writeFileSync(path, data('llm_row_f16.npy'));
        await vscode.panel().getByText('(50257)').first().waitFor();
        unlinkSync(path);
        await vscode.panel().getByText('logits_f32.npy cannot be opened: it was moved or deleted.').waitFor();
        writeFileSync(path, data('logits_f16.npy'));
        await waitForLoss(vscode, '0.3185');
        assert.equal(await vscode.panel().locator('.notice.warning').count(), 0);
    });
});
