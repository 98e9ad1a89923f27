import { explainCrossEntropy } from '../../math';
import type { CrossEntropyExample } from '../../math';
import { logSumExp } from '../../math/exponential';
import type { SampleView } from '../sampleView';

/** What one logit of a sample, moved to `logit` while the others stay, would give. */
export interface MovedPoint {
    readonly logit: number;
    /** Of the class whose logit moves. */
    readonly probability: number;
    /** Of the strongest other class. */
    readonly rivalProbability: number;
    /** The sample's own loss, in nats. */
    readonly loss: number;
    /** d loss / d logit. */
    readonly slope: number;
}

export interface MovedLogit {
    /** The class whose logit moves. */
    readonly c: number;
    /** The class with the largest of the other logits. */
    readonly rival: number;
    /** logsumexp of the other logits: where this logit stands there, p = 0.5. */
    readonly others: number;
    readonly at: (logits: readonly number[]) => readonly MovedPoint[];
}

/** What of a sample its loss depends on; without a target the moved class is the target. */
type MovableSample = Pick<SampleView, 'logits' | 'target' | 'weight' | 'oneHot'>;

/**
 * A sample as the logit x of class `c` moves. Undefined where no other class has a finite share.
 *
 * Every point comes from explainCrossEntropy in float64, on the moved class, its rival, and all others merged into one
 * class whose logit is their logsumexp A. Softmax needs no more of them than A. With q = w y', the loss is
 * sum_c q_c (lse - x_c), and over the merged classes sum q_j (lse - x_j) = (sum q_j) (lse - A) + sum q_j (A - x_j): the
 * last sum is their loss among themselves, and x does not move it. So C classes are read once, and a point costs the
 * same for any C.
 */
export function moveLogit(sample: MovableSample, c: number): MovedLogit | undefined {
    const { logits } = sample;
    const [rival, third] = largestBeside(logits, c);
    if (rival === undefined) {
        return undefined;
    }
    const oneHot = sample.oneHot || !sample.target;
    const share = (j: number): number => (sample.weight?.(j) ?? 1) * (sample.target?.(j) ?? Number(j === c));
    const rest = mergeClasses(logits, [c, rival], third, oneHot ? undefined : share);

    const still = [logits[rival]!, ...(rest ? [rest.logit] : [])];
    const shares = [share(c), share(rival), ...(rest ? [rest.share] : [])];
    const within = rest?.loss ?? 0;
    return {
        c,
        rival,
        others: logSumExp(Float64Array.from(still), Math.max(...still)),
        at: moved => {
            const { softmax, perSample, gradient } = explainCrossEntropy(
                oneHot ? picking(moved, still, shares[0]!) : weighing(moved, still, shares),
            );
            return moved.map((logit, i) => ({
                logit,
                probability: softmax.data[i * shares.length]!,
                rivalProbability: softmax.data[i * shares.length + 1]!,
                loss: perSample.data[i]! + within,
                slope: gradient.data[i * shares.length]!,
            }));
        },
    };
}

// Plain loops, here and below: all of this is done at every move of a drag, over 128 000 classes perhaps.

/**
 * The two classes with the largest logits but `c`, any two where one is NaN; undefined without others above -inf.
 */
function largestBeside(logits: Float64Array, c: number): readonly [number | undefined, number | undefined] {
    let [first, second]: [number | undefined, number | undefined] = [undefined, undefined];
    let [largest, next] = [-Infinity, -Infinity];
    for (let j = 0; j < logits.length; j++) {
        const x = logits[j]!;
        if (x <= next || j === c) {
            continue;
        }
        if (x <= largest) {
            [second, next] = [j, x];
        } else {
            [second, next] = [first, largest];
            [first, largest] = [j, x];
        }
    }
    return [first, second];
}

interface Merged {
    readonly logit: number;
    readonly share: number;
    /** Of the classes among themselves. */
    readonly loss: number;
}

/**
 * All classes but two as one, the largest of them known. Without shares the target is none of them: whatever their
 * logits are, they add nothing.
 */
function mergeClasses(
    logits: Float64Array,
    [a, b]: readonly [number, number],
    largest: number | undefined,
    share: ((j: number) => number) | undefined,
): Merged | undefined {
    if (logits.length === 2) {
        return undefined;
    }
    const merged = {
        logit: logSumExp(logits, largest === undefined ? -Infinity : logits[largest]!, a, b),
        share: 0,
        loss: 0,
    };
    if (share) {
        for (let j = 0; j < logits.length; j++) {
            if (j !== a && j !== b) {
                merged.share += share(j);
                merged.loss += share(j) * (merged.logit - logits[j]!);
            }
        }
    }
    return merged;
}

/** A row for each moved logit, the first class the target. */
function picking(moved: readonly number[], still: readonly number[], weight: number): CrossEntropyExample {
    const logits = rows(moved, still);
    return {
        logits,
        target: { kind: 'index', data: new Int32Array(moved.length), shape: [moved.length] },
        options: { reduction: 'sum', weight: Float64Array.of(weight, ...still.map(() => 1)) },
    };
}

/** A row for each moved logit, against shares that need not add up to 1. */
function weighing(moved: readonly number[], still: readonly number[], shares: readonly number[]): CrossEntropyExample {
    const logits = rows(moved, still);
    return {
        logits,
        target: { kind: 'probability', data: Float64Array.from(moved.flatMap(() => shares)), shape: logits.shape },
        options: { reduction: 'sum' },
    };
}

const rows = (moved: readonly number[], still: readonly number[]): CrossEntropyExample['logits'] => ({
    data: Float64Array.from(moved.flatMap(x => [x, ...still])),
    shape: [moved.length, 1 + still.length],
});
