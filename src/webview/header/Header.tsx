import {
    describeWas,
    formatExactly,
    formatNumber,
    formatShape,
    lossEquation,
    placeTitle,
    shownLoss,
    t,
} from '../../explain';
import type { Explanation, SampleView } from '../../explain';
import type { PanelExample } from '../../protocol';
import { vscode } from '../state/vscodeApi';
import { History } from './History';
import type { HistoryActions } from './History';
import { MoreMenu } from './MoreMenu';
import { TargetControl } from './TargetControl';
import { VerdictChip } from './VerdictChip';

/** What is explained, its loss, its target, and whether that is what was printed: it never scrolls away. */
export function Header({
    example,
    explanation,
    view,
    sample,
    asInText,
    pinned,
    comparing,
    onTarget,
    ...history
}: HistoryActions & {
    readonly example: PanelExample;
    readonly explanation: Explanation;
    readonly view: SampleView | undefined;
    readonly sample: number;
    /** What the text alone says, where anything was changed. */
    readonly asInText: Explanation | undefined;
    readonly pinned: boolean;
    readonly comparing: boolean;
    readonly onTarget: (target: number) => void;
}) {
    const { source, logits } = example;
    const loss = shownLoss(explanation, sample);
    const was = asInText && shownLoss(asInText, sample);
    return (
        <header class="headline">
            <div class="what source">
                <h1>
                    <code>{source.name ?? 'logits'}</code>
                    <span class="quiet"> {formatShape(logits.shape)}</span>
                </h1>
                <button
                    type="button"
                    class="link"
                    title={t('Show the array in its editor')}
                    onClick={() => vscode.postMessage({ type: 'revealSource' })}
                >
                    {placeTitle(source)}
                </button>
                <span class="tools">
                    {was !== undefined && loss !== undefined && (
                        <span class="was" title={describeWas(was, loss)}>
                            {t('was {0}', formatNumber(was))}
                        </span>
                    )}
                    <History {...history} />
                    <MoreMenu
                        explanation={explanation}
                        sample={sample}
                        name={source.name}
                        pinned={pinned}
                        comparing={comparing}
                    />
                </span>
            </div>
            {view && (
                <div class="hero">
                    <Loss explanation={explanation} view={view} />
                    <TargetControl view={view} refused={refusedTarget(explanation, sample)} onChoose={onTarget} />
                    {explanation.question.target && (
                        <VerdictChip
                            key={`${source.uri} ${source.name} ${formatShape(logits.shape)}`}
                            example={example}
                            explanation={explanation}
                            asInText={asInText}
                        />
                    )}
                </div>
            )}
        </header>
    );
}

function Loss({ explanation, view }: { readonly explanation: Explanation; readonly view: SampleView }) {
    const loss = shownLoss(explanation, view.sample);
    if (loss === undefined) {
        return <span class="loss quiet">{t('no loss yet')}</span>;
    }
    const equation = lossEquation(explanation, view);
    return (
        <span class="loss" aria-live="polite">
            <output data-stage="loss" aria-label={t('loss')} title={formatExactly(loss)}>
                {formatNumber(loss)}
            </output>
            {equation && (
                <span class="equation">
                    {equation.before} {equation.probability !== undefined && <b>{equation.probability}</b>}
                </span>
            )}
        </span>
    );
}

function refusedTarget({ question: { target }, refusal }: Explanation, sample: number): number | undefined {
    return refusal && target?.kind === 'index' ? target.data[sample] : undefined;
}
