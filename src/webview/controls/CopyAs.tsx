import { useState } from 'preact/hooks';
import { t } from '../../explain';
import type { Explanation } from '../../explain';
import type { CopyFormat } from '../../export/copy';
import { SavePicture } from './SavePicture';
import { useImport } from '../state/useImport';
import { vscode } from '../state/vscodeApi';

/** Copies the explanation in a chosen form; the forms are loaded once the panel is drawn. @param name of the array */
export function CopyAs({
    explanation,
    sample,
    name,
}: {
    readonly explanation: Explanation;
    readonly sample: number;
    readonly name: string | undefined;
}) {
    const [copied, setCopied] = useState<CopyFormat>();
    const formats: readonly CopyFormat[] = useImport(() => import('../../export/copy'), true)?.copyFormats ?? [];
    const copy = (format: CopyFormat): void => {
        vscode.postMessage({ type: 'copy', text: format.write(explanation, sample) });
        setCopied(format);
    };
    return (
        <section class="copy">
            <h2>{t('Export')}</h2>
            <div>
                <label>
                    {t('Copy as')}{' '}
                    <select
                        name="copy"
                        onChange={({ currentTarget }) => {
                            const format = formats[currentTarget.selectedIndex - 1];
                            currentTarget.selectedIndex = 0;
                            if (format) {
                                copy(format);
                            }
                        }}
                    >
                        <option>{t('Choose a format…')}</option>
                        {formats.map(format => (
                            <option key={format.id}>{format.title()}</option>
                        ))}
                    </select>
                </label>
                <span role="status">{copied && t('Copied: {0}', copied.title())}</span>
            </div>
            <SavePicture explanation={explanation} sample={sample} name={name} />
        </section>
    );
}
