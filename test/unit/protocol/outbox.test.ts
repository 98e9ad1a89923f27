import assert from 'node:assert/strict';
import { Outbox } from '../../../src/protocol/outbox';
import type { HostMessage, PanelExample } from '../../../src/protocol';

const example: PanelExample = {
    source: { kind: 'text', uri: 'file:///a.py', label: 'a.py' },
    logits: { data: Float64Array.of(1, 2), shape: [2] },
    options: {},
    origins: [],
    unresolved: [],
};
const show: HostMessage = { type: 'show', example };
const outline: HostMessage = {
    type: 'outline',
    outline: {
        source: example.source,
        loss: 'cross_entropy',
        place: { start: 0, end: 1, line: 1 },
        parts: [],
        unnamed: [],
        findings: [],
        fixes: [],
    },
};
const unreadable: HostMessage = { type: 'unreadable', message: 'No array.' };

/** An outbox, and what has left it. */
function outbox(): { readonly box: Outbox; readonly posted: HostMessage[] } {
    const posted: HostMessage[] = [];
    return { box: new Outbox(message => posted.push(message)), posted };
}

describe('the outbox to a page', () => {
    it('sends an example once to a page that loads', () => {
        const { box, posted } = outbox();
        box.send(show);
        assert.deepEqual(posted, [], 'there is no page yet');
        box.pageIsReady();
        assert.deepEqual(posted, [show]);
    });

    it('sends at once what comes later, and once', () => {
        const { box, posted } = outbox();
        box.pageIsReady();
        box.send(show);
        box.tell({ type: 'focus' });
        assert.deepEqual(posted, [show, { type: 'focus' }]);
    });

    it('tells a page that loads again the last of each state, and no more than that', () => {
        const { box, posted } = outbox();
        box.send(unreadable);
        box.send({ type: 'pinned', pinned: true });
        box.send({ type: 'pinned', pinned: false });
        box.pageIsReady();
        box.send(show);
        box.tell({ type: 'cursorAt', index: 1 });
        posted.length = 0;
        box.pageIsReady();
        assert.deepEqual(posted, [{ type: 'pinned', pinned: false }, show]);
    });

    it('tells a page that loads again what is shown now: numbers, or what is known without them', () => {
        const { box, posted } = outbox();
        box.send(show);
        box.send(unreadable);
        box.send(outline);
        box.pageIsReady();
        assert.deepEqual(posted.splice(0), [outline]);
        box.send(show);
        posted.length = 0;
        box.pageIsReady();
        assert.deepEqual(posted, [show]);
    });

    it('keeps where the cursor was last for the page that is still loading, behind the example', () => {
        const { box, posted } = outbox();
        box.tell({ type: 'cursorAt', index: 0 });
        box.tell({ type: 'cursorAt', index: 1 });
        box.send(show);
        box.pageIsReady();
        assert.deepEqual(posted, [show, { type: 'cursorAt', index: 1 }]);
    });
});
