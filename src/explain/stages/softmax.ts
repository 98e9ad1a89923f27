import { formatNumber, formatPercent } from '../../format/numbers';
import { className } from '../labels';
import { t } from '../../format/l10n';
import { sumOver } from '../samples';
import type { SampleView } from '../sampleView';
import type { Column } from './column';
import { expColumn } from './exp';
import { cell, cellOf, equals, fraction, indexed, literal, start, term } from './formula';
import { operand, shownOperands } from './operands';
import type { Stage } from './stage';

export const softmaxColumn: Column = {
    name: 'softmax',
    title: () => t('probability'),
    numbers: view => view.softmax,
    isDrawn: true,
    limit: 1,
    sum: ({ logits, softmax }) => sumOver(logits.length, softmax),
    key: 'softmax',
    brief: () => 'softmax',
    heading: () => 'softmax',
    byHand: [
        { name: 'naiveSoftmax', title: () => t('naive'), numbers: naive => naive.softmax },
        {
            name: 'softmaxDifference',
            title: () => t('difference'),
            numbers: naive => naive.softmaxDifference,
            isDifference: true,
        },
    ],
};

export const softmaxStage: Stage = {
    name: 'softmax',
    short: 'p',
    title: () => 'softmax',
    operation: () => ({ text: '÷ Σ', term: 'sum' }),
    columns: [softmaxColumn],
    sentence: ({ view }, c) => sentence(view, c),
    formula: ({ view }, c) => {
        const [exp, sum] = shownOperands(
            [operand(view.exp(c)), operand(view.sum)],
            (above, below) => above / below,
            view.softmax(c),
        ) as [string, string];
        return {
            words: t(
                'The probability of {0} is {1} divided by the sum, {2}: {3}',
                className(view, c),
                exp,
                sum,
                formatNumber(view.softmax(c)),
            ),
            sides: [
                start(cellOf(softmaxColumn, c, indexed('p', c))),
                equals(fraction([cellOf(expColumn, c, literal(exp))], [term('sum', literal(sum))])),
                equals(cell(softmaxColumn, view, c)),
            ],
        };
    },
    compared: () => softmaxColumn,
    why: () => import('./why/softmax'),
};

/** The probability of a class as a percentage; as the exponential of its logarithm where that has underflowed. */
export const shareOf = (view: SampleView, c: number): string =>
    view.softmax(c) === 0 && Number.isFinite(view.logSoftmax(c))
        ? `exp(${formatNumber(view.logSoftmax(c))})`
        : formatPercent(view.softmax(c));

function sentence(view: SampleView, c: number): string {
    const p = view.softmax(c);
    return Number.isFinite(p)
        ? t(
              'The share of {0} in the sum of all exponentials, {1}: the model gives it a probability of {2}. All shares add up to 1.',
              className(view, c),
              formatNumber(view.sum),
              shareOf(view, c),
          )
        : t(
              'The sum of all exponentials is {0}, so the share of {1} is {2}.',
              formatNumber(view.sum),
              className(view, c),
              formatNumber(p),
          );
}
