/** What a call of a loss in the code computes. */
import { printedDecimals } from '../context';
import type { CalledLoss } from '../context';
import { explain } from '../diagnose';
import type { Explanation, Question } from '../diagnose';
import { onlyMoves } from '../model/criterion';
import { elementsOf } from '../model/tensor';

/**
 * What is known of the loss. The target is left out where the code sets an option that the text does not hold: an
 * unknown ignore_index may excuse any target, an unknown weight changes the loss.
 */
export function questionOf({ program, given, array, way, context }: CalledLoss): Question {
    const { target, targetDtype, options, unresolved = [] } = context;
    const known = unresolved.every(({ what }) => what === 'target');
    const decimals = way.steps.every(onlyMoves) ? printedDecimals(array, program.source) : undefined;
    return {
        logits: given,
        options,
        ...(context.criterion && { criterion: { ...context.criterion, steps: [] } }),
        computedBy: way.steps,
        ...(target && known && { target }),
        ...(targetDtype !== undefined && { targetDtype }),
        ...(decimals !== undefined && { decimals }),
    };
}

/**
 * The question with the target that does not fit the logits: only its shape matters, for torch refuses it before it
 * looks at the values. Undefined where the target fits, or its shape is not known.
 */
export function misfitQuestion(called: CalledLoss): Question | undefined {
    const { misfit } = called.context;
    return (
        misfit && {
            ...questionOf(called),
            target: { kind: 'index', data: new Int32Array(elementsOf(misfit.shape)), shape: misfit.shape },
        }
    );
}

/** How far log-probabilities with four printed decimals are off. */
const ROUNDED = 1e-3;

/** Whether the cross-entropy of the numbers is what the call computes: not where it takes them for something else. */
export function isOwnLoss({ given, context: { criterion } }: CalledLoss, { stages }: Explanation): boolean {
    if (!stages || !criterion) {
        return false;
    }
    const logSoftmax = stages.logSoftmax.data;
    return (
        criterion.expects === 'logits' ||
        (criterion.expects === 'log-probabilities' &&
            given.data.every((value, i) => value === logSoftmax[i] || Math.abs(value - logSoftmax[i]!) < ROUNDED))
    );
}

/** The loss that a call gives, where it is one number that the text tells. */
export function lossOfCall(called: CalledLoss): number | undefined {
    const explanation = explain(questionOf(called));
    const { loss } = explanation.breakdown ?? {};
    const readAsTorch = called.context.criterion?.framework === 'torch' || called.given.shape.length <= 2;
    return loss?.shape.length === 0 && readAsTorch && isOwnLoss(called, explanation) ? loss.data[0] : undefined;
}
