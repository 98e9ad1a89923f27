import { formatNumber, formatPercent } from '../../format/numbers';
import { className, classNameFirst } from '../labels';
import { t } from '../l10n';
import { sumOver } from '../samples';
import { runnerUp } from '../sampleView';
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
    title: () => 'softmax',
    operation: ({ view: { sum } }) => ({ text: t('÷ sum {0}', formatNumber(sum)), term: 'sum' }),
    columns: [softmaxColumn],
    sentence: ({ view }) => sentence(view),
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

function sentence(view: SampleView): string {
    const second = runnerUp(view);
    const [name, percent] = [classNameFirst(view, view.prediction), formatPercent(view.softmax(view.prediction))];
    return second === undefined
        ? t('Divide each exponential by their sum, {0}. {1} is given {2}.', formatNumber(view.sum), name, percent)
        : t(
              'Divide each exponential by their sum, {0}, so that the results sum to 1. {1} is given {2}, {3} {4}.',
              formatNumber(view.sum),
              name,
              percent,
              className(view, second),
              formatPercent(view.softmax(second)),
          );
}
