import { pixelScale } from '../../export/picture';
import type { Picture } from '../../export/picture';

/** The picture as a PNG, twice as fine as it measures. */
export async function rasterise({ svg, width, height }: Picture): Promise<Blob> {
    const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    try {
        const image = new Image();
        image.src = address;
        await image.decode();
        const scale = pixelScale(width, height);
        const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
        canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
        return await canvas.convertToBlob({ type: 'image/png' });
    } finally {
        URL.revokeObjectURL(address);
    }
}
