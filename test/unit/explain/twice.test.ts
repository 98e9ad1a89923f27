import assert from 'node:assert/strict';
import { explain, secondSoftmax } from '../../../src/explain';
import type { Question } from '../../../src/explain';
import type { Step } from '../../../src/model/criterion';

const question: Question = { logits: { data: Float64Array.of(0, 0, 9, 1.2372, -0.9604, 1.5415), shape: [2, 3] } };

describe('a softmax that the code applies before the loss', () => {
    const criterion = { name: 'CrossEntropyLoss', framework: 'torch', expects: 'logits' } as const;
    const of = (...steps: Step[]) => secondSoftmax(explain({ ...question, criterion: { ...criterion, steps } }), 1);
    const numbers = (twice: ReturnType<typeof of>, column: string): readonly string[] =>
        [0, 1, 2].map(c => twice!.get(column)!(c).toFixed(4));

    it('stands beside the one of the loss', () => {
        // torch: softmax(softmax(x)), log_softmax(softmax(x))
        assert.deepEqual(numbers(of('softmax'), 'softmax'), ['0.3506', '0.2445', '0.4049']);
        assert.deepEqual(numbers(of('softmax'), 'logSoftmax'), ['-1.0482', '-1.4086', '-0.9040']);
    });

    it('is not there without one, or where something else is done that the text does not tell', () => {
        for (const twice of [of(), of('log-softmax'), of('softmax', 'scale'), secondSoftmax(explain(question), 1)]) {
            assert.equal(twice, undefined);
        }
    });
});
