import assert from 'node:assert/strict';
import { contextAt } from '../contextAt';

const X = '§torch.tensor([[1.5, 2.5, 3.5], [4.5, 5.5, 6.5]])';
const OTHER = 'torch.tensor([[9.5, 8.5, 7.5], [3.5, 2.5, 1.5]])';

/** Sources that tell no target of the marked array; `unresolved` where a call gets one from elsewhere. */
const traps: readonly (readonly [what: string, marked: string, unresolved?: 'unresolved'])[] = [
    [
        'a parameter',
        `target = torch.tensor([0, 1])\ndef f(target):\n    logits = ${X}\n    return F.cross_entropy(logits, target)`,
        'unresolved',
    ],
    [
        'a parameter with a default',
        `def f(target=torch.tensor([0, 1])):\n    return F.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    [
        'a loop variable',
        `target = torch.tensor([0, 1])\nfor x, target in loader:\n    F.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    [
        'a data loader',
        `x, target = next(iter(loader))\nlabels = torch.tensor([0, 1])\nF.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    ['a random target', `target = torch.randint(0, 3, (2,))\nF.cross_entropy(${X}, target)`, 'unresolved'],
    ['a name that is bound later', `F.cross_entropy(${X}, target)\ntarget = torch.tensor([0, 1])`, 'unresolved'],
    [
        'a name of another function',
        `def g():\n    target = torch.tensor([0, 1])\ndef f():\n    return F.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    [
        'a name that a with statement sets',
        `target = torch.tensor([0, 1])\nwith load() as target:\n    F.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    [
        'a variable of a comprehension',
        `t = torch.tensor([0, 1])\nlosses = [F.cross_entropy(${X}, t) for t in targets]`,
        'unresolved',
    ],
    ['a parameter of a lambda', `t = torch.tensor([0, 1])\nf = lambda t: F.cross_entropy(${X}, t)`, 'unresolved'],
    [
        'one of two branches',
        `if flip:\n    target = torch.tensor([0, 1])\nelse:\n    target = torch.tensor([1, 0])\nF.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    [
        'a conditional expression',
        `target = torch.tensor([0, 1]) if flip else torch.tensor([1, 0])\nF.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    [
        'an element set in between',
        `target = torch.tensor([0, 1])\ntarget[0] = 2\nF.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    [
        'a change in place',
        `target = torch.tensor([0, 1])\ntarget.fill_(2)\nF.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    ['an update', `target = torch.tensor([0, 1])\ntarget += 1\nF.cross_entropy(${X}, target)`, 'unresolved'],
    ['a list that grows', `ts = [0]\nts.append(1)\nF.cross_entropy(${X}, torch.tensor(ts))`, 'unresolved'],
    [
        'a global that a function sets',
        `target = torch.tensor([0, 1])\ndef g():\n    global target\n    target = torch.tensor([1, 0])\ng()\nF.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    ['a deleted name', `target = torch.tensor([0, 1])\ndel target\nF.cross_entropy(${X}, target)`, 'unresolved'],
    ['unpacked arguments', `target = torch.tensor([0, 1])\nF.cross_entropy(${X}, *batch, target)`],
    ['an unknown function', `target = shuffle(torch.tensor([0, 1]))\nF.cross_entropy(${X}, target)`, 'unresolved'],
    [
        'an attribute of an object that is new',
        `b.target = torch.tensor([0, 1])\nb = load()\nF.cross_entropy(${X}, b.target)`,
        'unresolved',
    ],
    [
        'self.target that two methods set',
        `class A:\n    def a(self):\n        self.t = torch.tensor([0, 1])\n    def b(self):\n        self.t = torch.tensor([1, 0])\n    def c(self):\n        F.cross_entropy(${X}, self.t)`,
        'unresolved',
    ],
    ['the target of another call', `a = ${X}\nb = ${OTHER}\ntarget = torch.tensor([0, 1])\nF.cross_entropy(b, target)`],
    [
        'logits that are reassigned in between',
        `logits = ${X}\ntarget = torch.tensor([0, 1])\nlogits = model(x)\nF.cross_entropy(logits, target)`,
    ],
    ['a commented-out call', `logits = ${X}\n# loss = F.cross_entropy(logits, torch.tensor([0, 1]))`],
    [
        'a commented-out target',
        `logits = ${X}\n# target = torch.tensor([0, 1])\nF.cross_entropy(logits, y)`,
        'unresolved',
    ],
    ['a commented-out target, no call', `logits = ${X}\n# target = torch.tensor([0, 1])`],
    ['a string that looks like code', `logits = ${X}\ncode = "loss = F.cross_entropy(logits, torch.tensor([0, 1]))"`],
    [
        'a docstring that looks like code',
        `logits = ${X}\n"""\ntarget = torch.tensor([0, 1])\nloss = F.cross_entropy(logits, target)\n"""`,
    ],
    [
        'a function of that name in the file',
        `def cross_entropy(a, b):\n    return a\ncross_entropy(${X}, torch.tensor([0, 1]))`,
    ],
    [
        'a function of that name further down',
        `def main():\n    return cross_entropy(${X}, torch.tensor([0, 1]))\ndef cross_entropy(a, b):\n    return a`,
    ],
    [
        'a name of the class, used in a method',
        `class A:\n    target = torch.tensor([0, 1])\n    def f(self):\n        F.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    [
        'a target in another function, of no call',
        `def f():\n    target = torch.tensor([0, 1])\n    return F.cross_entropy(model(x), y)\ndef g():\n    logits = ${X}\n    return logits`,
    ],
    [
        'a commented-out target, a call of something else',
        `logits = ${X}\n# target = torch.tensor([0, 1])\nF.cross_entropy(other, y)`,
    ],
    [
        'tensors that are stacked as columns',
        `F.cross_entropy(${X}, torch.stack([torch.tensor([0]), torch.tensor([1])], dim=1))`,
    ],
    [
        'one of several long lists',
        `logits = §torch.tensor([[1.5, 2.5]])\ny, z = [[${'1, '.repeat(70)}], [${'0, '.repeat(70)}]]\nF.cross_entropy(logits, torch.tensor(y))`,
        'unresolved',
    ],
    [
        'a method of that name',
        `class A:\n    def f(self):\n        return self.cross_entropy(${X}, torch.tensor([0, 1]))`,
    ],
    [
        'the loss of another library',
        `from mylib.losses import CrossEntropyLoss\nCrossEntropyLoss()(${X}, torch.tensor([0, 1]))`,
    ],
    ['a loss of another kind', `nn.MSELoss()(${X}, torch.tensor([0, 1]))\n# not a cross_entropy`],
    [
        'a target in a function that the array is not in',
        `def f():\n    target = torch.tensor([0, 1])\n    return F.cross_entropy(model(x), target)\ndef g():\n    logits = ${X}\n    return logits`,
    ],
    [
        'logits that are one row of a batch',
        `x = §[1.5, 2.5, 3.5]\nF.cross_entropy(torch.tensor([x, x]), torch.tensor([1, 2]))`,
    ],
    [
        'a batch of which the call gets one row',
        `x = §[[1.5, 2.5], [3.5, 4.5]]\nF.cross_entropy(torch.tensor(x)[0], torch.tensor(1))`,
    ],
    [
        'a target behind an if that may not run',
        `target = torch.tensor([0, 1])\nif flip:\n    target = torch.tensor([1, 0])\nF.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    [
        'a target of an except clause',
        `try:\n    target = load()\nexcept OSError:\n    target = torch.tensor([1, 0])\nF.cross_entropy(${X}, target)`,
        'unresolved',
    ],
    [
        'a slice from where the text does not say',
        `t = torch.tensor([0, 1, 2])\nF.cross_entropy(${X}, t[k:])`,
        'unresolved',
    ],
    ['a slice backwards', `t = torch.tensor([0, 1, 2])\nF.cross_entropy(${X}, t[1:3:-1])`, 'unresolved'],
    [
        'a product of lists of different lengths',
        `F.cross_entropy(${X}, torch.tensor([0, 1]) * torch.tensor([1, 2, 3]))`,
        'unresolved',
    ],
    ['a size for a tensor without values', `F.cross_entropy(${X}, torch.LongTensor(2))`, 'unresolved'],
];

describe('no target in Python', () => {
    for (const [what, marked, unresolved] of traps) {
        it(what, async () => {
            const context = await contextAt(marked);
            assert.equal(context.target, undefined);
            assert.equal(context.sources?.target, undefined);
            assert.deepEqual(
                context.unresolved?.map(part => part.what),
                unresolved && ['target'],
            );
        });
    }

    const misfits: readonly (readonly [string, string, readonly number[]])[] = [
        ['one class too many', `F.cross_entropy(${X}, torch.tensor([0, 1, 2]))`, [3]],
        ['an axis too many', `F.cross_entropy(${X}, torch.tensor([[0], [1]]))`, [2, 1]],
        [
            'class indices where Keras wants probabilities',
            `tf.keras.losses.CategoricalCrossentropy(from_logits=True)([0, 1], ${X})`,
            [2],
        ],
        ['probabilities where NLLLoss wants indices', `nn.NLLLoss()(${X}, torch.ones(2, 3))`, [2, 3]],
    ];
    for (const [what, marked, shape] of misfits) {
        it(`but a misfit: ${what}`, async () => {
            const context = await contextAt(marked);
            assert.equal(context.target, undefined);
            assert.deepEqual(context.misfit?.shape, shape);
        });
    }
});
