import type { ExplainSample } from '../../../api';
import type { Explanation } from '../../diagnose';
import { orderSamples, worstFirst } from '../../explain/batch/order';
import { classesToShow, samplePosition } from '../../explain/samples';
import { viewSample } from '../../explain/sampleView';
import { columnsOf } from '../../explain/stages';
import { layoutOf } from '../../math';

/** The samples that are shown: those that were asked for, else those with the largest losses. */
export function chosenSamples(
    explanation: Explanation,
    asked: readonly number[] | undefined,
    most: number,
): readonly number[] {
    const { samples } = layoutOf(explanation.question.logits.shape);
    return asked ? asked.filter(sample => sample < samples) : [...orderSamples(explanation, worstFirst).slice(0, most)];
}

/** Every stage of a sample, for so many classes at most. Undefined where torch refuses the logits. */
export function sampleReport(explanation: Explanation, sample: number, most: number): ExplainSample | undefined {
    const view = viewSample(explanation, sample);
    if (!view) {
        return undefined;
    }
    const { question, breakdown } = explanation;
    const target = breakdown?.targetClass.data[sample];
    const columns = columnsOf(view);
    const classes = classesToShow(view.logits, most, target !== undefined && target >= 0 ? [target] : []);
    return {
        sample,
        position: samplePosition(layoutOf(question.logits.shape).sampleShape, sample),
        prediction: view.prediction,
        ...(target !== undefined && !view.ignored && { target }),
        ...(view.ignored && { ignored: true as const }),
        ...(view.loss !== undefined && { loss: view.loss }),
        max: view.max,
        sum: view.sum,
        columns: columns.map(({ key }) => key),
        rows: classes.map(c => [c, ...columns.map(({ values }) => values(c))] as const),
        classesLeftOut: view.logits.length - classes.length,
    };
}
