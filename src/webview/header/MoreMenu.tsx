import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../../explain';
import type { Explanation } from '../../explain';
import type { CopyFormat } from '../../export/copy';
import { Popover } from '../controls/Popover';
import { SavePicture } from '../controls/SavePicture';
import { useImport } from '../state/useImport';
import { useInSteps } from '../state/useInSteps';
import { vscode } from '../state/vscodeApi';

interface MoreProps {
    readonly explanation: Explanation;
    readonly sample: number;
    /** Of the array. */
    readonly name: string | undefined;
    readonly pinned: boolean;
    readonly comparing: boolean;
}

/** What else can be done with the panel: compare, pin, copy, save a picture. */
export const MoreMenu = (props: MoreProps) => (
    <Popover name="more" label={t('More actions')} title={t('More actions')} className="icon" button="⋯">
        {close => <Actions {...props} close={close} />}
    </Popover>
);

function Actions({ explanation, sample, name, pinned, comparing, close }: MoreProps & { readonly close: () => void }) {
    const act = (message: Parameters<typeof vscode.postMessage>[0]): void => {
        vscode.postMessage(message);
        close();
    };
    return (
        <>
            <div class="menu">
                {!comparing && (
                    <button type="button" class="link" onClick={() => act({ type: 'chooseOther' })}>
                        {t('Compare with another array…')}
                    </button>
                )}
                <button
                    type="button"
                    class="link"
                    onClick={() => act({ type: 'pin', pinned: !pinned })}
                    title={pinned ? t('Unpin: reuse this panel') : t('Pin: open the next array in a new panel')}
                >
                    {pinned ? t('Unpin') : t('Pin')}
                </button>
            </div>
            <CopyAs explanation={explanation} sample={sample} />
            <h2>{t('Picture')}</h2>
            <SavePicture explanation={explanation} sample={sample} name={name} />
        </>
    );
}

/** Copies the explanation in a chosen form; the forms are loaded when the menu opens. */
function CopyAs({ explanation, sample }: { readonly explanation: Explanation; readonly sample: number }) {
    const [copied, setCopied] = useState<CopyFormat>();
    const [wanted, setWanted] = useState<CopyFormat>();
    const loaded = useImport(() => import('../../export/copy'), true);
    const formats: readonly CopyFormat[] = loaded?.copyFormats ?? [];
    const asked = useMemo(() => wanted && { format: wanted, explanation, sample }, [wanted]);
    const { value: text, isLong } = useInSteps(
        loaded && asked && (() => loaded.writing(asked.format, asked.explanation, asked.sample)),
        [asked],
        asked,
    );
    useLayoutEffect(() => {
        if (asked && text !== undefined) {
            const leftOut = asked.format.leftOut?.(asked.explanation);
            vscode.postMessage({ type: 'copy', text, ...(leftOut !== undefined && { leftOut }) });
            setCopied(asked.format);
            setWanted(undefined);
        }
    }, [asked, text]);
    const copy = (format: CopyFormat): void => {
        setCopied(undefined);
        setWanted(format);
    };
    return (
        <>
            <h2>{t('Copy as')}</h2>
            <ul class="menu" aria-label={t('Copy as')}>
                {formats.map(format => (
                    <li key={format.id}>
                        <button type="button" class="link" data-copy={format.id} onClick={() => copy(format)}>
                            {format.title()}
                        </button>
                    </li>
                ))}
            </ul>
            <p role="status">
                {copied && t('Copied: {0}', copied.title())}
                {isLong && (
                    <>
                        {t('copying…')}{' '}
                        <button type="button" class="link" onClick={() => setWanted(undefined)}>
                            {t('Cancel')}
                        </button>
                    </>
                )}
            </p>
        </>
    );
}
