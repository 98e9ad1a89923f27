// Programs that are stopped: what is asked of their debugger and when, and what is said where there is no answer.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { hoverTextSoon, panels, until } from './workbench';

interface Request {
    readonly command: string;
    readonly arguments?: { readonly levels?: number };
}

const programs = join(
    vscode.extensions.getExtension('explain-cross-entropy.explain-cross-entropy')!.extensionPath,
    'test',
    'live',
);
const hasPython = vscode.extensions.getExtension('explain-cross-entropy-tests.debugpy-for-tests') !== undefined;
/** A busy machine takes a minute to import torch. */
const PATIENCE = 120_000;

/** What went to the adapters, and how often they have stopped. */
const requests: Request[] = [];
const stops = new Map<string, number>();
const running = new Set<string>();

/** Each reading of ours begins with all frames of the thread; VS Code asks for at most twenty, and evaluates nothing. */
const isOurs = ({ command, arguments: args }: Request): boolean =>
    command === 'evaluate' || command === 'readMemory' || (command === 'stackTrace' && (args?.levels ?? 0) > 100);

async function ask(input: object): Promise<string> {
    const { content } = await vscode.lm.invokeTool('explain_cross_entropy_under_debug', {
        input,
        toolInvocationToken: undefined,
    });
    return content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

const lossIn = (answer: string): number => Number(/"loss": ([\d.e-]+)/.exec(answer)![1]);

function near(actual: number, expected: number, bound: number): void {
    ok(Math.abs(actual - expected) <= bound, `${actual} is not ${expected}`);
}

const stoppedIn = (name: string, times: number): vscode.DebugStackFrame | undefined => {
    const item = vscode.debug.activeStackItem;
    return item instanceof vscode.DebugStackFrame &&
        item.session.name === name &&
        (stops.get(item.session.id) ?? 0) >= times
        ? item
        : undefined;
};

/** The selected frame of a session, once it has stopped so often. */
async function stopped(name: string, times = 1): Promise<vscode.DebugStackFrame> {
    await until(`stop ${times} of ${name}`, () => stoppedIn(name, times) !== undefined, PATIENCE);
    return stoppedIn(name, times)!;
}

const start = (
    configuration: Omit<vscode.DebugConfiguration, 'request'> & { readonly name: string; readonly type: string },
): Thenable<boolean> => vscode.debug.startDebugging(undefined, { ...configuration, request: 'launch' });

/** Debugs a Python program, to the line with this text. */
async function startPython(file: string, text: string): Promise<vscode.DebugStackFrame> {
    const program = join(programs, file);
    const line = readFileSync(program, 'utf8')
        .split('\n')
        .findIndex(each => each.includes(text));
    vscode.debug.addBreakpoints([
        new vscode.SourceBreakpoint(new vscode.Location(vscode.Uri.file(program), new vscode.Position(line, 0))),
    ]);
    await start({ name: file, type: 'debugpy', program, console: 'internalConsole' });
    return stopped(file);
}

async function go(session: vscode.DebugSession, command: 'next' | 'continue', threadId: number): Promise<void> {
    const times = (stops.get(session.id) ?? 0) + 1;
    await session.customRequest(command, { threadId });
    await stopped(session.name, times);
}

/** Until the debugger is asked for a value. */
const questionSince = (count: number): Promise<void> =>
    until('the question', () => requests.slice(count).some(({ command }) => command === 'evaluate'), PATIENCE);

describe('a stopped program', function () {
    this.timeout(2 * PATIENCE);
    let tracking: vscode.Disposable;
    before(() => {
        tracking = vscode.Disposable.from(
            vscode.debug.onDidStartDebugSession(({ id }) => running.add(id)),
            vscode.debug.onDidTerminateDebugSession(({ id }) => running.delete(id)),
            vscode.debug.registerDebugAdapterTrackerFactory('*', {
                createDebugAdapterTracker: ({ id }) => ({
                    onWillReceiveMessage: (message: Request) => requests.push(message),
                    onDidSendMessage({ event }: { readonly event?: string }) {
                        if (event === 'stopped') {
                            stops.set(id, (stops.get(id) ?? 0) + 1);
                        }
                    },
                }),
            }),
        );
    });
    after(() => void tracking.dispose());
    afterEach(async () => {
        await vscode.debug.stopDebugging();
        // VS Code asks before it starts a second session of one name.
        await until('the sessions to end', () => running.size === 0, PATIENCE);
        stops.clear();
        vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
        await vscode.window.tabGroups.close(panels());
    });

    const scripted = (name: string, told: object): Thenable<boolean> =>
        start({ name, type: 'scripted', program: join(programs, 'loss.js'), ...told });

    it('is read from the list of variables where its debugger evaluates nothing; else that is said', async () => {
        await scripted('Mute', { variables: { logits: '[1.2372, -0.9604, 1.5415]', target: '2', more: '[1.5, ...]' } });
        await stopped('Mute');
        near(lossIn(await ask({ expression: 'logits', target: 'target' })), 0.5985995095948221, 1e-15); // of torch
        await rejects(
            ask({ expression: 'out.logits' }),
            /out\.logits cannot be read: the debugger answers “unknown command: evaluate”\. If your program can print it, select the output and explain that\. Send one of these as "expression": .*logits/,
        );
        await rejects(ask({ expression: 'more' }), /more: /);
    });

    it('is not waited for when its session ends', async () => {
        await scripted('Silent', { answers: { logits: null } });
        const { session } = await stopped('Silent');
        const asked = requests.length;
        const reading = ask({ expression: 'logits' });
        await questionSince(asked);
        await Promise.all([
            rejects(reading, /The debug session “Silent” has ended\.$/),
            vscode.debug.stopDebugging(session),
        ]);
    });

    it('does not mix with another one', async () => {
        const input = { expression: 'logits', target: 'target' };
        const losses: Readonly<Record<string, number>> = { First: 0.5985995095948221, Second: 0.4170300162778333 };
        await scripted('First', { answers: { logits: '[1.2372, -0.9604, 1.5415]', target: '2' } });
        await stopped('First');
        near(lossIn(await ask(input)), losses['First']!, 1e-12);
        await scripted('Second', { answers: { logits: '[2.0, 1.0, 0.1]', target: '0' } });
        await until('both to be stopped', () => [...stops.values()].filter(count => count > 0).length === 2, PATIENCE);
        const selected = vscode.debug.activeStackItem?.session;
        near(lossIn(await ask(input)), losses[selected?.name ?? ''] ?? NaN, 1e-12);
        await vscode.debug.stopDebugging(selected);
        const other = selected?.name === 'First' ? 'Second' : 'First';
        await stopped(other);
        near(lossIn(await ask(input)), losses[other] ?? NaN, 1e-12);
    });

    describe(`in Python (${hasPython ? 'with PyTorch' : 'not installed'})`, () => {
        if (!hasPython) {
            return;
        }

        it('is asked nothing until a person asks; then it gives the numbers of PyTorch', async () => {
            const frame = await startPython('stopped.py', 'loss = F.cross');
            const { session, threadId } = frame;
            requests.length = 0;
            for (let step = 0; step < 20; step++) {
                await go(session, 'next', threadId);
            }
            equal(requests.filter(({ command }) => command === 'next').length, 20);
            deepEqual(requests.filter(isOurs), []);

            // 20 steps of a loop of three lines, from its second line on: at its second line again is what counts below.
            await go(session, 'next', threadId);
            const { frameId } = await stopped('stopped.py', 22);
            const answer = await ask({});
            ok(requests.some(isOurs));
            const { result } = (await session.customRequest('evaluate', {
                expression: 'repr(float(F.cross_entropy(logits.detach(), labels, weight=weight, label_smoothing=0.1)))',
                frameId,
                context: 'clipboard',
            })) as { readonly result: string };
            const expected = Number(result.replace(/'/g, ''));
            near(lossIn(answer), expected, 1e-6);

            const document = await vscode.workspace.openTextDocument(join(programs, 'stopped.py'));
            const call = document.positionAt(document.getText().indexOf('cross_entropy(logits'));
            match(await hoverTextSoon(document, call), new RegExp(expected.toFixed(4).replace('.', '\\.')));
        });

        it('says why a value cannot be read, whatever the objects beside it raise', async () => {
            await startPython('stopped.py', 'logits = logits * 1.1');
            const others = 'Send one of these as "expression": .*logits \\(4, 3\\)';
            await rejects(
                ask({ expression: 'broken' }),
                new RegExp(`broken does not hold numbers: its type is Broken\\. ${others}`),
            );
            await rejects(
                ask({ expression: 'broken_array' }),
                new RegExp(
                    `broken_array cannot be read: the debugger answers “RuntimeError\\('no array today'\\)”\\. ${others}`,
                ),
            );
            await rejects(
                ask({ expression: 'nowhere' }),
                new RegExp(`nowhere has no value where the program is stopped\\. ${others}`),
            );
        });

        it('has several threads: each stop is that of its own', async () => {
            const { session, threadId } = await startPython('threads.py', 'return logits, target');
            const input = { expression: 'logits', target: 'target' };
            const losses = [lossIn(await ask(input))];
            await go(session, 'continue', threadId);
            await until(
                'the other thread',
                () => {
                    const stop = stoppedIn('threads.py', 2); // nothing is stopped in between
                    return stop !== undefined && stop.threadId !== threadId;
                },
                PATIENCE,
            );
            losses.push(lossIn(await ask(input)));
            const [low, high] = losses.sort((a, b) => a - b);
            near(low!, 0.4170300162778333, 1e-12);
            near(high!, 0.5985995095948221, 1e-12);
        });

        it('may be killed while it is read', async () => {
            const { session, frameId } = await startPython('threads.py', 'return logits, target');
            const { result } = (await session.customRequest('evaluate', {
                expression: "__import__('os').getpid()",
                frameId,
                context: 'clipboard',
            })) as { readonly result: string };
            const asked = requests.length;
            const reading = ask({ expression: 'slow' });
            await questionSince(asked);
            const ended = rejects(reading, /The debug session “threads\.py” has ended\.$/);
            process.kill(Number(result), 'SIGKILL');
            await ended;
        });
    });
});
