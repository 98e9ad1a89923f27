import type * as vscode from 'vscode';
import type { StopQuestion } from '../../context/python';
import { notStopped } from '../../explain/live';
import { logitsAmong } from '../../live/chosen';
import { readStop } from '../../live/readStop';
import { checkedStoppedInput, explainReading, toolText, ToolInputError } from '../../report/tool';
import { callsIn, localsInFrame } from '../commands/live';
import { selectedFrame } from '../sources/debug/sessions';
import { debuggeeOf, openSelected, pythonCodeOf } from '../sources/debug/stoppedFrame';
import type { StoppedFrame } from '../sources/debug/stoppedFrame';
import { whyNotRead } from '../sources/debug/whyNotRead';

/**
 * What a model reads of the loss of a stopped program: of the expression that it names, else of what the next call of a
 * loss receives.
 *
 * @throws ToolInputError that says what to send instead
 */
export async function explainStopped(input: unknown, token: vscode.CancellationToken): Promise<string> {
    const checked = checkedStoppedInput(input);
    const selected = selectedFrame();
    if (!selected) {
        throw new ToolInputError(notStopped());
    }
    try {
        return await explainSelected(selected, checked, token);
    } catch (error) {
        throw error instanceof ToolInputError
            ? error
            : new ToolInputError(whyNotRead(error, checked.expression ?? selected.session.name, selected.session));
    }
}

async function explainSelected(
    selected: vscode.DebugStackFrame,
    { expression, target, criterion, ...shown }: ReturnType<typeof checkedStoppedInput>,
    token: vscode.CancellationToken,
): Promise<string> {
    const stopped = await openSelected(selected, token);
    if (!stopped) {
        throw new ToolInputError(notStopped());
    }
    const asked: StopQuestion | undefined =
        expression === undefined ? await nextCall(stopped) : { kind: 'expression', expression, isPlain: true };
    if (!asked) {
        throw new ToolInputError(`No call of a loss is known in ${stopped.frame.name}. ${await whatThereIs(stopped)}`);
    }
    const name = asked.kind === 'call' ? asked.text : asked.expression;
    const choice = { ...(target !== undefined && { target }), ...(criterion !== undefined && { criterion }) };
    const control = { isCancelled: () => token.isCancellationRequested, onProgress: () => undefined };
    const read = await readStop(debuggeeOf(stopped, token), pythonCodeOf(stopped), asked, choice, control).catch(
        (error: unknown) => ({ kind: 'not-read' as const, message: whyNotRead(error, name, stopped.session) }),
    );
    if (read.kind === 'not-read') {
        throw new ToolInputError([read.message, await whatThereIs(stopped)].filter(Boolean).join(' '));
    }
    return toolText(explainReading(read.reading, read.name, shown));
}

/** The first call of a loss from where the program is stopped, else the last before. */
async function nextCall(stopped: StoppedFrame): Promise<StopQuestion | undefined> {
    const calls = (await callsIn(stopped)).map(({ value }) => value);
    const at = pythonCodeOf(stopped)?.at ?? 0;
    return calls.find(call => call.kind === 'call' && call.near >= at) ?? calls.at(-1);
}

/** The names that a model can send. */
async function whatThereIs(stopped: StoppedFrame): Promise<string> {
    const names = logitsAmong(await localsInFrame(stopped)).map(({ expression, shape }) =>
        shape ? `${expression} (${shape.join(', ')})` : expression,
    );
    return names.length === 0 ? '' : `Send one of these as "expression": ${names.join('; ')}.`;
}
