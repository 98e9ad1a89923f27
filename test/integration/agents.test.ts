import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ExplainCrossEntropyApi } from '../../api';
import { hoverTextSoon, until } from './workbench';

const TOOL = 'explain_cross_entropy';
const published = { logits: [[1.2372, -0.9604, 1.5415]], target: [2] };

/** As an agent in VS Code calls it, with what it makes of the answer: text. */
async function ask(input: object): Promise<string> {
    const { content } = await vscode.lm.invokeTool(TOOL, { input, toolInvocationToken: undefined });
    return content
        .map(part => {
            ok(part instanceof vscode.LanguageModelTextPart);
            return part.value;
        })
        .join('');
}

describe('the tool for language models', () => {
    it('is there, with a description of every input', () => {
        const tool = vscode.lm.tools.find(({ name }) => name === TOOL);
        ok(tool, 'VS Code does not know the tool');
        match(tool.description, /CrossEntropyLoss/);
        ok('properties' in tool.inputSchema!);
    });

    it('explains logits and target with the numbers of PyTorch', async () => {
        const text = await ask(published);
        match(text, /^\{\n"loss": 0\.59859950959482/); // torch: 0.5985995095948221
        match(text, /\[2,1\.5415,0,1,0\.5495808,-0\.5985995,/);
        match(text, /torch\.testing\.assert_close\(crossentropyloss, expected/);
    });

    it('explains code, and has the edit that fixes it', async () => {
        const text = await ask({
            text: `logits = torch.tensor([[1.2372, -0.9604, 1.5415]])
loss = F.cross_entropy(logits.softmax(1), torch.tensor([2]))
`,
        });
        match(text, /"code":"probabilities-as-logits"/);
        match(text, /"line":2,"old":"logits\.softmax\(1\)"|"text":"logits","line":2/);
    });

    it('says what to send instead of what it cannot read', async () => {
        await rejects(ask({}), /Send either/);
        await rejects(ask({ logits: [[1, 2], [3]] }), /logits\[1\] has 1 entries, but logits\[0\] has 2/);
    });
});

describe('the tool for a program under debug', function () {
    this.timeout(90_000);
    const ask = async (input: object): Promise<string> => {
        const { content } = await vscode.lm.invokeTool('explain_cross_entropy_under_debug', {
            input,
            toolInvocationToken: undefined,
        });
        return content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
    };

    it('says that nothing is stopped', () => rejects(ask({}), /No program is stopped/));

    it('explains the values of the program where it is stopped, and calls nothing', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'explain-cross-entropy-'));
        const program = join(folder, 'program.js');
        writeFileSync(
            program,
            `const logits = new Float64Array([1.2372, -0.9604, 1.5415]);
const out = { target: 2 };
console.log(logits);
`,
        );
        const breakpoint = new vscode.SourceBreakpoint(
            new vscode.Location(vscode.Uri.file(program), new vscode.Position(2, 0)),
        );
        vscode.debug.addBreakpoints([breakpoint]);
        try {
            await vscode.debug.startDebugging(undefined, {
                name: 'Program',
                type: 'node',
                request: 'launch',
                program,
                console: 'internalConsole',
            });
            await until(
                'the program to stop',
                () => vscode.debug.activeStackItem instanceof vscode.DebugStackFrame,
                60_000,
            );
            match(await ask({ expression: 'logits', target: 'out.target' }), /^\{\n"loss": 0\.59859950959482/);
            const document = await vscode.workspace.openTextDocument(program);
            const name = document.positionAt(document.getText().lastIndexOf('logits'));
            match(await hoverTextSoon(document, name), /0\.5496/); // softmax
            await rejects(ask({ expression: 'logits.fill(0)' }), /nothing is called/);
            await rejects(
                ask({ expression: 'nowhere' }),
                /nowhere cannot be read.*Send one of these as "expression": .*logits/,
            );
        } finally {
            await vscode.debug.stopDebugging();
            vscode.debug.removeBreakpoints([breakpoint]);
            rmSync(folder, { recursive: true, force: true });
        }
    });
});

describe('the API for other extensions', () => {
    const extension = vscode.extensions.getExtension<ExplainCrossEntropyApi>(
        'explain-cross-entropy.explain-cross-entropy',
    )!;

    it('has a version, and explains as the tool does', async () => {
        await extension.activate();
        const api = extension.exports;
        equal(api.version, 1);
        const { loss, samples, findings } = await api.explain(published);
        ok(Math.abs(Number(loss) - 0.5985995095948221) < 1e-15, String(loss));
        deepEqual(
            samples[0]?.rows.map(([c]) => c),
            [0, 1, 2],
        );
        deepEqual(findings, []);
        await rejects(api.explain({}), /Send either/);
    });

    it('ships its types', async () => {
        const { types } = extension.packageJSON as { types: string };
        const file = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, types));
        match(new TextDecoder().decode(file), /export interface ExplainCrossEntropyApi/);
    });
});
