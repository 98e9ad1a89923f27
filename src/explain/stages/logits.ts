import { formatNumber } from '../../format/numbers';
import { className } from '../labels';
import { t } from '../l10n';
import { allFinite, numbersOf } from '../samples';
import { runnerUp } from '../sampleView';
import type { SampleView } from '../sampleView';
import type { Column } from './column';
import { cell, cellOf, equals, indexed, start } from './formula';
import type { Stage } from './stage';

export const logitColumn: Column = {
    name: 'logits',
    title: () => 'logit',
    numbers: ({ logits }) => numbersOf(logits),
    key: 'logit',
    brief: () => 'logit',
    heading: () => 'logits',
};

export const logitsStage: Stage = {
    name: 'logits',
    title: () => 'logits',
    columns: [logitColumn],
    total: ({ max }) => ({ term: 'max', name: t('max'), value: max }),
    sentence: ({ view }) => sentence(view),
    formula: ({ view }, c) => ({
        words: t('The logit of {0} is {1}', className(view, c), formatNumber(view.logits[c]!)),
        sides: [start(cellOf(logitColumn, c, indexed('x', c))), equals(cell(logitColumn, view, c))],
    }),
    compared: () => logitColumn,
    why: () => import('./why/logits'),
};

function sentence(view: SampleView): string {
    const { logits, max, prediction } = view;
    if (!allFinite(logits)) {
        return t("The model's raw scores. Some are not finite: see what that does below.");
    }
    const second = runnerUp(view);
    if (second === undefined) {
        return t("The model's raw score for the only class: {0}.", formatNumber(max));
    }
    return logits[second] === logits[prediction]
        ? t(
              "The model's raw scores. The largest is {0}, shared by {1} and {2}.",
              formatNumber(max),
              className(view, prediction),
              className(view, second),
          )
        : t(
              "The model's raw scores. The largest is {0}, for {1}, ahead of {2} by {3}.",
              formatNumber(max),
              className(view, prediction),
              className(view, second),
              formatNumber(max - logits[second]!),
          );
}
