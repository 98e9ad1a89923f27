import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { parseHostMessage, parsePanelMessage } from '../../../src/protocol';

const example = {
    source: { kind: 'text', uri: 'file:///a.py', label: 'a.py', line: 1, selections: [{ start: 0, end: 0 }] },
    logits: { data: Float64Array.of(1, 2), shape: [2] },
    options: {},
    origins: [],
    unresolved: [],
};

const place = { start: 0, end: 4, line: 3 };
const step = { text: 'x.view(-1)', operation: '.view(-1)', shape: ['?', 3], dtype: 'float32', place };
const outline = {
    source: { kind: 'text', uri: 'file:///a.py', label: 'a.py', line: 3, selections: [{ start: 0, end: 0 }] },
    loss: 'cross_entropy',
    place,
    parts: [{ part: 'logits', text: 'x', steps: [step, { text: 'y', obstacle: { kind: 'call', name: 'f' }, place }] }],
    unnamed: [],
    findings: [{ code: 'class-axis', severity: 'error', brief: 'b', message: 'm', why: 'w', link: 'l' }],
    fixes: [],
};

describe('messages', () => {
    it('let through what the protocol knows', () => {
        assert.deepEqual(parseHostMessage({ type: 'show', example }), { type: 'show', example });
        assert.deepEqual(parseHostMessage({ type: 'outline', outline }), { type: 'outline', outline });
        assert.deepEqual(parseHostMessage({ type: 'compare', example }), { type: 'compare', example });
        assert.deepEqual(parseHostMessage({ type: 'compare' }), { type: 'compare' });
        assert.deepEqual(parsePanelMessage({ type: 'ready' }), { type: 'ready' });
        assert.deepEqual(parsePanelMessage({ type: 'pin', pinned: true }), { type: 'pin', pinned: true });
        const picture = { type: 'savePicture', format: 'png', data: Uint8Array.of(137) };
        assert.deepEqual(parsePanelMessage(picture), picture);
    });

    const strangers: readonly unknown[] = [
        undefined,
        null,
        'ready',
        {},
        { type: 'nonsense' },
        { type: 'show' },
        { type: 'show', example: { ...example, logits: { data: [1, 2], shape: [2] } } },
        { type: 'show', example: { ...example, logits: { data: Float64Array.of(1), shape: [2] } } },
        { type: 'compare', example: { ...example, logits: { data: Float64Array.of(1), shape: [2] } } },
        { type: 'outline' },
        { type: 'outline', outline: { ...outline, parts: [{ part: 'bias', text: 'x', steps: [] }] } },
        {
            type: 'outline',
            outline: { ...outline, parts: [{ part: 'target', text: 'x', steps: [{ ...step, shape: [null] }] }] },
        },
        { type: 'pin' },
        { type: 'pinned', pinned: 'yes' },
        { type: 'savePicture', format: 'exe', data: Uint8Array.of(1) },
        { type: 'savePicture', format: 'svg', data: '<svg/>' },
        { type: 'savePicture', format: 'svg', data: new Uint8Array() },
    ];
    for (const data of strangers) {
        it(`refuse ${inspect(data, { breakLength: Infinity })}`, () => {
            assert.equal(parseHostMessage(data), undefined);
            assert.equal(parsePanelMessage(data), undefined);
        });
    }
});
