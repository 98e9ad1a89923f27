import assert from 'node:assert/strict';
import { forOwnLoss } from '../../../src/explain';

const logits = { data: Float64Array.of(1, 2), shape: [1, 2] };

describe('a suggested line of code', () => {
    const line = 'loss = nn.CrossEntropyLoss()(logits, target)';
    it("has the array's own name, and the options of the loss", () =>
        assert.equal(
            forOwnLoss(line, 'scores', { logits, options: { labelSmoothing: 0.1, ignoreIndex: 0 } }),
            'loss = nn.CrossEntropyLoss(ignore_index=0, label_smoothing=0.1)(scores, target)',
        ));
    it('stays as it is where the array has no name that code can have', () => {
        for (const name of [undefined, 'out.logits[0]', '分数']) {
            assert.equal(forOwnLoss(line, name, { logits }), line);
        }
    });
});
