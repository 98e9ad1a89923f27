// HEAP_OPENINGS=1000 npm test -- integration --grep "the heap": whether many openings and closings leave something behind
// in the extension host. It takes many minutes, so that the suites leave it out.
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { openUntitled, panels, until } from './workbench';

const OPENINGS = Number(process.env['HEAP_OPENINGS'] ?? 0);
/** What is loaded once is loaded by then. */
const FIRST = 50;
const MOST_LEFT = 2_000_000;

/** Of what is still needed, in bytes. */
function usedHeap(): number {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    collect();
    return process.memoryUsage().heapUsed;
}

if (OPENINGS > 0) {
    describe('the heap of the extension host', () => {
        it(`is what it was after ${OPENINGS} openings`, async function () {
            this.timeout(0);
            const document = await openUntitled('logits = [1.2372, -0.9604, 1.5415]\ntarget = 2\n', 'python');
            const cycle = async (): Promise<void> => {
                await vscode.window.showTextDocument(document, {
                    viewColumn: vscode.ViewColumn.One,
                    selection: new vscode.Range(0, 12, 0, 12),
                });
                await vscode.commands.executeCommand('explainCrossEntropy.explain');
                await until('a panel', () => panels().length > 0, 60_000);
                await vscode.window.tabGroups.close(panels());
                await until('no panel', () => panels().length === 0, 60_000);
            };
            for (let left = FIRST; left > 0; left--) {
                await cycle();
            }
            const before = usedHeap();
            for (let left = OPENINGS; left > 0; left--) {
                await cycle();
            }
            const leftBehind = usedHeap() - before;
            console.log(`${OPENINGS} openings leave ${leftBehind} bytes in a heap of ${before}`);
            assert.ok(leftBehind < MOST_LEFT, `${leftBehind} bytes are left behind`);
        });
    });
}
