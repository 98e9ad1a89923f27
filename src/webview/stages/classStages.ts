import type { ComponentType } from 'preact';
import {
    describeExp,
    describeGradient,
    describeLogits,
    describeLogSoftmax,
    describeNll,
    describeSoftmax,
    lossIs,
    numbersOf,
    operationToExp,
    operationToGradient,
    operationToLogSoftmax,
    operationToNll,
    operationToSoftmax,
    t,
} from '../../explain';
import type { Operation, SampleView } from '../../explain';
import type { StageName } from '../../protocol';
import type { OwnColumn } from './columns';
import { ExpFormula, GradientFormula, LogitFormula, LogSoftmaxFormula, NllFormula, SoftmaxFormula } from './formulas';
import type { OfClass } from './formulas';
import type { Total } from './TotalRow';

/** A stage that has numbers for each class. */
export interface ClassStage {
    readonly name: StageName;
    readonly title: string;
    readonly operation?: Operation;
    readonly sentence: string;
    readonly Formula: ComponentType<OfClass>;
    /** The last one has the stage's result. */
    readonly columns: readonly OwnColumn[];
    readonly total?: Total;
    /** What is left of it when it is folded; without, the result for the class that is looked at. */
    readonly keyNumber?: string;
}

/** From the logits to the sample's loss. */
export function forwardStages(view: SampleView): readonly ClassStage[] {
    const { logits, max, shifted, exp, sum, softmax, logSoftmax, logSum, loss } = view;
    return [
        {
            name: 'logits',
            title: 'logits',
            sentence: describeLogits(view),
            Formula: LogitFormula,
            columns: [{ stage: 'logits', values: numbersOf(logits), bar: true }],
            total: { term: 'max', name: t('max'), value: max },
        },
        {
            name: 'exp',
            title: 'exp(logits − max)',
            operation: operationToExp(view),
            sentence: describeExp(view),
            Formula: ExpFormula,
            columns: [
                { stage: 'shifted', values: shifted },
                { stage: 'exp', values: exp, bar: true, limit: 1 },
            ],
            total: { term: 'sum', name: t('Σ sum'), value: sum },
        },
        {
            name: 'softmax',
            title: 'softmax',
            operation: operationToSoftmax(view),
            sentence: describeSoftmax(view),
            Formula: SoftmaxFormula,
            columns: [{ stage: 'softmax', values: softmax, bar: true, limit: 1 }],
        },
        {
            name: 'logSoftmax',
            title: 'LogSoftmax',
            operation: operationToLogSoftmax(),
            sentence: describeLogSoftmax(view),
            Formula: LogSoftmaxFormula,
            columns: [{ stage: 'logSoftmax', values: logSoftmax, bar: true }],
            total: { term: 'logSum', name: t('ln sum'), value: logSum },
        },
        {
            name: 'nll',
            title: 'NLLLoss',
            operation: operationToNll(view),
            sentence: describeNll(view),
            Formula: NllFormula,
            columns: nllColumns(view),
            ...(loss !== undefined && {
                total: { term: 'sampleLoss', name: t('loss'), value: loss },
                keyNumber: lossIs(loss),
            }),
        },
    ];
}

/** And back to the slopes of the logits. */
export const backwardStages = (view: SampleView): readonly ClassStage[] =>
    view.gradient
        ? [
              {
                  name: 'gradient',
                  title: 'backward()',
                  operation: operationToGradient(),
                  sentence: describeGradient(view),
                  Formula: GradientFormula,
                  columns: [{ stage: 'gradient', values: view.gradient, bar: true }],
              },
          ]
        : [];

/** A plain one-hot target needs no products: it picks one number. */
function nllColumns({ target, weight, nll, terms, oneHot }: SampleView): readonly OwnColumn[] {
    if (!target || !terms) {
        return [{ stage: 'nll', values: nll, bar: true }];
    }
    return [
        { stage: 'target', values: target },
        ...(weight ? [{ stage: 'weight', values: weight } as const] : []),
        ...(oneHot && !weight
            ? [{ stage: 'nll', values: nll, bar: true } as const]
            : [{ stage: 'nll', values: nll } as const, { stage: 'terms', values: terms, bar: true } as const]),
    ];
}
