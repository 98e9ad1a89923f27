import * as vscode from 'vscode';
import type { Severity } from '../../diagnose';
import { findingPage } from '../../diagnose/links';
import { lossIsHere } from '../../explain/titles';
import type { Problem } from '../../lint';
import { setting } from '../setting';
import { rangeOf } from '../sources/documentPlaces';
import { onDidChangeShownColumns } from '../sources/shownColumns';
import { visibleDocuments } from './visibleDocuments';

export const SOURCE = 'Explain Cross-Entropy';
const SETTING = 'diagnostics';

/** How long typing has to pause before the losses are read again, in milliseconds. */
const PAUSE = 400;

/** What is shown, by the setting. */
const SHOWN: ReadonlyMap<unknown, readonly Severity[]> = new Map([
    ['off', []],
    ['errors', ['error']],
    ['warnings', ['error', 'warning']],
    ['all', ['error', 'warning', 'info']],
]);
const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
    error: vscode.DiagnosticSeverity.Error,
    warning: vscode.DiagnosticSeverity.Warning,
    info: vscode.DiagnosticSeverity.Information,
};

/** What is wrong with the losses of the documents that are in view, underlined in the editor. */
export function registerDiagnostics(context: vscode.ExtensionContext): void {
    const diagnostics = new Diagnostics();
    const refresh = (): void => visibleDocuments().forEach(document => diagnostics.readSoon(document, 0));
    context.subscriptions.push(
        diagnostics,
        vscode.window.onDidChangeVisibleTextEditors(refresh),
        vscode.window.onDidChangeVisibleNotebookEditors(refresh),
        vscode.window.onDidChangeNotebookEditorVisibleRanges(refresh),
        vscode.workspace.onDidChangeTextDocument(
            ({ document, contentChanges }) => contentChanges.length > 0 && diagnostics.edited(document),
        ),
        onDidChangeShownColumns(refresh),
        vscode.workspace.onDidCloseTextDocument(document => diagnostics.forget(document)),
        vscode.workspace.onDidChangeConfiguration(
            event => event.affectsConfiguration(`explainCrossEntropy.${SETTING}`) && refresh(),
        ),
    );
    refresh();
}

class Diagnostics implements vscode.Disposable {
    private readonly collection = vscode.languages.createDiagnosticCollection('explainCrossEntropy');
    private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

    /** Those of a document in view follow the text; of one that is out of view they would be out of date. */
    edited(document: vscode.TextDocument): void {
        if (visibleDocuments().has(document)) {
            this.readSoon(document, PAUSE);
        } else {
            this.forget(document);
        }
    }

    readSoon(document: vscode.TextDocument, pause: number): void {
        const key = document.uri.toString();
        clearTimeout(this.timers.get(key));
        this.timers.set(
            key,
            setTimeout(() => {
                this.timers.delete(key);
                void this.read(document);
            }, pause),
        );
    }

    private async read(document: vscode.TextDocument): Promise<void> {
        const { version } = document;
        const isAsked = shownIn(document).length > 0 && !document.isClosed;
        const problems = isAsked ? await (await import('./documentLosses')).problemsIn(document) : [];
        if (document.version === version && !document.isClosed) {
            const shown = shownIn(document); // as the setting is now: it may have changed meanwhile
            this.collection.set(
                document.uri,
                problems
                    .filter(({ finding }) => shown.includes(finding.severity))
                    .map(problem => diagnosticOf(document, problem)),
            );
        }
    }

    forget({ uri }: vscode.TextDocument): void {
        clearTimeout(this.timers.get(uri.toString()));
        this.timers.delete(uri.toString());
        this.collection.delete(uri);
    }

    dispose(): void {
        this.timers.forEach(clearTimeout);
        this.collection.dispose();
    }
}

const shownIn = (document: vscode.TextDocument): readonly Severity[] => SHOWN.get(setting(SETTING, document)) ?? [];

function diagnosticOf(document: vscode.TextDocument, { finding, at, call }: Problem): vscode.Diagnostic {
    const diagnostic = new vscode.Diagnostic(rangeOf(document, at), finding.message, SEVERITIES[finding.severity]);
    diagnostic.source = SOURCE;
    diagnostic.code = { value: finding.code, target: vscode.Uri.parse(findingPage(finding.code), true) };
    if (call) {
        diagnostic.relatedInformation = [
            new vscode.DiagnosticRelatedInformation(
                new vscode.Location(document.uri, rangeOf(document, call)),
                lossIsHere(),
            ),
        ];
    }
    return diagnostic;
}
