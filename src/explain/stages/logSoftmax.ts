import { formatNumber } from '../../format/numbers';
import { className, classNameFirst } from '../labels';
import { t } from '../l10n';
import type { SampleView } from '../sampleView';
import type { Column } from './column';
import { shiftedColumn } from './exp';
import { cell, cellOf, equals, indexed, minus, start, term, value } from './formula';
import { softmaxColumn } from './softmax';
import type { Stage } from './stage';

export const logSoftmaxColumn: Column = {
    name: 'logSoftmax',
    title: () => 'ln p',
    numbers: view => view.logSoftmax,
    key: 'log_softmax',
    brief: () => 'log-softmax',
    heading: () => 'LogSoftmax',
    byHand: [
        { name: 'naiveLogSoftmax', title: () => t('naive'), numbers: naive => naive.logSoftmax },
        {
            name: 'logSoftmaxDifference',
            title: () => t('difference'),
            numbers: naive => naive.logSoftmaxDifference,
            isDifference: true,
        },
    ],
};

export const logSoftmaxStage: Stage = {
    name: 'logSoftmax',
    title: () => 'LogSoftmax',
    operation: () => ({ text: 'ln' }),
    columns: [logSoftmaxColumn],
    total: ({ logSum }) => ({ term: 'logSum', name: t('ln sum'), value: logSum }),
    sentence: ({ view }) => sentence(view),
    formula: ({ view }, c) => ({
        words: t(
            'The logarithm of the probability of {0} is {1} minus the logarithm of the sum, {2}: {3}',
            className(view, c),
            formatNumber(view.shifted(c)),
            formatNumber(view.logSum),
            formatNumber(view.logSoftmax(c)),
        ),
        sides: [
            start(cellOf(logSoftmaxColumn, c, 'ln', cellOf(softmaxColumn, c, indexed('p', c)))),
            equals(cell(shiftedColumn, view, c)),
            minus(term('logSum', 'ln', value('sum', view.sum))),
            equals(cell(logSoftmaxColumn, view, c)),
        ],
    }),
    compared: () => logSoftmaxColumn,
    why: () => import('./why/logSoftmax'),
};

function sentence(view: SampleView): string {
    const c = view.targetClass ?? view.prediction;
    return t(
        'The natural logarithm of each probability: how far it is from certainty (probability 1, logarithm 0). {0} has ln {1} = {2}.',
        classNameFirst(view, c),
        formatNumber(view.softmax(c)),
        formatNumber(view.logSoftmax(c)),
    );
}
