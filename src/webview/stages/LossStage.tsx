import type { ComponentChildren } from 'preact';
import {
    describeLoss,
    describeProof,
    factsOf,
    formatExactly,
    formatNumber,
    isReduced,
    lossIs,
    operationToLoss,
    reductionOf,
    shownLoss,
    t,
} from '../../explain';
import type { NaiveView } from '../../explain';
import type { CrossEntropyBreakdown } from '../../math';
import { Facts } from '../Facts';
import { MeanFormula, SampleLossFormula } from './formulas';
import { Stage } from './Stage';
import type { Flow } from './Stage';

/** The loss, and the proof that CrossEntropyLoss is LogSoftmax and NLLLoss in one. */
export function LossStage({
    flow,
    breakdown,
    naive,
}: {
    readonly flow: Flow;
    readonly breakdown: CrossEntropyBreakdown;
    readonly naive: NaiveView | undefined;
}) {
    const { explanation, view } = flow;
    const reduction = reductionOf(explanation, breakdown);
    // Not reduced, there is a proof for each sample.
    const at = reduction.reduction === 'none' ? view.sample : 0;
    const { nllLossOfLogSoftmax, crossEntropyLoss, difference } = breakdown.proof;
    const isMean = isReduced(reduction) && reduction.reduction === 'mean';
    return (
        <Stage
            flow={flow}
            name="loss"
            title="CrossEntropyLoss"
            operation={operationToLoss(explanation)}
            keyNumber={lossIs(shownLoss(explanation, view.sample) ?? NaN)}
            sentence={describeLoss(explanation, view)}
            formula={isMean ? <MeanFormula breakdown={breakdown} /> : <SampleLossFormula view={view} />}
        >
            <p>{describeProof()}</p>
            <dl class="facts">
                <Way
                    name={
                        <code>
                            NLLLoss(
                            <wbr />
                            LogSoftmax(x), y)
                        </code>
                    }
                    way="composed"
                    value={nllLossOfLogSoftmax.data[at]!}
                />
                <Way
                    name={
                        <code>
                            CrossEntropyLoss(
                            <wbr />
                            x, y)
                        </code>
                    }
                    way="direct"
                    value={crossEntropyLoss.data[at]!}
                />
                <Way name={t('difference')} way="difference" value={difference.data[at]!} />
                {naive?.loss !== undefined && (
                    <Way
                        name={
                            <code>
                                NLLLoss(
                                <wbr />
                                log(
                                <wbr />
                                softmax(x)), y)
                            </code>
                        }
                        way="naive"
                        value={naive.loss}
                    />
                )}
                {naive?.lossDifference !== undefined && (
                    <Way name={t('difference by hand')} way="naiveDifference" value={naive.lossDifference} />
                )}
            </dl>
            <Facts facts={factsOf(explanation, view.sample)} />
        </Stage>
    );
}

function Way({ name, way, value }: { readonly name: ComponentChildren; readonly way: string; readonly value: number }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd data-proof={way} title={formatExactly(value)}>
                {formatNumber(value)}
            </dd>
        </div>
    );
}
