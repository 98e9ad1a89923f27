import assert from 'node:assert/strict';
import { columnsNotice, explain, partialNotice } from '../../../src/explain';
import { reportOnText } from '../../../src/report';

const question = { logits: { data: Float64Array.of(1, 2), shape: [2] } };

describe('what is said of a table besides its logits', () => {
    it('names the columns that are left out, and says why', () => {
        assert.equal(columnsNotice(explain(question)), undefined);
        const notice = (leftOut: readonly string[]) => columnsNotice(explain({ ...question, leftOut }));
        assert.match(notice(['split'])!, /name and contents, this column .* left out: split\.$/);
        assert.match(notice(['split', 'loss'])!, /these columns .* left out: split, loss\.$/);
        assert.match(notice(Array.from('abcdefghij'))!, /left out: a, b, c, d, e, f, g, h and 2 more\.$/);
    });
    it('says that there are more classes', () => {
        assert.equal(partialNotice(explain(question)), undefined);
        assert.match(partialNotice(explain({ ...question, isPartial: true }))!, /only some of the classes/);
    });
    it('comes from the text', async () => {
        const table = 'cat,dog,label,split\n1.5,2.5,0,train\n3.5,4.5,1,val\n';
        const { notices, target } = await reportOnText(table, {
            languageId: 'plaintext',
            selections: [{ start: 21, end: 21 }],
        });
        assert.equal(notices.length, 1);
        assert.match(notices[0]!, /left out: split\./);
        assert.deepEqual([...target!.data], [0, 1]);
        const tokens = '"top_logprobs": [{" cat": -0.5, " dog": -1.5}]';
        const { notices: said } = await reportOnText(tokens, {
            languageId: 'json',
            selections: [{ start: 25, end: 25 }],
        });
        assert.match(said[0]!, /only some of the classes/);
    });
});
