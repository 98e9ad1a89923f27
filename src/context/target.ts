import { layoutOf } from '../math';
import { sameShape } from '../model/tensor';
import type { Target, Tensor } from '../math';
import { defined } from '../model/defined';
import type { Known } from '../model/known';
import type { Span } from '../model/span';
import type { TargetValue } from './facts';

/**
 * `candidate` as the target of `logits`: class indices where it has one integer per sample, class
 * probabilities where it has the logits' shape, undefined where it fits neither way.
 * One sample may be written with or without its batch axis: [2] and 2 both fit logits of shape (C) and (1, C).
 */
export function asTarget(candidate: Tensor, logits: Tensor): Target | undefined {
    const { sampleShape } = layoutOf(logits.shape);
    const fits = sameShape(candidate.shape, sampleShape) || (isOne(candidate.shape) && isOne(sampleShape));
    if (fits && candidate.data.every(isInt32)) {
        return { kind: 'index', data: Int32Array.from(candidate.data), shape: sampleShape };
    }
    if (sameShape(candidate.shape, logits.shape)) {
        return { kind: 'probability', data: candidate.data.slice(), shape: logits.shape };
    }
    return undefined;
}

/**
 * The tensor that stands at `where` is the target, whether or not it fits.
 *
 * @param dtype its type, as the code has it
 * @param kind the only kind of target that the loss takes
 */
export function targetFact(
    candidate: Tensor,
    logits: Tensor,
    { start, end }: Span,
    dtype?: string,
    kind?: Target['kind'],
): Known<TargetValue> {
    const { data, shape } = candidate;
    const target = asTarget(candidate, logits);
    const fits = target && (kind === undefined || target.kind === kind);
    return {
        value: { ...(fits ? { target } : { misfit: { data, shape } }), ...defined({ dtype }) },
        where: { start, end },
    };
}

const isInt32 = (value: number): boolean => value === (value | 0);
const isOne = (shape: readonly number[]): boolean => shape.every(size => size === 1);
