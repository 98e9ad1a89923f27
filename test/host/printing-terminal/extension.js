// A terminal without a shell: it prints numbers as a training program does.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- VS Code requires it as it is
const vscode = require('vscode');

const TEXT = 'step 3\r\noutput: tensor([[ 1.2372, -0.9604,  1.5415]])\r\ntarget: tensor([2])\r\n';

/** @param {import('vscode').ExtensionContext} context */
exports.activate = context => {
    context.subscriptions.push(
        vscode.commands.registerCommand('printingTerminal.open', () => {
            const written = new vscode.EventEmitter();
            const pty = { onDidWrite: written.event, open: () => written.fire(TEXT), close: () => undefined };
            vscode.window.createTerminal({ name: 'training', pty }).show();
        }),
    );
};
