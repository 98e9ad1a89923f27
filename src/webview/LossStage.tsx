import { describeProof, describeReduction, describeSampleLoss, formatExactly, formatNumber, t, type Explanation, type SampleView } from '../explain';
import { Equals, Formula, Indexed, Ln, MeanFormula, Num } from './formulas';
import { Stage } from './Stages';

/** The loss of the sample in view, and the proof that CrossEntropyLoss is LogSoftmax and NLLLoss in one. */
export function LossStage({ explanation: { breakdown }, view }: { readonly explanation: Explanation; readonly view: SampleView }) {
    if (!breakdown || view.loss === undefined) {
        return null;
    }
    const { targetClass } = view;
    return (
        <Stage
            name="CrossEntropyLoss"
            sentence={describeSampleLoss(view)}
            formula={targetClass === undefined ? null : (
                <Formula>
                    <mo>−</mo><Ln /><Indexed name="p" c={targetClass} />
                    <Equals /><mo>−</mo><Ln /><Num value={view.softmax[targetClass]!} /><Equals /><Num value={view.loss} />
                </Formula>
            )}>
            {breakdown.perSample.data.length > 1 && <>
                <p>{describeReduction({ kept: breakdown.keptCount, samples: breakdown.perSample.data.length })}</p>
                <div class="formula"><MeanFormula losses={breakdown.perSample.data} denominator={breakdown.denominator} mean={breakdown.meanLoss} /></div>
            </>}
            <p>{describeProof()}</p>
            <table class="proof">
                <tbody>
                    <Way name="NLLLoss(LogSoftmax(x), y)" way="composed" value={breakdown.proof.nllLossOfLogSoftmax.data[0]!} />
                    <Way name="CrossEntropyLoss(x, y)" way="direct" value={breakdown.proof.crossEntropyLoss.data[0]!} />
                    <Way name={t('difference')} way="difference" value={breakdown.proof.difference.data[0]!} />
                </tbody>
            </table>
        </Stage>
    );
}

function Way({ name, way, value }: { readonly name: string; readonly way: string; readonly value: number }) {
    return <tr><th scope="row"><code>{name}</code></th><td data-proof={way} title={formatExactly(value)}>{formatNumber(value)}</td></tr>;
}
