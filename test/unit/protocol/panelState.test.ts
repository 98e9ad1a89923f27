import assert from 'node:assert/strict';
import { restorePanelState, storedSource, storePanelState, type Choices, type PanelExample } from '../../../src/protocol';

const source = { uri: 'file:///a.py', fileName: 'a.py', line: 1, name: 'logits', selections: [{ start: 9, end: 9 }] };
const example: PanelExample = {
    source,
    logits: { data: Float64Array.of(1.5, NaN, Infinity, -Infinity, 0.1, 1e-300), shape: [2, 3] },
    target: { kind: 'index', data: Int32Array.of(2, -100), shape: [2] },
    options: { labelSmoothing: 0.1 },
    origins: [{ part: 'target', place: { start: 20, end: 25, line: 2 } }],
    unresolved: [],
};
const choices: Choices = { sample: 1, targets: [[1, 0]], options: { weight: Float64Array.of(1, 2, 0.5), dtype: 'float16' }, temperature: 2 };
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the stored panel state', () => {
    it('survives JSON to the bit, NaN and infinities too', () => {
        assert.deepEqual(restorePanelState(throughJson(storePanelState(example, choices, ['exp', 'loss']))), { example, choices, folded: ['exp', 'loss'] });
    });

    it('has the logits that a person changed', () => {
        const changed = { ...choices, logits: Float64Array.of(1, 2, 3, 4, 5, NaN) };
        assert.deepEqual(restorePanelState(throughJson(storePanelState(example, changed, []))), { example, choices: changed, folded: [] });
    });

    it('of a very large array is its place in the document and what was chosen', () => {
        const stored = throughJson(storePanelState({ ...example, logits: { data: new Float64Array(300_000), shape: [300_000] } }, choices, ['nll']));
        assert.deepEqual(restorePanelState(stored), { choices, folded: ['nll'] });
        assert.deepEqual(storedSource(stored), source);
    });

    it('of before stages could be folded has none folded, nor has one that names stages there are not', () => {
        const stored = storePanelState(example, choices, []) as Record<string, unknown>;
        for (const folded of [undefined, 'softmax', ['softmax', 'cat']]) {
            assert.deepEqual(restorePanelState(throughJson({ ...stored, folded })), { example, choices, folded: [] });
        }
    });

    const damaged: readonly unknown[] = [
        undefined, null, 0, 'x', [], {}, { example: {} }, { example: null, choices: {} },
        { example: { source, logits: { data: [1], shape: [1] }, options: {} }, choices },
        { example: { source, logits: { data: { $type: 'Float64Array', $values: [1, 2] }, shape: [3] }, options: {} }, choices },
    ];
    for (const value of damaged) {
        it(`refuses ${JSON.stringify(value)?.slice(0, 60) ?? 'undefined'}`, () => assert.equal(restorePanelState(value), undefined));
    }
});
