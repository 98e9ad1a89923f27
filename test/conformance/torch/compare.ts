/** What PyTorch says of drawn losses, and where ours differs by more than docs/numbers.md promises. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CrossEntropyInputError, explainCrossEntropy, roundToBfloat16 } from '../../../src/math';
import type { CrossEntropyExample } from '../../../src/math';
import { sameShape } from '../../../src/model/tensor';
import { root } from '../../host/paths.mjs';
import type { DrawnCase } from './cases';

interface Computed {
    readonly shape: readonly number[];
    readonly loss: Float64Array;
    readonly gradient: Float64Array;
    readonly logSoftmax: Float64Array;
}
type Answer = { readonly error: string } | Computed;

const inBase64 = (numbers: readonly number[]): string =>
    Buffer.from(Float64Array.from(numbers).buffer).toString('base64');
const fromBase64 = (text: string): Float64Array =>
    new Float64Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);

/** What the PyTorch of this Python says of the cases. */
export function torchAnswers(python: string, cases: readonly DrawnCase[]): readonly Answer[] {
    const input = cases.map(one =>
        JSON.stringify({
            ...one,
            logits: inBase64(one.logits),
            target: inBase64(one.target),
            weight: one.weight && inBase64(one.weight),
        }),
    );
    const { status, stdout, stderr } = spawnSync(python, [join(root, 'test', 'conformance', 'torch', 'losses.py')], {
        input: `${input.join('\n')}\n`,
        encoding: 'utf8',
        maxBuffer: 2 ** 30,
        env: { ...process.env, OMP_NUM_THREADS: '1', CUDA_VISIBLE_DEVICES: '' },
    });
    if (status !== 0) {
        throw new Error(`${python} ended with ${status}: ${stderr}`);
    }
    return stdout
        .trimEnd()
        .split('\n')
        .map(line => {
            const answer = JSON.parse(line) as
                { error: string } | (Record<keyof Computed, string> & { shape: number[] });
            return 'error' in answer
                ? answer
                : {
                      shape: answer.shape,
                      loss: fromBase64(answer.loss),
                      gradient: fromBase64(answer.gradient),
                      logSoftmax: fromBase64(answer.logSoftmax),
                  };
        });
}

/** As torch makes a tensor of these numbers: a half type by way of float32. */
const rounding = {
    float64: (x: number) => x,
    float32: Math.fround,
    bfloat16: (x: number) => roundToBfloat16(Math.fround(x)),
} as const;

function exampleOf({
    dtype,
    shape,
    logits,
    kind,
    targetShape,
    target,
    weight,
    ...options
}: DrawnCase): CrossEntropyExample {
    const rounded = (numbers: readonly number[]): Float64Array => Float64Array.from(numbers, rounding[dtype]);
    return {
        logits: { data: rounded(logits), shape },
        target:
            kind === 'index'
                ? { kind, data: Int32Array.from(target), shape: targetShape }
                : { kind, data: rounded(target), shape: targetShape },
        options: { ...options, dtype, ...(weight && { weight: rounded(weight) }) },
    };
}

/** Of the value, of 1 or of the largest factor in it; of bfloat16 half of the last digit that it keeps. */
const TOLERANCE = { float64: 1e-14, float32: 2e-6, bfloat16: 2 ** -8 } as const;

/** Log-softmax is computed in float32, and rounded once. */
const ofLogSoftmax = (dtype: DrawnCase['dtype'], torchs: number): number =>
    dtype === 'bfloat16'
        ? TOLERANCE.float32 + 2 * TOLERANCE.bfloat16 * Math.abs(torchs)
        : TOLERANCE[dtype] * Math.max(1, Math.abs(torchs));

/**
 * How many times as far apart a loss may be as `TOLERANCE` says, of the value: in bfloat16 a number may be next to
 * torch's. On CPUs torch 1.13 rounds what it multiplies and divides by to bfloat16, too: 1 − ε, ε/C, a sum of weights;
 * GPUs and later versions keep them in float32, as we do.
 */
const timesOf = ({ dtype, labelSmoothing, reduction }: DrawnCase): number =>
    dtype !== 'bfloat16' ? 1 : labelSmoothing > 0 || reduction !== 'none' ? 4 : 2;

const largestOf = (...numbers: readonly ArrayLike<number>[]): number =>
    numbers
        .flatMap(each => Array.from(each, Math.abs))
        .filter(Number.isFinite)
        .reduce((a, b) => Math.max(a, b), 1);

/**
 * Where torch has NaN of what only rounding made 0 or infinite, as docs/numbers.md says: of 0 · infinity, where it has
 * rounded a logarithm to 0 that is not, and a weight or a probability is infinite; of infinity − infinity, where a part
 * of a sum is too large for float32.
 */
function losesDigits(
    { logSoftmax }: Computed,
    ours: ArrayLike<number>,
    { dtype, weight, kind, target }: DrawnCase,
): boolean {
    const factors = [...(weight ?? []), ...(kind === 'probability' ? target : [])];
    const hasRoundedToZero = logSoftmax.some((x, i) => x === 0 && ours[i]! !== 0);
    return (
        (hasRoundedToZero && factors.some(factor => Math.abs(factor) === Infinity)) ||
        (dtype !== 'float64' && largestOf(logSoftmax) * largestOf(weight ?? []) * largestOf(target) > 1e37)
    );
}

/** How ours differs from what torch says; undefined where it does not. */
export function differenceFrom(answer: Answer, drawn: DrawnCase): string | undefined {
    let ours;
    try {
        ours = explainCrossEntropy(exampleOf(drawn));
    } catch (error) {
        if (!(error instanceof CrossEntropyInputError)) {
            throw error;
        }
        return 'error' in answer
            ? error.torchMessage === answer.error
                ? undefined
                : `refused as "${error.torchMessage}", by torch as "${answer.error}"`
            : `refused as "${error.torchMessage}", which torch takes`;
    }
    if ('error' in answer) {
        return `taken, and torch says "${answer.error}"`;
    }
    if (!sameShape(ours.loss.shape, answer.shape)) {
        return `a loss of shape ${String(ours.loss.shape)}, and torch's has ${String(answer.shape)}`;
    }
    if (losesDigits(answer, ours.logSoftmax.data, drawn)) {
        return undefined;
    }
    const { dtype, kind, target, weight } = drawn;
    const tolerance = TOLERANCE[dtype] * largestOf(weight ?? []) * (kind === 'probability' ? largestOf(target) : 1);
    const relative = timesOf(drawn) * TOLERANCE[dtype];
    const largest = largestOf(answer.gradient);
    return (
        differs('log-softmax', ours.logSoftmax.data, answer.logSoftmax, want => ofLogSoftmax(dtype, want)) ??
        differs('loss', ours.loss.data, answer.loss, want => Math.max(tolerance, relative * Math.abs(want))) ??
        differs('gradient', ours.gradient.data, answer.gradient, () => Math.max(tolerance, relative * largest))
    );
}

function differs(
    what: string,
    ours: Float64Array,
    torchs: Float64Array,
    allowed: (torchs: number) => number,
): string | undefined {
    const at = torchs.findIndex((want, i) =>
        Number.isFinite(want) ? !(Math.abs(ours[i]! - want) <= allowed(want)) : !Object.is(ours[i], want),
    );
    return at < 0 ? undefined : `${what} ${at} is ${ours[at]}, and torch's ${torchs[at]}`;
}
