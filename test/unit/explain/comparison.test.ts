import assert from 'node:assert/strict';
import { explain } from '../../../src/explain';
import type { Question } from '../../../src/explain';
import { compareLoss } from '../../../src/explain/comparison';

const published: Question = {
    logits: { data: Float64Array.of(1.2372, -0.9604, 1.5415), shape: [1, 3] },
    target: { kind: 'index', data: Int32Array.of(2), shape: [1] },
    decimals: 4,
};

describe('compareLoss', () => {
    it('says that a loss is equal within rounding, and what rounding allows', () => {
        const verdict = compareLoss(explain(published), '0.5986')!;
        assert.ok(verdict.equal);
        assert.match(
            verdict.text,
            /^Matches: 0\.5986 and 0\.5986 differ by .*e−7, which is within the rounding error \(1\.5e−4\)\./,
        );
    });

    it('names the mistake', () => {
        const verdict = compareLoss(explain(published), '0.8636')!;
        assert.ok(!verdict.equal);
        assert.equal(verdict.mistakes[0]?.code, 'bits');
        assert.match(verdict.mistakes[0].text, /base-2 logarithms: 0\.8636/);
    });

    it('names the axis that softmax went over', () => {
        const positions: Question = {
            logits: { data: Float64Array.of(2, 0.5, -1, 0, 1, 3), shape: [1, 2, 3] },
            target: { kind: 'index', data: Int32Array.of(0, 0, 1), shape: [1, 3] },
        };
        // What axis 2 adds up: (2, .5, -1) and (0, 1, 3).
        const logSumExp = (...row: readonly number[]): number =>
            Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0));
        const [first, second] = [logSumExp(2, 0.5, -1), logSumExp(0, 1, 3)];
        const loss = (first - 2 + (first - 0.5) + (second - 3)) / 3;
        const { mistakes } = compareLoss(explain(positions), loss.toFixed(6))!;
        assert.match(
            mistakes.find(({ code }) => code === 'wrong-axis')!.text,
            new RegExp(`^softmax over axis 2 of the logits: ${loss.toFixed(4)},`),
        );
    });

    it('says that no known mistake gives it', () =>
        assert.match(compareLoss(explain(published), '17.1234')!.lead!, /No known mistake explains/));
    it('says that there is no loss', () => assert.match(compareLoss(explain(published), 'abc')!.text, /no loss/));
    it('says nothing of nothing', () => assert.equal(compareLoss(explain(published), ' '), undefined));
    it('says nothing without a target', () =>
        assert.equal(compareLoss(explain({ logits: published.logits }), '1'), undefined));

    it('does not throw where torch refuses', () => {
        const refused = { ...published, options: { weight: Float64Array.of(1) } };
        assert.match(compareLoss(explain(refused), '0.5986')!.text, /torch raises an error/);
    });

    it('finds the target that was counted from 1', () => {
        const oneBased: Question = { ...published, target: { kind: 'index', data: Int32Array.of(3), shape: [1] } };
        assert.deepEqual(
            compareLoss(explain(oneBased), '0.5986')!.mistakes.map(({ code }) => code),
            ['target-off-by-one'],
        );
    });
});
