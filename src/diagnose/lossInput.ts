/** What the loss of the code receives: the numbers of the text, after what the code does to them. */
import { explainSoftmax } from '../math';
import type { ArithmeticDtype, Layout } from '../math';
import { logSumTolerance, MOST_SUM_ERROR, sumTolerance } from './rounding';
import { everyRow, isLogProbabilityRow, isProbabilityRow } from './rows';
import type { Criterion, Step } from '../model/criterion';

/** 'squashed': sigmoids, each from 0 to 1. 'indices': what argmax leaves. */
type Form = Criterion['expects'] | 'squashed' | 'indices';

/** What the numbers look like, before and after the steps of the code. */
export interface Forms {
    readonly inText: Form;
    readonly inLoss: Form;
}

export function formsOf(
    { expects, steps }: Criterion,
    layout: Layout,
    logits: Float64Array,
    decimals: number | undefined,
    dtype: ArithmeticDtype | undefined,
): Forms {
    const inText = formOf(expects, layout, logits, decimals, dtype);
    return { inText, inLoss: steps.reduce(after, inText) };
}

/**
 * The form of the numbers in the text. What the loss expects is granted to them where the digits are poor (sums of
 * numbers typed by hand); what would be a mistake has to be within the rounding of the digits.
 */
function formOf(
    expects: Form,
    layout: Layout,
    logits: Float64Array,
    decimals: number | undefined,
    dtype: ArithmeticDtype | undefined,
): Form {
    const { classes } = layout;
    const [sums, logSums] = [sumTolerance(classes, decimals, dtype), logSumTolerance(decimals, dtype)];
    const within = (form: Form, tolerance: number): number =>
        form === expects && expects !== 'logits' ? MOST_SUM_ERROR : tolerance;
    if (classes < 2) {
        return 'logits';
    }
    if (everyRow(layout, start => isProbabilityRow(layout, logits, start, within('probabilities', sums)))) {
        return 'probabilities';
    }
    return everyRow(layout, start => isLogProbabilityRow(layout, logits, start, within('log-probabilities', logSums)))
        ? 'log-probabilities'
        : 'logits';
}

function after(form: Form, step: Step): Form {
    switch (step) {
        case 'softmax':
            return 'probabilities';
        case 'log-softmax':
            return 'log-probabilities';
        case 'log':
            return form === 'probabilities' ? 'log-probabilities' : 'logits';
        case 'sigmoid':
            return 'squashed';
        case 'argmax':
            return 'indices';
        case 'scale':
        case 'change':
            return 'logits';
        case 'reshape':
        case 'select':
            return form;
        default:
            return step satisfies never;
    }
}

/**
 * The numbers themselves, in the order of the logits; undefined where the text does not tell: an unknown factor, an
 * argmax, a part of them, or axes that may have been exchanged.
 */
export function numbersInLoss(steps: readonly Step[], layout: Layout, logits: Float64Array): Float64Array | undefined {
    const { shape } = layout;
    const exchangeable = shape.length > 2 || (shape.length === 2 && shape[0] === shape[1]);
    let numbers: Float64Array = logits;
    for (const step of steps) {
        switch (step) {
            case 'scale':
            case 'change':
            case 'argmax':
            case 'select':
                return undefined;
            case 'reshape':
                if (exchangeable) {
                    return undefined;
                }
                break;
            default:
                numbers = applied(step, numbers, shape);
        }
    }
    return numbers;
}

function applied(
    step: 'softmax' | 'log-softmax' | 'log' | 'sigmoid',
    data: Float64Array,
    shape: readonly number[],
): Float64Array {
    switch (step) {
        case 'softmax':
            return explainSoftmax({ data, shape }).softmax.data;
        case 'log-softmax':
            return explainSoftmax({ data, shape }).logSoftmax.data;
        case 'log':
            return data.map(Math.log);
        case 'sigmoid':
            return data.map(x => 1 / (1 + Math.exp(-x)));
        default:
            return step satisfies never;
    }
}
