import type { Page } from 'playwright-core';

export interface Area {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/**
 * A PNG as a lossless WebP of few colours: a picture of text needs no more, and takes a quarter of the room. The
 * browser that took the picture makes it.
 *
 * @param page any of that browser's
 * @param area of the picture that is kept, in pixels; all of it unless told
 */
export async function webpOf(page: Page, png: Buffer, area?: Area): Promise<Buffer> {
    const base64 = await page.evaluate(
        async ({ source, part }) => {
            const bytes = Uint8Array.from(atob(source), character => character.charCodeAt(0));
            const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const { x, y, width, height } = part ?? { x: 0, y: 0, width: image.width, height: image.height };
            const canvas = new OffscreenCanvas(width, height);
            const context = canvas.getContext('2d')!;
            context.drawImage(image, -x, -y);
            const pixels = context.getImageData(0, 0, width, height);
            // Sixteen levels of each channel: the steps of antialiasing between them are not seen.
            pixels.data.forEach((level, i, all) => (all[i] = 17 * Math.round(level / 17)));
            context.putImageData(pixels, 0, 0);
            const webp = await canvas.convertToBlob({ type: 'image/webp', quality: 1 });
            const written = new Uint8Array(await webp.arrayBuffer());
            return btoa(Array.from(written, byte => String.fromCharCode(byte)).join(''));
        },
        { source: png.toString('base64'), part: area },
    );
    return Buffer.from(base64, 'base64');
}
