import * as vscode from 'vscode';
import { explainTitle } from '../format/titles';

let channel: vscode.LogOutputChannel | undefined;

/** What the extension did, for a report of a problem: shapes and kinds, and never a person's numbers or file names. */
export function registerLog({ subscriptions, extension }: vscode.ExtensionContext): void {
    channel = vscode.window.createOutputChannel(explainTitle(), { log: true });
    subscriptions.push(channel);
    const { version } = extension.packageJSON as { readonly version: string };
    channel.info(`Explain Cross-Entropy ${version}, VS Code ${vscode.version}, ${vscode.env.language}`);
}

export const logInfo = (message: string): void => channel?.info(message);

/** Notes what failed, and lets it fail. */
export async function logged<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        channel?.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        throw error;
    }
}
