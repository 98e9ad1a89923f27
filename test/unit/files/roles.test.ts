// Which of several arrays is which, by name, type and shape; where that is open, nothing is guessed.
import assert from 'node:assert/strict';
import { guessRoles } from '../../../src/files';
import type { DescribedArray } from '../../../src/files';

type Row = readonly [name: string, dtype: string | undefined, ...shape: number[]];

function guess(...rows: readonly Row[]): readonly (string | undefined)[] {
    const arrays: readonly DescribedArray[] = rows.map(([name, dtype, ...shape]) => ({
        name,
        shape,
        ...(dtype !== undefined && { dtype }),
    }));
    const { logits, target, weight } = guessRoles(arrays);
    return [logits?.name, target?.name, weight?.name];
}

describe('which array of a file is which', () => {
    it('by the names that people give', () => {
        assert.deepEqual(guess(['logits', 'float32', 2, 3], ['labels', 'int64', 2], ['weight', 'float32', 3]), [
            'logits',
            'labels',
            'weight',
        ]);
        assert.deepEqual(guess(['hidden', 'float32', 2, 3], ['eval.logits', 'float16', 2, 3], ['eval.y', 'int64', 2]), [
            'eval.logits',
            'eval.y',
            undefined,
        ]);
        assert.deepEqual(guess(['outputs', 'float32', 2, 3], ['x', 'float32', 2, 7]), [
            'outputs',
            undefined,
            undefined,
        ]);
    });

    it('by shape and type where the names say nothing', () => {
        assert.deepEqual(guess(['arr_0', 'float32', 2, 3], ['arr_1', 'int64', 2]), ['arr_0', 'arr_1', undefined]);
        assert.deepEqual(guess(['1', undefined, 2, 3]), ['1', undefined, undefined]);
    });

    it('whole numbers that are something else are not the target', () => {
        for (const name of ['preds', 'input_ids', 'lengths', 'attention_mask', 'argmax', 'step']) {
            assert.deepEqual(
                guess(['logits', 'float32', 2, 3], [name, 'int64', 2]),
                ['logits', undefined, undefined],
                name,
            );
        }
        assert.deepEqual(guess(['logits', 'float32', 2, 3], ['flags', 'bool', 2]), ['logits', undefined, undefined]);
    });

    it('nothing where two could be the one', () => {
        assert.deepEqual(guess(['logits_a', 'float32', 2, 3], ['logits_b', 'float32', 2, 3]), [
            undefined,
            undefined,
            undefined,
        ]);
        assert.deepEqual(guess(['a', 'float32', 2, 3], ['b', 'float32', 2, 3]), [undefined, undefined, undefined]);
        assert.deepEqual(guess(['logits', 'float32', 2, 3], ['arr_1', 'int64', 2], ['arr_2', 'int64', 2]), [
            'logits',
            undefined,
            undefined,
        ]);
    });

    it('class probabilities, a target of another shape, and the weights of a layer', () => {
        assert.deepEqual(guess(['logits', 'float32', 2, 3], ['target', 'float32', 2, 3]), [
            'logits',
            'target',
            undefined,
        ]);
        assert.deepEqual(guess(['logits', 'float32', 2, 3], ['target', 'int64', 5]), ['logits', 'target', undefined]);
        assert.deepEqual(
            guess(['logits', 'float32', 2, 3], ['fc.weight', 'float32', 3, 512], ['class_weights', 'float32', 3]),
            ['logits', undefined, 'class_weights'],
        );
    });
});
