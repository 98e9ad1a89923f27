// What code proves without numbers. PyTorch 1.13 refuses or accepts each of these calls as it is said here.
import assert from 'node:assert/strict';
import { alarmsIn, fixed } from './problems';

const HEAD = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n';
const NET = `class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
        self.soft = nn.Softmax(dim=1)
    def forward(self, x):
        return self.soft(self.fc(x))
net = Net()
`;

/** Code, and the codes of its alarms. */
const seen: readonly (readonly [source: string, codes: readonly string[]])[] = [
    ['F.cross_entropy(torch.randn(8, 10, 20), torch.randint(0, 20, (8, 10)))', ['class-axis']],
    ['F.cross_entropy(torch.randn(8, 20, 10), torch.randint(0, 20, (8, 10)))', []],
    ['F.cross_entropy(torch.randn(8, 10, 20).transpose(1, 2), torch.randint(0, 20, (8, 10)))', []],
    ['F.cross_entropy(torch.randn(n, 10, 20), torch.randint(0, 20, (n, 10)))', []],
    ['F.cross_entropy(torch.randn(4, 5), torch.randint(0, 5, (3,)))', ['shape-mismatch']],
    ['F.cross_entropy(torch.randn(4, 5), torch.randint(0, 5, (4, 1)))', ['shape-mismatch']],
    ['F.cross_entropy(torch.randn(4, 5), torch.randint(0, 5, (4, 1)).squeeze(1))', []],
    ['F.cross_entropy(torch.randn(4, 10), torch.randint(1, 11, (4,)))', ['target-out-of-range']],
    ['F.cross_entropy(torch.randn(4, 10), torch.randint(1, 11, (4,)) - 1)', []],
    ['F.cross_entropy(torch.randn(4, 10), torch.randint(0, 10, (4,)))', []],
    ['F.cross_entropy(torch.randn(4, 10), torch.randint(0, 11, (4,)), ignore_index=10)', []],
    ['F.cross_entropy(torch.randn(4, 10), torch.randint(0, 11, (4,)), ignore_index=pad)', []],
    ['F.cross_entropy(torch.randn(6, 4), torch.tensor([-100] * 6))', ['all-ignored']],
    ['F.cross_entropy(torch.randn(6, 4), torch.tensor([-100] * 6), reduction="sum")', []],
    ['F.cross_entropy(torch.randn(6, 4), torch.tensor([-100] * 5 + [1]))', []],
    ['F.cross_entropy(torch.randn(3, 4), torch.tensor([0., 1., 2.]))', ['target-dtype']],
    ['F.cross_entropy(torch.randn(3, 4), torch.rand(3, 4))', []],
    ['F.cross_entropy(torch.randn(3, 4), F.one_hot(torch.randint(0, 4, (3,)), 4))', ['target-is-one-hot-integers']],
    ['F.cross_entropy(torch.randn(3, 4), F.one_hot(y, 4))', ['target-is-one-hot-integers']],
    ['F.cross_entropy(torch.randn(3, 4), F.one_hot(y, 4).float())', []],
    ['F.cross_entropy(torch.randn(3, 4), y, weight=torch.tensor([1.0, 2.0]))', ['shape-mismatch']],
    ['F.cross_entropy(torch.randn(3, 2), y, weight=torch.tensor([1.0, 2.0]))', []],
    ['nn.CrossEntropyLoss(weight=torch.ones(5))(nn.Linear(8, 3)(x), y)', ['shape-mismatch']],
    ['F.cross_entropy(nn.Linear(8, 1)(x), y)', ['single-logit']],
    ['nn.BCEWithLogitsLoss()(nn.Linear(8, 1)(x), y)\nF.cross_entropy(z, y)', []],
    ['F.cross_entropy(F.softmax(x, dim=1), y)', ['probabilities-as-logits']],
    ['F.cross_entropy(torch.sigmoid(nn.Linear(8, 3)(x)), y)', ['probabilities-as-logits']],
    ['F.cross_entropy(torch.log(F.softmax(x, dim=1)), y)', []],
    ['F.cross_entropy(x, F.softmax(y, dim=1))', []],
    [`${NET}nn.CrossEntropyLoss()(net(x), y)`, ['probabilities-as-logits']],
    [`${NET}nn.CrossEntropyLoss()(net.fc(x), y)`, []],
    [
        'model = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))\nnn.CrossEntropyLoss()(model(x), y)',
        ['probabilities-as-logits'],
    ],
    ['model = nn.Sequential(nn.Linear(8, 3), nn.LogSoftmax(dim=1))\nnn.NLLLoss()(model(x), y)', []],
    [
        'model = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 3))\nnn.NLLLoss()(model(x), y)',
        ['nll-on-logits'],
    ],
    ['nn.NLLLoss()(F.softmax(x, dim=1), y)', ['nll-on-probabilities']],
    ['nn.NLLLoss()(model(x), y)', []],
    ['F.cross_entropy(torch.argmax(model(x), dim=1).float(), y)', ['one-hot-as-logits']],
    ['nn.CrossEntropyLoss(model(x), labels)', ['loss-misused']],
    ['nn.CrossEntropyLoss(torch.randn(3, 4), torch.tensor([0, 1, 2]))', ['loss-misused']],
    ['nn.CrossEntropyLoss(weights, False)(x, y)', []],
    ['nn.CrossEntropyLoss()(torch.tensor([0, 1, 2]), torch.randn(3, 4))', ['loss-misused']],
    ['F.cross_entropy(target=torch.tensor([0, 1, 2]), input=torch.randn(3, 4))', []],
    ['out = F.softmax(x, dim=1)\nout = model(out)\nF.cross_entropy(out, y)', []],
    ['def f(x):\n    if a:\n        return x\n    return F.softmax(x, dim=1)\nF.cross_entropy(f(x), y)', []],
    ['def f(x):\n    return F.softmax(x, dim=1)\nF.cross_entropy(f(x), y)', ['probabilities-as-logits']],
];

/** Code, the code of its alarm, and what the first fix makes of its last line. */
const mended: readonly (readonly [source: string, code: string, after: string])[] = [
    [
        'out = torch.randn(8, 10, 20)\nF.cross_entropy(out, torch.randint(0, 20, (8, 10)))',
        'class-axis',
        'F.cross_entropy(out.transpose(1, 2), torch.randint(0, 20, (8, 10)))',
    ],
    [
        'y = torch.randint(1, 11, (4,))\nF.cross_entropy(torch.randn(4, 10), y)',
        'target-out-of-range',
        'F.cross_entropy(torch.randn(4, 10), y - 1)',
    ],
    [
        'F.cross_entropy(x, F.one_hot(y, 4))',
        'target-is-one-hot-integers',
        'F.cross_entropy(x, F.one_hot(y, 4).float())',
    ],
    ['F.cross_entropy(F.softmax(x, dim=1), y)', 'probabilities-as-logits', 'F.cross_entropy(x, y)'],
    ['nn.CrossEntropyLoss(out, labels)', 'loss-misused', 'nn.CrossEntropyLoss()(out, labels)'],
    [
        'F.cross_entropy(torch.tensor([0, 1, 2]), torch.randn(3, 4))',
        'loss-misused',
        'F.cross_entropy(torch.randn(3, 4), torch.tensor([0, 1, 2]))',
    ],
    [
        'F.cross_entropy(torch.randn(2, 3), torch.tensor([0., 1.]))',
        'target-dtype',
        'F.cross_entropy(torch.randn(2, 3), torch.tensor([0., 1.]).long())',
    ],
];

describe('code without numbers', () => {
    for (const [source, codes] of seen) {
        it(`${source}: ${codes.join(', ') || 'nothing'}`, async () =>
            assert.deepEqual(await alarmsIn(HEAD + source), codes));
    }
    for (const [source, code, after] of mended) {
        it(`fixes ${source}`, async () => {
            const [first] = await fixed(HEAD + source, code);
            assert.equal(first?.after.split('\n').at(-1), after);
        });
    }

    it('takes no softmax out of a function that others call, too', async () => {
        const source = 'def f(x):\n    return F.softmax(x, dim=1)\nprint(f(a))\nF.cross_entropy(f(b), y)';
        assert.deepEqual(await fixed(HEAD + source, 'probabilities-as-logits'), []);
    });
});
