import { t } from '../../explain';
import { vscode } from '../state/vscodeApi';

/** Which columns of a table are read, a person may choose; and leave it to the reader again. */
export const ChooseColumns = ({ isChosen = false }: { readonly isChosen?: boolean | undefined }) => (
    <>
        <button type="button" class="link" onClick={() => vscode.postMessage({ type: 'chooseColumns' })}>
            {t('Choose columns…')}
        </button>
        {isChosen && (
            <>
                {' '}
                <button type="button" class="link" onClick={() => vscode.postMessage({ type: 'forgetColumns' })}>
                    {t('Find them automatically')}
                </button>
            </>
        )}
    </>
);
