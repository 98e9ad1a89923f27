import assert from 'node:assert/strict';
import { classNamesNear } from '../../../src/context/classNames';
import { regexpGrowth } from '../regexpSteps';
import { contextAt, textAt } from './contextAt';

const L = 'logits = §[[1.5, 2.5, 3.5]]';

const found: readonly (readonly [what: string, marked: string, names: readonly string[], languageId?: string])[] = [
    ['a list', `classes = ['cat', 'dog', 'owl']\n${L}`, ['cat', 'dog', 'owl']],
    [
        'a tuple over several lines',
        `classes = ('plane',\n           'car',  # a comment\n           "bird",)\n${L}`,
        ['plane', 'car', 'bird'],
    ],
    ['class_names behind the array', `${L}\nclass_names = ["a b", "it's", 'c']`, ['a b', "it's", 'c']],
    ['an object of JavaScript', `x = {\n  labels: ['cat', 'dog', 'owl'],\n}\n${L}`, ['cat', 'dog', 'owl']],
    ['YAML without quotes', `classes: [cat, tabby cat, owl] # three\n${L}`, ['cat', 'tabby cat', 'owl']],
    ['labels', `labels = ['cat', 'dog', 'owl']\n${L}`, ['cat', 'dog', 'owl']],
    ['id2label', `id2label = {0: 'cat', 1: 'dog', 2: 'owl'}\n${L}`, ['cat', 'dog', 'owl']],
    ['id2label in another order', `id2label={2: "owl", 0: "cat", 1: "dog"}\n${L}`, ['cat', 'dog', 'owl']],
    ['class_to_idx', `class_to_idx = {'dog': 1, 'cat': 0, 'owl': 2}\n${L}`, ['cat', 'dog', 'owl']],
    [
        'an attribute with an annotation',
        `self.class_names: list[str] = ['cat', 'dog', 'owl']\n${L}`,
        ['cat', 'dog', 'owl'],
    ],
    ['an argument', `report(y, p, target_names=['cat', 'dog', 'owl'])\n${L}`, ['cat', 'dog', 'owl']],
    ['JSON', '{"id2label": {"0": "cat", "1": "dog"}, "logits": §[[1.5, 2.5]]}', ['cat', 'dog'], 'json'],
    ['JavaScript', "const classNames = ['cat', 'dog'];\nconst logits = §[1.5, 2.5];", ['cat', 'dog'], 'javascript'],
    [
        'the nearest of two',
        `classes = ['x', 'y', 'z']\n\n\n\nclasses = ['cat', 'dog', 'owl']\n${L}`,
        ['cat', 'dog', 'owl'],
    ],
    [
        'the nearest of two, before the array',
        `classes = ['cat', 'dog', 'owl']\n${L}\n# nothing of interest in a line of this length\nclasses = ['x', 'y', 'z']`,
        ['cat', 'dog', 'owl'],
    ],
    ['the one that fits', `class_names = ['cat', 'dog', 'owl']\nclasses = ['x', 'y']\n${L}`, ['cat', 'dog', 'owl']],
];

const none: readonly (readonly [string, string])[] = [
    ['one too few', `classes = ['cat', 'dog']\n${L}`],
    ['one too many', `classes = ['cat', 'dog', 'owl', 'emu']\n${L}`],
    ['commented out', `# classes = ['cat', 'dog', 'owl']\n${L}`],
    ['a gap in the indices', `id2label = {0: 'cat', 1: 'dog', 3: 'owl'}\n${L}`],
    ['a missing index', `id2label = {0: 'cat', 2: 'owl'}\n${L}`],
    ['an index twice', `id2label = {0: 'cat', 0: 'dog', 1: 'owl', 2: 'emu'}\n${L}`],
    ['not only strings', `classes = ['cat', dog, 'owl']\n${L}`],
    ['variables in an object', `x = {\n  labels: [a, b, c],\n}\n${L}`],
    ['a name twice', `labels = ['cat', 'cat', 'owl']\n${L}`],
    ['strings that Python joins', `classes = ['cat' 'dog', 'owl']\n${L}`],
    ['an expression', `classes = ['cat', 'dog', 'owl'] + more\n${L}`],
    ['another name', `files = ['cat', 'dog', 'owl']\n${L}`],
    ['no end', `${L}\nclasses = ['cat', 'dog', 'owl'`],
];

describe('class names', () => {
    for (const [what, marked, names, languageId = 'python'] of found) {
        it(what, async () => {
            const context = await contextAt(marked, languageId);
            assert.deepEqual(context.classNames, names);
            assert.match(textAt(context.source, context.sources?.classNames)!, /^[[({][\s\S]*[\])}]$/);
        });
    }
    for (const [what, marked] of none) {
        it(`none: ${what}`, async () => assert.equal((await contextAt(marked)).classNames, undefined));
    }
    it('stand beside a call of a loss', async () => {
        const context = await contextAt(
            `classes = ['cat', 'dog', 'owl']\n${L}\nF.cross_entropy(torch.tensor(logits), torch.tensor([1]))`,
        );
        assert.deepEqual(context.classNames, ['cat', 'dog', 'owl']);
        assert.deepEqual([...context.target!.data], [1]);
        assert.deepEqual(Object.keys(context.sources!).sort(), ['classNames', 'criterion', 'target']);
    });
    it('are those of a printed table', async () => {
        assert.deepEqual(
            (await contextAt('        cat   dog\n0   §1.5   2.5\n1   3.5   4.5\n', 'plaintext')).classNames,
            ['cat', 'dog'],
        );
    });
    it('are looked for in proportion to the text', () => {
        const growth = (textOf: (size: number) => string): number =>
            regexpGrowth(text => classNamesNear(text, { start: 0, end: 0 }, 3, () => true), textOf, 100);
        for (const textOf of [
            (size: number) => `classes${' '.repeat(size)}x`,
            (size: number) => `classes:${' '.repeat(size)}x`,
            (size: number) => `classes: a${' '.repeat(size)}x`,
            (size: number) => `labels=[${' '.repeat(size)}x`,
        ]) {
            assert.ok(growth(textOf) < 2.5);
        }
    });
    it('are looked for in a bounded number of lists', () => {
        const growth = regexpGrowth(
            text => classNamesNear(text, { start: 0, end: 0 }, 3, () => true),
            size => 'labels = [ # '.repeat(size),
            200,
        );
        assert.ok(growth < 2.5);
    });
});
