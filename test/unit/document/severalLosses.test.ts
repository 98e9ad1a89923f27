import assert from 'node:assert/strict';
import { readingOf, ReadText } from '../../../src/document';
import { explain } from '../../../src/explain';

const CODE = `import torch
from torch import nn
import torch.nn.functional as F
logits = torch.tensor([[2.0, 1.0, 0.1], [0.5, 2.5, 0.3]])
target = torch.tensor([0, 1])
print(F.cross_entropy(logits, target))
total = nn.CrossEntropyLoss(
    reduction='sum')(logits, target)
other = F.cross_entropy(logits, torch.tensor([1, 1]), label_smoothing=0.1)
alone = torch.tensor([[1.0, 2.0]])
F.cross_entropy(alone, torch.tensor([0]))
`;
const text = new ReadText(CODE, 'python');
const at = (what: string) => [{ start: CODE.indexOf(what) + 1, end: CODE.indexOf(what) + 1 }];

async function reading(what: string, loss?: number) {
    const found = await text.exampleIn(at(what), loss);
    assert.ok(found.kind === 'found', found.kind);
    const { choice, ...question } = readingOf(found, CODE);
    return { choice, loss: explain(question).breakdown!.loss.data[0]!.toFixed(4) };
}

describe('several losses of one array', () => {
    it('are listed in the order of the text, the first one chosen', async () => {
        assert.deepEqual((await reading('[[2.0')).choice, {
            losses: [
                { text: 'F.cross_entropy(logits, target)', line: 6 },
                { text: "nn.CrossEntropyLoss( reduction='sum')(logits, target)", line: 7 },
                { text: 'F.cross_entropy(logits, torch.tensor([1, 1]), label_smoothi…', line: 9 },
            ],
            chosen: 0,
        });
        assert.equal((await reading('[[1.0')).choice, undefined);
    });

    it('are each explained when they are chosen; what is not there is not', async () => {
        // torch: mean .3185, sum .6371, with the targets 1 and 1 and smoothing .1
        assert.deepEqual(await Promise.all([0, 1, 2, 7].map(async loss => (await reading('[[2.0', loss)).loss)), [
            '0.3185',
            '0.6371',
            '0.8869',
            '0.3185',
        ]);
    });
});
