import assert from 'node:assert/strict';
import { singleLoss, singleLossFloor } from '../../../src/diagnose/singleLoss';
import { explainCrossEntropy } from '../../../src/math';
import type { CrossEntropyExample, CrossEntropyOptions } from '../../../src/math';

const breakdown = (shape: readonly number[], target: readonly number[], options: CrossEntropyOptions) => {
    const [samples] = shape.length === 1 ? [1] : shape;
    const rows = [
        [2, 1, 0.1],
        [0.5, 2.5, 0.3],
    ].slice(0, samples);
    const example: CrossEntropyExample = {
        logits: { data: Float64Array.from(rows.flat()), shape },
        target: { kind: 'index', data: Int32Array.from(target), shape: shape.length === 1 ? [] : shape.slice(0, 1) },
        options,
    };
    return explainCrossEntropy(example);
};
const weight = Float64Array.of(3, 0.5, 1);

describe('the loss as one number', () => {
    // F.cross_entropy(logits, target, weight, reduction=..., label_smoothing=...) of PyTorch
    for (const [what, shape, target, options, torch] of [
        ['the mean', [2, 3], [0, 1], { reduction: 'mean' }, '0.3185'],
        ['the sum', [2, 3], [0, 1], { reduction: 'sum' }, '0.6371'],
        ["torch's mean where several are not reduced", [2, 3], [0, 1], { reduction: 'none' }, '0.3185'],
        ['that of the only sample, its weight included', [1, 3], [0], { reduction: 'none', weight }, '1.2511'],
        ['that of logits without a batch', [3], [0], { reduction: 'none', weight }, '1.2511'],
        ['with smoothing', [3], [0], { reduction: 'none', weight, labelSmoothing: 0.1 }, '1.2685'],
        ['0 where the only target is ignored', [3], [-100], { reduction: 'none', weight }, '0.0000'],
        ['the mean of one sample, where the weight divides out', [3], [0], { reduction: 'mean', weight }, '0.4170'],
    ] as const) {
        it(`is ${what}`, () => assert.equal(singleLoss(breakdown(shape, target, options)).toFixed(4), torch));
    }

    it('has a floor that the best logits reach', () => {
        // The weights times the smoothed target: the loss is least where softmax is in proportion to them.
        const q = [0.9 + 0.1 / 3, 0.1 / 3, 0.1 / 3].map((y, c) => y * weight[c]!);
        const total = q.reduce((sum, mass) => sum + mass);
        const best = {
            logits: { data: Float64Array.from(q, mass => Math.log(mass)), shape: [3] },
            target: { kind: 'index' as const, data: Int32Array.of(0), shape: [] },
        };
        for (const reduction of ['none', 'sum', 'mean'] as const) {
            const reached = explainCrossEntropy({ ...best, options: { weight, labelSmoothing: 0.1, reduction } });
            const byHand = q.reduce((sum, mass) => sum - mass * Math.log(mass / total), 0);
            const wanted = reduction === 'mean' ? byHand / 3 : byHand;
            assert.ok(Math.abs(singleLossFloor(reached) - wanted) < 1e-12, reduction);
            assert.ok(Math.abs(singleLoss(reached) - wanted) < 1e-12, reduction);
        }
    });
});
