import { formatNumber } from '../../format/numbers';
import { className, classNameFirst } from '../labels';
import { t } from '../../format/l10n';
import type { Column } from './column';
import { cell, cellOf, enclosed, equals, exponential, indexed, literal, start, symbol, term } from './formula';
import { logitColumn } from './logits';
import { operand, shownOperands } from './operands';
import type { SampleView } from '../sampleView';
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
    caption: () => 'e^(x − max)',
    numbers: view => view.exp,
    limit: 1,
    sum: view => view.sum,
    key: 'exp',
    heading: () => 'exp(x − max)',
    byHand: [{ name: 'naiveExp', title: () => t('naive exp'), numbers: naive => naive.exp }],
};

export const expStage: Stage = {
    name: 'exp',
    short: 'exp',
    title: () => 'exp',
    operation: () => ({ text: '− max, exp', term: 'max' }),
    columns: [shiftedColumn, expColumn],
    table: () => [expColumn],
    total: ({ sum }) => ({ term: 'sum', name: 'Σ', value: sum }),
    sentence: ({ view }, c) => sentence(view, c),
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

function sentence(view: SampleView, c: number): string {
    const [shifted, exp] = [view.shifted(c), view.exp(c)];
    if (!Number.isFinite(shifted)) {
        return t('exp(logit − max) for {0}: {1}.', className(view, c), formatNumber(exp));
    }
    return view.logits[c] === view.max
        ? t(
              '{0} has the largest logit: minus itself it is 0, and exp(0) = 1. Subtracting the largest logit everywhere keeps exp from overflowing and leaves every share the same.',
              classNameFirst(view, c),
          )
        : t(
              'exp makes every number positive, and turns adding 1 into multiplying by 2.718. {0} is {1} below the largest logit, so its exponential is {2} of the largest one.',
              classNameFirst(view, c),
              shownOperands([operand(-shifted)], below => Math.exp(-below), exp)[0]!,
              formatNumber(exp),
          );
}
