import assert from 'node:assert/strict';
import { contextAt, textAt } from './contextAt';

const ARTICLE = `output:              §tensor([[ 1.2372, -0.9604,  1.5415]])
target:              tensor([2])
softmax:             tensor([[0.4054, 0.0450, 0.5496]])
logsoftmax:          tensor([[-0.9029, -3.1005, -0.5986]])
`;
const L = 'logits: §tensor([[1.5, 2.5]])';

const found: readonly (readonly [what: string, marked: string, text: string, languageId?: string])[] = [
    ['CrossEntropyLoss', `${ARTICLE}CrossEntropyLoss:    tensor(0.5986)\n`, '0.5986'],
    [
        'nllloss, the first of two',
        `${ARTICLE}nllloss:             tensor(0.5986)\nCrossEntropyLoss:    tensor(0.5987)\n`,
        '0.5986',
    ],
    ['a plain number', `${L}\nloss = 1.25`, '1.25'],
    ['a gradient function', `${L}\nloss: tensor(0.3133, grad_fn=<NllLossBackward0>)`, '0.3133'],
    ['an exponent', `${L}\nloss: tensor(5.9860e-01)`, '5.9860e-01'],
    ['a train loss of a log', `${L}\nepoch 3, train loss: 0.4242, accuracy: 0.9`, '0.4242'],
    [
        'an output object',
        'SequenceClassifierOutput(loss=tensor(0.3133), logits=§tensor([[1.5, 2.5]]), hidden_states=None)',
        '0.3133',
    ],
    ['JSON', '{"logits": §[[1.5, 2.5]], "loss": 0.3133}', '0.3133', 'json'],
    ['nan', `${L}\nloss: tensor(nan)`, 'nan'],
    [
        'a comment behind a call',
        'logits = §torch.tensor([[1.5, 2.5]])\nloss = F.cross_entropy(logits, y)  # tensor(0.3133)',
        '0.3133',
    ],
    ['a comment behind a print', 'logits = §torch.tensor([[1.5, 2.5]])\nprint(loss.item())  # 0.3133', '0.3133'],
    [
        'the line below a prompt',
        '>>> logits = §torch.tensor([[1.5, 2.5]])\n>>> F.cross_entropy(logits, y)\ntensor(0.3133)',
        '0.3133',
    ],
    ['of its own block, the first', `${L}\nloss: 0.25\nlogits: tensor([[3.5, 4.5]])\nloss: 0.75`, '0.25'],
    [
        'of its own block, the second',
        `logits: tensor([[3.5, 4.5]])\nloss: 0.25\n${L}\ntarget: 1\nlr: 0.1\nloss: 0.75`,
        '0.75',
    ],
    ['before the array', `loss: 0.25\n${L}`, '0.25'],
];

const none: readonly (readonly [string, string])[] = [
    ['a start value', `${L}\nloss = 0.0`],
    ['a sum', `${L}\ntotal_loss = 12.5`],
    ['another loss', `${L}\nmse_loss: 0.25`],
    ['a computed value', `${L}\nloss = 0.5 * other`],
    ['a percentage', `${L}\nloss: 12.5%`],
    ['no value', 'SequenceClassifierOutput(loss=None, logits=§tensor([[1.5, 2.5]]))'],
    ["the next block's", `${L}\nlogits: tensor([[3.5, 4.5]])\nloss: 0.75`],
    ['a version', `${L}\nloss: 1.2.3`],
    [
        'that of another array, in whose line it stands',
        `${L}\nscores = [[8.5, 1.5]]\nprint(F.cross_entropy(scores, y))  # tensor(0.5526)`,
    ],
];

describe('a printed loss', () => {
    for (const [what, marked, text, languageId = 'plaintext'] of found) {
        it(what, async () => {
            const { printedLoss, sources, source } = await contextAt(marked, languageId);
            assert.equal(printedLoss?.text, text);
            assert.equal(textAt(source, printedLoss.span), text);
            assert.deepEqual(sources?.printedLoss, printedLoss.span);
            assert.deepEqual(printedLoss.value, text === 'nan' ? NaN : Number(text));
        });
    }
    for (const [what, marked] of none) {
        it(`none: ${what}`, async () => assert.equal((await contextAt(marked, 'plaintext')).printedLoss, undefined));
    }

    it('is where it is said to be, before and behind an array of any length', async () => {
        for (const numbers of [2, 60, 61, 200, 5000]) {
            const array = `[${Array.from({ length: numbers }, (_, i) => `${i}.25`).join(', ')}]`;
            for (const marked of [
                `loss: 0.5986\nlogits: §${array}\n`,
                `logits: §${array}\nloss: 0.5986\n`,
                `logits: §${array} loss: 0.5986`,
            ]) {
                const { source, printedLoss } = await contextAt(marked, 'plaintext');
                assert.equal(textAt(source, printedLoss?.span), '0.5986', `${numbers}: ${marked.slice(0, 30)}`);
            }
        }
    });

    it('is its own where its line names it beside another array', async () => {
        const { printedLoss } = await contextAt(
            'weights = [1.5, 2.5]\nlogits = §[[1.5, 2.5]]\nprint(F.cross_entropy(logits, y, weights))  # tensor(0.3133)',
        );
        assert.equal(printedLoss?.text, '0.3133');
    });
    it('stands beside a call of a loss', async () => {
        const { printedLoss, target } = await contextAt(
            'logits = §torch.tensor([[1.5, 2.5]])\nloss = F.cross_entropy(logits, torch.tensor([1]))\n# loss: tensor(0.3133)',
        );
        assert.equal(printedLoss?.text, '0.3133');
        assert.deepEqual([...target!.data], [1]);
    });
});
