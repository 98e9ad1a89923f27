// The losses over the stops of a program. Expected losses are -ln softmax, by hand.
import assert from 'node:assert/strict';
import type { Reading } from '../../../src/document';
import { describeStops, lossesOverStops } from '../../../src/explain/live';
import { changesSince } from '../../../src/live/changes';
import { StopHistory } from '../../../src/live/stopHistory';

/** Two classes of which the first is the target. */
const reading = (first: number, { target = 0, labelSmoothing = 0 } = {}): Reading => ({
    logits: { data: Float64Array.of(first, 0), shape: [2] },
    target: { kind: 'index', data: Int32Array.of(target), shape: [] },
    options: { labelSmoothing },
    origins: [],
    unresolved: [],
});
const loss = (first: number): number => Math.log(1 + Math.exp(-first));

describe('the stops of a program', () => {
    it('have nothing to say at the first', () =>
        assert.equal(new StopHistory().with(reading(1), { stop: 1, line: 5 }).stops, undefined));

    it('tell the loss of each, and what changed', () => {
        const history = new StopHistory();
        history.with(reading(1), { stop: 1, line: 5 });
        const { stops } = history.with(reading(3), { stop: 2, line: 5 });
        assert.ok(stops);
        assert.deepEqual(
            stops.history.map(({ line }) => line),
            [5, 5],
        );
        assert.ok(stops.history.every((stop, i) => Math.abs(stop.loss - loss([1, 3][i]!)) < 1e-15));
        assert.deepEqual(stops.changes, { logits: 1, of: 2, furthest: 2, targets: 0, options: false });
        assert.equal(
            describeStops(stops),
            'The loss went from 0.3133 to 0.0486. Since the last stop: 1 of 2 logits changed, by up to 2.0000.',
        );
        assert.equal(lossesOverStops(stops.history), 'Loss at the last 2 stops: 0.3133, 0.0486');
    });

    it('are one where nothing changes', () => {
        const history = new StopHistory();
        history.with(reading(1), { stop: 1, line: 5 });
        const { stops } = history.with(reading(1), { stop: 2, line: 6 });
        assert.equal(stops?.history.length, 1);
        assert.equal(describeStops(stops), 'Nothing changed since the last stop.');
    });

    it('replace what was read at the same stop', () => {
        const history = new StopHistory();
        history.with(reading(1), { stop: 1, line: 5 });
        history.with(reading(2), { stop: 2, line: 5 });
        const { stops } = history.with(reading(3), { stop: 2, line: 5 });
        assert.equal(stops?.history.length, 2);
        assert.equal(stops.changes?.furthest, 2);
        const next = history.with(reading(3), { stop: 3, line: 5 }).stops;
        assert.equal(next?.history.length, 2);
        assert.equal(history.with(reading(4), { stop: 4, line: 5 }).stops?.history.length, 3);
    });

    it('keep those of stops without a loss apart', () => {
        const { logits, options, origins, unresolved } = reading(2);
        const without = { logits, options, origins, unresolved };
        const history = new StopHistory();
        history.with(reading(1), { stop: 1, line: 5 });
        assert.equal(history.with(without, { stop: 2, line: 5 }).stops?.history.length, 1);
        assert.equal(history.with(reading(3), { stop: 3, line: 5 }).stops?.history.length, 2);
    });
});

describe('what changed between two stops', () => {
    it('may be the target and the arguments', () =>
        assert.deepEqual(changesSince(reading(1), reading(1, { target: 1, labelSmoothing: 0.1 })), {
            logits: 0,
            of: 2,
            targets: 1,
            options: true,
        }));

    it('knows a nan that stays, and has no distance to one that comes', () => {
        assert.equal(changesSince(reading(NaN), reading(NaN))?.logits, 0);
        assert.deepEqual(changesSince(reading(1), reading(NaN)), { logits: 1, of: 2, targets: 0, options: false });
    });

    it('is not told of another shape', () =>
        assert.equal(
            changesSince(reading(1), { ...reading(1), logits: { data: Float64Array.of(1, 2, 3), shape: [3] } }),
            undefined,
        ));
});
