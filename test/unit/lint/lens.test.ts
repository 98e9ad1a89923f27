import assert from 'node:assert/strict';
import { calledLosses, SourceText } from '../../../src/context';
import { lensTitle } from '../../../src/lint';

const X = 'torch.tensor([[2, 1, 0.1], [0.5, 2.5, 0.3]])';
const Y = 'torch.tensor([0, 1])';

/** Losses by torch 1.13; no number where the loss is not one number, or cross-entropy does not tell it. */
const titles: readonly (readonly [source: string, title: string])[] = [
    [`F.cross_entropy(${X}, ${Y})`, 'Explain Cross-Entropy · loss 0.3185'],
    [`nn.CrossEntropyLoss(reduction='sum')(${X}, ${Y})`, 'Explain Cross-Entropy · loss 0.6371'],
    [`F.cross_entropy(${X}.softmax(1), ${Y})`, 'Explain Cross-Entropy · loss 0.7450'],
    [`F.nll_loss(F.log_softmax(${X}, 1), ${Y})`, 'Explain Cross-Entropy · loss 0.3185'],
    [`F.nll_loss(${X}, ${Y})`, 'Explain Cross-Entropy'],
    [`F.cross_entropy(${X}, ${Y}, reduction='none')`, 'Explain Cross-Entropy'],
    [`F.cross_entropy(${X}, ${Y}, weight=weights)`, 'Explain Cross-Entropy'],
    [`F.cross_entropy(${X}, y)`, 'Explain Cross-Entropy'],
    [`F.cross_entropy(${X}, torch.tensor([0, 3]))`, 'Explain Cross-Entropy'],
    ['keras.losses.SparseCategoricalCrossentropy()([0], [[0.25, 0.75]])', 'Explain Cross-Entropy'],
];

describe('the line above a call', () => {
    for (const [source, title] of titles) {
        it(source, async () =>
            assert.deepEqual((await calledLosses(new SourceText(source, 'python'))).map(lensTitle), [title]),
        );
    }
    for (const source of ['F.cross_entropy(model(x), y)', 'x = [1.5, 2.5]', `x = ${X}\nx.sum()  # no cross_entropy`]) {
        it(`is not there for ${source}`, async () =>
            assert.deepEqual(await calledLosses(new SourceText(source, 'python')), []));
    }
});
