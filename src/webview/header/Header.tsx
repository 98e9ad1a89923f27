import {
    describeWas,
    formatExactly,
    formatNumber,
    formatShape,
    lossEquation,
    lossOfCode,
    placeTitle,
    revealTitle,
    shownLoss,
    t,
    targetOf,
} from '../../explain';
import type { Explanation, SampleView } from '../../explain';
import { useMemo } from 'preact/hooks';
import { layoutOf } from '../../math';
import type { PanelExample } from '../../protocol';
import { useSettled } from '../state/useSettled';
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
    const { target } = explanation.question;
    const { samples, sampleShape } = layoutOf(logits.shape);
    const loss = shownLoss(explanation, sample);
    // A what-if is not what the code computes.
    const inCode = useMemo(() => (asInText ? undefined : lossOfCode(explanation)), [asInText, explanation]);
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
                    title={revealTitle(source)}
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
                    {inCode !== undefined && (
                        <span class="in-code" data-loss-of-code>
                            <b>{formatNumber(inCode)}</b> {t('as your code computes it')}&nbsp;→
                        </span>
                    )}
                    <Loss explanation={explanation} view={view} />
                    {example.choice && <LossChoice {...example.choice} />}
                    <TargetControl
                        view={view}
                        label={samples > 1 ? targetOf(sampleShape, sample) : t('target')}
                        given={target?.kind === 'index' ? target.data[sample] : undefined}
                        onChoose={onTarget}
                    />
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

/** Which of the losses that the code calls with these logits is explained. */
const LossChoice = ({ losses, chosen }: NonNullable<PanelExample['choice']>) => (
    <select
        name="which-loss"
        class="which-loss"
        aria-label={t('The loss that is explained')}
        title={t('The code calls several losses with these logits: choose the one to explain')}
        onChange={({ currentTarget: { value } }) => vscode.postMessage({ type: 'chooseLoss', index: Number(value) })}
    >
        {losses.map(({ text, line }, i) => (
            <option key={i} value={i} selected={i === chosen}>
                {t('line {0}: {1}', line, text)}
            </option>
        ))}
    </select>
);

function Loss({ explanation, view }: { readonly explanation: Explanation; readonly view: SampleView }) {
    const loss = shownLoss(explanation, view.sample);
    const settled = useSettled(loss === undefined ? '' : formatNumber(loss), view.sample);
    if (loss === undefined) {
        return <span class="loss quiet">{explanation.refusal ? t('no loss') : t('no loss yet')}</span>;
    }
    const equation = lossEquation(explanation, view);
    return (
        <span class="loss">
            <output data-stage="loss" aria-live="off" aria-label={t('loss')} title={formatExactly(loss)}>
                {formatNumber(loss)}
            </output>
            <span class="unseen" role="status">
                {t('loss')} {settled}
            </span>
            {equation && (
                <span class="equation">
                    {equation.before} {equation.probability !== undefined && <b>{equation.probability}</b>}
                </span>
            )}
        </span>
    );
}
