// VS Code's window, driven as a person would: palette, keyboard, mouse. What an end-to-end test imports.
import { mkdirSync, rmSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openWindow, openWorkbench } from '../host/browser.mjs';
import { panelFrame, stillPicture } from '../host/panel.mjs';
import { root, testData } from '../host/paths.mjs';
import { temporaryFolder } from '../host/server.mjs';
import { startServerless } from '../host/serverless.mjs';
import { keepEvidence, openWindows, sharedBrowser, sharedServer, versionUnderTest } from './session.js';

/** The themes: what the list of themes calls each, and what the window says of itself when it wears it. */
const THEMES = {
    light: { label: 'Light Modern', worn: 'light_modern' },
    dark: { label: 'Dark Modern', worn: 'dark_modern' },
    'hc-dark': { label: 'Dark High Contrast', worn: 'hc_black' },
    'hc-light': { label: 'Light High Contrast', worn: 'hc_light' },
    /** Its quiet colour is as faint as the accessibility guidelines allow on white, and too faint on any tint. */
    'light-vs': { label: 'Light (Visual Studio)', worn: 'light_vs' },
} as const;
export type Theme = keyof typeof THEMES;
export const themes = Object.keys(THEMES) as readonly Theme[];

export interface LaunchOptions {
    /** One of 'vscode-*' in test/host; the version that this run is for. */
    readonly version?: string;
    /** The workspace: contents by relative path. */
    readonly files?: Readonly<Record<string, string | Uint8Array>>;
    /** The file to open in the editor; the first of `files` that is a text. */
    readonly open?: string;
    /** The version's own default unless told. */
    readonly theme?: Theme;
    /** Settings of the workspace. */
    readonly settings?: Readonly<Record<string, unknown>>;
    /** 'zh-cn': the extension then loads that translation; VS Code's own words stay English. */
    readonly locale?: string;
    /** The extension is installed from this file; else it is the one in development, from its folder. */
    readonly vsix?: string;
    readonly viewport?: { readonly width: number; readonly height: number };
    /** A folder of installed extensions. */
    readonly extensions?: string;
    /** The folder is not trusted. */
    readonly restricted?: boolean;
}

/** As the status bar counts: from 1. */
export interface Position {
    readonly line: number;
    readonly column: number;
}

/**
 * Opens a window on a fresh workspace folder, with the extension from this repository. Windows still open in the end
 * are closed by themselves.
 */
export async function launch({
    version = versionUnderTest,
    files = {},
    theme,
    settings = {},
    locale,
    vsix,
    viewport,
    extensions,
    restricted,
    ...options
}: LaunchOptions = {}): Promise<Workbench> {
    const folder = temporaryFolder('workspace');
    const write = (name: string, contents: string | Uint8Array) => {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), contents);
    };
    for (const [name, contents] of Object.entries(files)) {
        write(name, contents);
    }
    write('.vscode/settings.json', JSON.stringify({ 'editor.minimap.enabled': false, ...settings }, undefined, 4));

    const open = options.open ?? Object.keys(files).find(name => typeof files[name] === 'string');
    const server = await sharedServer(version, { extensions, vsix, restricted });
    const { page, context, log } = await openWorkbench({
        server,
        browser: await sharedBrowser(),
        folder,
        ...(vsix === undefined ? { extension: root } : {}),
        ...(open === undefined ? {} : { file: join(folder, open) }),
        ...(locale === undefined ? {} : { locale }),
        ...(viewport === undefined ? {} : { viewport }),
    });
    page.on('dialog', dialog => void dialog.accept()); // "leave the page?" of a window with unsaved edits
    const close = async () => {
        await context.close();
        rmSync(folder, { recursive: true, force: true });
    };
    const workbench = new Workbench(version, page, folder, open, log, close);
    workbench.serverProcess = server.pid;
    openWindows.add(workbench);
    try {
        await workbench.ready();
        if (theme !== undefined) {
            await workbench.wear(theme);
        }
    } catch (error) {
        await keepEvidence('launch');
        throw error;
    }
    return workbench;
}

/**
 * Opens a window that has no server behind it, as vscode.dev: the extension runs in a web worker, and the files are
 * texts in memory. What is in `folder` is what they were in the beginning.
 */
export async function launchServerless({
    version = versionUnderTest,
    files,
    ...options
}: Pick<LaunchOptions, 'version' | 'locale' | 'viewport'> & {
    readonly files: Readonly<Record<string, string>>;
}): Promise<Workbench> {
    const folder = temporaryFolder('memory');
    for (const [name, text] of Object.entries(files)) {
        writeFileSync(join(folder, name), text);
    }
    const open = Object.keys(files)[0]!;
    const served = await startServerless({ version, files, open });
    const { page, context, log, requests } = await openWindow(served.url, {
        browser: await sharedBrowser(),
        ...options,
    });
    const close = async () => {
        await context.close();
        served.close();
        rmSync(folder, { recursive: true, force: true });
    };
    const workbench = new Workbench(version, page, folder, open, log, close, '/');
    workbench.requests = requests;
    openWindows.add(workbench);
    try {
        await workbench.ready();
    } catch (error) {
        await keepEvidence('launch without a server');
        throw error;
    }
    return workbench;
}

export class Workbench {
    /** Absent without a server. */
    serverProcess: number | undefined;
    /** What the window asked for so far, where no server stands between it and the extension. */
    requests: readonly string[] = [];

    constructor(
        readonly version: string,
        readonly page: Page,
        /** The workspace on the disk. */
        readonly folder: string,
        /** The file in the editor, relative to the folder. */
        private file: string | undefined,
        /** Console lines of page and extension host so far. */
        readonly log: readonly string[],
        private readonly close: () => Promise<void>,
        /** The workspace as the window calls it. */
        private readonly workspace = folder,
    ) {}

    /** The editor that shows text (a panel beside it has none). */
    get editor(): Locator {
        return this.page.locator('.editor-instance .monaco-editor').first();
    }

    /** What the extension's panel holds. */
    panel(): FrameLocator {
        return panelFrame(this.page);
    }

    /** The panel's tab. */
    panelTab(title: string | RegExp): Locator {
        return this.page.locator('.tabs-container .tab').filter({ hasText: title });
    }

    private get activeTab(): Locator {
        return this.page.locator('.editor-group-container.active .tab.active');
    }

    /** The hover that shows just now. */
    get hover(): Locator {
        return this.page.locator('.monaco-hover:visible');
    }

    /** The row of a quick pick, the palette for one, that says exactly this. */
    private row(label: string): Locator {
        return this.page
            .locator('.quick-input-list .monaco-list-row')
            .filter({ has: this.page.getByText(label, { exact: true }) })
            .first();
    }

    /** Messages, in the notification center: VS Code shows no toasts while its driver for tests is on. */
    get notifications(): Locator {
        return this.page.locator('.notifications-center .notification-list-item');
    }

    async ready(): Promise<void> {
        await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
        if (this.file !== undefined) {
            await this.editor.locator('.view-lines').waitFor({ timeout: 60_000 });
            // Not on the lines: those may have been scrolled out of sight.
            await this.editor.click({ position: { x: 100, y: 8 } });
        }
    }

    /** F1, the title, and a click on its row. Waits until VS Code knows the command. */
    async runCommandFromPalette(title: string): Promise<void> {
        await this.untilInPalette(title, row => row.click({ timeout: 2000 }));
    }

    /** Waits until VS Code knows a command, and so its extension. */
    async waitForCommand(title: string): Promise<void> {
        await this.untilInPalette(title, row => row.waitFor({ timeout: 2000 }));
        await this.page.keyboard.press('Escape');
    }

    /** Opens the palette, again and again, until a command's row is there and `act` has done its work on it. */
    private async untilInPalette(title: string, act: (row: Locator) => Promise<void>): Promise<void> {
        await this.until(`a command "${title}" in the palette`, async () => {
            await this.page.keyboard.press('F1');
            const input = this.page.locator('.quick-input-widget input[type="text"]');
            await input.fill(`>${title}`, { timeout: 5000 });
            try {
                await act(this.row(title));
                return true;
            } catch {
                await this.page.keyboard.press('Escape');
                return undefined;
            }
        });
    }

    /** Takes a theme from VS Code's list of them: one that stands in the workspace's settings is not always worn. */
    async wear(theme: Theme): Promise<void> {
        const { label, worn } = THEMES[theme];
        await this.until(`the theme ${label}`, async () => {
            await this.runCommandFromPalette('Preferences: Color Theme');
            await this.page.getByPlaceholder(/Select Color Theme/).fill(label, { timeout: 5000 });
            await this.row(label).click({ timeout: 5000 });
            await this.page.locator(`.monaco-workbench[class*="${worn}"]`).waitFor({ timeout: 5000 });
            return true;
        });
    }

    /**
     * Ctrl+P, the path, and a click on its row. The whole path: finding files by name takes a native module that is not
     * at hand.
     */
    async openFile(name: string): Promise<void> {
        await this.page.keyboard.press('ControlOrMeta+p');
        await this.page.locator('.quick-input-widget input[type="text"]').fill(join(this.workspace, name));
        const base = name.split('/').at(-1)!;
        await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: base }).first().click();
        await this.activeTab.filter({ hasText: base }).waitFor();
        this.file = name;
    }

    /** A click into the editor, Ctrl+G, "line:column", Enter; done when the status bar says so. */
    async putCursorAt({ line, column }: Position): Promise<void> {
        const input = this.page.locator('.quick-input-widget input[type="text"]');
        const status = this.page.locator('.statusbar-item').getByText(`Ln ${line}, Col ${column}`, { exact: true });
        await this.until(`the cursor at ${line}:${column}`, async () => {
            // A panel that has just opened takes the focus when it is ready, perhaps only now: hence again and again.
            // Not on the lines: those may have been scrolled out of sight.
            await this.editor.click({ position: { x: 100, y: 8 }, timeout: 5000 });
            await this.page.keyboard.press('Control+g');
            try {
                await input.fill(`:${line}:${column}`, { timeout: 2000 });
                await this.page.keyboard.press('Enter');
                await status.waitFor({ timeout: 2000 });
                return true;
            } catch {
                await this.page.keyboard.press('Escape');
                return undefined;
            }
        });
    }

    /** Where a text stands in the file as it lies on the disk. @param occurrence from 0 */
    positionOf(text: string, occurrence = 0): Position {
        const whole = this.readFile();
        let at = whole.indexOf(text);
        for (let n = 0; n < occurrence && at >= 0; n++) {
            at = whole.indexOf(text, at + 1);
        }
        if (at < 0) {
            throw new Error(
                `${this.file} does not hold ${JSON.stringify(text)} (occurrence ${occurrence}) on the disk.`,
            );
        }
        const before = whole.slice(0, at).split('\n');
        return { line: before.length, column: before.at(-1)!.length + 1 };
    }

    /** The file of the editor, or another one, as it lies on the disk. */
    readFile(name = this.file): string {
        if (name === undefined) {
            throw new Error('No file was opened.');
        }
        return readFileSync(join(this.folder, name), 'utf8');
    }

    /** Selects a text that lies in the file on the disk, with Shift and the arrow. @param occurrence from 0 */
    async selectText(text: string, occurrence = 0): Promise<void> {
        await this.putCursorAt(this.positionOf(text, occurrence));
        for (let n = 0; n < text.length; n++) {
            await this.page.keyboard.press('Shift+ArrowRight');
        }
    }

    /** Types at the cursor, over the selection. */
    async typeInEditor(text: string): Promise<void> {
        await this.page.keyboard.type(text);
    }

    /** Selects a text that lies in the file on the disk, and types over it; saves when told. */
    async replaceText(old: string, by: string, { save = false } = {}): Promise<void> {
        await this.selectText(old);
        await this.typeInEditor(by);
        if (save) {
            await this.save();
        }
    }

    /**
     * Ctrl+S; done when the file on the disk is another and the editor knows: reloaded in between, it would take that
     * file for someone else's.
     */
    async save(): Promise<void> {
        const changed = () => statSync(join(this.folder, this.file!)).mtimeMs;
        const before = changed();
        await this.activeTab.and(this.page.locator('.dirty')).waitFor();
        await this.page.keyboard.press('ControlOrMeta+s');
        await this.until('the file to be saved', () => changed() !== before);
        await this.activeTab.and(this.page.locator('.dirty')).waitFor({ state: 'detached' });
    }

    /**
     * Rests the mouse on a place of the editor, or on a text of the file on the disk. Moves the cursor there, too: that
     * is how it finds the pixels.
     */
    async restMouseOn(where: Position | string): Promise<void> {
        const start = typeof where === 'string' ? this.positionOf(where) : where;
        await this.page.mouse.move(5, 5);
        await this.hover.first().waitFor({ state: 'hidden' });
        await this.putCursorAt(start);
        const cursor = await this.editor.locator('.cursors-layer .cursor').first().boundingBox();
        if (cursor === null) {
            throw new Error(`Line ${start.line}, column ${start.column} does not show in the editor.`);
        }
        await this.page.mouse.move(cursor.x + 4, cursor.y + cursor.height / 2, { steps: 3 });
    }

    /** A file's row in the explorer. */
    explorerRow(name: string): Locator {
        return this.page
            .locator('.explorer-folders-view .monaco-list-row')
            .filter({ has: this.page.getByText(name, { exact: true }) });
    }

    /**
     * Selects files in the explorer: a click, and one with Ctrl for each other. When the editor is ready that the first
     * click opens, VS Code selects its file alone, some time after its tab is there: so look at what comes of it.
     */
    async selectInExplorer(first: string, ...others: readonly string[]): Promise<void> {
        await this.until(`${[first, ...others].join(', ')} to be selected`, async () => {
            await this.explorerRow(first).click({ timeout: 5000 });
            await this.activeTab.filter({ hasText: first }).waitFor({ timeout: 5000 });
            for (const name of others) {
                await this.explorerRow(name).click({ modifiers: ['ControlOrMeta'], timeout: 5000 });
            }
            const selected = this.page.locator('.explorer-folders-view .monaco-list-row.selected');
            const rows = [first, ...others].map(name => selected.and(this.explorerRow(name)));
            await Promise.all(rows.map(row => row.waitFor({ timeout: 2000 })));
            return (await selected.count()) === rows.length;
        });
    }

    /** A click with the right button, and one on an entry of the menu that opens. Waits until the menu has it. */
    async chooseFromMenu(of: Locator, title: string): Promise<void> {
        const entry = this.page.locator('.monaco-menu .action-item').filter({ hasText: title }).first();
        await this.until(`"${title}" in the menu`, async () => {
            if (!(await entry.isVisible())) {
                if (await this.page.locator('.monaco-menu').first().isVisible()) {
                    await this.page.keyboard.press('Escape'); // one from before the extension's own entries
                }
                await of.click({ button: 'right', timeout: 10_000 });
                await entry.waitFor({ timeout: 3000 });
                await this.page.waitForTimeout(500); // one that has just opened takes no click
            }
            await entry.click({ timeout: 10_000 });
            await entry.waitFor({ state: 'hidden', timeout: 5000 });
            return true;
        });
    }

    /**
     * The text of the hover that comes up there. Rests the mouse anew until one does: the extension may still be
     * starting.
     */
    async hoverText(where: Position | string, timeout = 30_000): Promise<string> {
        return this.until(
            'a hover',
            async () => {
                await this.restMouseOn(where);
                try {
                    // "Loading..." stands there while the extension starts.
                    await this.hover.filter({ hasNotText: 'Loading...' }).first().waitFor({ timeout: 3000 });
                    return (await this.hover.allInnerTexts()).join('\n');
                } catch {
                    return undefined;
                }
            },
            timeout,
        );
    }

    /** The message that holds this text. Opens the notification center with a click on the bell. */
    async notification(text: string | RegExp): Promise<Locator> {
        const message = this.notifications.filter({ hasText: text }).first();
        return this.until(
            `the message ${text}`,
            async () => {
                if (!(await message.isVisible())) {
                    await this.page.locator('[id="status.notifications"]').click({ timeout: 2000 });
                    await this.page.mouse.move(5, 5); // the bell's own hover would cover the message
                }
                await message.waitFor({ timeout: 1000 });
                return message;
            },
            15_000,
        );
    }

    clipboardText(): Promise<string> {
        return this.page.evaluate(() => navigator.clipboard.readText());
    }

    /** Reloads the window with VS Code's own command. */
    async reloadWindow(): Promise<void> {
        await this.page.evaluate(() => Object.assign(globalThis, { beforeReload: true }));
        await this.runCommandFromPalette('Developer: Reload Window');
        await this.page.waitForFunction(() => !('beforeReload' in globalThis), undefined, { timeout: 30_000 });
        await this.ready();
    }

    /** Asks again and again until the answer is not undefined, false or an error. */
    async until<T>(
        what: string,
        ask: () => Promise<T | undefined | false> | T | undefined | false,
        timeout = 30_000,
    ): Promise<T> {
        const end = Date.now() + timeout;
        for (;;) {
            let problem: unknown;
            try {
                const answer = await ask();
                if (answer !== undefined && answer !== false) {
                    return answer;
                }
            } catch (error) {
                problem = error;
            }
            if (Date.now() > end) {
                throw new Error(`Waited ${timeout / 1000} s for ${what}.`, { cause: problem });
            }
            await this.page.waitForTimeout(200);
        }
    }

    /** A picture of the window once it stands still, in .vscode-test/pictures. Returns its path. */
    async screenshot(name: string): Promise<string> {
        const pictures = join(testData, 'pictures');
        mkdirSync(pictures, { recursive: true });
        const path = join(pictures, `${name}-${this.version}.png`);
        await stillPicture(this.page, { path });
        return path;
    }

    async dispose(): Promise<void> {
        openWindows.delete(this);
        await this.close();
    }
}
