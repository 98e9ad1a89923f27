// What openings of the panel, stops of a program and runs of a cell leave behind in the extension host. The suites have a
// few of each, and see whether arrays of numbers are left. For many, which tell of everything else, too:
// HEAP_CYCLES=1000 TEST_MINUTES=60 npm test -- integration --grep "the heap"
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { notebookThatPrints, openUntitled, panels, until } from './workbench';

const MANY = Number(process.env['HEAP_CYCLES'] ?? 0);
const CYCLES = MANY || 8;
/** What is loaded once is loaded by then, and what is kept of the last few is full. */
const FIRST = MANY ? 50 : 3;
const NUMBERS = MANY ? 2000 : 20_000;
/** Half of an array for each cycle, in bytes: as good as none, and far from one. */
const MOST_IN_ARRAYS = (CYCLES * NUMBERS * Float64Array.BYTES_PER_ELEMENT) / 2;
const MOST_IN_ALL = 2_000_000;
const PATIENCE = 60_000;

/** An array that is as long each time, and another one. */
const arrayOf = (cycle: number): string =>
    `[${Array.from({ length: NUMBERS }, (_, i) => `${(i + cycle) % 10}.${100 + (i % 900)}`).join(', ')}]`;

interface Memory {
    readonly arrays: number;
    readonly all: number;
}

/** Of what is still needed, in bytes. */
function usedMemory(): Memory {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return { arrays: arrayBuffers, all: heapUsed + arrayBuffers };
}

describe('the heap of the extension host', () => {
    /** Runs the cycles, and looks at what they leave behind. */
    async function leavesNothing(what: string, cycle: (count: number) => Promise<void>): Promise<void> {
        for (let count = 0; count < FIRST; count++) {
            await cycle(count);
        }
        const before = usedMemory();
        for (let count = FIRST; count < FIRST + CYCLES; count++) {
            await cycle(count);
        }
        const after = usedMemory();
        const left = { arrays: after.arrays - before.arrays, all: after.all - before.all };
        const said = `${CYCLES} ${what} leave ${left.all} bytes behind, ${left.arrays} of them in arrays`;
        assert.ok(left.arrays < MOST_IN_ARRAYS, said);
        if (MANY) {
            console.log(`│ ${said}`);
            assert.ok(left.all < MOST_IN_ALL, said); // what VS Code itself keeps for a while is as much as that of a few
        }
    }

    const titled = (name: string) => (): boolean => panels().some(({ label }) => label === `Cross-Entropy: ${name}`);

    afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    it('is the same after many openings', async function () {
        this.timeout(0);
        const document = await openUntitled(`logits = ${arrayOf(0)}\ntarget = 2\n`, 'python');
        await leavesNothing('openings', async count => {
            // Another name makes another text of it, whose numbers are read again.
            const edit = new vscode.WorkspaceEdit();
            const name = document.getText().split(' ', 1)[0]!;
            edit.replace(document.uri, new vscode.Range(0, 0, 0, name.length), `logits${count}`);
            await vscode.workspace.applyEdit(edit);
            await vscode.window.showTextDocument(document, {
                viewColumn: vscode.ViewColumn.One,
                selection: new vscode.Range(0, 20, 0, 20),
            });
            await vscode.commands.executeCommand('explainCrossEntropy.explain');
            await until('a panel', titled(`logits${count}`), PATIENCE);
            await vscode.window.tabGroups.close(panels());
            await until('no panel', () => panels().length === 0, PATIENCE);
        });
    });

    it('is the same after many stops of a program that a panel follows', async function () {
        this.timeout(0);
        let stops = 0;
        let read = 0;
        const tracking = vscode.debug.registerDebugAdapterTrackerFactory('scripted', {
            createDebugAdapterTracker: () => ({
                onDidSendMessage({ event, command }: { readonly event?: string; readonly command?: string }) {
                    stops += Number(event === 'stopped');
                    read += Number(command === 'evaluate');
                },
            }),
        });
        const program = join(
            vscode.extensions.getExtension('explain-cross-entropy.explain-cross-entropy')!.extensionPath,
            'test',
            'live',
            'loss.js',
        );
        const answers = { logits: [arrayOf(0), arrayOf(1), arrayOf(2)] };
        await vscode.debug.startDebugging(undefined, {
            ...{ name: 'Stepping', type: 'scripted', request: 'launch', program, answers },
        });
        const frame = (): vscode.DebugStackFrame | undefined => {
            const item = vscode.debug.activeStackItem;
            return item instanceof vscode.DebugStackFrame ? item : undefined;
        };
        await until('a stop', () => stops === 1 && frame() !== undefined, PATIENCE);
        const { session, threadId } = frame()!;
        await vscode.commands.executeCommand('explainCrossEntropy.explainVariable', { variable: { name: 'logits' } });
        await until('a panel', titled('logits'), PATIENCE);
        await leavesNothing('stops', async () => {
            const before = read;
            await session.customRequest('next', { threadId });
            await until('the panel to ask again', () => read > before, PATIENCE);
        });
        await vscode.debug.stopDebugging(session);
        tracking.dispose();
    });

    it('is the same after many runs of a cell that a panel follows', async function () {
        this.timeout(0);
        let runs = 0;
        const { cell, runAgain, dispose } = await notebookThatPrints(run => {
            runs = run;
            return `logits${run} = ${arrayOf(run)}\n`;
        });
        await vscode.commands.executeCommand('explainCrossEntropy.explainCell', cell);
        await until('the panel', titled(`logits${runs}`), PATIENCE);
        await leavesNothing('runs', async () => {
            await runAgain();
            await until('the next output in the panel', titled(`logits${runs}`), PATIENCE);
        });
        dispose();
    });
});
