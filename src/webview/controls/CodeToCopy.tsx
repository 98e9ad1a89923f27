import { useState } from 'preact/hooks';
import { t } from '../../explain';
import { vscode } from '../state/vscodeApi';

/** A line of code that a person may want to copy. */
export function CodeToCopy({ code }: { readonly code: string }) {
    const [copied, setCopied] = useState<string>();
    const copy = (): void => {
        vscode.postMessage({ type: 'copy', text: code });
        setCopied(code);
    };
    return (
        <div class="fix">
            <code>{code}</code>
            <button type="button" class="link" aria-label={t('Copy the line of code')} onClick={copy}>
                {t('Copy')}
            </button>
            <span role="status">{copied === code && t('Copied')}</span>
        </div>
    );
}
