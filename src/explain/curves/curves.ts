import { classesToShow } from '../samples';
import type { SampleView } from '../sampleView';
import { axisBetween } from './axis';
import type { Axis } from './axis';
import { moveLogit } from './movedLogit';
import type { MovedLogit, MovedPoint } from './movedLogit';

/** What the curves of a sample are drawn from: one logit moves, that of `c`. */
export interface SampleCurves extends Pick<MovedLogit, 'c' | 'rival'> {
    readonly points: readonly MovedPoint[];
    /** Where the sample stands; absent where its logit is not finite. */
    readonly present?: MovedPoint;
    /** Where the text's logits stand, where they are others. */
    readonly ghost?: MovedPoint;
    /**
     * Without a target that counts: a point for each of the most probable classes, as if it were the target; the most
     * probable first.
     */
    readonly candidates: readonly Candidate[];
    /** Why there is no curve of the loss. */
    readonly noLoss?: 'no-target' | 'ignored' | 'not-finite';
    /** Where the loss is least, if it is not at p = 1: with smoothing and class probabilities. */
    readonly least?: MovedPoint;
    readonly logitAxis: Axis;
    readonly probabilityAxis: Axis;
    readonly lossAxis: Axis;
    readonly at: (logit: number) => MovedPoint;
    /**
     * The point with this probability, 0 to 1; the ends, which no logit reaches, are taken for what is next to them.
     */
    readonly atProbability: (probability: number) => MovedPoint;
}

interface Candidate {
    readonly c: number;
    readonly probability: number;
    readonly loss: number;
}

/** So far from p = 0.5 the logit axis reaches at least: to p = 0.0025 and 0.9975. */
const REACH = 6;
/** What lies between the sample's point and the end of the axis. */
const MARGIN = 2;
/** How near to p = 0 and p = 1 a curve is read. */
const NEAREST = 1e-4;
/** So many classes have a point where there is no target. */
const CANDIDATES = 6;

/**
 * The curves of the sample's target, the most probable class without one. Undefined where the other logits leave
 * nothing to draw.
 *
 * @param original the logits of the text, where they were changed
 * @param held the logit axis of a drag under way, which must not move under the hand
 */
export function curvesOf(view: SampleView, original?: Float64Array, held?: Axis): SampleCurves | undefined {
    const c = movedClass(view);
    const move = moveLogit(view, c);
    // False for what is not finite, and for numbers so large that nothing fits between them.
    if (!move || !(move.others - REACH < move.others)) {
        return undefined;
    }
    const at = (logit: number): MovedPoint => move.at([logit])[0]!;
    const present = pointOf(view, at, c);
    const before = original && moveLogit({ ...view, logits: original }, c)?.at([original[c]!])[0];
    const ghost = before && isDrawn(before) && !samePlace(before, present) ? before : undefined;
    const logitAxis = held ?? axisAround(move.others, [present?.logit, ghost?.logit]);
    const points = move.at(gridOf(logitAxis, move.others));
    const noLoss = lossMissing(view, points);
    const candidates = view.target ? [] : candidatesOf(view);
    const least = noLoss ? undefined : leastOf(view, move);
    return {
        c,
        rival: move.rival,
        points,
        ...(present && { present }),
        ...(ghost && { ghost }),
        ...(noLoss && { noLoss }),
        ...(least && { least }),
        candidates,
        logitAxis,
        probabilityAxis: axisBetween(0, 1),
        lossAxis: lossAxisOf(
            points.filter(({ logit }) => logit >= logitAxis.low && logit <= logitAxis.high),
            [present?.loss, ghost?.loss, ...candidates.map(({ loss }) => loss)],
        ),
        at,
        atProbability: probability => at(logitFor(move, Math.min(1 - NEAREST, Math.max(NEAREST, probability)))),
    };
}

/** The target, or the most probable class of one that is probabilities; without a target the prediction. */
function movedClass({ logits, targetClass, target, prediction }: SampleView): number {
    if (targetClass !== undefined || !target) {
        return targetClass ?? prediction;
    }
    let best = 0;
    for (let c = 1; c < logits.length; c++) {
        best = target(c) > target(best) ? c : best;
    }
    return best;
}

/** The point has the stages' own numbers, in whatever arithmetic they were computed. */
function pointOf(view: SampleView, at: (logit: number) => MovedPoint, c: number): MovedPoint | undefined {
    const logit = view.logits[c]!;
    if (!Number.isFinite(logit)) {
        return undefined;
    }
    const computed = at(logit);
    const point = { ...computed, probability: view.softmax(c), loss: view.target ? view.loss! : computed.loss };
    return isDrawn(point) ? point : undefined;
}

const isDrawn = ({ logit, probability }: MovedPoint): boolean => Number.isFinite(logit) && Number.isFinite(probability);

const samePlace = (a: MovedPoint, b: MovedPoint | undefined): boolean =>
    a.logit === b?.logit && a.probability === b.probability && a.loss === b.loss;

function axisAround(others: number, logits: readonly (number | undefined)[]): Axis {
    const shown = logits.filter(x => x !== undefined);
    return axisBetween(
        Math.min(others - REACH, ...shown.map(x => x - MARGIN)),
        Math.max(others + REACH, ...shown.map(x => x + MARGIN)),
    );
}

/** Evenly over the axis, and closely around p = 0.5, where the curves bend. */
function gridOf({ low, high }: Axis, others: number): readonly number[] {
    const even = Array.from({ length: 61 }, (_, i) => low + ((high - low) * i) / 60);
    const bend = Array.from({ length: 97 }, (_, i) => others + (i - 48) / 4);
    return [...even, ...bend].sort((a, b) => a - b);
}

function lossMissing({ ignored, target }: SampleView, points: readonly MovedPoint[]): SampleCurves['noLoss'] {
    return ignored
        ? 'ignored'
        : !target
          ? 'no-target'
          : points.every(({ loss }) => Number.isFinite(loss))
            ? undefined
            : 'not-finite';
}

function candidatesOf({ logits, softmax, nll }: SampleView): readonly Candidate[] {
    return classesToShow(logits, CANDIDATES, [])
        .map(c => ({ c, probability: softmax(c), loss: nll(c) }))
        .filter(({ loss }) => Number.isFinite(loss))
        .sort((a, b) => b.probability - a.probability);
}

/** d loss / d logit = Q p - q_c, with q = w y' and Q their sum: 0 at p = q_c / Q. A one-hot target wants p = 1. */
function leastOf({ target, weight, targetMass, oneHot }: SampleView, move: MovedLogit): MovedPoint | undefined {
    if (oneHot) {
        return undefined;
    }
    const probability = ((weight?.(move.c) ?? 1) * target!(move.c)) / targetMass!;
    return probability > 0 && probability < 1 ? move.at([logitFor(move, probability)])[0] : undefined;
}

/** The logit that gives a probability between 0 and 1. */
const logitFor = ({ others }: MovedLogit, probability: number): number =>
    others + Math.log(probability / (1 - probability));

/** The tangent of the loss at a point, as a stretch to both sides. */
export function tangentOf(
    { logit, loss, slope }: MovedPoint,
    { low, high }: Axis,
): readonly Pick<MovedPoint, 'logit' | 'loss'>[] {
    const reach = (high - low) / 6;
    return [-reach, reach].map(by => ({ logit: logit + by, loss: loss + slope * by }));
}

function lossAxisOf(points: readonly MovedPoint[], marks: readonly (number | undefined)[]): Axis {
    const losses = [...points.map(({ loss }) => loss), ...marks].filter(
        (loss): loss is number => loss !== undefined && Number.isFinite(loss),
    );
    const [low, high] = [Math.min(0, ...losses), Math.max(0, ...losses)];
    return axisBetween(low, high > low ? high : low + 1);
}
