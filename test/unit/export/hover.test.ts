import assert from 'node:assert/strict';
import { findExample } from '../../../src/context';
import { ReadText } from '../../../src/document';
import { hoverMarkdown } from '../../../src/export/hover';
import { hoverAt } from '../../../src/report/hover';

function hover(text: string): string {
    const found = findExample(text, { start: text.indexOf('[') + 1, end: text.indexOf('[') + 1 });
    assert.equal(found.kind, 'found');
    return hoverMarkdown(found, 'command:x');
}

describe('the hover', () => {
    it('of one sample has a row per class and the loss', () => {
        const text = hover('output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])');
        assert.ok(text.includes('| 2 | 1.5415 | 0.5496 | −0.5986 | 1 |'), text);
        assert.ok(text.includes('loss **0.5986**'), text);
        assert.ok(text.includes('shape (1, 3)') && text.includes('(command:x)'), text);
    });

    it('without a target has the loss per possible target', () => {
        const text = hover('[1.2372, -0.9604, 1.5415]');
        assert.ok(text.includes('| 0 | 1.2372 | 0.4054 | −0.9029 | 0.9029 |') && !text.includes('loss **'), text);
    });

    it('of a batch has a row per sample and the mean loss', () => {
        const text = hover('logits = [[2, 1, 0.1], [0.5, 2.5, 0.3]]\ntarget = [0, 1]');
        assert.ok(text.includes('| 1 | 1 | 1 | 0.8025 | 0.2200 |') && text.includes('loss **0.3185**'), text);
    });

    it('of many classes shows the most probable ones and the target', () => {
        const text = hover(`logits = [${Array.from({ length: 50 }, (_, i) => i / 10).join(', ')}]\ntarget = 3`);
        assert.ok(
            text.includes('| 3 | 0.3000 |') && text.includes('| 49 | 4.9000 |') && text.includes('and 41 more classes'),
            text,
        );
    });

    it('says what torch refuses', () => assert.match(hover('logits = [[1, 2]]\ntarget = [2]'), /target/i));

    it('says what is wrong in a line', () => {
        const text = hover('logits = [[0.7, 0.2, 0.1]]\ntarget = [0]');
        const [line] = /\$\(error\).*/.exec(text)!;
        assert.match(line, /look like the output of softmax\\?\.$/);
        assert.ok(line.length < 150, line);
    });

    it('says which columns of a table were left out, or chosen, as the panel does', async () => {
        const table = 'cat,dog,split\n1.25,-0.5,train\n0.5,2.0,test\n';
        const at = table.indexOf('1.25');
        const read = async (text: ReadText): Promise<string> => (await hoverAt(text, at, () => 'command:x'))!.markdown;
        const text = new ReadText(table, 'csv');
        assert.match(await read(text), /this column of the table does not hold logits, so it is left out: split\\?\./);
        const choice = { names: ['cat', 'dog', 'split'], logits: [1, 0] };
        const chosen = await read(text.readWith(choice));
        assert.match(chosen, /As you chose, these columns hold the logits: cat, dog\\?\./);
    });

    it('lets no text of the document become markup', () => {
        const text = hover('a_b_c = [[1.5, 2.5]]');
        assert.ok(text.includes('a\\_b\\_c'), text);
    });
});
