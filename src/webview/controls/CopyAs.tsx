import { useState } from 'preact/hooks';
import { copyFormats, t } from '../../explain';
import type { CopyFormat, Explanation } from '../../explain';
import { SavePicture } from './SavePicture';
import { vscode } from '../state/vscodeApi';

/** Takes the explanation along, in the form that is chosen. @param name of the array */
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
    const copy = async (format: CopyFormat): Promise<void> => {
        const { copyAs } = await import('../../export/copy');
        vscode.postMessage({ type: 'copy', text: copyAs(explanation, format.id, sample) });
        setCopied(format);
    };
    return (
        <section class="copy">
            <h2>{t('Take it along')}</h2>
            <div>
                <label>
                    {t('Copy as')}{' '}
                    <select
                        name="copy"
                        onChange={({ currentTarget }) => {
                            const format = copyFormats[currentTarget.selectedIndex - 1];
                            currentTarget.selectedIndex = 0;
                            if (format) {
                                void copy(format);
                            }
                        }}
                    >
                        <option>{t('choose a form …')}</option>
                        {copyFormats.map(format => (
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
