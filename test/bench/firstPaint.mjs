// How long it takes until the panel shows its loss, from the beginning of the page, in milliseconds, and which of them the
// page's thread works (what else the machine does does not count there); a page without a panel for comparison, which has to
// be handed the same numbers:
//   node test/bench/firstPaint.mjs [folder of another built panel, to compare with]
import { withPanels } from './panels.mjs';

/** So often is each page opened; in turn, so that what else the machine does hits all of them. */
const ROUNDS = 5;

/** In place of VS Code: sends the example when the panel is ready. The address says of what shape. */
const API = `
    const [samples, classes] = location.hash.slice(1).split('x').map(Number);
    const data = Float64Array.from({ length: samples * classes }, (_, i) => 5 * Math.sin(i * 12.9898));
    const target = { kind: 'index', data: new Int32Array(samples).fill(2), shape: [samples] };
    const source = { kind: 'text', uri: 'a', label: 'a', line: 1, selections: [{ start: 0, end: 0 }] };
    const example = { source, logits: { data, shape: [samples, classes] }, target, options: {}, origins: [], unresolved: [] };
    const began = performance.now();
    const frame = () => new Promise(requestAnimationFrame);
    // To the end of the frame that shows the loss.
    window.painted = (async () => {
        while (!document.querySelector('[data-stage="loss"]')) {
            await frame();
            if (performance.now() - began > 30_000) {
                throw new Error('shows no loss: does it know this form of a message?');
            }
        }
        await frame();
        await new Promise(resolve => setTimeout(resolve));
        return performance.now() - began;
    })();
    const send = () => window.postMessage({ type: 'show', example }, '*');
    window.acquireVsCodeApi = () => ({ postMessage: ({ type }) => type === 'ready' && send(), getState() {}, setState() {} });
    if (location.pathname.includes('empty')) {
        window.addEventListener('message', () => (document.getElementById('root').innerHTML = '<output data-stage="loss">0</output>'));
        send();
    }
`;

/** Runs in the page. */
const firstPaint = () => window.painted;

const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** What the page's thread has worked since it was opened, in milliseconds. @param {import('playwright-core').CDPSession} session */
async function worked(session) {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
}

await withPanels(process.argv[2], API, async (browser, pages) => {
    for (const shape of ['1x3', '1x128256', '100000x10']) {
        const times = Object.fromEntries(Object.keys(pages).map(name => [name, { waited: [], worked: [] }]));
        for (let round = 0; round < ROUNDS; round++) {
            for (const [name, address] of Object.entries(pages)) {
                const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
                const session = await page.context().newCDPSession(page);
                await session.send('Performance.enable', { timeDomain: 'threadTicks' });
                await page.goto(`${address}#${shape}`);
                times[name].waited.push(await page.evaluate(firstPaint));
                times[name].worked.push(await worked(session));
                await page.close();
            }
        }
        const shown = Object.entries(times).map(
            ([name, { waited, worked }]) => `${name} ${median(waited).toFixed(0)} (${median(worked).toFixed(0)})`,
        );
        console.log(`${shape.padEnd(12)} milliseconds to the first paint (of work): ${shown.join(', ')}`);
    }
});
