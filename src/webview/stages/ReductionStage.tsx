import { describeReduction, lossIs, operationToReduction, reductionFacts, reductionOf, sumIs } from '../../explain';
import type { CrossEntropyBreakdown } from '../../math';
import { Facts } from '../Facts';
import { SumFormula } from './formulas';
import { Stage } from './Stage';
import type { Flow } from './Stage';

/** How the losses of the samples become one, and what of it is the sample in view's. */
export function ReductionStage({
    flow,
    breakdown,
}: {
    readonly flow: Flow;
    readonly breakdown: CrossEntropyBreakdown;
}) {
    const { explanation, view } = flow;
    const reduction = reductionOf(explanation, breakdown);
    const isSummed = reduction.reduction !== 'none' && reduction.samples > 1;
    return (
        <Stage
            flow={flow}
            name="reduction"
            title={`reduction='${reduction.reduction}'`}
            operation={operationToReduction(reduction)}
            keyNumber={isSummed ? sumIs(breakdown.sumLoss) : lossIs(view.loss ?? NaN)}
            sentence={describeReduction(reduction)}
            formula={isSummed && <SumFormula breakdown={breakdown} sample={view.sample} />}
        >
            <Facts facts={reductionFacts(explanation, view.sample)} />
        </Stage>
    );
}
