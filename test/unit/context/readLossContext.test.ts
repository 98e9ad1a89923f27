import assert from 'node:assert/strict';
import { readLossContext } from '../../../src/context';
import { textAt, unmark } from './contextAt';

describe('readLossContext without a parser', () => {
    const cases: readonly (readonly [
        what: string,
        languageId: string,
        marked: string,
        target: readonly number[],
        where: string,
    ])[] = [
        ['a printout', 'plaintext', 'output: §tensor([[1.5, 2.5, 3.5]])\ntarget: tensor([2])', [2], 'tensor([2])'],
        ['a plain number', 'plaintext', 'logits: §[1.5, 2.5]\nlabel: 1', [1], 'label: 1'],
        ['an argument', 'plaintext', 'Output(logits=§tensor([[1.5, 2.5]]), labels=tensor([1]))', [1], 'tensor([1])'],
        [
            'Python without a loss',
            'python',
            'logits = §torch.tensor([[1.5, 2.5]])\ntarget = torch.tensor([1])',
            [1],
            'torch.tensor([1])',
        ],
        ['a comment behind the array', 'python', 'logits = §torch.tensor([[1.5, 2.5]])  # target: 1', [1], 'target: 1'],
        [
            'comments that print both',
            'python',
            '# logits = §tensor([[1.5, 2.5]])\n# target = tensor([1])',
            [1],
            'tensor([1])',
        ],
        [
            'JSON, its own object before a nearer one',
            'json',
            '[\n {"labels": [0],\n  "id": 7,\n  "logits": §[[1.5, 2.5]]},\n {"labels": [1], "logits": [[3.5, 4.5]]}\n]',
            [0],
            '[0]',
        ],
        [
            'JSON, the object around its own',
            'json',
            '[\n {"out": {\n   "logits": §[[1.5, 2.5]]},\n\n   "labels": [0]},\n {"labels": [1]}\n]',
            [0],
            '[0]',
        ],
        [
            'JSON Lines',
            'jsonl',
            '{"logits": [1.5, 2.5], "label": 0}\n{"logits": §[3.5, 4.5], "label": 1}\n{"logits": [1.5, 2.5], "label": 0}',
            [1],
            'label": 1',
        ],
        [
            'a call before what stands nearer',
            'javascript',
            'loss({\n  logits: §[1.5, 2.5],\n  steps: 3,\n  target: [1] });\nconst target = [0];',
            [1],
            '[1]',
        ],
    ];
    for (const [what, languageId, marked, target, where] of cases) {
        it(what, () => {
            const { source, span } = unmark(marked);
            const context = readLossContext(source, span, languageId);
            assert.ok(!(context instanceof Promise), 'at once');
            assert.deepEqual([...context.target!.data], target);
            assert.equal(textAt(source, context.sources?.target), where);
        });
    }

    it('does not parse another language', () => {
        const { source, span } = unmark('x = §[[1.5, 2.5]]; F.cross_entropy(x, torch.tensor([1]))');
        assert.deepEqual(readLossContext(source, span, 'plaintext'), { options: {}, sources: {} });
    });

    it('says nothing where there is no array', () =>
        assert.deepEqual(readLossContext('import torch', { start: 0, end: 6 }, 'python'), { options: {} }));
});
