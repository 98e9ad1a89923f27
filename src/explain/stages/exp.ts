import { formatNumber } from '../../format/numbers';
import { className, classNameFirst } from '../labels';
import { t } from '../l10n';
import type { Column } from './column';
import { cell, cellOf, enclosed, equals, exponential, indexed, literal, start, symbol, term } from './formula';
import { logitColumn } from './logits';
import { operand, shownOperands } from './operands';
import type { Stage } from './stage';

export const shiftedColumn: Column = {
    name: 'shifted',
    title: () => t('logit − max'),
    numbers: view => view.shifted,
    key: 'shifted',
};

export const expColumn: Column = {
    name: 'exp',
    title: () => 'exp',
    numbers: view => view.exp,
    limit: 1,
    sum: view => view.sum,
    key: 'exp',
    heading: () => 'exp(x − max)',
    byHand: [{ name: 'naiveExp', title: () => t('naive exp'), numbers: naive => naive.exp }],
};

export const expStage: Stage = {
    name: 'exp',
    title: () => 'exp(logits − max)',
    operation: ({ view: { max } }) => ({ text: t('− max {0}, exp', formatNumber(max)), term: 'max' }),
    columns: [shiftedColumn, expColumn],
    total: ({ sum }) => ({ term: 'sum', name: t('Σ sum'), value: sum }),
    sentence: ({ view }) =>
        Number.isFinite(view.max) && Number.isFinite(view.sum)
            ? t(
                  'Subtract the largest logit, {0}, then take the exponential. {1} becomes 1; the others are at most 1. Their sum is {2}.',
                  formatNumber(view.max),
                  classNameFirst(view, view.prediction),
                  formatNumber(view.sum),
              )
            : t(
                  'Subtract the largest logit, {0}, then take the exponential. Their sum is {1}.',
                  formatNumber(view.max),
                  formatNumber(view.sum),
              ),
    formula: ({ view }, c) => {
        const [logit, max] = shownOperands(
            [operand(view.logits[c]!), operand(view.max)],
            (x, most) => Math.exp(x - most),
            view.exp(c),
        ) as [string, string];
        return {
            words: t(
                'For {0}: exp of {1} minus the largest logit, {2}, is {3}',
                className(view, c),
                logit,
                max,
                formatNumber(view.exp(c)),
            ),
            sides: [
                start(exponential(cellOf(logitColumn, c, indexed('x', c)), '−', term('max', symbol('max')))),
                equals(exponential(cellOf(logitColumn, c, literal(logit)), '−', term('max', enclosed(max)))),
                equals(cell(expColumn, view, c)),
            ],
        };
    },
    // No comparison: the exponentials of an array are relative to its own maximum.
    why: () => import('./why/exp'),
};
