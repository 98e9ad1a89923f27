/** Texts that people have, broken in small ways: what they look like when they are cut, pasted, joined and mistyped. */

/** Numbers at 0 <= x < 1, the same for the same seed (Mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
    let state = seed | 0;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

const below = (random: Random, end: number): number => Math.floor(random() * end);
const oneOf = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)]!;

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
export async function minimised(text: string, fails: (text: string) => Promise<boolean>): Promise<string> {
    let tokens: readonly string[] = text.match(TOKEN) ?? [];
    for (let size = Math.ceil(tokens.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
        for (let from = 0; from < tokens.length;) {
            const without = [...tokens.slice(0, from), ...tokens.slice(from + size)];
            if (await fails(without.join(''))) {
                tokens = without;
            } else {
                from += size;
            }
        }
    }
    return tokens.join('');
}
