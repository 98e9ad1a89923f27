import { describeRefusal } from '../../diagnose/refusal';
import { layoutOf } from '../../math';
import { reductionOf } from '../../explain/explanation';
import type { Explanation } from '../../diagnose/explanation';
import { classLabel } from '../../explain/labels';
import { t } from '../../format/l10n';
import { formatNumber } from '../../format/numbers';
import { classesToShow, sampleHeading } from '../../explain/samples';
import { classesLeft } from '../../explain/sentences';
import { viewSample } from '../../explain/sampleView';
import type { SampleView } from '../../explain/sampleView';
import { columnsOf, describeReduction, formatCell } from '../../explain/stages';

/** A sample as words and formatted numbers, which Markdown and LaTeX set each in its own way. */
export interface SampleTable {
    readonly view: SampleView;
    /** Where there are several samples: which this is. */
    readonly heading?: string;
    readonly head: readonly string[];
    /** The class's name, then its numbers. */
    readonly rows: readonly (readonly [string, ...string[]])[];
    /** The classes in the rows. */
    readonly classes: readonly number[];
    /** Where classes are left out: how many. */
    readonly rest?: string;
    readonly losses: readonly { readonly name: string; readonly value: string; readonly remark?: string }[];
    readonly refusal?: string;
}

/** @param limit so many classes at most: the most probable ones and the target. */
export function sampleTable(explanation: Explanation, sample: number, limit: number): SampleTable | undefined {
    const view = viewSample(explanation, sample);
    if (!view) {
        return undefined;
    }
    const { question, refusal } = explanation;
    const { samples, sampleShape } = layoutOf(question.logits.shape);
    const columns = columnsOf(view);
    const classes = classesToShow(view.logits, limit, view.targetClass === undefined ? [] : [view.targetClass]);
    const rest = view.logits.length - classes.length;
    return {
        view,
        ...(samples > 1 && { heading: sampleHeading(sampleShape, sample) }),
        head: [t('class'), ...columns.map(({ title }) => title(view))],
        rows: classes.map(c => [
            classLabel(view, c),
            ...columns.map(column => formatCell(column, column.values(c), view)),
        ]),
        classes,
        ...(rest > 0 && { rest: classesLeft(rest) }),
        losses: lossesOf(explanation, view, samples),
        ...(refusal && { refusal: describeRefusal(refusal) }),
    };
}

/** What stands in the place of a table. */
export const whyNoTable = ({ refusal }: Explanation): string =>
    refusal ? describeRefusal(refusal) : t('There is no such sample.');

function lossesOf(explanation: Explanation, view: SampleView, samples: number): SampleTable['losses'] {
    const { breakdown } = explanation;
    if (!breakdown || view.loss === undefined) {
        return [];
    }
    const ofSample = {
        name: samples > 1 ? t('loss of this sample') : t('loss'),
        value: formatNumber(view.loss),
        ...(view.ignored && { remark: t('ignored') }),
    };
    const isOne = samples === 1 && Object.is(breakdown.loss.data[0], view.loss);
    return breakdown.loss.shape.length > 0 || isOne
        ? [ofSample]
        : [
              ...(samples > 1 ? [ofSample] : []),
              {
                  name: t('loss'),
                  value: formatNumber(breakdown.loss.data[0]!),
                  remark: describeReduction(reductionOf(explanation, breakdown)),
              },
          ];
}
