import * as vscode from 'vscode';
import { readingNumbers } from '../../../explain/live';

/** Shows how far a long value has come, with a way to cancel it: only once there is more than one part to wait for. */
export function readingProgress(outer: vscode.CancellationToken): {
    readonly token: vscode.CancellationToken;
    readonly onProgress: (expression: string, done: number, all: number) => void;
    readonly end: () => void;
} {
    const own = new vscode.CancellationTokenSource();
    const subscription = outer.onCancellationRequested(() => own.cancel());
    let report: ((done: number, all: number) => void) | undefined;
    let shown = 0;
    let finish = (): void => undefined;
    const finished = new Promise<void>(resolve => (finish = resolve));
    const show = (expression: string, all: number): void => {
        void vscode.window.withProgress(
            {
                location: vscode.ProgressLocation.Notification,
                title: readingNumbers(expression, all),
                cancellable: true,
            },
            (progress, token) => {
                token.onCancellationRequested(() => own.cancel());
                report = (done, of) => {
                    const share = (100 * done) / of;
                    progress.report({ increment: share - shown });
                    shown = share;
                };
                return finished;
            },
        );
    };
    return {
        token: own.token,
        onProgress(expression, done, all) {
            if (!report) {
                report = () => undefined;
                show(expression, all);
            }
            report(done, all);
        },
        end() {
            finish();
            subscription.dispose();
            own.dispose();
        },
    };
}
