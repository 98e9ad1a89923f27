// From source to fixed source, one for each way to fix it. What is fixed is not to be found again.
import assert from 'node:assert/strict';
import { fixed, problemsIn } from './problems';

const X = 'torch.tensor([[2, 1, 0.1], [0.5, 2.5, 0.3]])';
const LOGITS = `logits = ${X}\ny = torch.tensor([0, 1])\n`;
const SEQUENCE =
    'x = torch.tensor([[[2.5, 1.5], [0.5, 2.5], [1.5, 0.25]]])  # (1, 3, 2)\ny = torch.tensor([[0, 1, 0]])\n';

type Row = readonly [what: string, code: string, before: string, ...after: string[]];

const softmax: readonly Row[] = (
    [
        ['a function of F', `F.cross_entropy(F.softmax(logits, dim=1), y)`, `F.cross_entropy(logits, y)`],
        ['torch.softmax', `nn.CrossEntropyLoss()(torch.softmax(logits, 1), y)`, `nn.CrossEntropyLoss()(logits, y)`],
        ['a method', `F.cross_entropy(logits.softmax(-1), y)`, `F.cross_entropy(logits, y)`],
        [
            'a method amid others',
            `F.cross_entropy(logits.float().softmax(dim=1).cpu(), y)`,
            `F.cross_entropy(logits.float().cpu(), y)`,
        ],
        ['a module made in place', `F.cross_entropy(nn.Softmax(dim=1)(logits), y)`, `F.cross_entropy(logits, y)`],
        [
            'a module under a name',
            `softmax = nn.Softmax(dim=1)\nF.cross_entropy(softmax(logits), y)`,
            `softmax = nn.Softmax(dim=1)\nF.cross_entropy(logits, y)`,
        ],
        [
            'keyword arguments',
            `F.cross_entropy(input=F.softmax(input=logits, dim=1), target=y)`,
            `F.cross_entropy(input=logits, target=y)`,
        ],
        [
            'keyword arguments in another order',
            `F.cross_entropy(target=y, input=F.softmax(dim=1, input=logits))`,
            `F.cross_entropy(target=y, input=logits)`,
        ],
        ['arithmetic inside', `F.cross_entropy(F.softmax(logits / 2, 1), y)`, `F.cross_entropy(logits / 2, y)`],
        [
            'arithmetic inside, a method behind',
            `F.cross_entropy(F.softmax(logits / 2, 1).cpu(), y)`,
            `F.cross_entropy((logits / 2).cpu(), y)`,
        ],
        ['arithmetic around', `F.cross_entropy(2 * F.softmax(logits, 1), y)`],
        [
            'several lines and comments',
            `loss = F.cross_entropy(\n    F.softmax(  # probabilities\n        logits,\n        dim=1,\n    ),\n    y,  # classes\n)`,
            `loss = F.cross_entropy(\n    logits,\n    y,  # classes\n)`,
        ],
        ['a literal inside', `F.cross_entropy(F.softmax(${X}, dim=1), y)`, `F.cross_entropy(${X}, y)`],
        [
            'a criterion under a name',
            `criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\nloss = criterion(logits.softmax(1), y)`,
            `criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\nloss = criterion(logits, y)`,
        ],
        [
            'its result under a name',
            `probs = torch.softmax(logits, 1)\nloss = F.cross_entropy(probs, y)`,
            `probs = torch.softmax(logits, 1)\nloss = F.cross_entropy(logits, y)`,
        ],
        [
            'its result under a name that is used elsewhere',
            `probs = torch.softmax(logits, 1)\nprint(probs)\nloss = F.cross_entropy(probs, y)`,
            `probs = torch.softmax(logits, 1)\nprint(probs)\nloss = F.cross_entropy(logits, y)`,
        ],
        ['a name that is reassigned', `logits = torch.softmax(logits, 1)\nloss = F.cross_entropy(logits, y)`],
        [
            'no name for its input',
            `probs = torch.softmax(logits * 2, 1)\nloss = F.cross_entropy(probs, y)`,
            `probs = logits * 2\nloss = F.cross_entropy(probs, y)`,
        ],
        [
            'no name for its input, and another use',
            `probs = torch.softmax(logits * 2, 1)\nprint(probs)\nloss = F.cross_entropy(probs, y)`,
        ],
        [
            'its input set anew in between',
            `probs = torch.softmax(logits, 1)\nlogits = None\nloss = F.cross_entropy(probs, y)`,
            `probs = logits\nlogits = None\nloss = F.cross_entropy(probs, y)`,
        ],
        [
            'an import of its own',
            `from torch.nn.functional import softmax as sm\nF.cross_entropy(sm(logits, -1), y)`,
            `from torch.nn.functional import softmax as sm\nF.cross_entropy(logits, y)`,
        ],
        // Each of them would leave the loss with probabilities.
        [
            'one at the call and one at the assignment',
            `probs = F.softmax(logits * 2, 1)\nloss = F.cross_entropy(F.softmax(probs, 1), y)`,
            `probs = logits * 2\nloss = F.cross_entropy(probs, y)`,
        ],
        [
            'one at each of two assignments',
            `probs = F.softmax(logits * 2, 1)\nagain = probs.softmax(1)\nloss = F.cross_entropy(again, y)`,
            `probs = logits * 2\nagain = probs.softmax(1)\nloss = F.cross_entropy(probs, y)`,
        ],
        ['one of another', `F.cross_entropy(F.softmax(F.log_softmax(logits, 1), 1), y)`, `F.cross_entropy(logits, y)`],
        [
            'one of several that must stay',
            `p = F.softmax(logits * 2, 1)\nprint(p)\nloss = F.cross_entropy(F.softmax(p, 1), y)`,
        ],
        ['one and a sigmoid', `p = F.log_softmax(logits * 2, 1)\nloss = F.cross_entropy(torch.sigmoid(p), y)`],
    ] as const
).map(
    ([what, before, ...after]) =>
        [what, 'probabilities-as-logits', LOGITS + before, ...after.map(text => LOGITS + text)] as const,
);

const others: readonly Row[] = [
    [
        'log_softmax, which is for nothing',
        'log-probabilities-as-logits',
        `${LOGITS}F.cross_entropy(F.log_softmax(logits, 1), y)`,
        `${LOGITS}F.cross_entropy(logits, y)`,
    ],
    [
        'the class axis of sequences',
        'class-axis',
        `${SEQUENCE}F.cross_entropy(x, y)`,
        `${SEQUENCE}F.cross_entropy(x.transpose(1, 2), y)`,
    ],
    [
        'the class axis, behind arithmetic',
        'class-axis',
        `${SEQUENCE}F.cross_entropy(x / 2, y)`,
        `${SEQUENCE}F.cross_entropy((x / 2).transpose(1, 2), y)`,
    ],
    [
        'the class axis of images',
        'class-axis',
        'x = torch.tensor([[[[0.5, 1.5, 2.5], [1.5, 0.5, 3.5]]]])\nF.cross_entropy(x, torch.tensor([[[2, 0]]]))',
        'x = torch.tensor([[[[0.5, 1.5, 2.5], [1.5, 0.5, 3.5]]]])\nF.cross_entropy(x.movedim(-1, 1), torch.tensor([[[2, 0]]]))',
    ],
    [
        'the class axis of a matrix',
        'class-axis',
        'x = torch.tensor([[0.5, 1.5, 2.5], [1.5, 0.5, 3.5]])\nF.cross_entropy(x, torch.tensor([0, 1, 0]))',
        'x = torch.tensor([[0.5, 1.5, 2.5], [1.5, 0.5, 3.5]])\nF.cross_entropy(x.T, torch.tensor([0, 1, 0]))',
    ],
    [
        'a class axis that the numbers do not tell',
        'class-axis',
        'x = torch.tensor([[[0.5, 1.5], [1.5, 0.5]]])\nF.cross_entropy(x, torch.tensor([[0, 1]]))',
    ],
    [
        'a target with an axis too many',
        'shape-mismatch',
        `F.cross_entropy(${X}, torch.tensor([[0], [1]]))`,
        `F.cross_entropy(${X}, torch.tensor([[0], [1]]).squeeze(1))`,
    ],
    ['a target with two numbers a sample', 'shape-mismatch', `F.cross_entropy(${X}, torch.tensor([[0, 1], [1, 2]]))`],
    ['a column with a sample too many', 'shape-mismatch', `F.cross_entropy(${X}, torch.tensor([[0], [1], [2]]))`],
    ['a target with a sample too many', 'shape-mismatch', `F.cross_entropy(${X}, torch.tensor([0, 1, 2, 0]))`],
    [
        'one-hot integers',
        'target-is-one-hot-integers',
        `logits = ${X}\ny = torch.tensor([[0, 0, 1], [1, 0, 0]])\nF.cross_entropy(logits, y)`,
        `logits = ${X}\ny = torch.tensor([2, 0])\nF.cross_entropy(logits, y)`,
        `logits = ${X}\ny = torch.tensor([[0, 0, 1], [1, 0, 0]])\nF.cross_entropy(logits, y.argmax(dim=1))`,
    ],
    [
        'one-hot integers that something else uses',
        'target-is-one-hot-integers',
        `logits = ${X}\ny = torch.tensor([[0, 0, 1], [1, 0, 0]])\nprint(y)\nF.cross_entropy(logits, target=y)`,
        `logits = ${X}\ny = torch.tensor([[0, 0, 1], [1, 0, 0]])\nprint(y)\nF.cross_entropy(logits, target=y.argmax(dim=1))`,
    ],
    [
        'one-hot integers of one sample',
        'target-is-one-hot-integers',
        'F.cross_entropy(torch.tensor([0.5, 2.5, 1]), torch.tensor([0, 1, 0]))',
        'F.cross_entropy(torch.tensor([0.5, 2.5, 1]), torch.tensor(1))',
        'F.cross_entropy(torch.tensor([0.5, 2.5, 1]), torch.tensor([0, 1, 0]).argmax(dim=0))',
    ],
    [
        'F.one_hot',
        'target-is-one-hot-integers',
        `${LOGITS}F.cross_entropy(logits, F.one_hot(y, num_classes=3))`,
        `${LOGITS}F.cross_entropy(logits, y)`,
    ],
    [
        'rows that are not one-hot',
        'target-is-one-hot-integers',
        `F.cross_entropy(${X}, torch.tensor([[0, 1, 1], [1, 0, 0]]))`,
    ],
    [
        'targets from 1',
        'target-out-of-range',
        `logits = ${X}\ntarget = torch.tensor([1,\n                       3])  # classes\nF.cross_entropy(logits, target)`,
        `logits = ${X}\ntarget = torch.tensor([0,\n                       2])  # classes\nF.cross_entropy(logits, target)`,
        `logits = ${X}\ntarget = torch.tensor([1,\n                       3])  # classes\nF.cross_entropy(logits, target - 1)`,
    ],
    [
        'targets from 1 that something else uses',
        'target-out-of-range',
        `y = torch.tensor([1, 3])\nprint(y)\nF.cross_entropy(${X}, y if True else y)`,
    ],
    [
        'targets from 1, used twice',
        'target-out-of-range',
        `y = torch.tensor([1, 3])\nF.cross_entropy(${X}, y)\nprint(y)`,
        `y = torch.tensor([1, 3])\nF.cross_entropy(${X}, y - 1)\nprint(y)`,
    ],
    [
        'targets from 1, some ignored',
        'target-out-of-range',
        'F.cross_entropy(torch.tensor([[0.5, 1.5], [1.5, 0.5]]), torch.tensor([2, -100]))',
        'F.cross_entropy(torch.tensor([[0.5, 1.5], [1.5, 0.5]]), torch.tensor([1, -100]))',
    ],
    [
        'padding, a function',
        'target-out-of-range',
        `F.cross_entropy(${X}, torch.tensor([0, -1]))`,
        `F.cross_entropy(${X}, torch.tensor([0, -1]), ignore_index=-1)`,
    ],
    [
        'padding, a class',
        'target-out-of-range',
        `criterion = nn.CrossEntropyLoss()\ncriterion(${X}, torch.tensor([0, -1]))`,
        `criterion = nn.CrossEntropyLoss(ignore_index=-1)\ncriterion(${X}, torch.tensor([0, -1]))`,
    ],
    [
        'padding, options in several lines',
        'target-out-of-range',
        `criterion = nn.CrossEntropyLoss(\n    label_smoothing=0.1,  # some\n)\ncriterion(${X}, torch.tensor([0, 255]))`,
        `criterion = nn.CrossEntropyLoss(\n    label_smoothing=0.1, ignore_index=255,  # some\n)\ncriterion(${X}, torch.tensor([0, 255]))`,
    ],
    [
        'padding, but another ignore_index',
        'target-out-of-range',
        `F.cross_entropy(${X}, torch.tensor([0, -1]), ignore_index=0)`,
    ],
    ['too few classes', 'target-out-of-range', `F.cross_entropy(${X}, torch.tensor([0, 7]))`],
    [
        'a float target',
        'target-dtype',
        `F.cross_entropy(${X}, torch.tensor([0., 1.]))`,
        `F.cross_entropy(${X}, torch.tensor([0., 1.]).long())`,
    ],
    [
        'an int32 target',
        'target-dtype',
        `y = torch.tensor([0, 1], dtype=torch.int32)\nF.cross_entropy(${X}, target=y)`,
        `y = torch.tensor([0, 1], dtype=torch.int32)\nF.cross_entropy(${X}, target=y.long())`,
    ],
    [
        'a cast to the wrong type',
        'target-dtype',
        `y = torch.tensor([0, 1])\nF.cross_entropy(${X}, y.float())`,
        `y = torch.tensor([0, 1])\nF.cross_entropy(${X}, y.long())`,
    ],
];

describe('quick fixes', () => {
    for (const [what, code, before, ...after] of [...softmax, ...others]) {
        it(`${code}: ${what}`, async () => {
            const made = await fixed(before, code);
            assert.deepEqual(
                made.map(fix => fix.after),
                after,
            );
            for (const fix of made) {
                assert.deepEqual(
                    (await problemsIn(fix.after)).filter(({ finding }) => finding.code === code),
                    [],
                    fix.after,
                );
            }
        });
    }
});
