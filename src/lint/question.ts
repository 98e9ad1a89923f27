import { printedDecimals } from '../context';
import type { CalledLoss } from '../context';
import type { Explanation, Question } from '../explain/explanation';

/**
 * What a call of a loss computes, as a question. The target is left out where the code sets an option that the text
 * does not hold: an unknown ignore_index may excuse any target, an unknown weight changes the loss.
 */
export function questionOf({ program, given, array, way, context }: CalledLoss): Question {
    const { target, targetDtype, options, unresolved = [] } = context;
    const known = unresolved.every(({ what }) => what === 'target');
    const decimals = way.steps.length === 0 ? printedDecimals(array, program.source) : undefined;
    return {
        logits: given,
        options,
        ...(target && known && { target }),
        ...(targetDtype !== undefined && { targetDtype }),
        ...(decimals !== undefined && { decimals }),
    };
}

/**
 * The same with a target that does not fit the logits: only its shape matters, for torch refuses it before it looks at
 * the values. Undefined where the target fits, or its values are not in the text.
 */
export function misfitQuestion(called: CalledLoss): Question | undefined {
    const { misfit } = called.context;
    return (
        misfit && {
            ...questionOf(called),
            target: {
                kind: 'index',
                data: new Int32Array(misfit.shape.reduce((size, length) => size * length, 1)),
                shape: misfit.shape,
            },
        }
    );
}

/** How far log-probabilities with four printed decimals are off. */
const ROUNDED = 1e-3;

/**
 * The loss that a call gives, where it is one number that cross-entropy tells: not for Keras' and scikit-learn's losses
 * of probabilities.
 */
export function lossOfCall(
    { given, context: { criterion } }: CalledLoss,
    { breakdown }: Explanation,
): number | undefined {
    if (
        !breakdown ||
        breakdown.loss.shape.length > 0 ||
        !criterion ||
        (criterion.framework !== 'torch' && given.shape.length > 2)
    ) {
        return undefined;
    }
    const fits =
        criterion.expects === 'logits' ||
        (criterion.expects === 'log-probabilities' &&
            given.data.every(
                (value, i) =>
                    value === breakdown.logSoftmax.data[i] || Math.abs(value - breakdown.logSoftmax.data[i]!) < ROUNDED,
            ));
    return fits ? breakdown.loss.data[0] : undefined;
}
