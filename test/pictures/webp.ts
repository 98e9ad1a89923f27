import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onPath, run } from '../host/processes.mjs';

export interface Area {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** A picture of an animation, and how long it is seen. */
export interface Frame {
    readonly png: Buffer;
    readonly milliseconds: number;
}

/**
 * A PNG as a lossless WebP of few colours: a picture of text needs no more, and takes a quarter of the room. It is
 * packed by libwebp's own `cwebp` (Debian's package `webp`), which needs a third less than a browser.
 *
 * @param page any of that browser's
 * @param area of the picture that is kept, in pixels; all of it unless told
 */
export async function webpOf(page: Page, png: Buffer, area?: Area): Promise<Buffer> {
    const reduced = await ofFewColours(page, png, area);
    return packed('cwebp', [reduced], ([from], to) => ['-quiet', '-z', '9', from!, '-o', to]);
}

/** Pictures of a page as one that moves, three times through: nobody has to look at it for ever. */
export async function animatedWebpOf(page: Page, frames: readonly Frame[]): Promise<Buffer> {
    const pictures: Buffer[] = [];
    for (const { png } of frames) {
        pictures.push(await ofFewColours(page, png));
    }
    return packed('img2webp', pictures, (files, to) => [
        ...['-loop', '3', '-min_size'],
        ...files.flatMap((file, i) => ['-lossless', '-m', '6', '-d', String(frames[i]!.milliseconds), file]),
        ...['-o', to],
    ]);
}

/** A PNG with sixteen levels of each channel: the steps of antialiasing between them are not seen. */
async function ofFewColours(page: Page, png: Buffer, area?: Area): Promise<Buffer> {
    const base64 = await page.evaluate(
        async ({ source, part }) => {
            const bytes = Uint8Array.from(atob(source), character => character.charCodeAt(0));
            const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const { x, y, width, height } = part ?? { x: 0, y: 0, width: image.width, height: image.height };
            const canvas = new OffscreenCanvas(width, height);
            const context = canvas.getContext('2d')!;
            context.drawImage(image, -x, -y);
            const pixels = context.getImageData(0, 0, width, height);
            pixels.data.forEach((level, i, all) => (all[i] = 17 * Math.round(level / 17)));
            context.putImageData(pixels, 0, 0);
            const reduced = await canvas.convertToBlob({ type: 'image/png' });
            const written = new Uint8Array(await reduced.arrayBuffer());
            return btoa(Array.from(written, byte => String.fromCharCode(byte)).join(''));
        },
        { source: png.toString('base64'), part: area },
    );
    return Buffer.from(base64, 'base64');
}

/** What a program of libwebp makes of pictures. @param args what it is told, with the files of the pictures and its own */
async function packed(
    program: string,
    pictures: readonly Buffer[],
    args: (files: readonly string[], to: string) => readonly string[],
): Promise<Buffer> {
    const path = onPath(program);
    if (path === undefined) {
        throw new Error(
            `${program} is missing, which packs the pictures: install libwebp (on Debian the package webp).`,
        );
    }
    const folder = mkdtempSync(join(tmpdir(), 'webp-'));
    try {
        const files = pictures.map((picture, i) => {
            const file = join(folder, `${i}.png`);
            writeFileSync(file, picture);
            return file;
        });
        const to = join(folder, 'picture.webp');
        await run(path, args(files, to));
        return readFileSync(to);
    } finally {
        rmSync(folder, { recursive: true });
    }
}
