import {
    describeReduction,
    describeSampleLoss,
    describeWas,
    formatExactly,
    formatNumber,
    formatShape,
    panelName,
    placeTitle,
    reductionOf,
    shownLoss,
    t,
} from '../explain';
import type { Explanation, SampleView } from '../explain';
import { layoutOf } from '../math';
import type { PanelExample } from '../protocol';
import { PanelActions } from './controls/PanelActions';
import { vscode } from './state/vscodeApi';

/** What is explained, and what comes out. */
export function Header({
    example: { source, logits },
    explanation,
    view,
    asInText,
    pinned,
    comparing,
}: {
    readonly example: PanelExample;
    readonly explanation: Explanation;
    readonly view: SampleView | undefined;
    /** What the text alone says, where anything was changed. */
    readonly asInText: Explanation | undefined;
    readonly pinned: boolean;
    readonly comparing: boolean;
}) {
    return (
        <header>
            <div class="title">
                <h1>{panelName()}</h1>
                <PanelActions pinned={pinned} comparing={comparing} />
            </div>
            <p class="source">
                <code>{source.name ?? 'logits'}</code> {t('shape {0}', formatShape(logits.shape))}{' '}
                <button
                    type="button"
                    class="link"
                    title={t('Show the array in its editor')}
                    onClick={() => vscode.postMessage({ type: 'revealSource' })}
                >
                    {placeTitle(source)}
                </button>
            </p>
            {explanation.breakdown && view && (
                <Result
                    explanation={explanation}
                    breakdown={explanation.breakdown}
                    view={view}
                    before={asInText && shownLoss(asInText, view.sample)}
                />
            )}
        </header>
    );
}

function Result({
    explanation,
    breakdown,
    view,
    before,
}: {
    readonly explanation: Explanation;
    readonly breakdown: NonNullable<Explanation['breakdown']>;
    readonly view: SampleView;
    readonly before: number | undefined;
}) {
    const { samples } = layoutOf(explanation.question.logits.shape);
    const loss = shownLoss(explanation, view.sample)!;
    return (
        <p class="result" aria-live="polite">
            <span class="loss">
                {t('loss')}{' '}
                <output data-stage="loss" title={formatExactly(loss)}>
                    {formatNumber(loss)}
                </output>
            </span>
            {before !== undefined && (
                <>
                    {' '}
                    <span class="was">{describeWas(before, loss)}</span>
                </>
            )}{' '}
            <span>
                {samples > 1 ? describeReduction(reductionOf(explanation, breakdown)) : describeSampleLoss(view)}
            </span>
        </p>
    );
}
