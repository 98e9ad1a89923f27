// How often a drag updates the panel, in a real browser with the panel as it ships; three classes, what is left to any
// panel, for comparison:
//   node test/bench/whatIf.mjs [folder of another built panel, to compare with]
import { withPanels } from './panels.mjs';

const API = 'window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });';

/** Moves the first logit up and down by keyboard, once a frame for three seconds; runs in the page. */
async function drag({ samples, classes, options }) {
    const frame = () => new Promise(requestAnimationFrame);
    const data = Float64Array.from({ length: samples * classes }, (_, i) => 5 * Math.sin(i * 12.9898));
    const target = { kind: 'index', data: new Int32Array(samples).fill(2), shape: [samples] };
    const source = { kind: 'text', uri: 'a', label: 'a', line: 1, selections: [{ start: 0, end: 0 }] };
    await frame();
    window.postMessage(
        {
            type: 'show',
            example: {
                source,
                logits: { data, shape: [samples, classes] },
                target,
                options,
                origins: [],
                unresolved: [],
            },
        },
        '*',
    );
    let slider;
    while (!(slider = document.querySelector('[role=slider]'))) {
        await frame();
    }
    const move = k =>
        slider.dispatchEvent(
            new KeyboardEvent('keydown', {
                key: k % 40 < 20 ? 'ArrowRight' : 'ArrowLeft',
                bubbles: true,
                repeat: true,
            }),
        );
    for (let k = 0; k < 20; k++) {
        move(k);
        await frame();
    }
    let [updates, shown] = [0, ''];
    const begin = performance.now();
    for (let k = 0; performance.now() - begin < 3000; k++) {
        await frame();
        move(k);
        await new Promise(resolve => setTimeout(resolve));
        const text = slider.getAttribute('aria-valuetext');
        updates += Number(text !== shown);
        shown = text;
    }
    return (updates / (performance.now() - begin)) * 1000;
}

const cases = {
    '1 x 3': { samples: 1, classes: 3, options: {} },
    '64 x 1000': { samples: 64, classes: 1000, options: {} },
    '100000 x 10': { samples: 100_000, classes: 10, options: {} },
    '1 x 128256': { samples: 1, classes: 128_256, options: {} },
    '1 x 128256, float32': { samples: 1, classes: 128_256, options: { dtype: 'float32' } },
    '1 x 128256, bfloat16': { samples: 1, classes: 128_256, options: { dtype: 'bfloat16' } },
    '1 x 128256, smoothing': { samples: 1, classes: 128_256, options: { labelSmoothing: 0.1 } },
};
await withPanels(process.argv[2], API, async (browser, pages) => {
    const panels = Object.entries(pages).filter(([name]) => name !== 'empty');
    for (const [name, given] of Object.entries(cases)) {
        const rates = [];
        for (const [panel, address] of panels) {
            const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
            await page.goto(address);
            rates.push(`${panel} ${(await page.evaluate(drag, given)).toFixed(1)}`);
            await page.close();
        }
        console.log(`${name.padEnd(24)} updates a second: ${rates.join(', ')}`);
    }
});
