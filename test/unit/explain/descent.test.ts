import assert from 'node:assert/strict';
import { continued, descend, describeDescent, explain } from '../../../src/explain';

// Computed in Python: logits minus softmax, plus 1 for the target, three times.
const LOGITS = Float64Array.of(1.2372, -0.9604, 1.5415);
const LOSSES = [0.598599509594822, 0.3099599705560374, 0.20511192798626876, 0.1530699669081761] as const;
const start = explain({
    logits: { data: LOGITS, shape: [1, 3] },
    target: { kind: 'index', data: Int32Array.of(2), shape: [1] },
});

const near = (actual: number, expected: number) =>
    assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} is not ${expected}`);

describe('gradient descent', () => {
    it('one step: the loss before and after', () => {
        const { steps, before, after } = descend(start, 1, 1, 0)!;
        assert.equal(steps, 1);
        near(before, LOSSES[0]);
        near(after, LOSSES[1]);
    });

    it('several steps in a row', () => {
        const { logits, after } = descend(start, 1, 3, 0)!;
        near(after, LOSSES[3]);
        assert.deepEqual(
            [...logits].map(x => x.toFixed(4)),
            ['0.4465', '-1.0721', '2.4439'],
        );
    });

    it('leaves the logits that it starts from as they are', () => {
        descend(start, 1, 2, 0);
        assert.deepEqual([...LOGITS], [1.2372, -0.9604, 1.5415]);
    });

    it('steps that go on count on, from where the first began', () => {
        const first = descend(start, 1, 1, 0)!;
        const at = explain({ ...start.question, logits: { data: first.logits, shape: [1, 3] } });
        const both = continued(first, first.logits, descend(at, 1, 2, 0)!);
        assert.equal(describeDescent(both), '3 steps of gradient descent: the loss went from 0.5986 to 0.1531.');
    });

    it('steps from elsewhere begin anew', () => {
        const first = descend(start, 1, 1, 0)!;
        assert.equal(
            describeDescent(continued(first, LOGITS, descend(start, 1, 1, 0)!)),
            'One step of gradient descent: the loss went from 0.5986 to 0.3100.',
        );
    });

    it('the loss is that of the sample where it is not reduced', () => {
        const logits = { data: Float64Array.of(0, 0, 3, 3, 3, 3), shape: [2, 3] };
        const both = explain({
            logits,
            target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] },
            options: { reduction: 'none' },
        });
        near(descend(both, 1, 1, 1)!.before, Math.log(3));
    });

    it('there is none without a loss', () =>
        assert.equal(descend(explain({ logits: { data: LOGITS, shape: [3] } }), 1, 1, 0), undefined));
});
