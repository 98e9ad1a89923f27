import * as vscode from 'vscode';
import { explainingLoss } from '../../explain/titles';

/**
 * Explains the loss of the program that is stopped in a debugger. It looks at names, attributes and entries and calls
 * nothing, so nobody is asked.
 */
export const stoppedTool = {
    name: 'explain_cross_entropy_under_debug',
    tool: {
        prepareInvocation: () => ({ invocationMessage: explainingLoss() }),
        async invoke({ input }, token) {
            const { explainStopped } = await import('./explainStopped');
            return new vscode.LanguageModelToolResult([
                new vscode.LanguageModelTextPart(await explainStopped(input, token)),
            ]);
        },
    } satisfies vscode.LanguageModelTool<unknown>,
};
