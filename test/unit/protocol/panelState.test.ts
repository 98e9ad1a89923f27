import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Choices } from '../../../src/explain';
import { restorePanelState, revivedPanelOf, storePanelState } from '../../../src/protocol';
import type { PanelExample, PanelOutline } from '../../../src/protocol';

const source = {
    kind: 'text',
    uri: 'file:///a.py',
    label: 'a.py',
    line: 1,
    name: 'logits',
    selections: [{ start: 9, end: 9 }],
};
const example: PanelExample = {
    source,
    logits: { data: Float64Array.of(1.5, NaN, Infinity, -Infinity, -0, 1e-300), shape: [2, 3] },
    target: { kind: 'index', data: Int32Array.of(2, -100), shape: [2] },
    options: { labelSmoothing: 0.1 },
    origins: [{ part: 'target', place: { start: 20, end: 25, line: 2 } }],
    unresolved: [],
};
const choices: Choices = {
    sample: 1,
    targets: [[1, 0]],
    options: { weight: Float64Array.of(1, 2, 0.5), dtype: 'float16' },
    temperature: 2,
};
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the stored panel state', () => {
    it('survives JSON to the bit, NaN and infinities too', () => {
        const state = { example, choices, stage: 'exp', opened: ['facts'], pinned: false };
        assert.deepEqual(restorePanelState(throughJson(storePanelState(state))), state);
    });

    it('has the logits that a person changed', () => {
        const changed = { ...choices, logits: Float64Array.of(1, 2, 3, 4, 5, NaN) };
        const state = { example, choices: changed, opened: [], pinned: false };
        assert.deepEqual(restorePanelState(throughJson(storePanelState(state))), state);
    });

    it('has single logits that a person changed, and stores no other again', () => {
        const text = (state: Parameters<typeof storePanelState>[0]): string => JSON.stringify(storePanelState(state));
        const large = { ...example, logits: { data: new Float64Array(30_000).fill(0.125), shape: [10_000, 3] } };
        const state = { example: large, choices, opened: [], pinned: false };
        const changed = {
            ...state,
            choices: {
                ...choices,
                changedLogits: [
                    [2, 0.5],
                    [29_998, -0],
                    [29_999, NaN],
                    [0, -Infinity],
                ] as const,
            },
        };
        assert.deepEqual(restorePanelState(JSON.parse(text(changed))), changed);
        assert.ok(text(changed).length - text(state).length < 100, 'as long as three changes are');
    });

    it('has no changed logits where the array is too large to store', () => {
        const large = { ...example, logits: { data: new Float64Array(300_000), shape: [300_000] } };
        const changed = { ...choices, changedLogits: [[2, 0.5]] as const };
        const stored = throughJson(storePanelState({ example: large, choices: changed, opened: [], pinned: false }));
        assert.deepEqual(restorePanelState(stored)?.choices, choices);
    });

    it('has the array that it is compared with, and whether the panel is pinned', () => {
        const other = { ...example, source: { ...source, name: 'after' } };
        const state = { example, other, choices, opened: [], pinned: true };
        const stored = throughJson(storePanelState(state));
        assert.deepEqual(restorePanelState(stored), state);
        assert.deepEqual(revivedPanelOf(stored), { source, otherSource: other.source, pinned: true });
    });

    it('has what the code tells of a loss without its numbers, and where to read it again', () => {
        const place = { start: 2, end: 9, line: 4 };
        const outline: PanelOutline = {
            source,
            loss: 'cross_entropy',
            place,
            parts: [{ part: 'target', text: 'y', steps: [{ text: 'y', shape: [4, '?'], place }] }],
            print: 'print(y)',
            unnamed: [],
            findings: [],
            fixes: [],
        };
        const untouched = { targets: [], options: {}, temperature: 1 };
        const state = { outline, choices: untouched, opened: [], pinned: true };
        const stored = throughJson(storePanelState(state));
        assert.deepEqual(restorePanelState(stored), state);
        assert.deepEqual(revivedPanelOf(stored), { source, pinned: true });
    });

    it('has whether softmax by hand stands beside', () => {
        const state = { example, choices, opened: [], byHand: true, pinned: false };
        assert.deepEqual(restorePanelState(throughJson(storePanelState(state))), state);
    });

    it('from before panels could be pinned is not pinned', () => {
        const old = throughJson(storePanelState({ example, choices, opened: [], pinned: false })) as Record<
            string,
            unknown
        >;
        delete old['pinned'];
        assert.deepEqual([restorePanelState(old)?.pinned, revivedPanelOf(old)], [false, { source, pinned: false }]);
    });

    it('of very large arrays is their places in the documents and what was chosen', () => {
        const large = { ...example, logits: { data: new Float64Array(150_000), shape: [150_000] } };
        const stored = throughJson(
            storePanelState({ example: large, other: large, choices, opened: ['proof'], pinned: true }),
        );
        assert.deepEqual(restorePanelState(stored), { choices, opened: ['proof'], pinned: true });
        assert.deepEqual(revivedPanelOf(stored), { source, otherSource: source, pinned: true });
        assert.ok(
            restorePanelState(throughJson(storePanelState({ example: large, choices, opened: [], pinned: true })))
                ?.example,
            'one of them would fit',
        );
    });

    it('of a stage that is none explains the first', () => {
        const stored = throughJson(storePanelState({ example, choices, opened: [], pinned: false })) as object;
        assert.equal(restorePanelState({ ...stored, stage: 'cat' })?.stage, 'logits');
        assert.equal(restorePanelState(stored)?.stage, undefined);
    });

    it('of before there were sections to open has none open', () => {
        const stored = throughJson(storePanelState({ example, choices, opened: [], pinned: false })) as object;
        for (const opened of [undefined, 'facts', [1]]) {
            assert.deepEqual(restorePanelState({ ...stored, opened })?.opened, []);
        }
    });

    it('from before there were kinds of sources is that of a text', () => {
        const { uri, line, selections } = source;
        const former = { uri, fileName: 'a.py', line, name: 'logits', selections };
        const stored = {
            source: former,
            otherSource: { ...former, name: undefined },
            example: {
                source: former,
                logits: { data: { $type: 'Float64Array', $values: [1.5, 'NaN'] }, shape: [2] },
                options: {},
                origins: [],
                unresolved: [],
            },
            choices: { sample: 0, targets: [], options: {}, temperature: 1 },
            folded: ['exp'],
            pinned: true,
        };
        const nameless = { kind: 'text', uri, label: 'a.py', line, selections };
        assert.deepEqual(revivedPanelOf(throughJson(stored)), { source, otherSource: nameless, pinned: true });
        assert.deepEqual(restorePanelState(throughJson(stored))?.example?.source, source);
    });

    it('of a source of another kind keeps what only that kind knows', () => {
        const other = { kind: 'debug', uri: 'debug:1', label: 'out.logits', expression: 'out.logits' };
        const stored = throughJson(
            storePanelState({ example: { ...example, source: other }, choices, opened: [], pinned: false }),
        );
        assert.deepEqual(revivedPanelOf(stored), { source: other, pinned: false });
    });

    for (const value of [undefined, null, {}, { source: {} }, { source: { ...source, kind: 1 } }, { source: 'a.py' }]) {
        it(`is not revived from ${JSON.stringify(value)}`, () => assert.equal(revivedPanelOf(value), undefined));
    }

    /** Objects in objects, as only a hostile state has them. */
    const nested = (levels: number): unknown => {
        let value: unknown = {};
        for (let level = 0; level < levels; level++) {
            value = { value };
        }
        return value;
    };
    const withNumbers = ($values: readonly unknown[]): unknown => ({
        ...(throughJson(storePanelState({ example, choices, opened: [], pinned: false })) as object),
        example: {
            ...(throughJson({ ...example, target: undefined }) as object),
            logits: { data: { $type: 'Float64Array', $values }, shape: [$values.length] },
        },
    });
    it('takes numbers that are numbers', () =>
        assert.deepEqual([...restorePanelState(withNumbers([1, 'NaN']))!.example!.logits.data], [1, NaN]));

    const withChanges = (changedLogits: unknown): unknown => ({
        ...(throughJson(storePanelState({ example, choices, opened: [], pinned: false })) as object),
        choices: { targets: [], options: {}, temperature: 1, changedLogits },
    });
    it('takes changes that are changes', () =>
        assert.deepEqual(restorePanelState(withChanges([[1, 'NaN']]))?.choices.changedLogits, [[1, NaN]]));

    const damaged: readonly unknown[] = [
        withChanges([[1, 'cat']]),
        withChanges([[-1, 2]]),
        withChanges([1]),
        withChanges([[1, null]]),
        withNumbers([1, { toString: 1 }]),
        withNumbers([1, null]),
        nested(20_000),
        { example: nested(20_000), choices },
        undefined,
        null,
        0,
        'x',
        [],
        {},
        { example: {} },
        { example: null, choices: {} },
        { example: { source, logits: { data: [1], shape: [1] }, options: {} }, choices },
        {
            example: { source, logits: { data: { $type: 'Float64Array', $values: [1, 2] }, shape: [3] }, options: {} },
            choices,
        },
    ];
    for (const [index, value] of damaged.entries()) {
        it(`refuses damage ${index}: ${inspect(value, { depth: 6, breakLength: Infinity }).slice(0, 60)}`, () =>
            assert.equal(restorePanelState(value), undefined));
    }
});
