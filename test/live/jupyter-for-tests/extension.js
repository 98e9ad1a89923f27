// Tells the adapter what the cells of the notebook are: it runs them in their order. Their addresses are VS Code's own.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- VS Code requires it as it is
const vscode = require('vscode');

exports.activate = context => {
    context.subscriptions.push(
        vscode.debug.registerDebugConfigurationProvider('Python Kernel Debug Adapter', {
            async resolveDebugConfigurationWithSubstitutedVariables(_folder, configuration) {
                const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.file(configuration.notebook));
                const cells = notebook
                    .getCells()
                    .filter(({ kind }) => kind === vscode.NotebookCellKind.Code)
                    .map(({ document, index }) => ({
                        address: document.uri.toString(),
                        name: `${notebook.uri.path.split('/').at(-1)}, Cell ${index + 1}`,
                        code: document.getText(),
                    }));
                return { ...configuration, cells };
            },
        }),
    );
};
