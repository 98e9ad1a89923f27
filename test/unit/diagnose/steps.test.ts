import assert from 'node:assert/strict';
import { comparingWithPrintedLoss } from '../../../src/diagnose/compare/compare';
import { logSoftmaxInSteps } from '../../../src/diagnose/compare/slices';
import { explain } from '../../../src/diagnose';
import { findingsInSteps } from '../../../src/diagnose/findings';
import { relating } from '../../../src/diagnose/relation';
import { rules } from '../../../src/diagnose/rules';
import { explainSoftmaxAlong } from '../../../src/math';
import type { Tensor } from '../../../src/math';
import { atOnce, NUMBERS_AT_ONCE } from '../../../src/model/turns';

const tensor = (...shape: readonly number[]): Tensor => ({
    data: Float64Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => 5 * Math.sin(i * 12.9898)),
    shape,
});

/** How often work pauses. */
const pausesOf = (steps: Generator): number => [...steps].length;

describe('log-softmax in steps', () => {
    const shapes: readonly (readonly [number[], number])[] = [
        [[3], 0],
        [[5, 4], 1],
        [[5, 4], 0],
        [[50_000, 10], 1],
        [[50_000, 10], 0],
        [[3, 100_000], 1],
        [[3, 100_000], 0],
        [[2, 3, 70_000], 1],
        [[2, 3, 70_000], 0],
        [[70_000, 3, 2], 1],
        [[70_000, 3, 2], 2],
    ];
    for (const [shape, axis] of shapes) {
        it(`is that of the whole: (${shape.join(', ')}) along axis ${axis}`, () => {
            const logits = tensor(...shape);
            assert.deepEqual(
                atOnce(logSoftmaxInSteps(logits, axis)),
                explainSoftmaxAlong(logits, axis).logSoftmax.data,
            );
        });
    }

    it('pauses after so many numbers', () => {
        for (const [shape, axis] of shapes) {
            const logits = tensor(...shape);
            const line = shape[axis]!;
            const least = logits.data.length / Math.max(NUMBERS_AT_ONCE, line);
            const pauses = pausesOf(logSoftmaxInSteps(logits, axis));
            assert.ok(pauses >= least && pauses <= 3 * Math.ceil(least), `${shape.join()}: ${pauses}`);
        }
    });
});

describe('what takes long', () => {
    const logits = tensor(40_000, 10);
    const target = { kind: 'index' as const, data: new Int32Array(40_000).fill(2), shape: [40_000] };

    it('pauses while a printed loss is compared, the more the more numbers there are', () => {
        const few = { logits: tensor(4, 10), target: { ...target, data: target.data.slice(0, 4), shape: [4] } };
        const [short, long] = [few, { logits, target }].map(example =>
            pausesOf(comparingWithPrintedLoss(example, String(Math.log(10)))),
        ) as [number, number];
        assert.ok(short > 14, 'after each mistake that is tried');
        assert.ok(long >= short + 3 * Math.floor(logits.data.length / NUMBERS_AT_ONCE), `${short}, ${long}`);
    });

    it('pauses after each rule', () => {
        assert.ok(pausesOf(findingsInSteps(explain({ logits, target }))) >= rules.length);
    });

    it('pauses after each relation that two arrays may have', () => {
        const side = (array: Tensor) => {
            const { stages } = explain({ logits: array });
            return { logits: array, softmax: stages!.softmax, logSoftmax: stages!.logSoftmax };
        };
        const other = { ...logits, data: logits.data.map((x, i) => x + Math.cos(i)) };
        assert.ok(pausesOf(relating(side(logits), side(other))) > 7);
    });
});
