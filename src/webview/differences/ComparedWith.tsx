import { formatShape, placeTitle, sentences, t } from '../../explain';
import type { PanelExample } from '../../protocol';
import { Notice } from '../Notice';
import type { Compared } from '../state/useDifferences';
import { useImport } from '../state/useImport';
import { vscode } from '../state/vscodeApi';

/** The array of the panel (A) and a second one (B), and what they have to do with each other. */
export function ComparedWith({
    example,
    other,
    problem,
    compared,
    isLong,
    sample,
    onView,
}: {
    readonly example: PanelExample;
    readonly other: PanelExample;
    readonly problem: string | undefined;
    /** Absent until they are compared. */
    readonly compared: Compared | undefined;
    /** Whether that takes long. */
    readonly isLong: boolean;
    readonly sample: number;
    readonly onView: (sample: number) => void;
}) {
    const loaded = useImport(() => import('./Differences'), true);
    return (
        <section class="differences" aria-labelledby="differences">
            <div class="title">
                <h2 id="differences">{t('Comparison')}</h2>
                <div class="panel-actions">
                    <button type="button" class="link" onClick={() => vscode.postMessage({ type: 'chooseOther' })}>
                        {t('Another array…')}
                    </button>
                    <button type="button" class="link" onClick={() => vscode.postMessage({ type: 'endComparison' })}>
                        {t('End comparison')}
                    </button>
                </div>
            </div>
            <ul class="sides">
                <Side letter="A" example={example} reveal="revealSource" />
                <Side letter="B" example={other} reveal="revealOther" />
            </ul>
            {problem !== undefined && (
                <Notice kind="warning">
                    {sentences(problem, t('The panel shows the last numbers that could be read.'))}
                </Notice>
            )}
            {isLong && (
                <p role="status" class="quiet">
                    {t('comparing…')}
                </p>
            )}
            {loaded && compared && <loaded.Differences {...compared} inView={sample} onView={onView} />}
        </section>
    );
}

function Side({
    letter,
    example: { source, logits },
    reveal,
}: {
    readonly letter: string;
    readonly example: PanelExample;
    readonly reveal: 'revealSource' | 'revealOther';
}) {
    return (
        <li>
            <strong>{letter}</strong> <code>{source.name ?? 'logits'}</code> {t('shape {0}', formatShape(logits.shape))}{' '}
            <button
                type="button"
                class="link"
                title={t('Show the array in its editor')}
                onClick={() => vscode.postMessage({ type: reveal })}
            >
                {placeTitle(source)}
            </button>
        </li>
    );
}
