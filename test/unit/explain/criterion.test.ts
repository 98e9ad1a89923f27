import assert from 'node:assert/strict';
import { criterionCall, parseWeights } from '../../../src/explain';

describe('criterionCall', () => {
    it('names only what is not the default', () => {
        assert.equal(criterionCall({}), 'nn.CrossEntropyLoss()');
        assert.equal(
            criterionCall({ reduction: 'mean', ignoreIndex: -100, labelSmoothing: 0 }),
            'nn.CrossEntropyLoss()',
        );
        assert.equal(
            criterionCall({ weight: Float64Array.of(1, 2.5), ignoreIndex: 0, reduction: 'sum', labelSmoothing: 0.1 }),
            "nn.CrossEntropyLoss(weight=torch.tensor([1, 2.5]), ignore_index=0, reduction='sum', label_smoothing=0.1)",
        );
    });

    it('cuts many weights short', () => assert.match(criterionCall({ weight: new Float64Array(100) }), /0, …\]/));
});

describe('parseWeights', () => {
    for (const text of ['1, 2, 0.5', '1 2 0.5', ' [1, 2, .5] ', '1;2;0.5', '(1, 2, 5e-1)']) {
        it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(parseWeights(text), Float64Array.of(1, 2, 0.5)));
    }
    it('takes nothing as no weights', () => assert.equal(parseWeights('  '), undefined));
    it('refuses words', () => assert.equal(parseWeights('1, two'), 'not-numeric'));
});
