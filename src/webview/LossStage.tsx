import { describeProof, describeReduction, describeSampleLoss, formatExactly, formatNumber, reductionOf, t, type Explanation, type NaiveView, type SampleView } from '../explain';
import { Facts } from './Facts';
import { ReductionFormula, SampleLossFormula } from './formulas';
import { Stage } from './Stages';

/** The loss of the sample in view, and the proof that CrossEntropyLoss is LogSoftmax and NLLLoss in one. */
export function LossStage({ explanation, view, naive }: { readonly explanation: Explanation; readonly view: SampleView; readonly naive: NaiveView | undefined }) {
    const { breakdown } = explanation;
    if (!breakdown || view.loss === undefined) {
        return null;
    }
    const reduction = reductionOf(explanation, breakdown);
    return (
        <Stage name="CrossEntropyLoss" sentence={describeSampleLoss(view)} formula={<SampleLossFormula view={view} />}>
            {reduction.samples > 1 && <p>{describeReduction(reduction)}</p>}
            {reduction.samples > 1 && reduction.reduction !== 'none' && <div class="formula"><ReductionFormula breakdown={breakdown} reduction={reduction.reduction} /></div>}
            <p>{describeProof()}</p>
            <table class="proof">
                <tbody>
                    <Way name="NLLLoss(LogSoftmax(x), y)" way="composed" value={breakdown.proof.nllLossOfLogSoftmax.data[0]!} />
                    <Way name="CrossEntropyLoss(x, y)" way="direct" value={breakdown.proof.crossEntropyLoss.data[0]!} />
                    <Way name={t('difference')} way="difference" value={breakdown.proof.difference.data[0]!} />
                    {naive?.loss !== undefined && <Way name="NLLLoss(log(softmax(x)), y)" way="naive" value={naive.loss} />}
                    {naive?.lossDifference !== undefined && <Way name={t('difference by hand')} way="naiveDifference" value={naive.lossDifference} />}
                </tbody>
            </table>
            <Facts explanation={explanation} sample={view.sample} />
        </Stage>
    );
}

function Way({ name, way, value }: { readonly name: string; readonly way: string; readonly value: number }) {
    return <tr><th scope="row"><code>{name}</code></th><td data-proof={way} title={formatExactly(value)}>{formatNumber(value)}</td></tr>;
}
