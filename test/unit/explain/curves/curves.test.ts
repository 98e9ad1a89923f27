import assert from 'node:assert/strict';
import { explain, viewSample } from '../../../../src/explain';
import type { Question } from '../../../../src/explain';
import {
    curvesOf,
    describeLossByLogit,
    describeLossByProbability,
    describeProbabilityByLogit,
    noCurves,
    readLossByProbability,
} from '../../../../src/explain/curves';
import type { Target } from '../../../../src/math';

const close = (actual: number | undefined, expected: number, within = 1e-12): void =>
    assert.ok(Math.abs(actual! - expected) <= within, `${actual} is ${expected}`);

const row = (data: readonly number[]) => ({ data: Float64Array.from(data), shape: [1, data.length] });
const index = (c: number): Target => ({ kind: 'index', data: Int32Array.of(c), shape: [1] });
const published: Question = { logits: row([1.2372, -0.9604, 1.5415]), target: index(2) };

function drawn(question: Question, original?: readonly number[]) {
    const explanation = explain(question);
    const view = viewSample(explanation, 0)!;
    return { explanation, view, curves: curvesOf(view, original && Float64Array.from(original))! };
}

describe('the curves of a sample', () => {
    it("have the published example's point, and say it", () => {
        const { curves, view, explanation } = drawn(published);
        assert.equal(curves.c, 2);
        close(curves.present!.probability, 0.5496, 5e-5);
        close(curves.present!.loss, 0.5986, 5e-5);
        // -ln 0.9 = 0.1054
        assert.equal(
            describeLossByProbability(curves),
            'The loss is 0.5986 at p = 0.5496; at p = 0.9 it would be 0.1054.',
        );
        assert.equal(
            describeProbabilityByLogit(curves, view),
            'p is 0.5496 for class 2 and 0.4054 for class 0, the most probable other class. Drag the point: the other logits stay the same.',
        );
        assert.equal(
            describeLossByLogit(curves, view, explanation),
            'The slope of the tangent is the gradient, p − 1 = −0.4504.',
        );
    });

    it('are −ln p', () => {
        for (const { probability, loss } of drawn(published).curves.points) {
            close(loss, -Math.log(probability), 1e-9);
        }
    });

    it('can be read at any probability', () => {
        const { curves } = drawn(published);
        assert.equal(readLossByProbability(curves.atProbability(0.25)), 'At p = 0.2500 the loss would be 1.3863.'); // ln 4
    });

    it('show what the text said while a logit is another', () => {
        const { curves } = drawn({ ...published, logits: row([1.2372, -0.9604, 3]) }, [1.2372, -0.9604, 1.5415]);
        close(curves.ghost!.logit, 1.5415);
        close(curves.ghost!.loss, 0.5986, 5e-5);
        assert.equal(drawn(published, [1.2372, -0.9604, 1.5415]).curves.ghost, undefined, 'nothing was changed');
    });

    it("reach from p = 0.0025 to 0.9975, as far as the sample's logit, and stay where they are while it is dragged", () => {
        const { logitAxis, at } = drawn(published).curves;
        // 1 / (1 + e^6)
        close(at(logitAxis.low).probability, 0.00247, 5e-6);
        close(at(logitAxis.high).probability, 1 - 0.00247, 5e-6);
        const far = drawn({ logits: row([0, 0, -40]), target: index(2) }).curves;
        assert.ok(far.logitAxis.low < -40 && far.logitAxis.high > Math.log(2) + 5, JSON.stringify(far.logitAxis));
        assert.ok(far.lossAxis.high > 40);
        const held = { low: -3, high: 3, ticks: [0] };
        assert.equal(curvesOf(drawn(published).view, undefined, held)!.logitAxis, held);
    });

    it('have their least loss where the smoothed target is', () => {
        // C = 3, e = .1: y' = .9 + .1 / 3; with the other two equal the least loss is its entropy, .29114
        const { curves } = drawn({ logits: row([0, 0, 1]), target: index(2), options: { labelSmoothing: 0.1 } });
        close(curves.least!.probability, 0.9 + 0.1 / 3);
        close(curves.least!.loss, 0.29114, 5e-6);
        assert.match(describeLossByProbability(curves), /It is smallest, 0\.2911, at p = 0\.9333/);
        assert.equal(drawn(published).curves.least, undefined, 'a one-hot target wants p = 1');
    });

    it('say what weights and the mean make of the gradient', () => {
        const { curves, view, explanation } = drawn({
            logits: { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] },
            target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] },
            options: { weight: Float64Array.of(2, 4, 6) },
        });
        // p = .6590011388859679: 2 (p - 1), and a share of 1 / (2 + 4) of it
        assert.equal(
            describeLossByLogit(curves, view, explanation),
            'The slope of the tangent is the gradient, 2.0000 · (p − 1) = −0.6820. After the reduction it is −0.1137.',
        );
    });

    it('without a target have a point for each class', () => {
        const { curves, view, explanation } = drawn({ logits: row([2, 1, 0.1]) });
        assert.deepEqual(
            curves.candidates.map(({ c }) => c),
            [0, 1, 2],
            'the most probable first',
        );
        // torch: log_softmax([2, 1, .1])
        close(curves.candidates[2]!.loss, 2.3170300162778336);
        assert.match(describeLossByProbability(curves), /Each point is a class/);
        assert.match(describeLossByLogit(curves, view, explanation), /No target yet/);
    });

    it('say why there are none', () => {
        const ignored = drawn({ logits: row([2, 1, 0.1]), target: index(-100) });
        assert.match(describeLossByLogit(ignored.curves, ignored.view, ignored.explanation), /ignore_index/);
        const masked = drawn({ logits: row([2, 1, -Infinity]), target: index(0), options: { labelSmoothing: 0.1 } });
        assert.match(describeLossByProbability(masked.curves), /non-finite/);
        const atTarget = drawn({ logits: row([2, 1, -Infinity]), target: index(2) });
        assert.equal(atTarget.curves.present, undefined);
        assert.match(describeLossByProbability(atTarget.curves), /is not on the curve/);
        for (const [logits, why] of [
            [[3], /only one class/],
            [[1, NaN, 2], /some other logits are not finite/],
            [[1, 2, Infinity], /some other logits are not finite/],
        ] as const) {
            const { curves, view } = drawn({ logits: row(logits), target: index(0) });
            assert.equal(curves, undefined);
            assert.match(noCurves(view), why);
        }
    });

    it('hold only numbers that can be drawn, whatever the logits are', () => {
        for (const logits of [
            [1e300, 0],
            [0, 1e300],
            [1e17, 1e17, 3],
            [0, 0],
            [-1e-300, 5e-324],
        ]) {
            const curves = curvesOf(viewSample(explain({ logits: row(logits), target: index(0) }), 0)!);
            const axes = curves ? [curves.logitAxis, curves.lossAxis] : [];
            assert.ok(
                axes.every(({ low, high }) => Number.isFinite(low) && low < high),
                `${logits.join(', ')}: ${JSON.stringify(axes)}`,
            );
        }
    });
});
