import { t } from '../../explain';
import { vscode } from '../state/vscodeApi';

/** What can be done with the panel itself. */
export function PanelActions({ pinned, comparing }: { readonly pinned: boolean; readonly comparing: boolean }) {
    return (
        <div class="panel-actions">
            {!comparing && (
                <button type="button" class="link" onClick={() => vscode.postMessage({ type: 'chooseOther' })}>
                    {t('Compare with another array…')}
                </button>
            )}
            <button
                type="button"
                class="link"
                onClick={() => vscode.postMessage({ type: 'pin', pinned: !pinned })}
                title={pinned ? t('Unpin: reuse this panel') : t('Pin: open the next array in a new panel')}
            >
                {pinned ? t('Unpin') : t('Pin')}
            </button>
        </div>
    );
}
