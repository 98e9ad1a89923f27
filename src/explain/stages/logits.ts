import { formatFactor, formatNumber } from '../../format/numbers';
import { className } from '../labels';
import { t } from '../../format/l10n';
import { sentences } from '../../format/sentences';
import { numbersOf } from '../samples';
import { runnerUp } from '../sampleView';
import type { SampleView } from '../sampleView';
import type { Column } from './column';
import { cell, cellOf, equals, fraction, indexed, literal, start } from './formula';
import type { Side } from './formula';
import { operand, shownOperands } from './operands';
import type { Stage } from './stage';

export const logitColumn: Column = {
    name: 'logits',
    title: ({ temperature }) => (temperature === undefined ? 'logit' : 'logit / T'),
    caption: ({ temperature }) => (temperature === undefined ? t('score') : 'logit / T'),
    numbers: ({ logits }) => numbersOf(logits),
    isDrawn: true,
    key: 'logit',
    brief: () => 'logit',
    heading: () => 'logits',
};

/** In the panel's table only: what is copied begins with what softmax is taken of. */
const undividedColumn: Column = {
    name: 'undivided',
    title: () => 'logit',
    numbers: ({ undivided }) => undivided && numbersOf(undivided),
    original: ({ logits }) => numbersOf(logits),
    isDrawn: true,
    key: 'undivided',
};

export const logitsStage: Stage = {
    name: 'logits',
    short: 'x',
    title: () => 'logits',
    columns: [logitColumn],
    table: () => [undividedColumn, logitColumn],
    total: ({ max }) => ({ term: 'max', name: t('max'), value: max }),
    sentence: ({ view }, c) => sentence(view, c),
    formula: ({ view }, c) => ({
        words: t('The logit of {0} is {1}', className(view, c), formatNumber(view.logits[c]!)),
        sides: [
            start(cellOf(logitColumn, c, indexed('x', c))),
            ...divided(view, c),
            equals(cell(logitColumn, view, c)),
        ],
    }),
    compared: () => logitColumn,
    why: () => import('./why/logits'),
};

/** The division by a temperature, where there is one. */
function divided({ undivided, temperature, logits }: SampleView, c: number): readonly Side[] {
    if (!undivided || temperature === undefined) {
        return [];
    }
    const [logit, by] = shownOperands(
        [operand(undivided[c]!), operand(temperature, formatFactor(temperature))],
        (x, divisor) => x / divisor,
        logits[c]!,
    ) as [string, string];
    return [equals(fraction([cellOf(undividedColumn, c, literal(logit))], [literal(by)]))];
}

function sentence(view: SampleView, c: number): string {
    const { logits, max, prediction } = view;
    const score = scoreOf(view, c);
    if (!Number.isFinite(logits[c]!)) {
        return sentences(score, t('It is not finite: the columns to the right show what becomes of it.'));
    }
    const second = runnerUp(view);
    if (second === undefined || !Number.isFinite(max)) {
        return score;
    }
    if (logits[c] !== max) {
        return sentences(
            score,
            t(
                'It is {0} below the largest, that of {1}. Only such differences matter to softmax.',
                formatNumber(max - logits[c]!),
                className(view, prediction),
            ),
        );
    }
    if (logits[second] === max) {
        const other = c === prediction ? second : prediction;
        return sentences(score, t('It is the largest, together with that of {0}.', className(view, other)));
    }
    return sentences(
        score,
        t(
            'It is the largest, {0} above that of {1}. Only such differences matter to softmax.',
            formatNumber(max - logits[second]!),
            className(view, second),
        ),
    );
}

/** What the number is. */
const scoreOf = (view: SampleView, c: number): string =>
    view.temperature === undefined
        ? t("The model's raw score for {0}.", className(view, c))
        : t("The model's raw score for {0}, divided by the temperature.", className(view, c));
