import * as v from 'valibot';
import * as vscode from 'vscode';
import type { FoundExample, NoExample } from '../../context';
import type { StopQuestion } from '../../context/python';
import {
    chooseCriterionTitle,
    chooseLogitsTitle,
    chooseTargetTitle,
    notStopped,
    nothingToChoose,
    noTargetLabel,
    noTargetDetail,
    plainLoss,
    variableDetail,
} from '../../explain/live';
import type { Local } from '../../live/answers';
import { criteriaAmong, logitsAmong, targetsFor } from '../../live/chosen';
import type { Choice } from '../../live/chosen';
import { isPlainExpression, pathAt } from '../../live/plainExpression';
import { chosenVariable } from '../../live/protocol';
import { markDone } from '../walkthrough';
import type { PanelManager, ShowOptions } from '../panel/panelManager';
import { choiceFor, remember } from '../sources/debug/choices';
import { DebugSource } from '../sources/debug/debugSource';
import { selectedFrame } from '../sources/debug/sessions';
import { debuggeeOf, openSelected, pythonCodeOf } from '../sources/debug/stoppedFrame';
import type { StoppedFrame } from '../sources/debug/stoppedFrame';
import { readTextOf } from '../sources/documentText';
import { isNoReading } from '../sources/liveSource';
import { activePlace } from './editorPlace';
import type { EditorPlace } from './editorPlace';

const never = (): vscode.CancellationToken => new vscode.CancellationTokenSource().token;

const expressionAsked = (expression: string): StopQuestion => ({
    kind: 'expression',
    expression,
    isPlain: isPlainExpression(expression),
});

/** Explains a variable of the Variables view, or an expression of the Watch view. */
export async function explainVariable(argument: unknown, panels: PanelManager): Promise<void> {
    const read = v.safeParse(chosenVariable, argument);
    const stopped = await openFrame();
    if (!stopped || !read.success || (read.output.sessionId ?? stopped.session.id) !== stopped.session.id) {
        return sayNotStopped();
    }
    const { name, evaluateName } = read.output.variable;
    await show(stopped, expressionAsked(evaluateName ?? name), panels);
}

const asked = v.variant('kind', [
    v.object({ kind: v.literal('expression'), expression: v.string(), isPlain: v.boolean() }),
    v.object({ kind: v.literal('call'), text: v.string(), near: v.number() }),
]);

/** Explains the live value of the expression at the cursor, what the call around it receives, or what is picked. */
export async function explainAtCursor(argument: unknown, panels: PanelManager): Promise<void> {
    const stopped = await openFrame();
    if (!stopped) {
        return sayNotStopped();
    }
    const given = v.safeParse(asked, argument);
    const place = activePlace();
    const found = given.success ? given.output : place && (await askedAtPlace(stopped, place));
    return found ? show(stopped, found, panels) : pickIn(stopped, panels);
}

/** Where the text has nothing to explain at a cursor, the live value there; says whether there is one. */
export async function explainInstead(
    { document, spans }: EditorPlace,
    panels: PanelManager,
    options: ShowOptions,
): Promise<boolean> {
    const [span, ...more] = spans;
    if (!span || more.length > 0 || span.start !== span.end) {
        return false;
    }
    const inText = await readTextOf(document).exampleIn(spans);
    const stopped = isOfNumbers(inText) ? undefined : await openFrame();
    const found = stopped && (await askedAtPlace(stopped, { document, spans }));
    if (stopped && found) {
        await show(stopped, found, panels, options);
    }
    return found !== undefined;
}

/** Whether the place is at numbers of the text, readable or not: at a call, those of the program come first. */
const isOfNumbers = (found: FoundExample | NoExample): boolean =>
    found.kind === 'found'
        ? !found.atCall
        : found.kind === 'unreadable' || (found.kind === 'no-classes' && !found.call);

/** Lets a person pick one of the tensors and arrays of the frame, or a call of a loss in it. */
export async function pick(panels: PanelManager): Promise<void> {
    const stopped = await openFrame();
    return stopped ? pickIn(stopped, panels) : sayNotStopped();
}

function sayNotStopped(): void {
    void vscode.window.showInformationMessage(notStopped());
}

async function openFrame(): Promise<StoppedFrame | undefined> {
    const selected = selectedFrame();
    return selected && openSelected(selected, never()).catch(() => undefined);
}

/** What a place means in the program that is stopped; undefined where the program is not stopped in that function. */
export async function askedAtPlace(
    stopped: StoppedFrame,
    { document, spans: [span] }: EditorPlace,
): Promise<StopQuestion | undefined> {
    if (!span || document !== stopped.document) {
        return undefined;
    }
    const selected = document.getText().slice(span.start, span.end).trim();
    if (isPlainExpression(selected)) {
        return expressionAsked(selected);
    }
    const code = pythonCodeOf(stopped);
    if (code) {
        const python = await import('../../context/python');
        const program = await code.text.program({ start: code.at, end: code.at });
        return python.askedAt(python.stopAt(program, code.at), span.start);
    }
    const { line, character } = document.positionAt(span.start);
    const path = pathAt(document.lineAt(line).text, character);
    return path === undefined ? undefined : expressionAsked(path);
}

interface Item<T> extends vscode.QuickPickItem {
    readonly value: T;
}

async function pickIn(stopped: StoppedFrame, panels: PanelManager): Promise<void> {
    const [calls, locals] = await Promise.all([callsIn(stopped), localsInFrame(stopped)]);
    const items = [...calls, ...logitsAmong(locals).map(local => itemOf(local, expressionAsked(local.expression)))];
    if (items.length === 0) {
        void vscode.window.showInformationMessage(nothingToChoose(stopped.frame.name));
        return;
    }
    const chosen = await vscode.window.showQuickPick(items, {
        title: chooseLogitsTitle(stopped.frame.name),
        matchOnDescription: true,
    });
    if (chosen) {
        await show(stopped, chosen.value, panels);
    }
}

/** The calls of a loss in the function. */
export async function callsIn(stopped: StoppedFrame): Promise<readonly Item<StopQuestion>[]> {
    const code = pythonCodeOf(stopped);
    if (!code) {
        return [];
    }
    const python = await import('../../context/python');
    const stop = python.stopAt(await code.text.program({ start: code.at, end: code.at }), code.at);
    return python.stoppedCalls(stop).flatMap(({ call: { node }, isOpen }) => {
        const text = code.text.source.slice(node.from, node.to);
        const line = stopped.document!.positionAt(node.from).line + 1;
        return isOpen
            ? []
            : [
                  {
                      label: text.replace(/\s+/g, ' '),
                      description: `:${line}`,
                      value: { kind: 'call', text, near: node.from },
                  },
              ];
    });
}

/** None where the debugger does not tell. */
export const localsInFrame = (stopped: StoppedFrame): Promise<readonly Local[]> =>
    debuggeeOf(stopped, never())
        .locals()
        .catch(() => []);

const itemOf = <T>({ expression, type, dtype, shape, kind, preview }: Local, value: T): Item<T> => ({
    label: expression,
    description: preview ?? variableDetail(type, dtype, kind === 'criterion' ? undefined : shape),
    value,
});

/** Shows it in a panel that follows it. What the code does not say of its loss, a person is asked for once. */
async function show(
    stopped: StoppedFrame,
    what: StopQuestion,
    panels: PanelManager,
    options: ShowOptions = {},
): Promise<void> {
    const live = DebugSource.in(stopped, what);
    let reading = await live.read(never());
    if (!isNoReading(reading) && !live.isSaid && choiceFor(live.choiceKey).target === undefined) {
        const choice = await choose(stopped, live.source.name ?? '', reading.logits.shape);
        if (choice) {
            remember(live.choiceKey, choice);
            reading = await live.read(never());
        }
    }
    if (isNoReading(reading)) {
        live.dispose();
        void vscode.window.showWarningMessage(reading.message);
    } else {
        panels.show(live, reading, options);
        markDone('live');
    }
}

/** Undefined where a person does not want to choose. */
async function choose(stopped: StoppedFrame, name: string, shape: readonly number[]): Promise<Choice | undefined> {
    const locals = await localsInFrame(stopped);
    const targets = targetsFor(locals, name, shape);
    const target =
        targets.length === 0
            ? null
            : await oneOf(chooseTargetTitle(name), targets, { label: noTargetLabel(), detail: noTargetDetail() });
    const criteria = target === undefined ? [] : criteriaAmong(locals);
    const criterion =
        criteria.length === 0 ? null : await oneOf(chooseCriterionTitle(name), criteria, { label: plainLoss() });
    return target === undefined || criterion === undefined ? undefined : { target, criterion };
}

/** The expression that is picked; null for none, undefined where nothing is picked. */
async function oneOf(
    title: string,
    locals: readonly Local[],
    none: vscode.QuickPickItem,
): Promise<string | null | undefined> {
    const items: readonly Item<string | null>[] = [
        ...locals.map(local => itemOf<string | null>(local, local.expression)),
        { ...none, value: null },
    ];
    return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.value;
}
