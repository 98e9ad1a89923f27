import assert from 'node:assert/strict';
import { findExample } from '../../../src/context';
import type { FoundExample, NoExample } from '../../../src/context';

/** The text with `|` for the cursor, or `<` and `>` around the selection. */
function find(marked: string): FoundExample | NoExample {
    const cursor = marked.indexOf('|');
    const start = cursor >= 0 ? cursor : marked.indexOf('<');
    const end = cursor >= 0 ? cursor : marked.indexOf('>') - 1;
    assert.ok(start >= 0 && end >= start, 'a cursor or a selection');
    return findExample(marked.replace(/[|<>]/g, ''), { start, end });
}

function found(marked: string): FoundExample {
    const result = find(marked);
    assert.equal(result.kind, 'found', JSON.stringify(result));
    return result;
}

const PRINTOUT = `output:              tensor([[ 1.2372, -0.9604,  1.5415]])
target:              tensor([2])
softmax:             tensor([[0.4054, 0.0450, 0.5496]])
nllloss:             tensor(0.5986)
`;

describe('findExample', () => {
    describe('takes as logits', () => {
        const cases: readonly (readonly [string, string, readonly number[]])[] = [
            ['the array under the cursor', 'x = [1.5, 2|.5, 3.5]', [1.5, 2.5, 3.5]],
            ['the first array of the line', '|x = [1.5, 2.5, 3.5]', [1.5, 2.5, 3.5]],
            ['the whole of an array that begins on the line', '|x = [\n1.5,\n2.5]', [1.5, 2.5]],
            ['the selected array', 'x = [9, 9]\ny = <[1.5, 2.5]>\n', [1.5, 2.5]],
            ['a selected row of a larger one', 'x = [[1, 2], <[3, 4]>]', [3, 4]],
            ['selected numbers without brackets', 'x = [<1.2372, -0.9604, 1.5415>]', [1.2372, -0.9604, 1.5415]],
            [
                'the whole of an array that the selection cuts through',
                'x = tensor([[1.5, <2.5], [3.5>, 4.5]])',
                [1.5, 2.5, 3.5, 4.5],
            ],
            [
                'the selected array that is not called a target',
                '<target: tensor([1, 0])\nlogits: tensor([[1., 2.], [3., 4.]])>',
                [1, 2, 3, 4],
            ],
            ['the logits of the target that is pointed at', PRINTOUT.replace('([2', '([|2'), [1.2372, -0.9604, 1.5415]],
        ];
        for (const [what, marked, values] of cases) {
            it(what, () => assert.deepEqual([...found(marked).logits.data], values));
        }
    });

    describe('finds the target', () => {
        const cases: readonly (readonly [string, string, readonly number[]])[] = [
            ['in a printout', PRINTOUT.replace('1.2372', '1.2|372'), [2]],
            ['in code', 'output = torch.tensor([[1.2|372, -0.9604, 1.5415]])\ntarget = torch.tensor([2])', [2]],
            ['in JSON', '{"logits": [[1.|5, 2.5], [3.5, 4.5]], "labels": [1, 0]}', [1, 0]],
            ['that is a plain number', 'logits = [1.|5, 2.5, 3.5]\nlabel = 1', [1]],
            [
                'in the selection, before what stands outside',
                'target = [0]\n<logits = [[1.5, 2.5]]\ntarget = [1]>',
                [1],
            ],
            [
                'of the nearest of several blocks',
                'logits: [[1., 2.]]\ntarget: [0]\nlogits: [[3.|, 4.]]\ntarget: [1]',
                [1],
            ],
            ['of one sample without its batch axis', 'logits = [1.|5, 2.5]\ntarget = [1]', [1]],
        ];
        for (const [where, marked, target] of cases) {
            it(where, () => assert.deepEqual([...found(marked).context.target!.data], target));
        }

        it('that holds class probabilities', () => {
            const { target } = found('logits = [[1.|5, 2.5]]\ntarget = [[0.3, 0.7]]').context;
            assert.equal(target?.kind, 'probability');
            assert.deepEqual([...target.data], [0.3, 0.7]);
        });

        it('says that one does not fit', () => {
            const { context } = found('logits = [[1.|5, 2.5]]\ntarget = [0, 1, 0]');
            assert.equal(context.target, undefined);
            assert.deepEqual(context.misfit?.shape, [3]);
        });

        const none = [
            'logits = [[1.|5, 2.5]]',
            'logits = [1.|5, 2.5]\ny_pred = 1',
            'logits = [1.|5, 2.5]\ntarget = 1.5',
            'logits = [1.|5, 2.5]\ntarget = n - 1',
        ];
        for (const marked of none) {
            it(`not in ${JSON.stringify(marked)}`, () => assert.equal(found(marked).context.target, undefined));
        }
    });

    describe('says why there is nothing to explain', () => {
        it('no array at the cursor, and where the nearest is', () => {
            const result = find('|import torch\n\nx = [1.5, 2.5]');
            assert.ok(result.kind === 'nothing' && result.where === 'cursor');
            assert.deepEqual([...result.nearest!.data], [1.5, 2.5]);
        });

        it('no array in the selection', () => {
            const result = find('<import torch>');
            assert.ok(result.kind === 'nothing' && result.where === 'selection' && result.nearest === undefined);
        });

        it('an empty document', () => assert.equal(find('|').kind, 'nothing'));

        it('an elided array', () => {
            const result = find('tensor([1.2, | ..., 3.4])');
            assert.ok(result.kind === 'unreadable' && result.unreadable.reason === 'elided');
        });

        it('a single number', () => assert.deepEqual(find('loss: tensor(0.5|986)'), { kind: 'no-classes', shape: [] }));
    });
});
