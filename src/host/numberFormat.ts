import * as vscode from 'vscode';
import { configureDecimals } from '../format/numbers';
import { setting } from './setting';

/** Numbers are shown with as many decimals as a person wants: in the host from now on, in panels when they load again. */
export function registerNumberFormat({ subscriptions }: vscode.ExtensionContext): void {
    const configure = (): void => configureDecimals(setting('decimals'));
    configure();
    subscriptions.push(
        vscode.workspace.onDidChangeConfiguration(
            event => event.affectsConfiguration('explainCrossEntropy.decimals') && configure(),
        ),
    );
}
