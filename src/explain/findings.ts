import { diagnose, kindOfDtype } from '../diagnose';
import type { Finding, FindingCode, Seen } from '../diagnose';
import { CrossEntropyInputError, DEFAULT_IGNORE_INDEX, layoutOf, explainCrossEntropy } from '../math';
import type { CrossEntropyExample, Target, Tensor } from '../math';
import type { Explanation, Question } from './explanation';
import { reshapedInCode, targetMisfit } from './sentences';

/** What can be said of logits before there is a target. */
const OF_LOGITS: ReadonlySet<FindingCode> = new Set([
    'probabilities-as-logits',
    'log-probabilities-as-logits',
    'one-hot-as-logits',
    'single-logit',
    'non-finite',
    'naive-underflow',
    'nll-on-logits',
    'nll-on-probabilities',
    'probabilities-expected',
    'other-loss-in-code',
]);

/** What can be said of a target that does not fit. */
const OF_MISFITS: ReadonlySet<FindingCode> = new Set([
    'shape-mismatch',
    'class-axis',
    'target-dtype',
    'target-is-one-hot-integers',
]);

/** What is wrong with the loss, errors first; nothing where nothing is. Linear in the example. */
export function findingsOf({ question, breakdown, refusal }: Explanation): readonly Finding[] {
    const { logits, target, options = {} } = question;
    const outcome = breakdown ?? refusal;
    if (target && outcome) {
        return diagnose({ logits, target, options }, outcome, seenOf(question));
    }
    if (refusal) {
        return [];
    }
    const example = withoutTargets(logits);
    const ofLogits = diagnose(example, explainCrossEntropy(example), seenOf(question)).filter(({ code }) =>
        OF_LOGITS.has(code),
    );
    const ofMisfit = findingsOfMisfit(question);
    // One class is what classes on the wrong axis look like.
    return [...ofMisfit, ...ofLogits.filter(({ code }) => ofMisfit.length === 0 || code !== 'single-logit')];
}

function seenOf({ decimals, logitsDtype, targetDtype, criterion, classNames }: Question): Seen {
    return {
        ...(decimals !== undefined && { decimals }),
        ...(logitsDtype !== undefined && { logitsDtype }),
        ...(targetDtype !== undefined && { targetDtype }),
        ...(criterion && { criterion }),
        ...(classNames && { classNames }),
    };
}

/** That something in the text does not fit as the target, unless a finding says more. */
export function misfitNotice(
    { question: { misfit, target, logits, criterion } }: Explanation,
    findings: readonly Finding[],
): string | undefined {
    if (!misfit || target || findings.some(({ code }) => OF_MISFITS.has(code))) {
        return undefined;
    }
    return criterion?.steps.includes('reshape')
        ? reshapedInCode(criterion.name, logits.shape)
        : targetMisfit(misfit.shape, logits.shape);
}

/**
 * What torch says of a target that does not fit: the one that the code passes to the loss. Of one that only stands
 * nearby, it is said where the shapes leave no doubt, because some line of code would make them fit. Where the code
 * reshapes the logits first, it may know what it does.
 */
function findingsOfMisfit(question: Question): readonly Finding[] {
    const { logits, misfit, options = {}, criterion } = question;
    const reshaped = criterion?.steps.some(step => step === 'reshape' || step === 'argmax');
    if (!misfit || reshaped || (criterion && criterion.framework !== 'torch')) {
        return [];
    }
    const example = { logits, target: asTold(misfit, question.targetDtype), options };
    const refusal = refusalOf(example);
    const found = refusal
        ? diagnose(example, refusal, seenOf(question)).filter(({ code }) => OF_MISFITS.has(code))
        : [];
    return criterion
        ? found
        : found.filter(({ code, fix }) => fix !== undefined && !(code === 'class-axis' && logits.shape.length === 2));
}

/** Integers are class indices, also where they do not fit. */
function asTold({ data, shape }: Tensor, dtype: string | undefined): Target {
    const integers = data.every(value => value === (value | 0)) && kindOfDtype(dtype) !== 'float';
    return integers ? { kind: 'index', data: Int32Array.from(data), shape } : { kind: 'probability', data, shape };
}

function refusalOf(example: CrossEntropyExample): CrossEntropyInputError | undefined {
    try {
        explainCrossEntropy(example);
        return undefined;
    } catch (error) {
        if (error instanceof CrossEntropyInputError) {
            return error;
        }
        throw error;
    }
}

/** The logits with every target left out. */
function withoutTargets(logits: CrossEntropyExample['logits']): CrossEntropyExample {
    const { samples, sampleShape } = layoutOf(logits.shape);
    return {
        logits,
        target: { kind: 'index', data: new Int32Array(samples).fill(DEFAULT_IGNORE_INDEX), shape: sampleShape },
    };
}
