import { useState } from 'preact/hooks';
import { t } from '../../explain';
import type { Explanation } from '../../explain';
import type { PictureFormat } from '../../protocol';
import { vscode } from '../state/vscodeApi';

/** Saves or copies a picture of the sample in view, in the colours of the theme. */
export function SavePicture({
    explanation,
    sample,
    name,
}: {
    readonly explanation: Explanation;
    readonly sample: number;
    readonly name: string | undefined;
}) {
    const [said, setSaid] = useState('');
    /** The SVG document, and what makes a PNG of it. */
    const draw = async () => {
        const [{ drawPicture }, { rasterise }] = await Promise.all([
            import('../../export/picture'),
            import('./rasterise'),
        ]);
        const picture = drawPicture(explanation, sample, name, isLight() ? 'light' : 'dark')!;
        return { svg: new Blob([picture.svg]), png: () => rasterise(picture) };
    };
    const save = async (format: PictureFormat): Promise<void> => {
        const { svg, png } = await draw();
        const data = new Uint8Array(await (format === 'svg' ? svg : await png()).arrayBuffer());
        vscode.postMessage({ type: 'savePicture', format, data });
    };
    const copy = async (): Promise<void> => {
        // A promise within, since a browser lets a click write only right away.
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': draw().then(({ png }) => png()) })]);
        setSaid(t('Picture copied.'));
    };
    const attempt = (act: () => Promise<void>) => (): void => {
        setSaid('');
        act().catch((error: unknown) =>
            setSaid(
                t('Could not copy or save the picture: {0}', error instanceof Error ? error.message : String(error)),
            ),
        );
    };
    return (
        <div class="save-picture">
            <button type="button" class="button" onClick={attempt(() => save('svg'))}>
                {t('Save as SVG')}
            </button>
            <button type="button" class="button" onClick={attempt(() => save('png'))}>
                {t('Save as PNG')}
            </button>
            <button type="button" class="button" onClick={attempt(copy)}>
                {t('Copy picture')}
            </button>
            <span role="status">{said}</span>
        </div>
    );
}

const isLight = (): boolean => document.body.dataset['vscodeThemeKind']?.includes('light') ?? false;
