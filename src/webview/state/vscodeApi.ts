import type { PanelMessage } from '../../protocol';

interface VSCodeApi {
    postMessage(message: PanelMessage): void;
    getState(): unknown;
    setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VSCodeApi;

/** VS Code hands it out once. */
export const vscode = acquireVsCodeApi();
