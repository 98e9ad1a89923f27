// Debugging in the window: breakpoints, stops, the views of the debugger.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { installDebuggers } from '../host/debuggers.mjs';
import { root } from '../host/paths.mjs';
import { ensureJupyter, ensurePython } from '../host/python.mjs';
import { manifestString } from './panel.js';
import { launch } from './workbench.js';
import type { LaunchOptions, Position, Workbench } from './workbench.js';

const programs = join(root, 'test', 'live');

export const program = (name: string): string => readFileSync(join(programs, name), 'utf8');

/** Folders of installed extensions that make a Python's debuggers those of VS Code. */
const installed = new Map<string | undefined, string>();

/** @param python absent: only the debugger is there that answers as its configuration tells it */
function debuggersOf(python: string | undefined): string {
    const folder = installed.get(python) ?? installDebuggers(python);
    installed.set(python, folder);
    return folder;
}

/** A window with a program, and configurations that debug it: by default one that runs it. */
export async function launchProgram(
    name: string,
    { configurations, ...options }: LaunchOptions & { readonly configurations?: readonly object[] } = {},
): Promise<Workbench> {
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
        ...(isPython && { extensions: debuggersOf(python) }),
        ...(configurations && { extensions: debuggersOf(undefined) }),
        ...options,
        files: {
            [name]: options.files?.[name] ?? program(name),
            ...options.files,
            '.vscode/launch.json': JSON.stringify({
                version: '0.2.0',
                configurations: configurations ?? [configuration],
            }),
        },
    });
    await vscode.waitForCommand(manifestString('command.explain', options.locale));
    return vscode;
}

/** A window with a notebook, opened as one, and a configuration that runs its cells in a kernel that is debugged. */
export async function launchNotebook(name: string): Promise<Workbench> {
    const configuration = {
        name: 'Debug',
        type: 'Python Kernel Debug Adapter',
        request: 'attach',
        notebook: `\${workspaceFolder}/${name}`,
        cwd: '${workspaceFolder}',
    };
    const settings = JSON.stringify({ version: '0.2.0', configurations: [configuration] });
    const vscode = await launch({
        extensions: debuggersOf(await ensureJupyter()),
        files: {
            'about.txt': 'The notebook is opened when VS Code can: as a text it would be JSON.\n',
            [name]: readFileSync(join(programs, name)),
            '.vscode/launch.json': settings,
        },
        viewport: { width: 1600, height: 1200 },
    });
    await vscode.waitForCommand('Explain Cross-Entropy');
    await vscode.explorerRow(name).dblclick();
    await vscode.page.locator('.notebookOverlay .view-line').first().waitFor({ timeout: 60_000 });
    return vscode;
}

/** A click on a text of a cell's code. */
export async function clickInCell(vscode: Workbench, text: string): Promise<void> {
    const line = vscode.page.locator('.notebookOverlay .view-line').filter({ hasText: text }).first();
    await vscode.until(`${text} in a cell`, async () => {
        await line.scrollIntoViewIfNeeded({ timeout: 3000 });
        const place = await line.evaluate((element, wanted) => {
            const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            for (let node = texts.nextNode(); node; node = texts.nextNode()) {
                const at = node.textContent?.indexOf(wanted) ?? -1;
                if (at >= 0) {
                    const range = element.ownerDocument.createRange();
                    range.setStart(node, at);
                    range.setEnd(node, at + wanted.length);
                    const { x, y, width, height } = range.getBoundingClientRect();
                    return { x: x + width / 2, y: y + height / 2 };
                }
            }
            return undefined;
        }, text);
        if (place) {
            await vscode.page.mouse.click(place.x, place.y);
        }
        return place !== undefined;
    });
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
    await arrow.waitFor({ timeout: 120_000 });
}

/** Starts a configuration by its name, beside a session that there may be; done when its program has stopped. */
export async function startConfiguration(vscode: Workbench, name: string): Promise<void> {
    const isRunning = vscode.page.locator('.statusbar-item').getByText(`${name} (`);
    await vscode.until(`the session ${name}`, async () => {
        if (!(await isRunning.isVisible())) {
            await vscode.page.keyboard.press('Control+p');
            await vscode.page.locator('.quick-input-widget input[type="text"]').fill(`debug ${name}`);
            const row = vscode.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first();
            await row.click({ timeout: 5000 });
            await isRunning.waitFor({ timeout: 10_000 });
        }
        return true;
    });
    await vscode.page.locator('.codicon-debug-stackframe').first().waitFor({ timeout: 60_000 });
}

/**
 * What a person sees of a name while the program is stopped: the debugger's own hover, which says that Alt switches to
 * that of the language, and the latter while Alt is held.
 */
export async function liveHoverText(vscode: Workbench, { line, column }: Position): Promise<string> {
    const ofDebugger = vscode.page.locator('.debug-hover-widget').getByText('to switch to editor language hover');
    const ofLanguage = vscode.hover.filter({ has: vscode.page.getByText('Explain Cross-Entropy', { exact: true }) });
    let tries = 0;
    return vscode.until(
        'the hover of the live value',
        async () => {
            // The debugger's hover may not come a second time for the very place where the mouse has been.
            await vscode.restMouseOn({ line, column: column + (tries++ % 4) });
            await ofDebugger.waitFor({ timeout: 10_000 });
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
