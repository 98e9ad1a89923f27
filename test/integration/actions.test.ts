// What the editor underlines, how the lightbulb fixes it, and the ways to the panel, inside a real VS Code.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import * as vscode from 'vscode';
import { fixRows } from '../unit/lint/fixRows';
import { healthyCode, healthyText } from '../unit/lint/healthySources';
import { openUntitled, panels, until } from './workbench';

const X = 'torch.tensor([[2, 1, 0.1], [0.5, 2.5, 0.3]])';
const SOFTMAX = `x = ${X}\nloss = F.cross_entropy(F.softmax(x, dim=1), torch.tensor([0, 1]))\n`;
const HEALTHY = `x = ${X}\nloss = F.cross_entropy(x, torch.tensor([0, 1]))\n`;

const open = async (content: string, language = 'python'): Promise<vscode.TextEditor> =>
    vscode.window.showTextDocument(await openUntitled(content, language), vscode.ViewColumn.One);

const underlined = ({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Explain Cross-Entropy');
const codes = (document: vscode.TextDocument): readonly unknown[] =>
    underlined(document).map(({ code }) => (typeof code === 'object' ? code.value : code));

const actions = (
    { uri }: vscode.TextDocument,
    range: vscode.Range,
    kind: vscode.CodeActionKind,
): Thenable<vscode.CodeAction[]> =>
    vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind.value);
/** Of what is underlined with that code; of the first where no code is named. */
function quickFixes(document: vscode.TextDocument, of?: string): Thenable<readonly vscode.CodeAction[]> {
    const at = of === undefined ? 0 : codes(document).indexOf(of);
    return actions(document, underlined(document)[at]!.range, vscode.CodeActionKind.QuickFix);
}

/** Once there are some: a language's own extension may still be starting, and VS Code then gives none at all. */
async function quickFixesSoon(document: vscode.TextDocument, of?: string): Promise<readonly vscode.CodeAction[]> {
    for (const end = Date.now() + 10_000; ;) {
        const offered = await quickFixes(document, of);
        if (offered.length > 0 || Date.now() > end) {
            return offered;
        }
    }
}

const set = (name: string, value: unknown): Thenable<void> =>
    vscode.workspace.getConfiguration('explainCrossEntropy').update(name, value, vscode.ConfigurationTarget.Global);

describe('what is wrong with a loss', () => {
    before(() => vscode.extensions.getExtension('explain-cross-entropy.explain-cross-entropy')?.activate());
    afterEach(async () => {
        await set('diagnostics', undefined);
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('is underlined where it is, with its code and a link, and no longer when it is mended', async () => {
        const { document } = await open(SOFTMAX);
        await until('the squiggle', () => underlined(document).length > 0);
        const [diagnostic] = underlined(document);
        strictEqual(document.getText(diagnostic!.range), 'F.softmax');
        strictEqual(diagnostic!.severity, vscode.DiagnosticSeverity.Error);
        ok(diagnostic!.message.includes('0.7450') && diagnostic!.message.includes('0.3185'), diagnostic!.message);
        const { value, target } = diagnostic!.code as { value: string; target: vscode.Uri };
        strictEqual(value, 'probabilities-as-logits');
        match(target.toString(true), /\/docs\/findings\.md#probabilities-as-logits$/);

        const edit = new vscode.WorkspaceEdit();
        edit.replace(document.uri, new vscode.Range(0, 0, 9, 0), HEALTHY);
        await vscode.workspace.applyEdit(edit);
        await until('no squiggle', () => underlined(document).length === 0);
    });

    it('is underlined as the setting says, at once', async () => {
        // A hand-written [1, 0] is perhaps meant as it is: a warning.
        const { document } = await open(
            'F.cross_entropy(torch.tensor([[1., 0.]]), torch.tensor([0]))\nF.cross_entropy(torch.tensor([[2, 1, 0.1]]), torch.tensor([7]))\n',
        );
        await until('the error', () => codes(document).includes('target-out-of-range'));
        deepStrictEqual(codes(document), ['target-out-of-range']);
        await set('diagnostics', 'warnings');
        await until('the warning', () => codes(document).includes('one-hot-as-logits'));
        await set('diagnostics', 'off');
        await until('nothing', () => underlined(document).length === 0);
        await set('diagnostics', 'all');
        await until('all', () => codes(document).length >= 2);
    });

    it('is nothing in healthy code, printouts and arbitrary arrays', async () => {
        const documents: vscode.TextDocument[] = [];
        for (const [language, sources] of [
            ['python', healthyCode],
            ['plaintext', healthyText],
        ] as const) {
            for (const [, source] of sources) {
                documents.push((await open(source, language)).document);
            }
        }
        const { document } = await open(SOFTMAX); // read after all the others
        await until('the squiggle', () => underlined(document).length > 0);
        ok(documents.length > 30);
        deepStrictEqual(
            documents.flatMap(healthy => codes(healthy)),
            [],
        );
    });

    it('is underlined in a printout, and has no quick fix there', async () => {
        const { document } = await open('logits: tensor([[0.4054, 0.0450, 0.5496]])\ntarget: tensor([2])', 'plaintext');
        await until('the squiggle', () => codes(document).includes('probabilities-as-logits'));
        deepStrictEqual(await quickFixes(document), []);
    });

    it('is underlined in a cell of a notebook, where the fix and the lens are, too', async () => {
        await set('codeLens.enabled', true);
        const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, SOFTMAX, 'python');
        const notebook = await vscode.workspace.openNotebookDocument(
            'jupyter-notebook',
            new vscode.NotebookData([cell]),
        );
        await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.One });
        const { document } = notebook.cellAt(0);
        await until('the squiggle', () => codes(document).includes('probabilities-as-logits'));
        deepStrictEqual(
            (await quickFixesSoon(document)).map(({ title }) => title),
            ['Remove softmax before cross_entropy'],
        );
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
            'vscode.executeCodeLensProvider',
            document.uri,
            9,
        );
        deepStrictEqual(
            lenses.map(({ command }) => command?.title),
            ['Explain Cross-Entropy · loss 0.7450'],
        );
        await set('codeLens.enabled', undefined);
    });
});

// Unit tests see that each is offered no longer where it was taken: here the editor is not waited for a second time.
describe('what is wrong with a loss is mended by one edit, and undone by one', () => {
    before(async () => {
        await vscode.extensions.getExtension('explain-cross-entropy.explain-cross-entropy')?.activate();
        await set('diagnostics', 'all');
    });
    after(async () => {
        await set('diagnostics', undefined);
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    for (const { rule, code, title, before, after } of fixRows) {
        it(`${rule}: ${title}`, async () => {
            const { document } = await open(before);
            await until('the squiggle', () => codes(document).includes(code));
            const offered = await quickFixesSoon(document, code);
            const fix = offered.find(action => action.title === title);
            ok(fix?.edit, offered.map(action => action.title).join('; '));
            strictEqual(fix.isPreferred === true, offered.length === 1);
            await vscode.workspace.applyEdit(fix.edit);
            strictEqual(document.getText(), after);
            await vscode.commands.executeCommand('undo');
            strictEqual(document.getText(), before);
        });
    }
});

describe('the ways to the panel', () => {
    const KIND = vscode.CodeActionKind.Empty.append('explainCrossEntropy');
    const at = async (document: vscode.TextDocument, text: string): Promise<readonly vscode.CodeAction[]> => {
        const position = document.positionAt(document.getText().indexOf(text) + 1);
        return actions(document, new vscode.Range(position, position), KIND);
    };
    afterEach(async () => {
        await set('codeLens.enabled', undefined);
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('are in the lightbulb of an array, and of a call that gets it', async () => {
        const { document } = await open(`logits = ${X}\n\n\nloss = F.cross_entropy(logits, y)\nprint(loss)`);
        for (const place of ['0.5', 'cross_entropy', 'logits, y']) {
            const [action, ...more] = await at(document, place);
            strictEqual(action?.title, 'Explain Cross-Entropy');
            deepStrictEqual(more, []);
        }
        deepStrictEqual(await at(document, 'print'), []);
        const [action] = await at(document, 'cross_entropy');
        await vscode.commands.executeCommand(
            action!.command!.command,
            ...((action!.command!.arguments ?? []) as readonly unknown[]),
        );
        await until('the panel', () => panels().some(({ label }) => label === 'Cross-Entropy: logits'));
    });

    it('are not in the lightbulb where the numbers are not in the text', async () => {
        const { document } = await open('loss = F.cross_entropy(model(x), y)\n');
        deepStrictEqual(await at(document, 'cross_entropy'), []);
    });

    it('are above the calls of a loss when the setting wants them', async () => {
        const { document } = await open(`${HEALTHY}F.cross_entropy(model(x), y)\n`);
        const lenses = (): Thenable<vscode.CodeLens[]> =>
            vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 9);
        deepStrictEqual(await lenses(), []);
        await set('codeLens.enabled', true);
        const [lens, ...more] = await lenses();
        strictEqual(lens?.command?.title, 'Explain Cross-Entropy · loss 0.3185');
        strictEqual(lens.range.start.line, 1);
        deepStrictEqual(more, []);
    });
});
