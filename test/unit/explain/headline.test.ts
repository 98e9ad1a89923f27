import assert from 'node:assert/strict';
import { explain, leadSentence, viewSample } from '../../../src/explain';
import type { Question } from '../../../src/explain';

const lead = (question: Omit<Question, 'logits'>): string => {
    const explanation = explain({ ...question, logits: { data: new Float64Array(12), shape: [1, 4, 3] } });
    return leadSentence(explanation, viewSample(explanation, 0)!);
};

describe('the lead sentence without a loss', () => {
    it('says what is shown of logits that no target fits, and along which axis', () => {
        assert.equal(
            lead({ misfit: { data: new Float64Array(4), shape: [1, 4] } }),
            'Below is what needs no target, with the classes on axis 1.',
        );
        assert.equal(
            lead({ target: { kind: 'index', data: Int32Array.of(0, 1, 4), shape: [1, 3] } }),
            'There is no loss: PyTorch raises an error here. Below is what needs no target, with the classes on axis 1.',
        );
    });

    it('asks for a target where there is none', () => {
        assert.equal(
            lead({}),
            'No target was found next to these logits. Choose the true class, and the rest follows.',
        );
    });
});
