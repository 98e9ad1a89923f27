import type { Page } from 'playwright-core';

/**
 * A PNG as a lossless WebP of few colours: a picture of text needs no more, and takes a quarter of the room. The
 * browser that took the picture makes it.
 *
 * @param page any of that browser's
 * @param height of the picture; what is below is cut off
 */
export async function webpOf(page: Page, png: Buffer, height = Infinity): Promise<Buffer> {
    const base64 = await page.evaluate(
        async ({ source, rows }) => {
            const bytes = Uint8Array.from(atob(source), character => character.charCodeAt(0));
            const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const canvas = new OffscreenCanvas(image.width, Math.min(image.height, rows));
            const context = canvas.getContext('2d')!;
            context.drawImage(image, 0, 0);
            const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
            // Sixteen levels of each channel: the steps of antialiasing between them are not seen.
            pixels.data.forEach((level, i, all) => (all[i] = 17 * Math.round(level / 17)));
            context.putImageData(pixels, 0, 0);
            const webp = await canvas.convertToBlob({ type: 'image/webp', quality: 1 });
            const written = new Uint8Array(await webp.arrayBuffer());
            return btoa(Array.from(written, byte => String.fromCharCode(byte)).join(''));
        },
        // Infinity does not travel
        { source: png.toString('base64'), rows: Math.min(height, 100_000) },
    );
    return Buffer.from(base64, 'base64');
}
