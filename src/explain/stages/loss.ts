import { formatFactor, formatNumber } from '../../format/numbers';
import type { CrossEntropyBreakdown } from '../../math';
import type { Explanation } from '../../diagnose/explanation';
import { className } from '../labels';
import { t } from '../../format/l10n';
import type { NaiveView } from '../naive';
import type { SampleView } from '../sampleView';
import { cellOf, equals, exponential, fraction, indexed, literal, start, term, times, value } from './formula';
import type { Formula, FormulaNode } from './formula';
import { logSoftmaxColumn } from './logSoftmax';
import { weightColumn } from './nll';
import { operand, lossOperands, shownOperands } from './operands';
import { isReduced, reductionIn } from './reduction';
import { softmaxColumn } from './softmax';
import type { Stage, Subject } from './stage';

export const lossStage: Stage = {
    name: 'loss',
    title: () => 'CrossEntropyLoss',
    // Of one sample it is the number that NLLLoss has given.
    isPresent: subject => subject.explanation.breakdown !== undefined && isReduced(reductionIn(subject)),
    operation: subject => (isMean(subject) ? { text: '÷', term: 'denominator' } : { text: '=' }),
    sentence: ({ explanation, view }) => describeLoss(explanation, view),
    formula: subject =>
        isMean(subject) ? meanFormula(subject.explanation.breakdown!) : sampleLossFormula(subject.view),
    why: () => import('./why/loss'),
};

/** Whether the sum of the losses is divided. */
function isMean(subject: Subject): boolean {
    const view = reductionIn(subject);
    return isReduced(view) && view.reduction === 'mean';
}

/** How the loss of a sample comes about. */
export function describeSampleLoss(view: SampleView): string {
    if (view.ignored) {
        return t('Ignored, so its loss is 0.');
    }
    const text = formatNumber(view.loss ?? NaN);
    const c = view.targetClass;
    if (c === undefined || !view.oneHot) {
        return t('The loss is {0}, over all classes.', text);
    }
    const name = className(view, c);
    const { weight, p } = lossOperands(view, c);
    return view.weight
        ? t(
              'The model gives {0} a probability of {1}, so the loss is −ln {1} times the class weight {2}: {3}.',
              name,
              p,
              weight,
              text,
          )
        : t('The model gives {0} a probability of {1}, so the loss is −ln {1} = {2}.', name, p, text);
}

/** Of a batch its own loss; the sample in view has its sentence with NLLLoss. */
function describeLoss({ question: { target, options = {} }, breakdown }: Explanation, view: SampleView): string {
    const { reduction = 'mean', weight, labelSmoothing = 0 } = options;
    if (!breakdown || reduction === 'none' || breakdown.perSample.data.length === 1) {
        return describeSampleLoss(view);
    }
    const { meanLoss, sumLoss } = breakdown;
    return reduction === 'sum'
        ? t('The losses of the samples sum to {0}.', formatNumber(sumLoss))
        : !weight && labelSmoothing === 0 && target?.kind === 'index'
          ? t(
                "The loss is {0}: the geometric mean of the true classes' probabilities is exp(−{0}) = {1}.",
                ...meanProbability(meanLoss),
            )
          : t('The loss of the batch is {0}.', formatNumber(meanLoss));
}

/** exp(−loss) = p, with a loss of enough digits. */
function meanProbability(meanLoss: number): readonly [loss: string, p: string] {
    const p = Math.exp(-meanLoss);
    return [shownOperands([operand(meanLoss)], loss => Math.exp(-loss), p)[0]!, formatNumber(p)];
}

function meanFormula({ sumLoss, denominator, meanLoss }: CrossEntropyBreakdown): Formula {
    const [sum, by] = shownOperands(
        [operand(sumLoss), operand(denominator, formatFactor(denominator))],
        (above, below) => above / below,
        meanLoss,
    ) as [string, string];
    return {
        words: t('{0} divided by {1} is {2}', sum, by, formatNumber(meanLoss)),
        sides: [
            start(fraction([term('sumLoss', literal(sum))], [term('denominator', literal(by))])),
            equals(value('loss', meanLoss)),
        ],
    };
}

/** The loss where it is that of one sample with a one-hot target. */
function sampleLossFormula(view: SampleView): Formula | undefined {
    const { targetClass: c, oneHot } = view;
    if (c === undefined || !oneHot) {
        return undefined;
    }
    const { weight, p } = lossOperands(view, c);
    return {
        words: describeSampleLoss(view),
        sides: [
            start(
                '−',
                ...times(view.weight && cellOf(weightColumn, c, indexed('w', c))),
                cellOf(logSoftmaxColumn, c, 'ln', indexed('p', c)),
            ),
            equals(
                '−',
                ...times(view.weight && cellOf(weightColumn, c, literal(weight))),
                'ln',
                cellOf(softmaxColumn, c, asNode(p)),
            ),
            equals(value('sampleLoss', view.loss!)),
        ],
    };
}

/** A probability, or the exponential that stands for it. */
const asNode = (probability: string): FormulaNode => {
    const exponent = /^exp\((.*)\)$/.exec(probability)?.[1];
    return exponent === undefined ? literal(probability) : exponential(literal(exponent));
};

/** That several ways lead to one number. */
export interface Proof {
    readonly sentence: string;
    readonly ways: readonly Way[];
}

export interface Way {
    /** What its number is marked with. */
    readonly mark: string;
    /** In parts that it may be broken between. */
    readonly name: readonly string[];
    readonly isCode?: true;
    readonly value: number;
}

/** That CrossEntropyLoss is LogSoftmax and NLLLoss in one; not reduced, there is a proof for each sample. */
export function proofOf(subject: Subject, naive: NaiveView | undefined): Proof | undefined {
    const { explanation, view } = subject;
    if (!explanation.breakdown) {
        return undefined;
    }
    const { nllLossOfLogSoftmax, crossEntropyLoss, difference } = explanation.breakdown.proof;
    const at = reductionIn(subject).reduction === 'none' ? view.sample : 0;
    return {
        sentence: t('Two ways, one number: LogSoftmax followed by NLLLoss is CrossEntropyLoss.'),
        ways: [
            inCode('composed', ['NLLLoss(', 'LogSoftmax(x), y)'], nllLossOfLogSoftmax.data[at]!),
            inCode('direct', ['CrossEntropyLoss(', 'x, y)'], crossEntropyLoss.data[at]!),
            { mark: 'difference', name: [t('difference')], value: difference.data[at]! },
            ...(naive?.loss === undefined
                ? []
                : [inCode('naive', ['NLLLoss(', 'log(', 'softmax(x)), y)'], naive.loss)]),
            ...(naive?.lossDifference === undefined
                ? []
                : [{ mark: 'naiveDifference', name: [t('error of the naive version')], value: naive.lossDifference }]),
        ],
    };
}

const inCode = (mark: string, name: readonly string[], value: number): Way => ({ mark, name, isCode: true, value });
