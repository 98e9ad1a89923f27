import { classAxisOf, layoutOf } from '../../math';
import type { ArithmeticDtype, CrossEntropyBreakdown, Layout, Reduction, Target, Tensor } from '../../math';
import { DEFAULT_IGNORE_INDEX, resolveOptions } from '../../model/example';
import type { Explanation } from '../../diagnose/explanation';
import { LARGEST_LITERAL } from './python';
import { isHalf, toleranceOf } from './tolerance';

/** What the scripts are written from: an explanation with the defaults filled in. */
export interface CopyCase {
    readonly logits: Tensor;
    readonly layout: Layout;
    readonly axis: 0 | 1;
    readonly dtype: ArithmeticDtype;
    /** Whether each operation computes in float32 and rounds what it stores: float16 and bfloat16. */
    readonly half: boolean;
    /** What remains of the options once torch's defaults are taken away. */
    readonly weight: Float64Array | undefined;
    readonly ignoreIndex: number;
    readonly reduction: Reduction;
    /** 0 to 1. */
    readonly smoothing: number;
    /** Absent where there is no target or torch refuses it. */
    readonly loss?: CopyLoss;
    /** What torch says to the target, or to the logits. */
    readonly refusal?: string;
    /** An array with more numbers is not written out. */
    readonly largest: number;
}

export interface CopyLoss {
    readonly target: Target;
    /** Whether some target is ignore_index. */
    readonly ignores: boolean;
    /** The panel's loss; the sum of the losses where they are too many to be written out. */
    readonly expected: Tensor;
    readonly isSum: boolean;
    /** How far rounding may take the same loss, absolute. */
    readonly tolerance: number;
}

/** Undefined where torch refuses the logits themselves. */
export function copyCaseOf(explanation: Explanation, largest = LARGEST_LITERAL): CopyCase | undefined {
    const {
        question: { logits, target, options },
        stages,
        breakdown,
        refusal,
    } = explanation;
    if (!stages) {
        return undefined;
    }
    const { dtype, weight, ignoreIndex, reduction, labelSmoothing } = resolveOptions(options);
    return {
        logits,
        layout: layoutOf(logits.shape),
        axis: classAxisOf(logits.shape),
        dtype,
        half: isHalf(dtype),
        weight,
        ignoreIndex,
        reduction,
        smoothing: labelSmoothing,
        ...(refusal && { refusal: refusal.torchMessage }),
        ...(target && breakdown && { loss: copyLossOf(explanation, target, breakdown, largest) }),
        largest,
    };
}

function copyLossOf(
    explanation: Explanation,
    target: Target,
    breakdown: CrossEntropyBreakdown,
    largest: number,
): CopyLoss {
    const { ignoreIndex, reduction } = resolveOptions(explanation.question.options);
    const isSum = breakdown.loss.data.length > largest;
    return {
        target,
        ignores: target.kind === 'index' && target.data.includes(ignoreIndex),
        expected: isSum ? { data: Float64Array.of(breakdown.sumLoss), shape: [] } : breakdown.loss,
        isSum,
        tolerance: toleranceOf(explanation, breakdown, isSum ? 'sum' : reduction),
    };
}

/** Whether torch's NLLLoss says all of the loss: class indices without smoothing. */
export const isNllLoss = ({ smoothing }: CopyCase, { target }: CopyLoss): boolean =>
    target.kind === 'index' && smoothing === 0;

/** The arguments of torch's losses that are not its defaults; `weight` is a variable of the script. */
export function lossArguments(
    given: CopyCase,
    kind: Target['kind'],
    reduction: Reduction = given.reduction,
): readonly string[] {
    return [
        given.weight ? 'weight=weight' : '',
        kind === 'index' && given.ignoreIndex !== DEFAULT_IGNORE_INDEX ? `ignore_index=${given.ignoreIndex}` : '',
        reduction === 'mean' ? '' : `reduction='${reduction}'`,
    ].filter(Boolean);
}

/** A shape of the logits' rank that lets one number per class meet the logits: (C) -> (1, C, 1, ...). */
export const classShape = ({ layout: { shape, classes }, axis }: CopyCase): readonly number[] =>
    shape.map((_, i) => (i === axis ? classes : 1));
