import * as vscode from 'vscode';
import { explainingLoss } from '../../explain/titles';

/** Explains a loss that a model sends: a text, or the numbers. It changes nothing, so nobody is asked. */
export const explainTool = {
    name: 'explain_cross_entropy',
    tool: {
        prepareInvocation: () => ({ invocationMessage: explainingLoss() }),
        async invoke({ input }) {
            const { explainInput, toolText } = await import('../../report/tool');
            return new vscode.LanguageModelToolResult([
                new vscode.LanguageModelTextPart(toolText(await explainInput(input))),
            ]);
        },
    } satisfies vscode.LanguageModelTool<unknown>,
};
