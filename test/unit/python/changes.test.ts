import assert from 'node:assert/strict';
import { parser } from '@lezer/python';
import { readScopes } from '../../../src/python/readScopes';
import type { Scope } from '../../../src/python/scopes';

/** The names whose objects a program changes; `Class:method:name` in a function. */
function changesOf(source: string): readonly string[] {
    const inside = (scope: Scope, path: string): readonly string[] => [
        ...[...scope.bindings].flatMap(([name, bindings]) =>
            bindings.some(({ change }) => change) ? [`${path}${name}`] : [],
        ),
        ...scope.children.flatMap(child => inside(child, `${path}${nameOf(source, child)}:`)),
    ];
    return inside(readScopes(source, parser.parse(source)), '').toSorted();
}

const nameOf = (source: string, { from }: Scope): string => /^(?:def|class) (\w+)/.exec(source.slice(from))?.[1] ?? '';

const net = (second: string): string => `class Net:
    def __init__(self, body):
        self.body = body
    def grow(self, more):
${second}
`;

/** Python itself says so: each of the names has an object with another part in the end, or at a time; those behind have not. */
const programs: readonly (readonly [
    what: string,
    program: string,
    changed: readonly string[],
    unchanged?: readonly string[],
])[] = [
    [
        'what another method of the class was given',
        net('        self.body.append(more)'),
        ['Net:__init__:body', 'Net:grow:self.body'],
        ['Net:grow:more'],
    ],
    [
        'what two methods were given, each of which may run behind the other',
        `class Net:
    def first(self, body):
        self.body = body
        self.body.append(1)
    def second(self, other):
        self.body = other
        self.body.append(2)
    def third(self, free):
        self.free = free
`,
        ['Net:first:body', 'Net:first:self.body', 'Net:second:other', 'Net:second:self.body'],
        ['Net:third:free', 'Net:third:self.free'],
    ],
    [
        'not what was given where the method changes an object of its own',
        net('        body = [1]\n        body.append(more)'),
        ['Net:grow:body'],
        ['Net:__init__:body'],
    ],
    [
        'what the class was made with',
        `${net('        self.body.append(more)')}parts = []\nothers = []\nnet = Net(parts)\n`,
        ['parts', 'Net:__init__:body'],
        ['others'],
    ],
    ['an alias', 'a = []\nb = a\nb.append(1)\n', ['a', 'b']],
    ['not what the name stood for before', 'a = []\nb = a\nb = []\nb.append(1)\n', ['b'], ['a']],
    [
        'what a lambda is handed to',
        'net = Net()\nother = Net()\nnet.apply(lambda m: m.append(1))\n',
        ['net'],
        ['other'],
    ],
    [
        'by another name of a function',
        'def put(m):\n    m.append(1)\nfinish = put\nfinish(net)\nput_off(other)\n',
        ['net'],
        ['other'],
    ],
    ['in a comprehension', 'nets = list(own)\n[net.append(1) for net in nets]\n', ['nets', 'own'], ['list']],
];

describe('changes of an object that has several names', () => {
    for (const [what, program, changed, unchanged = []] of programs) {
        it(what, () => {
            const found = changesOf(program);
            assert.deepEqual(
                changed.filter(name => !found.includes(name)),
                [],
            );
            assert.deepEqual(
                unchanged.filter(name => found.includes(name)),
                [],
            );
        });
    }

    it('gives a part that is made with its owner no names without end', () => {
        const program = Array.from({ length: 40 }, (_, i) => `m.l_${i} = L(m)\n`).join('');
        const deepest = Math.max(...changesOf(`m = nn.Sequential()\n${program}`).map(one => one.split('.').length));
        assert.equal(deepest, 2);
    });
});
