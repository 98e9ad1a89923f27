// What code costs: steps through its syntax, which are the same on every machine. Twice the text takes twice as many.
import assert from 'node:assert/strict';
import { parser } from '@lezer/python';
import { ReadText } from '../../../src/document';
import { syntaxSteps } from '../syntaxSteps';

const IMPORTS = 'import torch\nimport torch.nn.functional as F\nx = torch.randn(2, 3)\nt = torch.tensor([0, 2])\n';

/** Code with so many of one thing. */
const code: Readonly<Record<string, (count: number) => string>> = {
    'losses in losses': n => `${'F.cross_entropy('.repeat(n)}x${', t)'.repeat(n)}\n`,
    'half-written losses in losses': n => `${'F.cross_entropy('.repeat(n)}\n`,
    'losses in operations': n => `${'F.softmax(F.cross_entropy('.repeat(n)}x${', t))'.repeat(n)}\n`,
    'operations in a loss': n => `F.cross_entropy(${'torch.where(m, '.repeat(n)}x${', x)'.repeat(n)}, t)\n`,
    'functions in functions': n => `${'lambda a: f('.repeat(n)}F.cross_entropy(a, t)${')'.repeat(n)}\n`,
    'dictionaries in calls': n => `d = ${'{"a": f('.repeat(n)}1${')}'.repeat(n)}\nF.cross_entropy(d["a"], t)\n`,
    'terms of a sum': n => `F.cross_entropy(${'x + '.repeat(n)}x, t)\n`,
    'losses one after the other': n => 'F.cross_entropy(x, t)\n'.repeat(n),
    'names set again and again': n => 'y = F.relu(x)\nF.cross_entropy(y, t)\n'.repeat(n),
    'conditions in conditions': n =>
        `${Array.from({ length: n }, (_, i) => `${' '.repeat(i)}if f(${i}):\n`).join('')}${' '.repeat(n)}F.cross_entropy(x, t)\n`,
};

async function growth(run: (count: number) => Promise<unknown>, count = 50): Promise<number> {
    const once = await syntaxSteps(() => run(count));
    return (await syntaxSteps(() => run(2 * count))) / once;
}

describe('what code costs grows with its length', () => {
    for (const [what, written] of Object.entries(code)) {
        it(`for ${what}`, async () => {
            const times = await growth(count => new ReadText(IMPORTS + written(count), 'python').problems());
            assert.ok(times < 2.2, `twice the code takes ${times.toFixed(2)} times the steps`);
        });
    }

    it('is told from what grows with its square', async () => {
        const times = await growth(count => {
            parser.parse(`${'f('.repeat(count)}${')'.repeat(count)}`).iterate({
                enter({ node }) {
                    let at = node.parent;
                    while (at) {
                        at = at.parent;
                    }
                },
            });
            return Promise.resolve();
        });
        assert.ok(times > 3.5 && times < 4.5, `${times}`);
    });
});
