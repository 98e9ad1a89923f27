/** What the comments of the scripts say. Code, so English. */
import { formatCount } from '../../format/numbers';
import type { CopyCase, CopyLoss } from './copyCase';
import { comment, comments, pythonFloat, pythonTuple } from './python';
import { roundingBits } from './tolerance';

export function heading(what: string, { layout: { shape, classes, samples }, axis }: CopyCase): readonly string[] {
    const size =
        samples === 1
            ? `one sample of ${formatCount(classes)} classes`
            : `${formatCount(samples)} samples of ${formatCount(classes)} classes`;
    return [
        ...comments(what),
        ...comments(`Logits of shape ${pythonTuple(shape)}: ${size}, which stand along axis ${axis}.`),
    ];
}

export const noTarget = ({ refusal }: CopyCase): readonly string[] => [
    ...(refusal === undefined
        ? ['# No target was given.']
        : comments(`The target is left out, since PyTorch refuses it: ${refusal}`)),
    '# The loss that each class would give as the target:',
];

/** In the place of a script where torch refuses the logits. */
export const noLogits = (message: string): string => `${comment(`There is nothing to compute: ${message}`)}\n`;

export const tooLarge = (
    name: string,
    { data, shape }: { readonly data: ArrayLike<number>; readonly shape: readonly number[] },
    largest: number,
): readonly string[] =>
    comments(
        `${name} has ${formatCount(data.length)} numbers, shape ${pythonTuple(shape)}; a script holds at most ${formatCount(largest)}. ` +
            `Save the array with numpy.save('${name}.npy', ...) where it comes from, and this loads it.`,
    );

export const storedComment = ({ dtype }: CopyCase): readonly string[] =>
    comments(
        `An operation on ${dtype} computes in float32 and rounds what it stores; so it is done here, as not every device and version has ${dtype} kernels.`,
    );

/** Why the tolerance is what it is. */
export function assertionComment(
    { dtype, layout: { samples, classes } }: CopyCase,
    { tolerance, isSum }: CopyLoss,
): readonly string[] {
    return comments(
        `The panel's loss${isSum ? ', the sum over all samples, since they are too many to be listed' : ''}. ` +
            `Each rounding to ${dtype} takes up to 2**-${roundingBits(dtype)} of a number; over the operations on these ${formatCount(samples * classes)} logits ` +
            `that may add up to ${pythonFloat(tolerance)}, so two correct ways are no farther apart.`,
    );
}
