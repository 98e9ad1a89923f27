import { DEFAULT_IGNORE_INDEX, layoutOf } from '../math';
import type {
    ArithmeticDtype,
    CrossEntropyBreakdown,
    CrossEntropyExample,
    CrossEntropyInputError,
    Layout,
    Reduction,
    Target,
} from '../math';
import { arithmeticNamed, kindOfDtype } from '../model/dtype';
import { givenTo } from './given';
import type { Given } from './given';
import { namesOf } from './names';
import type { Names } from './names';
import { CROSS_ENTROPY_LOSS } from './seen';
import type { CriterionSeen, Seen } from './seen';

/** All that a detector may look at, defaults filled in. Nothing here costs more than the example itself. */
export interface Evidence {
    readonly example: CrossEntropyExample;
    readonly layout: Layout;
    readonly logits: Float64Array;
    readonly target: Target;
    readonly weight: Float64Array | undefined;
    readonly ignoreIndex: number;
    readonly reduction: Reduction;
    /** 0 where torch takes it as none. */
    readonly smoothing: number;
    /** The arithmetic that was asked for, else the type of the logits in the text; undefined where nobody said. */
    readonly dtype: ArithmeticDtype | undefined;
    readonly seen: Seen;
    /** The loss of the code, else torch's CrossEntropyLoss on the numbers as they are. */
    readonly criterion: CriterionSeen;
    readonly given: Given;
    readonly names: Names;
    /** One of the two is there. */
    readonly breakdown: CrossEntropyBreakdown | undefined;
    readonly refusal: CrossEntropyInputError | undefined;
}

/** Not `instanceof`: the error may come from another copy of the class (another bundle, another realm). */
function isRefusal(outcome: CrossEntropyBreakdown | CrossEntropyInputError): outcome is CrossEntropyInputError {
    return 'details' in outcome;
}

export function gatherEvidence(
    example: CrossEntropyExample,
    outcome: CrossEntropyBreakdown | CrossEntropyInputError,
    seen: Seen,
): Evidence {
    const { logits, target, options = {} } = example;
    const smoothing = options.labelSmoothing ?? 0;
    const refused = isRefusal(outcome);
    const layout = layoutOf(logits.shape);
    const dtype = options.dtype ?? arithmeticNamed(seen.logitsDtype);
    const { criterion = CROSS_ENTROPY_LOSS } = seen;
    return {
        example,
        layout,
        criterion,
        given: givenTo(criterion, layout, logits.data, seen.decimals, dtype),
        names: namesOf(layout.sampleShape, seen.classNames),
        logits: logits.data,
        target,
        weight: options.weight,
        ignoreIndex: options.ignoreIndex ?? DEFAULT_IGNORE_INDEX,
        reduction: options.reduction ?? 'mean',
        smoothing: smoothing > 0 ? smoothing : 0,
        dtype,
        seen,
        breakdown: refused ? undefined : outcome,
        refusal: refused ? outcome : undefined,
    };
}

/** Whether the numbers of the logits can be walked by their shape: not where that is what torch refuses. */
export function hasLogits({ refusal }: Evidence): boolean {
    switch (refusal?.details.code) {
        case 'invalid-shape':
        case 'data-length':
        case 'data-type':
        case 'logits-dtype':
        case 'scalar-logits':
            return false;
        default:
            return true;
    }
}

/** The loss as one number: that of the reduction, and torch's mean for 'none'. */
export function lossOf({ loss, meanLoss }: CrossEntropyBreakdown, reduction: Reduction): number {
    return reduction === 'none' ? meanLoss : loss.data[0]!;
}

/** Whether the target has the logits' own shape and holds integers: by what torch said, or by the text's dtype. */
export function isIntegerOfLogitsShape({ target, refusal, seen }: Evidence): boolean {
    return (
        refusal?.details.code === 'integer-target-of-logits-shape' ||
        (target.kind === 'probability' && !refusal && kindOfDtype(seen.targetDtype) === 'integer')
    );
}
