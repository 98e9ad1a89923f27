/** What is said of the differences of two arrays, A and B. */
import type { Relation } from '../../diagnose/relation';
import { formatCount, formatExactly, formatNumber, formatShape, withMinus } from '../../format/numbers';
import { layoutOf } from '../../math';
import type { Tensor } from '../../math';
import { criterionCall } from '../criterion';
import type { Explanation, Question } from '../../diagnose/explanation';
import { classLabel, className } from '../labels';
import { t } from '../../format/l10n';
import { sampleAndClass, samplePosition } from '../samples';
import type { Borrowed } from './borrow';
import { difference } from './numbers';
import type { Pairing } from './pairing';

/** What B has to do with A, in one sentence. */
export function describeRelation(relation: Relation, b: Question): string {
    switch (relation.kind) {
        case 'equal':
            return t('A and B are equal: all {0} numbers are the same.', formatCount(b.logits.data.length));
        case 'equal-within-rounding': {
            const { decimals, largest, bound } = relation;
            return decimals === undefined
                ? t(
                      'A and B are equal to float32 precision: no two numbers differ by more than {0}.',
                      formatNumber(largest),
                  )
                : t(
                      'A and B are equal as far as their printed decimals show: no two numbers differ by more than {0}, which is within the rounding error ({1}).',
                      formatNumber(largest),
                      formatNumber(bound),
                  );
        }
        case 'softmax':
            return relation.of === 'a'
                ? t('B is softmax(A): probabilities, not logits. CrossEntropyLoss on B applies softmax twice.')
                : t('A is softmax(B): probabilities, not logits. CrossEntropyLoss on A applies softmax twice.');
        case 'log-softmax':
            return relation.of === 'a'
                ? t(
                      'B is log_softmax(A). Applying it again changes nothing, so every stage after the logits is the same.',
                  )
                : t(
                      'A is log_softmax(B). Applying it again changes nothing, so every stage after the logits is the same.',
                  );
        case 'shift':
            return describeShift(relation.by);
        case 'scale':
            return describeScale(relation);
        case 'temperature':
            return relation.operation === 'times'
                ? t(
                      'B = A · {0} + a constant per sample. Softmax ignores that constant: to it, B is A · {0}.',
                      withMinus(formatExactly(relation.number)),
                  )
                : t(
                      'B = A / {0} + a constant per sample. Softmax ignores that constant: to it, B is A at temperature {0}.',
                      withMinus(formatExactly(relation.number)),
                  );
        case 'sign-flipped':
            return t('B is −A: all signs are flipped, so the class that is most likely in A is the least likely in B.');
        case 'rounded':
            return relation.of === 'a'
                ? t('B is A rounded to {0}.', relation.dtype)
                : t('A is B rounded to {0}.', relation.dtype);
        case 'classes-permuted':
            return t(
                'B has the classes of A in another order. Class of B and its index in A: {0}.',
                listMoves(relation.order, c => classLabel(b, c)),
            );
        case 'samples-permuted':
            return t(
                'B has the samples of A in another order. Sample of B and its index in A: {0}.',
                listMoves(relation.order, sample => samplePosition(layoutOf(b.logits.shape).sampleShape, sample)),
            );
        case 'transposed':
            return t(
                'B is A transposed: the classes of one are the samples of the other. CrossEntropyLoss expects the classes on axis 1, or on the only axis if there is just one.',
            );
    }
}

function describeShift(by: number | undefined): string {
    if (by === undefined) {
        return t(
            'B = A + a constant per sample. Softmax ignores that constant: every stage after the logits is the same.',
        );
    }
    return by >= 0
        ? t(
              'Each logit of B is {0} larger than in A. Softmax ignores that: every stage after the logits is the same.',
              formatExactly(by),
          )
        : t(
              'Each logit of B is {0} smaller than in A. Softmax ignores that: every stage after the logits is the same.',
              formatExactly(-by),
          );
}

function describeScale({
    number,
    operation,
}: {
    readonly number: number;
    readonly operation: 'times' | 'divided-by';
}): string {
    const text = withMinus(formatExactly(number));
    if (number < 0) {
        return operation === 'times'
            ? t('B is A times {0}, with all signs flipped.', text)
            : t('B is A divided by {0}, with all signs flipped.', text);
    }
    const sharper = (operation === 'times') === number > 1;
    if (operation === 'times') {
        return sharper
            ? t('B is A times {0}, which makes the softmax sharper.', text)
            : t('B is A times {0}, which makes the softmax flatter.', text);
    }
    return sharper
        ? t('B is A divided by {0}: a temperature below 1, which makes the softmax sharper.', text)
        : t('B is A divided by {0}: a temperature above 1, which makes the softmax flatter.', text);
}

/** So many moves are listed. */
const MOVES = 6;

function listMoves(order: Int32Array, label: (i: number) => string): string {
    const moved = Array.from(order.entries()).filter(([i, from]) => i !== from);
    const listed = moved
        .slice(0, MOVES)
        .map(([i, from]) => `${label(i)} ← ${label(from)}`)
        .join(', ');
    return moved.length > MOVES ? `${listed}, …` : listed;
}

/** What can be said where no relation is known: how many numbers differ, and where the most. */
export function describeUnrelated({ logits: a }: Question, { logits: b, classNames }: Question): string {
    if (a.data.length !== b.data.length || layoutOf(a.shape).classes !== layoutOf(b.shape).classes) {
        return t('A has shape {0}, B has shape {1}.', formatShape(a.shape), formatShape(b.shape));
    }
    const { count, at } = countDifferences(a, b);
    const { samples, sampleShape } = layoutOf(a.shape);
    const { sample, classIndex } = sampleAndClass(layoutOf(a.shape), at);
    const [differing, all, most, name] = [
        formatCount(count),
        formatCount(a.data.length),
        formatNumber(difference(a.data[at]!, b.data[at]!)),
        className({ classNames }, classIndex),
    ];
    return samples === 1
        ? t('{0} of {1} logits differ. The largest difference is {2}, for {3}.', differing, all, most, name)
        : t(
              '{0} of {1} logits differ. The largest difference is {2}, for {3} in sample {4}.',
              differing,
              all,
              most,
              name,
              samplePosition(sampleShape, sample),
          );
}

function countDifferences({ data: a }: Tensor, { data: b }: Tensor): { readonly count: number; readonly at: number } {
    let count = 0;
    let at = 0;
    let most = 0;
    for (let i = 0; i < a.length; i++) {
        const apart = Math.abs(difference(a[i]!, b[i]!));
        if (apart !== 0) {
            count++;
            [at, most] = apart <= most ? [at, most] : [i, apart];
        }
    }
    return { count, at };
}

/** What a reader has to know before comparing the losses; nothing where both were asked the same. */
export function remarksOn(
    a: Explanation,
    b: Explanation,
    pairing: Pairing,
    borrowed: Borrowed & { readonly lent: boolean },
): readonly string[] {
    return [
        ...remarkOnShapes(a.question.logits, b.question.logits, pairing),
        ...(borrowed.lent ? [t("A has no target nearby, so B's target is used.")] : []),
        ...(borrowed.target ? [t("B has no target nearby, so A's target is used.")] : []),
        ...(borrowed.options
            ? [
                  t(
                      "The code does not say how B's loss is computed, so A's options are used: {0}.",
                      criterionCall(b.question.options ?? {}),
                  ),
              ]
            : []),
        ...remarkOnCriteria(a.question, b.question),
        ...(pairing.kind === 'all' ? remarkOnTargets(a, b) : []),
    ];
}

function remarkOnShapes({ shape: a }: Tensor, { shape: b }: Tensor, pairing: Pairing): readonly string[] {
    const [ofA, ofB] = [layoutOf(a), layoutOf(b)];
    switch (pairing.kind) {
        case 'all':
            return [];
        case 'none':
            return [
                t(
                    'The number of classes differs ({0} in A, {1} in B): only the losses can be compared.',
                    formatCount(ofA.classes),
                    formatCount(ofB.classes),
                ),
            ];
        case 'single':
            return [
                t(
                    'B is one sample. It is compared with the sample of A that is shown; the loss of A is over {0} samples.',
                    formatCount(ofA.samples),
                ),
            ];
        case 'first':
            return [
                t(
                    'The number of samples differs ({0} in A, {1} in B). Only as many as both have are compared; the losses are over all samples.',
                    formatCount(ofA.samples),
                    formatCount(ofB.samples),
                ),
            ];
    }
}

function remarkOnCriteria({ options: a = {} }: Question, { options: b = {} }: Question): readonly string[] {
    const [ofA, ofB] = [criterionCall(a), criterionCall(b)];
    return ofA === ofB ? [] : [t("The losses use different options: A's {0}, B's {1}.", ofA, ofB)];
}

function remarkOnTargets({ breakdown: a, question }: Explanation, { breakdown: b }: Explanation): readonly string[] {
    if (!a || !b) {
        return [];
    }
    const { samples } = layoutOf(question.logits.shape);
    const differing = a.targetClass.data.reduce(
        (count, target, sample) => count + Number(target !== b.targetClass.data[sample]),
        0,
    );
    return differing === 0
        ? []
        : [
              t(
                  'The targets differ in {0} of {1} samples, and that changes the losses too.',
                  formatCount(differing),
                  formatCount(samples),
              ),
          ];
}

/** Why the sample in view has no counterpart; where no sample has one, the remarks say so. */
export const noCounterpart = (pairing: Pairing, position: string): string =>
    pairing.kind === 'none'
        ? t('Each stage has one number per class, so with different numbers of classes the stages cannot be compared.')
        : t('B has no sample {0}.', position);
