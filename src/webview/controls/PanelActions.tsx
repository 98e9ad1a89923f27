import { t } from '../../explain';
import { vscode } from '../state/vscodeApi';

/** What can be done with the panel itself. */
export function PanelActions({ pinned, comparing }: { readonly pinned: boolean; readonly comparing: boolean }) {
    return (
        <div class="panel-actions">
            {!comparing && (
                <button type="button" class="link" onClick={() => vscode.postMessage({ type: 'chooseOther' })}>
                    {t('Compare with another array …')}
                </button>
            )}
            <button
                type="button"
                class="link"
                onClick={() => vscode.postMessage({ type: 'pin', pinned: !pinned })}
                title={
                    pinned
                        ? t('Let the next example show here')
                        : t('Keep this array here: the next example opens another panel')
                }
            >
                {pinned ? t('Unpin') : t('Pin')}
            </button>
        </div>
    );
}
