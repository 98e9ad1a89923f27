/** Sentences of the panel beside its stages. */
import type { Question } from '../diagnose/explanation';
import { classAxisOf } from '../math';
import { elementsOf } from '../model/tensor';
import { t } from '../format/l10n';
import { formatCount, formatNumber, formatPercent, formatShape } from '../format/numbers';

/** What the stages below a batch show. */

/** A number's every digit, and what it was in the text. */
export const exactlyNow = (exact: string, before: number): string =>
    t('{0}; {1} in your file', exact, formatNumber(before));

export const wasInText = (value: number): string => t('{0} in your file', formatNumber(value));

export const weightsExpected = (classes: number): string =>
    t('Enter one number for each of the {0} classes, e.g. 1, 2, 0.5.', formatCount(classes));

export const noTargetNearby = (): string =>
    t('No target was found next to these logits. Choose the true class, and the rest follows.');

export const targetFarAway = (name: string, line: number): string =>
    t(
        '{0} on line {1} fits these logits, but it is far away from them. Select both to use it as their target.',
        name,
        String(line),
    );

export const someClassesOnly = (): string =>
    t(
        'Your file gives only some of the classes, the most likely ones. Here the softmax is over these alone, so probabilities and loss differ from those over all classes.',
    );

export const targetMisfit = (found: readonly number[], logits: readonly number[]): string =>
    t(
        'There is a target of shape {0} nearby, but it does not fit logits of shape {1}, so it is not used.',
        formatShape(found),
        formatShape(logits),
    );

export const reshapedInCode = (loss: string, logits: readonly number[]): string =>
    t(
        'The code reshapes the logits before {0}. Here they have the shape written in your file, {1}, with the classes on axis {2}; the target does not fit that shape.',
        loss,
        formatShape(logits),
        classAxisOf(logits),
    );

export const receivedInCode = (
    loss: string,
    { from, steps, changes }: NonNullable<Question['received']>,
    logits: readonly number[],
): string => {
    const [written, given] = [elementsOf(from), elementsOf(logits)];
    const way = steps.map(({ text, line }) => t('{0} (line {1})', text, String(line))).join(', ');
    if (changes) {
        const shapes = [formatShape(from), way, formatShape(logits)] as const;
        return changes === 'scale'
            ? t(
                  'Before {0}, the code multiplies or divides your numbers, of shape {1}: {2}. The stages below show what the loss receives, of shape {3}.',
                  loss,
                  ...shapes,
              )
            : t(
                  'Before {0}, the code changes your numbers, of shape {1}: {2}. The stages below show what the loss receives, of shape {3}.',
                  loss,
                  ...shapes,
              );
    }
    return written === given
        ? t(
              'Before {0}, the code turns your numbers, of shape {1}, into shape {2}: {3}.',
              loss,
              formatShape(from),
              formatShape(logits),
              way,
          )
        : t(
              'Before {0}, the code selects {1} of your {2} numbers, of shape {3}, and gives them shape {4}: {5}.',
              loss,
              formatCount(given),
              formatCount(written),
              formatShape(from),
              formatShape(logits),
              way,
          );
};

export const blockedInCode = ({ loss, step, line }: NonNullable<Question['blocked']>): string =>
    t(
        'Between these numbers and {0} the code calls {1} (line {2}), which cannot be traced here: what the loss receives is not known. The stages below show the numbers as written.',
        loss,
        step,
        String(line),
    );

export const otherClasses = (count: number, probability: number): string =>
    count === 1
        ? t('1 more class: {0}', formatPercent(probability))
        : t('{0} more classes, together {1}', formatCount(count), formatPercent(probability));

/** Below a table of the most probable classes. */
export const classesLeft = (count: number): string =>
    count === 1 ? t('and 1 more class') : t('and {0} more classes', formatCount(count));
