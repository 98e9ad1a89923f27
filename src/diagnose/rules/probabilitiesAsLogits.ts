import { t } from '../../format/l10n';
import { formatBound, formatCount, formatNumber } from '../../format/numbers';
import { withoutBefore } from '../codeLines';
import { singleLoss } from '../singleLoss';
import type { Evidence } from '../evidence';
import { CROSS_ENTROPY_DOCS } from '../links';
import { bothLosses, lossInCode, lossOfLogs } from '../lossInCode';
import type { Losses } from '../lossInCode';
import { asInText, when } from '../phrases';
import { sumTolerance } from '../rounding';
import { everyRow, isOneHotRow } from '../rows';
import { rule } from '../rule';
import type { Sentences } from '../rule';

interface Detected {
    /** The step of the code that says it, or the numbers themselves. */
    readonly by: 'softmax' | 'sigmoid' | 'numbers';
    /** Two numbers may add up to 1 by chance. */
    readonly certain: boolean;
    /** The least and the most that CrossEntropyLoss can give for a sample of such numbers. */
    readonly lowest: number;
    readonly highest: number;
    readonly losses: Losses | undefined;
}

/** Softmax before CrossEntropyLoss. */
export const probabilitiesAsLogits = rule({
    code: 'probabilities-as-logits',
    about: 'logits',
    detect: evidence =>
        evidence.criterion.expects === 'logits' && evidence.layout.classes > 1
            ? (detectInCode(evidence) ?? detectInNumbers(evidence))
            : undefined,
    severity: ({ certain }) => (certain ? 'error' : 'warning'),
    words,
    why: () =>
        t('Applying softmax twice flattens the gradient: the model learns slowly, and the loss stays far above 0.'),
    link: () => CROSS_ENTROPY_DOCS,
    suggestedCode: ({ by }, { criterion }) => withoutBefore(criterion, by === 'sigmoid' ? 'sigmoid' : 'softmax'),
    place: 'softmax',
    quickFixes: () => [{ kind: 'remove-softmax' }],
});

/** The code says it: softmax or sigmoid stands before a loss that applies softmax. */
function detectInCode(evidence: Evidence): Detected | undefined {
    const { form, criterion, layout, breakdown } = evidence;
    const softmax = form.inLoss === 'probabilities' && criterion.steps.includes('softmax');
    return softmax || form.inLoss === 'squashed'
        ? {
              by: softmax ? 'softmax' : 'sigmoid',
              certain: true,
              losses: bothLosses(lossInCode(evidence), breakdown && singleLoss(breakdown)),
              ...bandOf(layout.classes, softmax),
          }
        : undefined;
}

/**
 * The numbers show it: every row in [0, 1] with sum 1, within what printing rounds away (`sumTolerance`). One-hot rows
 * pass too, and have a finding of their own.
 */
function detectInNumbers(evidence: Evidence): Detected | undefined {
    const { form, layout, logits, text, breakdown } = evidence;
    if (form.inLoss !== 'probabilities' || everyRow(layout, start => isOneHotRow(layout, logits, start))) {
        return undefined;
    }
    const computed = text.computedBy?.includes('softmax') === true;
    return {
        by: computed ? 'softmax' : 'numbers',
        certain: computed || layout.samples * (layout.classes - 1) > 1,
        losses: bothLosses(breakdown && singleLoss(breakdown), lossOfLogs(evidence)),
        ...bandOf(layout.classes, true),
    };
}

/** What CrossEntropyLoss can give for numbers in [0, 1]: log(sum of exp) minus the target's number. */
function bandOf(classes: number, sumIsOne: boolean): Pick<Detected, 'lowest' | 'highest'> {
    const [onlyTarget, allOthers] = [Math.log(Math.E + classes - 1), Math.log(1 + (classes - 1) * Math.E)];
    return { lowest: onlyTarget - 1, highest: sumIsOne ? onlyTarget : allOthers };
}

function words(facts: Detected, evidence: Evidence): Sentences {
    const { name } = evidence.criterion;
    const { losses } = facts;
    switch (facts.by) {
        case 'numbers':
            return [
                looksLikeSoftmax(evidence),
                t(
                    '{0} applies softmax itself: on such numbers, with {3} classes, the loss can only be from {1} to {2}, however good the model is.',
                    name,
                    formatNumber(facts.lowest),
                    formatNumber(facts.highest),
                    formatCount(evidence.layout.classes),
                ),
                ...when(losses !== undefined, () =>
                    t(
                        'Here the loss is {0}; with the logarithms of these probabilities as logits it would be {1}.',
                        formatNumber(losses!.wrong),
                        formatNumber(losses!.right),
                    ),
                ),
            ];
        case 'softmax':
            return [
                losses
                    ? t(
                          'The code applies softmax before {0}, which applies it again: the loss is {1}, and without that softmax {2}.',
                          name,
                          formatNumber(losses.wrong),
                          formatNumber(losses.right),
                      )
                    : t('The code applies softmax before {0}, which applies it again.', name),
                ofSuchNumbers(facts, evidence),
                ...when(evidence.criterion.steps.includes('softmax'), asInText),
            ];
        case 'sigmoid':
            return [
                losses
                    ? t(
                          'The code applies sigmoid before {0}, which treats the results as logits: the loss is {1}, and without sigmoid {2}.',
                          name,
                          formatNumber(losses.wrong),
                          formatNumber(losses.right),
                      )
                    : t('The code applies sigmoid before {0}, which treats the results as logits.', name),
                ofSuchNumbers(facts, evidence),
                asInText(),
            ];
        default:
            return facts.by satisfies never;
    }
}

function looksLikeSoftmax({ layout: { samples, classes }, text, dtype }: Evidence): string {
    const tolerance = formatBound(sumTolerance(classes, text.decimals, dtype));
    return samples === 1
        ? t('The logits lie in [0, 1] and sum to 1 (±{0}): they look like the output of softmax.', tolerance)
        : t(
              'The logits of all {0} samples lie in [0, 1] and sum to 1 (±{1}): they look like the output of softmax.',
              formatCount(samples),
              tolerance,
          );
}

const ofSuchNumbers = ({ lowest, highest }: Detected, { layout: { classes } }: Evidence): string =>
    t(
        'On such numbers, with {0} classes, the loss can only be from {1} to {2}, however good the model is.',
        formatCount(classes),
        formatNumber(lowest),
        formatNumber(highest),
    );
