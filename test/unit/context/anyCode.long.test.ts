import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readLossContext } from '../../../src/context';
import { readNumericArrays } from '../../../src/read';
import { anyText } from '../anyText';
import { contextAt } from './contextAt';

const CODE = `import torch.nn.functional as F
classes = ['cat', 'dog']
class Model(nn.Module):
    def __init__(self, weight=None):
        self.criterion = nn.CrossEntropyLoss(weight=torch.tensor([1., 2.]), label_smoothing=0.1)
    def forward(self, x):
        if x is not None:
            (a, b), c = (1, [2]), {0: 'x'}
        logits = torch.tensor([[1.5, -2.5], [.5, 1e3]])
        y = F.one_hot(torch.arange(2), num_classes=2).float().T[None, :][0]
        return self.criterion(logits.view(2, -1), y), [t for t in (y := c)]
loss: tensor(0.5986)  # "'''
target = {'logits': [[0.5, 1.]], 'labels': [1]}
tf.nn.softmax_cross_entropy_with_logits(labels=[[0., 1.]], logits=[[.5, 2.]])
`;

describe('readLossContext of any text', () => {
    const survives = async (source: string, at = 0): Promise<void> => {
        const spans = readNumericArrays(source).arrays.map(({ start, end }) => ({ start, end }));
        for (const span of [...spans.slice(0, 2), { start: at, end: at }]) {
            const context = await readLossContext(source, span, 'python');
            assert.ok(context.options);
            for (const place of Object.values(context.sources ?? {})) {
                assert.ok(place.start >= 0 && place.start < place.end && place.end <= source.length);
            }
        }
    };

    it('survives every truncation of code', async () => {
        for (let length = 0; length <= CODE.length; length += 7) {
            await survives(CODE.slice(0, length), length);
            await survives(CODE.slice(length), 0);
        }
    });

    it('survives pieces of code in any order', () =>
        fc.assert(
            fc.asyncProperty(
                fc.array(
                    fc.constantFrom(
                        ...CODE.split(/(?<=[\s(),.=[\]:])/),
                        ...CODE.split('\n').map(line => `${line}\n`),
                        'F.cross_entropy(',
                        '\u0000',
                        '…',
                        '😀',
                    ),
                    { maxLength: 60 },
                ),
                pieces => survives(pieces.join('')),
            ),
            { numRuns: 60 },
        ));

    it('survives random text', () =>
        fc.assert(
            fc.asyncProperty(anyText(200), text => survives(`x = [1.5, 2.5]\nF.cross_entropy(${text}`)),
            { numRuns: 60 },
        ));

    const deep: readonly (readonly [string, string])[] = [
        ['brackets', `F.cross_entropy(x, ${'['.repeat(5_000)}`],
        ['parentheses', `F.cross_entropy(${'('.repeat(5_000)}x`],
        ['sums', `F.cross_entropy(x, ${'1+'.repeat(5_000)}1)`],
        ['members', `F.cross_entropy(x, ${'a.'.repeat(5_000)}b)`],
        ['calls', `F.cross_entropy(x, ${'f('.repeat(5_000)}`],
        [
            'lists of lists of one name',
            `${Array.from({ length: 60 }, (_, i) => `a${i + 1} = [a${i}, a${i}]`).join('\n')}\nF.cross_entropy(x, torch.tensor(a60))`,
        ],
        ['a huge tensor', 'F.cross_entropy(x, torch.zeros(10**6, 10**6))'],
        [
            'a name that stands for itself',
            'class A:\n  def f(self):\n    self.a = self.b\n  def g(self):\n    self.b = self.a\n  def h(self):\n    F.cross_entropy([1.5, 2.5], self.a)',
        ],
        [
            'a criterion that stands for itself',
            'class A:\n  def f(self):\n    self.a = self.a\n  def g(self):\n    self.a([1.5, 2.5], 1)\n# cross_entropy',
        ],
    ];
    for (const [what, code] of deep) {
        it(`survives ${what}`, () => survives(`x = [1.5, 2.5]\na0 = [1]\n${code}`));
    }

    it('parses only around the array in a long text', async () => {
        const filler = '# a line of a comment that says nothing at all\n'.repeat(30_000);
        const near = `x = §torch.tensor([[1.5, 2.5]])\nF.cross_entropy(x, y)\n`;
        assert.ok(filler.length > 1_000_000);
        assert.equal((await contextAt(`y = torch.tensor([1])\n${near}${filler}`)).target?.data[0], 1);
        const far = await contextAt(`y = torch.tensor([1])\n${filler}${near}`);
        assert.equal(far.target, undefined);
        assert.equal(far.criterion?.name, 'cross_entropy');
    });

    it('parses only around the array in a text of much code', async () => {
        const filler = 'step = 1\n'.repeat(60_000);
        assert.equal(
            (
                await contextAt(
                    `y = torch.tensor([1])\n${filler}x = §torch.tensor([[1.5, 2.5]])\nF.cross_entropy(x, y)\n`,
                )
            ).target,
            undefined,
        );
    });
});
