import assert from 'node:assert/strict';
import { describeNaive, explain, viewNaive, viewSample } from '../../../src/explain';
import type { ArithmeticDtype } from '../../../src/math';

function byHand(logits: readonly number[], dtype: ArithmeticDtype, target?: number) {
    const explanation = explain({
        logits: { data: Float64Array.from(logits), shape: [1, logits.length] },
        ...(target !== undefined && { target: { kind: 'index', data: Int32Array.of(target), shape: [1] } }),
        options: { dtype },
    });
    const view = viewSample(explanation, 0)!;
    const naive = viewNaive(explanation, view);
    return { naive, ...describeNaive(view, naive) };
}

describe('softmax by hand', () => {
    it('overflows: inf / inf is nan, and the others get 0', () => {
        const { naive, breaks, text } = byHand([1000, 0, -1000], 'float32', 0);
        assert.deepEqual([0, 1, 2].map(naive.exp), [Infinity, 1, 0]);
        assert.deepEqual([0, 1, 2].map(naive.softmax), [NaN, 0, 0]);
        assert.deepEqual([0, 1, 2].map(naive.logSoftmax), [NaN, -Infinity, -Infinity]);
        assert.ok(breaks);
        // log(2 ** 128) = 88.7228
        assert.equal(
            text,
            'exp(1000.0000) is inf: float32 ends at exp(88.7228). inf / inf is nan; any other number divided by inf is 0, and its logarithm is −inf. The naive version gives a loss of nan.',
        );
    });

    it('ends sooner in float16', () => {
        // log(65520) = 11.0901
        assert.match(
            byHand([12, 0], 'float16', 1).text,
            /^exp\(12\.0000\) is inf: float16 ends at exp\(11\.0901\)\..* The naive version gives a loss of inf\.$/,
        );
        assert.equal(byHand([12, 0], 'float32', 1).breaks, false);
    });

    it('a sum can overflow alone', () => {
        // exp(11) = 59874 twice is more than 65504.
        const { breaks, text, naive } = byHand([11, 11], 'float16', 0);
        assert.ok(breaks);
        assert.deepEqual([0, 1].map(naive.logSoftmax), [-Infinity, -Infinity]);
        assert.equal(
            text,
            'Each exponential is finite in float16, but their sum is inf: every probability becomes 0, and its logarithm −inf. The naive version gives a loss of inf.',
        );
    });

    it('all can underflow: 0 / 0', () => {
        assert.equal(
            byHand([-1000, -1001], 'float32', 0).text,
            'Every exponential underflows to 0 in float32: 0 / 0 is nan. The naive version gives a loss of nan.',
        );
    });

    it('one can underflow, the target before others', () => {
        assert.equal(
            byHand([0, -200, -300], 'float32', 2).text,
            'The probability of class 2 underflows to 0 in float32, and its logarithm is −inf instead of −300.0000. The naive version gives a loss of inf.',
        );
        assert.equal(
            byHand([0, -200, -300], 'float32', 0).text,
            'The probability of class 1 underflows to 0 in float32, and its logarithm is −inf instead of −200.0000.',
        );
    });

    it('a masked class is 0 both ways', () => assert.equal(byHand([0, 0, -Infinity], 'float64', 0).breaks, false));

    it('digits can be lost and nothing else', () => {
        // softmax([20, 0]): 1 - 2e-9, whose logarithm has 8 digits left of 16.
        const { breaks, text, naive } = byHand([20, 0], 'float64', 0);
        assert.equal(breaks, false);
        assert.match(
            text,
            /^Nothing overflows or underflows in float64 here; only precision is lost: ln p is off by at most \d\.\d{4}e−\d+, for class [01]\.$/,
        );
        assert.ok(Math.abs(naive.logSoftmaxDifference(0)) < 1e-15);
    });

    it('does not claim equal results above a difference of the softmax', () => {
        const { text, naive } = byHand([-3.1, 0.2999999999999998, 0.3], 'float64', 0);
        assert.notEqual(naive.softmaxDifference(1), 0);
        assert.match(text, /ln p is the same, and the softmax differs only by rounding\.$/);
    });

    it('can be just as good', () => {
        assert.equal(
            byHand([0, 0], 'float64', 0).text,
            'Nothing overflows or underflows in float64 here: both versions give exactly the same result.',
        );
    });

    it('is said of logits without a target, too', () => {
        const { naive, text } = byHand([1000, 0], 'float64');
        assert.equal(naive.loss, undefined);
        assert.match(text, /^exp\(1000\.0000\) is inf: float64 ends at exp\(709\.7827\)\./);
        assert.doesNotMatch(text, /loss/);
    });

    it('is not blamed for logits that are no numbers', () => {
        const { breaks, text } = byHand([NaN, 0], 'float32', 0);
        assert.equal(breaks, false);
        assert.equal(text, 'Some logits are not finite, and neither version gives a finite result.');
    });
});
