// Class names that are markup, in what really shows them: a browser, and VS Code's preview of Markdown.
import assert from 'node:assert/strict';
import { copyFormats, written } from '../../src/export/copy';
import { drawPicture } from '../../src/export/picture';
import { explain } from '../../src/explain';
import { hostileNames } from '../unit/export/copy/hostileNames';
import { sharedBrowser } from './session.js';
import { launch } from './workbench.js';

const explained = (classNames: readonly string[]) =>
    explain({
        logits: { data: Float64Array.from(classNames, (_, c) => Math.sin(c)), shape: [1, classNames.length] },
        target: { kind: 'index', data: Int32Array.of(0), shape: [1] },
        classNames,
    });

/** As many as a picture has rows for. */
const FEW = 10;
const fewAtATime = Array.from({ length: Math.ceil(hostileNames.length / FEW) }, (_, k) =>
    hostileNames.slice(k * FEW, (k + 1) * FEW),
);

describe('class names that are markup', function () {
    this.timeout(180_000);

    it('are words in a picture', async () => {
        const page = await (await sharedBrowser()).newPage();
        try {
            const asked: string[] = [];
            page.on('request', request => asked.push(request.url()));
            let shown = '';
            for (const names of fewAtATime) {
                const { svg } = drawPicture(explained(names), 0, undefined, 'light')!;
                const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
                await page.goto(address);
                const { root, elements, attributes, text } = await page.evaluate(() => {
                    const all = [...document.querySelectorAll('*')];
                    return {
                        root: document.documentElement.localName,
                        elements: all.map(({ localName }) => localName),
                        attributes: all.flatMap(element => [...element.attributes].map(({ name }) => name)),
                        text: document.documentElement.textContent,
                    };
                });
                assert.equal(root, 'svg');
                assert.deepEqual(
                    elements.filter(name => !/^(?:svg|title|desc|g|rect|line|path|circle|text|tspan)$/.test(name)),
                    [],
                );
                assert.deepEqual(
                    attributes.filter(name => /^on|href|^style$/.test(name)),
                    [],
                );
                assert.deepEqual(asked, []);
                shown += text;
            }
            for (const name of ['</svg><script>alert', '<img src=x', ']]>', '&lt;b&gt;', '😀']) {
                assert.ok(shown.includes(name), `${name} is in ${shown}`);
            }
        } finally {
            await page.close();
        }
    });

    it('are words in a table of Markdown', async () => {
        const text = written(
            copyFormats.find(({ id }) => id === 'markdown')!,
            explained(hostileNames),
            0,
        );
        const vscode = await launch({ files: { 'table.md': text } });
        await vscode.runCommandFromPalette('Markdown: Open Preview');
        const preview = vscode.page
            .frameLocator('iframe.webview.ready:not([src*="explain-cross-entropy"])')
            .frameLocator('#active-frame');
        const table = preview.locator('table');
        await table.waitFor();
        assert.equal(await table.count(), 1);
        assert.equal(await table.locator('tbody tr').count(), hostileNames.length, 'a row for each class');
        const columns = await table.locator('thead th').count();
        assert.equal(await table.locator('tbody td').count(), hostileNames.length * columns);
        assert.equal(await table.locator('img, script, strong, em, code, input').count(), 0);
        // The preview of VS Code 1.100 links an address whose colon is escaped, too: then to no other place than it shows.
        for (const link of await table.locator('a').all()) {
            assert.equal(await link.getAttribute('href'), await link.innerText());
        }
        const names = await table.locator('tbody td:first-child').allInnerTexts();
        for (const name of [
            '**bold**',
            '<img src=x onerror=alert(1)>',
            '[a](command:workbench.action.quit)',
            '`code`',
        ]) {
            assert.ok(names.includes(name), `${name} is among ${names.join('  ')}`);
        }
        await vscode.dispose();
    });
});
