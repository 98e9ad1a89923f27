import type { ArithmeticDtype, CrossEntropyBreakdown, CrossEntropyExample, CrossEntropyInputError } from '../math';
import type { Criterion } from '../model/criterion';
import { arithmeticNamed, kindOfDtype } from '../model/dtype';
import { filledIn } from './filledIn';
import type { FilledIn } from './filledIn';
import { formsOf } from './lossInput';
import type { Forms } from './lossInput';
import { namesOf } from './names';
import type { Names } from './names';
import { CROSS_ENTROPY_LOSS } from './textFacts';
import type { TextFacts } from './textFacts';

/** All that a rule may look at, defaults filled in. Nothing here costs more than the example itself. */
export interface Evidence extends FilledIn {
    /** The arithmetic that was asked for, else the type of the logits in the text; undefined where neither is known. */
    readonly dtype: ArithmeticDtype | undefined;
    readonly text: TextFacts;
    /** The loss of the code, else torch's CrossEntropyLoss on the numbers as they are. */
    readonly criterion: Criterion;
    readonly form: Forms;
    readonly names: Names;
    /** Either this or `refusal` is there. */
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
    text: TextFacts,
): Evidence {
    const given = filledIn(example);
    const { layout, logits } = given;
    const refused = isRefusal(outcome);
    const dtype = example.options?.dtype ?? arithmeticNamed(text.logitsDtype);
    const { criterion = CROSS_ENTROPY_LOSS } = text;
    return {
        ...given,
        criterion,
        form: formsOf(criterion, layout, logits, text.decimals, dtype),
        names: namesOf(layout.sampleShape, text.classNames),
        dtype,
        text,
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

/** Whether the target has the logits' own shape and holds integers: by what torch said, or by the text's dtype. */
export function isIntegerOfLogitsShape({ target, refusal, text }: Evidence): boolean {
    return (
        refusal?.details.code === 'integer-target-of-logits-shape' ||
        (target.kind === 'probability' && !refusal && kindOfDtype(text.targetDtype) === 'integer')
    );
}
