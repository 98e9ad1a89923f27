import { explain } from '../diagnose/explanation';
import type { Explanation, Question } from '../diagnose/explanation';
import { explainChanged, layoutOf, startOf } from '../math';
import type { CrossEntropyBreakdown, Reduction, Tensor } from '../math';
import { resolveOptions } from '../model/example';
import type { ChangedLogits, Choices } from './choices';

/** What a person chose but for single logits, see `withChangedLogits`. */
type Still = Omit<Partial<Choices>, 'changedLogits'>;

/** The question with a person's choices in place of what the text says. */
export function withChoices(question: Question, { targets = [], options, ...what }: Still): Question {
    return withTargets(
        { ...question, ...withLogits(question.logits, what), options: { ...question.options, ...options } },
        targets,
    );
}

function withLogits(given: Tensor, { logits: all, temperature = 1 }: Still): Pick<Question, 'logits' | 'undivided'> {
    const logits = all?.length === given.data.length ? { ...given, data: all } : given;
    return temperature === 1
        ? { logits }
        : {
              logits: { ...logits, data: logits.data.map(value => value / temperature) },
              undivided: { logits, temperature },
          };
}

/** The explanation with some logits changed, at the cost of the samples that they belong to. */
export function withChangedLogits(before: Explanation, changed: ChangedLogits = []): Explanation {
    const { question, breakdown } = before;
    // An array that lost numbers while it was edited.
    const within = changed.filter(([index]) => index < question.logits.data.length);
    if (within.length === 0) {
        return before;
    }
    const { undivided } = question;
    const logits = withValues(
        question.logits,
        undivided ? within.map(([index, value]) => [index, value / undivided.temperature]) : within,
    );
    const now: Question = {
        ...question,
        logits,
        ...(undivided && { undivided: { ...undivided, logits: withValues(undivided.logits, within) } }),
    };
    if (!breakdown) {
        return explain(now);
    }
    const of = explainChanged(
        breakdown,
        logits.data,
        within.map(([index]) => index),
    );
    return { ...before, question: now, stages: of, breakdown: of };
}

/** A copy in which some numbers are others. */
function withValues(tensor: Tensor, changed: ChangedLogits): Tensor {
    const data = tensor.data.slice();
    for (const [index, value] of changed) {
        data[index] = value;
    }
    return { ...tensor, data };
}

/** The logits after one step of gradient descent on the loss: logits - learningRate * gradient. */
export function gradientStep({ question, breakdown }: Explanation, learningRate: number): Float64Array | undefined {
    return breakdown && question.logits.data.map((value, i) => value - learningRate * breakdown.gradient.data[i]!);
}

/** Samples with neither a target of their own nor a chosen one are ignored, so that the loss is that of the others. */
function withTargets(question: Question, chosen: Choices['targets']): Question {
    const layout = layoutOf(question.logits.shape);
    const valid = chosen.filter(([sample, c]) => sample < layout.samples && c < layout.classes);
    if (valid.length === 0) {
        return question;
    }
    if (question.target?.kind === 'probability') {
        const data = question.target.data.slice();
        for (const [sample, c] of valid) {
            const start = startOf(layout, sample);
            for (let k = 0; k < layout.classes; k++) {
                data[start + k * layout.stride] = k === c ? 1 : 0;
            }
        }
        return { ...question, target: { ...question.target, data } };
    }
    const { ignoreIndex } = resolveOptions(question.options);
    const data = question.target ? question.target.data.slice() : new Int32Array(layout.samples).fill(ignoreIndex);
    for (const [sample, c] of valid) {
        data[sample] = c;
    }
    return { ...question, target: { kind: 'index', data, shape: layout.sampleShape } };
}

/** How the losses of the samples become the loss, for sentences and formulas. */
export interface ReductionView {
    readonly reduction: Reduction;
    readonly samples: number;
    /** How many of them count. */
    readonly kept: number;
    /** All axes of the logits but that of the classes. */
    readonly sampleShape: readonly number[];
    /** Whether the mean goes by the weights of the targets. */
    readonly weighted: boolean;
}

export function reductionOf(
    { question: { logits, target, options } }: Explanation,
    { keptCount }: CrossEntropyBreakdown,
): ReductionView {
    const { samples, sampleShape } = layoutOf(logits.shape);
    return {
        reduction: resolveOptions(options).reduction,
        samples,
        sampleShape,
        kept: keptCount,
        weighted: options?.weight !== undefined && target?.kind === 'index',
    };
}
