import assert from 'node:assert/strict';
import { contextAt, textAt } from '../contextAt';

/** What the text calls the loss with: logits of shape (2, 3) marked by §, classes 0, 1, 2. */
const X = '§torch.tensor([[1.5, 2.5, 3.5], [4.5, 5.5, 6.5]])';
const HEAD = `import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\nlogits = ${X}\n`;

type Case = readonly [what: string, marked: string, target: readonly number[], where?: string];

const index: readonly Case[] = [
    [
        'F.cross_entropy, by position',
        `${HEAD}y = torch.tensor([2, 0])\nloss = F.cross_entropy(logits, y)`,
        [2, 0],
        'torch.tensor([2, 0])',
    ],
    [
        'by keyword, in any order',
        `${HEAD}y = torch.tensor([2, 0])\nloss = F.cross_entropy(target=y, input=logits)`,
        [2, 0],
    ],
    ['literals in the call', `loss = F.cross_entropy(${X}, torch.tensor([2, 1]))`, [2, 1], 'torch.tensor([2, 1])'],
    [
        'a criterion made and called at once',
        `${HEAD}loss = nn.CrossEntropyLoss()(logits, torch.LongTensor([0, 1]))`,
        [0, 1],
    ],
    [
        'a criterion with a name',
        `${HEAD}criterion = nn.CrossEntropyLoss()\ny = torch.tensor([1, 1])\nloss = criterion(logits, y)`,
        [1, 1],
    ],
    [
        'a criterion moved to a device',
        `${HEAD}loss_fn = nn.CrossEntropyLoss().to(device)\nloss = loss_fn(logits, torch.tensor([1, 2]))`,
        [1, 2],
    ],
    [
        'self.criterion of another method',
        `class M:
    def __init__(self):
        self.criterion = nn.CrossEntropyLoss()
    def loss(self):
        logits = ${X}
        y = torch.tensor([2, 2])
        return self.criterion(logits, y)`,
        [2, 2],
    ],
    [
        'an attribute of the class',
        `class M:\n    criterion = nn.CrossEntropyLoss()\n    def loss(self):\n        return self.criterion(${X}, torch.tensor([2, 1]))`,
        [2, 1],
    ],
    [
        'a criterion with an annotation',
        `${HEAD}criterion: nn.Module = nn.CrossEntropyLoss()\nloss = criterion(logits, torch.tensor([0, 2]))`,
        [0, 2],
    ],
    [
        'an imported name',
        `from torch.nn import CrossEntropyLoss as CE\nlogits = ${X}\nCE()(logits, torch.tensor([0, 0]))`,
        [0, 0],
    ],
    [
        'an imported function',
        `from torch.nn.functional import (\n    cross_entropy, # the loss\n    softmax)\ncross_entropy(${X}, torch.tensor([0, 2]))`,
        [0, 2],
    ],
    ['a name for the class', `Loss = torch.nn.CrossEntropyLoss\nLoss()(${X}, torch.tensor([1, 2]))`, [1, 2]],
    [
        'a partial',
        `from functools import partial\nloss_fn = partial(F.cross_entropy, reduction='sum')\nloss_fn(${X}, torch.tensor([1, 0]))`,
        [1, 0],
    ],
    ['criterion.forward', `criterion = nn.CrossEntropyLoss()\ncriterion.forward(${X}, torch.tensor([1, 0]))`, [1, 0]],
    [
        'NLLLoss of log_softmax',
        `${HEAD}y = torch.tensor([1, 0])\nnn.NLLLoss()(F.log_softmax(logits, dim=1), y)`,
        [1, 0],
    ],
    [
        'nll_loss of nn.LogSoftmax',
        `${HEAD}lsm = nn.LogSoftmax(dim=1)\nlp = lsm(logits)\nF.nll_loss(lp, torch.tensor([2, 1]))`,
        [2, 1],
    ],
    [
        'names in a row',
        `${HEAD}a = torch.tensor([0, 1])\nb = a\nc = b\nF.cross_entropy(logits, c)`,
        [0, 1],
        'torch.tensor([0, 1])',
    ],
    [
        'a tuple assignment',
        `logits, y = ${X}, torch.tensor([1, 2])\nF.cross_entropy(logits, y)`,
        [1, 2],
        'torch.tensor([1, 2])',
    ],
    ['a tuple in brackets', `(logits, (y, z)) = (${X}, (torch.tensor([1, 2]), 0))\nF.cross_entropy(logits, y)`, [1, 2]],
    ['a chain of assignments', `${HEAD}y = labels = torch.tensor([2, 0])\nF.cross_entropy(logits, y)`, [2, 0]],
    [
        'the nearest assignment before the call',
        `${HEAD}y = torch.tensor([0, 0])\ny = torch.tensor([2, 1])\nF.cross_entropy(logits, y)\ny = torch.tensor([1, 1])`,
        [2, 1],
    ],
    [
        'a name of the module, used in a function',
        `y = torch.tensor([2, 1])\ndef f():\n    logits = ${X}\n    return F.cross_entropy(logits, y)`,
        [2, 1],
    ],
    [
        "the function's own name before the module's",
        `y = torch.tensor([0, 0])\ndef f():\n    y = torch.tensor([2, 1])\n    return F.cross_entropy(${X}, y)`,
        [2, 1],
    ],
    [
        'the branch of the call',
        `if a:\n    y = torch.tensor([2, 1])\n    F.cross_entropy(${X}, y)\nelse:\n    y = torch.tensor([0, 0])`,
        [2, 1],
    ],
    [
        'the other branch left out',
        `y = torch.tensor([2, 1])\nif a:\n    y = torch.tensor([0, 0])\nelse:\n    F.cross_entropy(${X}, y)`,
        [2, 1],
    ],
    ['a wrapper around a name', `data = [[1, 2], [0, 1]]\ny = torch.tensor(data[0])\nF.cross_entropy(${X}, y)`, [1, 2]],
    [
        'the logits behind a wrapper',
        `x = §[[1.5, 2.5, 3.5], [4.5, 5.5, 6.5]]\nlogits = torch.tensor(x, requires_grad=True).cuda()\nF.cross_entropy(logits, torch.tensor([1, 2]))`,
        [1, 2],
    ],
    ['logits scaled by a temperature', `${HEAD}F.cross_entropy(logits / 0.5, torch.tensor([1, 2]))`, [1, 2]],
    [
        'logits with a new axis',
        'x = §torch.tensor([1.5, 2.5, 3.5])\nF.cross_entropy(x.unsqueeze(0), torch.tensor([2]))',
        [2],
    ],
    ['logits in a list of one', 'x = §[1.5, 2.5, 3.5]\nF.cross_entropy(torch.tensor([x]), torch.tensor([2]))', [2]],
    ['torch.full', `${HEAD}F.cross_entropy(logits, torch.full((2,), 1))`, [1, 1]],
    ['torch.zeros and .long()', `${HEAD}F.cross_entropy(logits, torch.zeros(2).long())`, [0, 0]],
    ['torch.ones with a dtype', `${HEAD}F.cross_entropy(logits, torch.ones(2, dtype=torch.long))`, [1, 1]],
    ['torch.arange', `${HEAD}F.cross_entropy(logits, torch.arange(1, 3))`, [1, 2]],
    ['range and list', `${HEAD}F.cross_entropy(logits, torch.tensor(list(range(2))))`, [0, 1]],
    ['repeated lists', `${HEAD}F.cross_entropy(logits, torch.tensor([2] * 2))`, [2, 2]],
    ['joined lists', `${HEAD}F.cross_entropy(logits, torch.tensor([2] + [1]))`, [2, 1]],
    ['arithmetic', `${HEAD}labels = torch.tensor([1, 3])\nF.cross_entropy(logits, labels - 1)`, [0, 2]],
    ['.squeeze()', `${HEAD}y = torch.tensor([[2], [1]])\nF.cross_entropy(logits, y.squeeze(1))`, [2, 1]],
    ['.view(-1)', `${HEAD}y = torch.tensor([[2, 1]])\nF.cross_entropy(logits, y.view(-1))`, [2, 1]],
    ['.reshape with sizes', `${HEAD}y = torch.tensor([[2], [1]])\nF.cross_entropy(logits, y.reshape(2))`, [2, 1]],
    ['torch.stack', `${HEAD}F.cross_entropy(logits, torch.stack([torch.tensor(2), torch.tensor(0)]))`, [2, 0]],
    [
        'torch.cat',
        `${HEAD}a = torch.tensor([1])\nF.cross_entropy(logits, torch.cat([a, torch.tensor([2])], dim=0))`,
        [1, 2],
    ],
    ['a column of a matrix', `${HEAD}t = torch.tensor([[0, 1], [2, 1]])\nF.cross_entropy(logits, t.T[0])`, [0, 2]],
    [
        'argmax of one-hot rows',
        `${HEAD}t = torch.tensor([[0, 0, 1], [1, 0, 0]])\nF.cross_entropy(logits, t.argmax(dim=1))`,
        [2, 0],
    ],
    ['np.array', `${HEAD}F.cross_entropy(logits, torch.from_numpy(np.array([1, 2], dtype=np.int64)))`, [1, 2]],
    [
        'a new axis, flattened again',
        `${HEAD}y = torch.tensor([2, 1])\nF.cross_entropy(logits, y[None].flatten())`,
        [2, 1],
    ],
    ['the last row of a matrix', `${HEAD}t = torch.tensor([[0, 1], [2, 1]])\nF.cross_entropy(logits, t[-1])`, [2, 1]],
    [
        'rows and columns swapped',
        `${HEAD}t = torch.tensor([[0, 1], [2, 1]])\nF.cross_entropy(logits, t.transpose(0, 1)[1])`,
        [1, 1],
    ],
    [
        'axes in another order',
        `${HEAD}t = torch.tensor([[[0, 1], [2, 1]]])\nF.cross_entropy(logits, t.permute(-1, 0, 1)[0].squeeze())`,
        [0, 2],
    ],
    [
        'an axis moved to the front',
        `${HEAD}t = torch.tensor([[[0, 1], [2, 1]]])\nF.cross_entropy(logits, t.movedim(-1, 0)[0].squeeze())`,
        [0, 2],
    ],
    [
        'an axis moved to the back',
        `${HEAD}t = torch.tensor([[[0, 1], [2, 1]]])\nF.cross_entropy(logits, t.movedim(0, -1)[1].squeeze())`,
        [2, 1],
    ],
    ['bool as numbers', `${HEAD}F.cross_entropy(logits, torch.tensor([True, False]).long())`, [1, 0]],
    ['remainders', `${HEAD}F.cross_entropy(logits, torch.tensor([7, 5]) % 3)`, [1, 2]],
    ['a walrus', `${HEAD}if (y := torch.tensor([1, 2])) is not None:\n    F.cross_entropy(logits, y)`, [1, 2]],
    [
        'a loop of which the target stands outside',
        `${HEAD}y = torch.tensor([1, 2])\nfor step in range(3):\n    loss = F.cross_entropy(logits, y)`,
        [1, 2],
    ],
    [
        'a with statement',
        `${HEAD}with torch.no_grad():\n    y = torch.tensor([1, 2])\nloss = F.cross_entropy(logits, y)`,
        [1, 2],
    ],
    [
        'a try that sets it',
        `${HEAD}try:\n    y = torch.tensor([1, 2])\nexcept E:\n    raise\nloss = F.cross_entropy(logits, y)`,
        [1, 2],
    ],
    [
        'a comment between the elements',
        `${HEAD}F.cross_entropy(logits, torch.tensor([\n    1,  # cat\n    2,  # dog\n]))`,
        [1, 2],
    ],
    [
        'a call of which the end is not written yet',
        `${HEAD}y = torch.tensor([2, 1])\nloss = F.cross_entropy(logits, y`,
        [2, 1],
    ],
    [
        'broken code in between',
        `${HEAD}y = torch.tensor([2, 1])\ndef f(:\n)) = if\nloss = F.cross_entropy(logits, y)`,
        [2, 1],
    ],
    [
        'the call that has the values, of two',
        `${HEAD}F.cross_entropy(logits, batch['y'])\nF.cross_entropy(logits, torch.tensor([1, 0]))`,
        [1, 0],
    ],
    ['prompts', `>>> logits = ${X}\n>>> F.cross_entropy(logits, torch.tensor([1, 0]))`, [1, 0]],
    [
        'a variable printed in a comment',
        'y = torch.tensor([1, 0])\noutput = model(x)  # tensor([[1.5§, 2.5, 3.5], [4.5, 5.5, 6.5]])\nloss = F.cross_entropy(output, y)',
        [1, 0],
    ],
    [
        'a variable printed below its print',
        'y = torch.tensor([1, 0])\nloss = F.cross_entropy(output, y)\nprint(output)\n# tensor([[1.5§, 2.5, 3.5], [4.5, 5.5, 6.5]])',
        [1, 0],
    ],
    [
        'a printed target, where the code has none',
        'loss = F.cross_entropy(output, y)\n# output: tensor([[1.5§, 2.5, 3.5], [4.5, 5.5, 6.5]])\n# target: tensor([1, 0])',
        [1, 0],
    ],
];

const probability: readonly Case[] = [
    [
        'class probabilities',
        `${HEAD}p = torch.tensor([[.7, .2, .1], [.1, .6, .3]])\nF.cross_entropy(logits, p)`,
        [0.7, 0.2, 0.1, 0.1, 0.6, 0.3],
    ],
    [
        'one_hot',
        `${HEAD}t = torch.tensor([2, 0])\nF.cross_entropy(logits, F.one_hot(t, num_classes=3).float())`,
        [0, 0, 1, 1, 0, 0],
    ],
    [
        'one_hot that counts the classes',
        `${HEAD}F.cross_entropy(logits, F.one_hot(torch.tensor([2, 0])).float())`,
        [0, 0, 1, 1, 0, 0],
    ],
    [
        'rows of torch.eye',
        `${HEAD}F.cross_entropy(logits, torch.stack([torch.eye(3)[1], torch.eye(3)[2]]))`,
        [0, 1, 0, 0, 0, 1],
    ],
    [
        '.T',
        `${HEAD}p = torch.tensor([[.5, 1.], [.25, 0.], [.25, 0.]])\nF.cross_entropy(logits, p.T)`,
        [0.5, 0.25, 0.25, 1, 0, 0],
    ],
    [
        'torch.full of a third',
        `${HEAD}F.cross_entropy(logits, torch.full((2, 3), 1 / 4))`,
        [0.25, 0.25, 0.25, 0.25, 0.25, 0.25],
    ],
];

describe('the target in Python', () => {
    for (const [kind, cases] of [
        ['index', index],
        ['probability', probability],
    ] as const) {
        for (const [what, marked, target, where] of cases) {
            it(what, async () => {
                const context = await contextAt(marked);
                assert.equal(context.target?.kind, kind);
                assert.deepEqual([...context.target.data], target);
                if (where !== undefined) {
                    assert.equal(textAt(context.source, context.sources?.target), where);
                }
            });
        }
    }

    describe('is of type', () => {
        const types: readonly (readonly [string, string])[] = [
            ['torch.tensor([2, 0])', 'int64'],
            ['torch.tensor([2., 0.])', 'float32'],
            ['torch.tensor([2, 0], dtype=torch.int32)', 'int32'],
            ['torch.tensor([2, 0]).float()', 'float32'],
            ['torch.tensor([2.7, 0.]).long()', 'int64'],
            ['torch.IntTensor([2, 0])', 'int32'],
            ['torch.tensor([2, 0]).to(torch.float16)', 'float16'],
            ['torch.tensor([True, False])', 'bool'],
        ];
        for (const [target, dtype] of types) {
            it(`${dtype}: ${target}`, async () => {
                const context = await contextAt(`${HEAD}F.cross_entropy(logits, ${target})`);
                assert.equal(context.targetDtype, dtype);
                assert.equal(context.target?.kind, 'index');
            });
        }
    });

    for (const axes of ['-1, axis', 'axis, 0']) {
        it(`is not known where an axis is not: movedim(${axes})`, async () => {
            const context = await contextAt(
                `${HEAD}t = torch.tensor([[[0, 1], [2, 1]]])\nF.cross_entropy(logits, t.movedim(${axes})[0].squeeze())`,
            );
            assert.equal(context.target, undefined);
        });
    }

    it('with whole numbers cut off their decimals', async () => {
        assert.deepEqual(
            [...(await contextAt(`${HEAD}F.cross_entropy(logits, torch.tensor([2.7, 0.9]).long())`)).target!.data],
            [2, 0],
        );
    });

    it('may be thousands of numbers, which the parser never sees', async () => {
        const rows = Array.from({ length: 3000 }, (_, i) => `    [${i}.5, -1.25, 2.0],  # ${i}`).join('\n');
        const labels = Array.from({ length: 3000 }, (_, i) => (i * 7) % 3);
        const context = await contextAt(
            `x = §torch.tensor([\n${rows}\n])\ny = torch.tensor([${labels.join(', ')}])\nF.cross_entropy(x, y, reduction='sum')`,
        );
        assert.deepEqual([...context.target!.data], labels);
        assert.deepEqual(context.options, { reduction: 'sum' });
    });
});
