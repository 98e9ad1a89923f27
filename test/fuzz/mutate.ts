/** Texts that people have, broken in small ways: what they look like when they are cut, pasted, joined and mistyped. */
import { below, oneOf } from './random';
import type { Random } from './random';
import { fewest } from './subject';
import type { Json } from './tree';

/** Words, numbers, blanks and signs, each by itself. */
const TOKEN = /[\p{L}_]+|\d+(?:\.\d+)?|[^\S\n]+|\n|./gu;
/** What changes how everything around it is read. */
const HOSTILE = [
    ...Array.from('[](){},;:=*#%|"\'\\/-+.<>@&\n\t\r\0'),
    '...',
    '--',
    '/*',
    '//',
    '# ',
    '\\n',
    'nan',
    '-inf',
    'None',
    '1e999',
    '1.5.2',
    '0x1F',
    '2j',
    '1,5',
    'tensor(',
    'np.array([',
    'device=[',
    'F.cross_entropy(',
    '.softmax(1)',
    '.reshape(2, -1)',
    'def f(x): return x\n',
    'lambda x: ',
    'logits = ',
    'target: ',
    '\n0.01 *\n',
    '\nColumns 1 to 2\n',
    '\u001B[31m',
    '[rank0]: ',
    '\n@@ -1,2 +1,2 @@\n',
    '\uFF0C',
    '\u2212',
    '\uFEFF',
    '\uD800',
    '\u202E',
    '<td>',
    '\\\\',
] as const;

/** A part of a text: some of its lines. */
function stretch(random: Random, text: string): string {
    const lines = text.split('\n');
    const from = below(random, lines.length);
    return lines.slice(from, from + 1 + below(random, 8)).join('\n');
}

/** Changes the tokens; `text` is another of the texts. */
type Mutation = (random: Random, tokens: string[], text: string) => unknown;

const at = (random: Random, tokens: readonly string[]): number => below(random, tokens.length + 1);

const mutations: readonly Mutation[] = [
    (random, tokens) => tokens.splice(at(random, tokens), 1 + below(random, 3)),
    (random, tokens) => tokens.splice(at(random, tokens), 0, oneOf(random, HOSTILE)),
    (random, tokens) => tokens.splice(at(random, tokens), 1, oneOf(random, HOSTILE)),
    (random, tokens) => tokens.splice(at(random, tokens), 0, ...tokens.slice(at(random, tokens)).slice(0, 12)),
    (random, tokens) => tokens.splice(at(random, tokens), 0, stretch(random, tokens.join(''))),
    (random, tokens) => tokens.splice(at(random, tokens)),
    (random, tokens) => tokens.splice(0, at(random, tokens)),
    (random, tokens, text) => tokens.splice(at(random, tokens), 0, stretch(random, text)),
];

/** One of the texts, with a few mutations. */
export function mutated(random: Random, texts: readonly string[]): string {
    const tokens = oneOf(random, texts).match(TOKEN) ?? [];
    for (let left = 1 + below(random, 5); left > 0; left--) {
        oneOf(random, mutations)(random, tokens, oneOf(random, texts));
    }
    return tokens.join('');
}

/** As much of the text taken away as can be while it still fails. */
export const minimised = async (text: string, fails: (text: string) => Promise<boolean>): Promise<string> =>
    (await fewest(text.match(TOKEN) ?? [], tokens => fails(tokens.join('')))).join('');

/** A text within another value, broken; a number becomes one that it may be mistaken for. */
export function mutatedText(random: Random, leaf: Json): Json {
    if (typeof leaf === 'string') {
        return leaf.length > 0 ? mutated(random, [leaf]) : oneOf(random, HOSTILE);
    }
    return typeof leaf === 'number' ? oneOf(random, [leaf + 1, -leaf, leaf / 2, leaf * 1e9, String(leaf)]) : leaf;
}
