// Debugging in the window: breakpoints, stops, the views of the debugger.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { installDebuggers } from '../host/debuggers.mjs';
import { root } from '../host/paths.mjs';
import { ensurePython } from '../host/python.mjs';
import { launch } from './workbench.js';
import type { LaunchOptions, Position, Workbench } from './workbench.js';

const programs = join(root, 'test', 'live');

export const program = (name: string): string => readFileSync(join(programs, name), 'utf8');

/** A folder of installed extensions that makes debugpy a debugger of VS Code. */
let installed: string | undefined;

/** A window with a program, and a configuration that debugs it. */
export async function launchProgram(name: string, options: LaunchOptions = {}): Promise<Workbench> {
    const isPython = name.endsWith('.py');
    const python = isPython ? await ensurePython() : '';
    const configuration = {
        name: 'Debug',
        type: isPython ? 'debugpy' : 'node',
        request: 'launch',
        program: `\${workspaceFolder}/${name}`,
        cwd: '${workspaceFolder}',
        console: 'internalConsole',
        ...(isPython && { python: [python] }),
    };
    const vscode = await launch({
        ...(isPython && { extensions: (installed ??= installDebuggers(python)) }),
        ...options,
        files: {
            [name]: options.files?.[name] ?? program(name),
            ...options.files,
            '.vscode/launch.json': JSON.stringify({ version: '0.2.0', configurations: [configuration] }),
        },
    });
    await vscode.waitForCommand('Explain Cross-Entropy');
    return vscode;
}

/** Stops the program where this text is. */
export async function stopAt(vscode: Workbench, text: string): Promise<void> {
    const glyph = vscode.page.locator('.codicon-debug-breakpoint');
    await vscode.until('a breakpoint', async () => {
        await vscode.putCursorAt(vscode.positionOf(text));
        await vscode.page.keyboard.press('F9');
        await glyph.first().waitFor({ timeout: 3000 });
        return true;
    });
}

/** F5; done when the program has stopped. */
export async function go(vscode: Workbench): Promise<void> {
    const arrow = vscode.page.locator('.codicon-debug-stackframe').first();
    await vscode.page.keyboard.press('F5');
    await arrow.waitFor({ timeout: 60_000 });
}

/**
 * What a person sees of a name while the program is stopped: the debugger's own hover, which says that Alt switches to
 * that of the language, and the latter while Alt is held.
 */
export async function liveHoverText(vscode: Workbench, where: Position): Promise<string> {
    const ofDebugger = vscode.page.locator('.debug-hover-widget').getByText('to switch to editor language hover');
    const ofLanguage = vscode.hover.filter({ has: vscode.page.getByText('Explain Cross-Entropy', { exact: true }) });
    return vscode.until(
        'the hover of the live value',
        async () => {
            await vscode.restMouseOn(where);
            await ofDebugger.waitFor({ timeout: 15_000 });
            await vscode.page.keyboard.down('Alt');
            try {
                await ofLanguage.waitFor({ timeout: 15_000 });
                return await ofLanguage.innerText();
            } finally {
                await vscode.page.keyboard.up('Alt');
                await vscode.page.keyboard.press('Escape'); // Alt alone may also open the menu bar
            }
        },
        120_000,
    );
}

/** The row of a variable in the debugger's view of them, its scope unfolded. */
async function variable(vscode: Workbench, scope: string, name: string): Promise<Locator> {
    const rows = vscode.page.locator('.monaco-list[aria-label="Debug Variables"] .monaco-list-row');
    const wanted = rows
        .filter({ has: vscode.page.locator('.name').getByText(new RegExp(`^${name}\\s*[=:]?\\s*$`)) })
        .first();
    return vscode.until(`the variable ${name}`, async () => {
        if (!(await wanted.isVisible())) {
            await rows.filter({ hasText: scope }).first().click({ timeout: 3000 });
            await wanted.waitFor({ timeout: 3000 });
        }
        return wanted;
    });
}

/**
 * Chooses an action of a context menu, until what it does is seen: a menu that is still opening loses a click, and one
 * closes where the view below it is drawn anew at that moment.
 */
export async function chooseInMenu(
    vscode: Workbench,
    open: () => Promise<void>,
    action: string,
    isDone: () => Promise<unknown>,
): Promise<void> {
    await vscode.until(
        `${action} in the menu`,
        async () => {
            await vscode.page.keyboard.press('Escape');
            await open();
            const item = menuItem(vscode, action);
            await vscode.until(
                `the menu to take ${action}`,
                async () => {
                    await item.click({ timeout: 3000 });
                    await item.waitFor({ state: 'hidden', timeout: 2000 });
                    return true;
                },
                10_000,
            );
            await isDone();
            return true;
        },
        120_000,
    );
}

/** Explains a variable of the debugger's view from its context menu. @param isDone what is seen then */
export async function explainVariable(
    vscode: Workbench,
    scope: string,
    name: string,
    isDone: () => Promise<unknown>,
): Promise<void> {
    const row = await variable(vscode, scope, name);
    await chooseInMenu(vscode, () => row.click({ button: 'right', timeout: 3000 }), 'Explain Cross-Entropy', isDone);
}

/** Watches a name of the program, and explains it from the context menu there. @param isDone what is seen then */
export async function explainWatched(vscode: Workbench, name: string, isDone: () => Promise<unknown>): Promise<void> {
    const row = vscode.page
        .locator('.monaco-list[aria-label="Debug Watch Expressions"] .monaco-list-row')
        .filter({ has: vscode.page.locator('.name').getByText(new RegExp(`^${name}\\s*[=:]?\\s*$`)) })
        .first();
    await vscode.until(`${name} in the Watch view`, async () => {
        if (!(await row.isVisible())) {
            await vscode.putCursorAt(vscode.positionOf(name));
            await vscode.runCommandFromPalette('Debug: Add to Watch');
            await row.waitFor({ timeout: 5000 });
        }
        return true;
    });
    await chooseInMenu(vscode, () => row.click({ button: 'right', timeout: 3000 }), 'Explain Cross-Entropy', isDone);
}

const menuItem = (vscode: Workbench, action: string): Locator =>
    vscode.page
        .locator('.monaco-menu .action-item')
        .filter({ has: vscode.page.getByText(action, { exact: true }) })
        .first();
