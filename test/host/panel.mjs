/**
 * What the panel holds: VS Code puts a webview into a frame in a frame. @param {import('playwright-core').Page} page
 */
export function panelFrame(page) {
    // A notebook has a frame for its outputs.
    return page.frameLocator('iframe.webview[src*="explain-cross-entropy"]').frameLocator('iframe#active-frame');
}

/**
 * A picture of the page once it stands still: two in a row are the same.
 *
 * @param {import('playwright-core').Page} page
 * @param {{ path?: string, clip?: { x: number, y: number, width: number, height: number }, timeout?: number }}
 * [options]
 */
export async function stillPicture(page, { timeout = 10_000, ...options } = {}) {
    const take = () => page.screenshot({ animations: 'disabled', ...options });
    const end = Date.now() + timeout;
    let picture = await take();
    while (Date.now() < end) {
        await page.waitForTimeout(150);
        const next = await take();
        if (next.equals(picture)) {
            break;
        }
        picture = next;
    }
    return picture;
}
