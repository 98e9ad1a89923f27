import { explainCrossEntropy, ignoredTarget } from '../math';
import type { CrossEntropyExample, Target, Tensor } from '../math';
import { diagnosing } from './diagnose';
import { kindOfDtype } from '../model/dtype';
import { atOnce } from '../model/turns';
import { unlessRefused } from './explanation';
import type { Explanation, Question } from './explanation';
import { isOfMisfit } from './finding';
import type { Finding } from './finding';

/** Whether it can be said of logits before there is a target. */
const isOfNumbers = ({ about }: Finding): boolean => about === 'numbers' || about === 'logits';

/** What is wrong with the loss, errors first; nothing where nothing is. Linear in the example. */
export const findingsOf = (explanation: Explanation): readonly Finding[] => atOnce(findingsInSteps(explanation));

/** The same with a pause after each rule. */
export function* findingsInSteps({ question, breakdown, refusal }: Explanation): Generator<void, readonly Finding[]> {
    const { logits, target, options = {} } = question;
    const outcome = breakdown ?? refusal;
    if (target && outcome) {
        return yield* diagnosing({ logits, target, options }, outcome, question);
    }
    if (refusal) {
        return [];
    }
    const example = { logits, target: ignoredTarget(logits) };
    const ofNumbers = (yield* diagnosing(example, explainCrossEntropy(example), question)).filter(isOfNumbers);
    const ofMisfit = yield* findingsOfMisfit(question);
    // One class is what classes on the wrong axis look like.
    return [...ofMisfit, ...ofNumbers.filter(({ code }) => ofMisfit.length === 0 || code !== 'single-logit')];
}

/**
 * What torch says of a target that does not fit: the one that the code passes to the loss. Of one that only stands
 * nearby, it is said where the shapes leave no doubt, because some line of code would make them fit. Where the code
 * reshapes the logits first, it may know what it does.
 */
function* findingsOfMisfit(question: Question): Generator<void, readonly Finding[]> {
    const { logits, misfit, options = {}, criterion } = question;
    const reshaped = criterion?.steps.some(step => step === 'reshape' || step === 'select' || step === 'argmax');
    if (!misfit || reshaped || (criterion && criterion.framework !== 'torch')) {
        return [];
    }
    const example: CrossEntropyExample = { logits, target: asTold(misfit, question.targetDtype), options };
    const { refusal } = unlessRefused(() => explainCrossEntropy(example));
    const found = refusal ? (yield* diagnosing(example, refusal, question)).filter(isOfMisfit) : [];
    return criterion
        ? found
        : found.filter(
              ({ code, suggestedCode }) =>
                  suggestedCode !== undefined && !(code === 'class-axis' && logits.shape.length === 2),
          );
}

/** Integers are class indices, also where they do not fit. */
function asTold({ data, shape }: Tensor, dtype: string | undefined): Target {
    const integers = data.every(value => value === (value | 0)) && kindOfDtype(dtype) !== 'float';
    return integers ? { kind: 'index', data: Int32Array.from(data), shape } : { kind: 'probability', data, shape };
}
