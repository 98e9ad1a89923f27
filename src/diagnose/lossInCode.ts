/** The loss that the code gives as it is written, where that is not the CrossEntropyLoss of the numbers in the text. */
import { explainSoftmax, layoutOf, startOf } from '../math';
import type { Layout, Tensor } from '../math';
import type { Criterion } from '../model/criterion';
import { setupOf } from './compare/setup';
import { lossWith } from './compare/shares';
import type { Evidence } from './evidence';
import { numbersInLoss } from './lossInput';
import { rowSum } from './rows';

/** Keras' backend.epsilon(): it cuts probabilities to [1e-7, 1 - 1e-7] before it takes their logarithm. */
export const KERAS_EPSILON = 1e-7;

const logOfCut = (p: number): number => Math.log(Math.min(Math.max(p, KERAS_EPSILON), 1 - KERAS_EPSILON));

/** scikit-learn cuts at the distance from 1 to the next float64. */
const SKLEARN_EPSILON = 2 ** -52;

/**
 * What Keras makes of "probabilities". The losses of class indices cut, take the logarithm and then log-softmax; those
 * of one-hot targets divide by the sum first. Source: keras/src/backend/tensorflow/nn.py.
 */
function kerasLogs(name: string, layout: Layout, data: Float64Array): Float64Array {
    if (/sparse/i.test(name)) {
        return explainSoftmax({ data: data.map(logOfCut), shape: layout.shape }).logSoftmax.data;
    }
    const { classes, samples, stride } = layout;
    const logs = new Float64Array(data.length);
    for (let sample = 0; sample < samples; sample++) {
        const start = startOf(layout, sample);
        const sum = rowSum(layout, data, start);
        for (let c = 0, i = start; c < classes; c++, i += stride) {
            logs[i] = logOfCut(data[i]! / sum);
        }
    }
    return logs;
}

/** What stands in the place of log-softmax when the loss takes the target's number out of it. */
function logsOf({ criterion: { expects, framework, name }, layout }: Evidence, given: Float64Array): Float64Array {
    switch (expects) {
        case 'logits':
            return explainSoftmax({ data: given, shape: layout.shape }).logSoftmax.data;
        case 'log-probabilities':
            return given;
        case 'probabilities':
            return framework === 'keras'
                ? kerasLogs(name, layout, given)
                : given.map(p => Math.log(Math.max(p, SKLEARN_EPSILON)));
        default:
            return expects satisfies never;
    }
}

/**
 * The reduced loss of the code; undefined where there is no target, or the text does not tell. NLLLoss knows no
 * smoothing.
 */
export function lossInCode(evidence: Evidence): number | undefined {
    const {
        example,
        breakdown,
        layout,
        logits,
        criterion: { steps, expects },
    } = evidence;
    const given = breakdown && breakdown.keptCount > 0 ? numbersInLoss(steps, layout, logits) : undefined;
    if (!given) {
        return undefined;
    }
    const setup = setupOf(example);
    const own = expects === 'log-probabilities' ? { ...setup, smoothing: 0 } : setup;
    return lossWith(own, logsOf(evidence, given))?.loss;
}

/**
 * Logits of which CrossEntropyLoss gives what a loss of Keras gives for numbers that it takes for probabilities:
 * their logarithms.
 */
export function logitsOfKeras(
    { name, framework, expects, steps }: Criterion,
    { data, shape }: Tensor,
    decimals: number | undefined,
): { readonly logits: Tensor; readonly decimals?: number } | undefined {
    if (framework !== 'keras' || expects !== 'probabilities' || steps.length > 0) {
        return undefined;
    }
    const logs = kerasLogs(name, layoutOf(shape), data);
    const smallest = data.reduce((least, p) => (p > 0 ? Math.min(least, p) : least), 1);
    return {
        logits: { data: logs, shape },
        ...(decimals !== undefined && { decimals: Math.max(0, decimals + Math.floor(Math.log10(smallest))) }),
    };
}

/** The loss of probabilities: that of their logarithms. */
export function lossOfLogs({ example, breakdown, logits }: Evidence): number | undefined {
    return breakdown && breakdown.keptCount > 0 ? lossWith(setupOf(example), logits.map(Math.log))?.loss : undefined;
}

/** The loss as the code has it, and as it would be without the mistake. */
export interface Losses {
    readonly wrong: number;
    readonly right: number;
}

/** Undefined where one of them is not known: there is no target, or the text does not tell. */
export const bothLosses = (wrong: number | undefined, right: number | undefined): Losses | undefined =>
    wrong === undefined || right === undefined ? undefined : { wrong, right };
