import { formatNumber } from '../../format/numbers';
import { className } from '../labels';
import { t } from '../../format/l10n';
import type { SampleView } from '../sampleView';
import type { Column } from './column';
import { shiftedColumn } from './exp';
import { cell, cellOf, enclosed, equals, indexed, literal, minus, start, term } from './formula';
import { exactEnough, operand, probabilityInLog, shownOperands } from './operands';
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
    short: 'ln',
    title: () => 'LogSoftmax',
    operation: () => ({ text: 'ln' }),
    columns: [logSoftmaxColumn],
    sentence: ({ view }, c) => sentence(view, c),
    formula: ({ view }, c) => {
        const fromSum = exactEnough(
            [operand(view.shifted(c)), operand(view.sum)],
            (x, total) => x - Math.log(total),
            view.logSoftmax(c),
        );
        const [shifted, logSum] = shownOperands(
            [operand(view.shifted(c)), operand(view.logSum)],
            (x, log) => x - log,
            view.logSoftmax(c),
        ) as [string, string];
        return {
            words: t(
                'The logarithm of the probability of {0} is {1} minus the logarithm of the sum, {2}: {3}',
                className(view, c),
                shifted,
                logSum,
                formatNumber(view.logSoftmax(c)),
            ),
            sides: [
                start(cellOf(logSoftmaxColumn, c, 'ln', cellOf(softmaxColumn, c, indexed('p', c)))),
                equals(cellOf(shiftedColumn, c, literal(fromSum?.[0] ?? shifted))),
                // Near 1 the sum has too few digits for its logarithm.
                minus(...(fromSum ? (['ln', term('sum', literal(fromSum[1]!))] as const) : [enclosed(logSum)])),
                equals(cell(logSoftmaxColumn, view, c)),
            ],
        };
    },
    compared: () => logSoftmaxColumn,
    why: () => import('./why/logSoftmax'),
};

function sentence(view: SampleView, c: number): string {
    return t(
        'The natural logarithm of the probability of {0}: 0 for certainty, and the lower the less likely it is. ln {1} = {2}.',
        className(view, c),
        probabilityInLog(view, c, Math.log, view.logSoftmax(c)),
        formatNumber(view.logSoftmax(c)),
    );
}
