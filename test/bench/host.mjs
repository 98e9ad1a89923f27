// What the host pays for a text: a command, a panel that follows, hovers in a file of many losses, changes of models.
// CPU time, in ratios of one run, and the longest time that nobody else had a turn:
//   node test/bench/host.mjs
import { build } from 'esbuild';

const root = new URL('../..', import.meta.url).pathname;
const bundled = await build({
    stdin: {
        contents: `
            export { readNumericArrays } from './src/read';
            export { ReadText, readingOf } from './src/document';
            export { hoverAt } from './src/report/hover';
            export { givingTurns } from './src/host/turns';
            export { readScopes } from './src/python/readScopes';
            export { parser } from '@lezer/python';`,
        resolveDir: root,
        loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
});
const { ReadText, givingTurns, hoverAt, parser, readNumericArrays, readScopes, readingOf } = await import(
    `data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].contents).toString('base64')}`
);

const ROUNDS = 9;
const row = (count, seed) =>
    Array.from({ length: count }, (_, i) => (Math.sin(i * 12.9898 + seed) * 5).toFixed(4)).join(', ');
const rows = (count, length) => Array.from({ length: count }, (_, i) => `  [${row(length, i)}]`).join(',\n');
const targets = count => Array.from({ length: count }, (_, i) => i % 10).join(', ');
const million = `logits = [\n${rows(1000, 1000)}\n]\ntarget = [${targets(1000)}]\n`;
const losses = Array.from(
    { length: 200 },
    (_, i) =>
        `logits${i} = torch.tensor([[${row(5, i)}]])\ntarget${i} = torch.tensor([${i % 5}])\nloss${i} = F.cross_entropy(logits${i}, target${i})\n`,
);
const code = Array.from({ length: 20_000 }, (_, i) =>
    i % 20 === 0 ? `def f${i}(a, b):` : `    x${i} = g(a, b) + h(x${i - 1}, "s${i}")  # nothing here`,
);
const TEXTS = {
    '1e6 numbers': [million, 'plaintext'],
    '1e6 numbers, Python': [million, 'python'],
    '1e6 numbers in one row': [`logits = [${row(1_000_000, 1)}]\n`, 'plaintext'],
    '128 256 classes, JSON': [`{"logits": [${row(128_256, 1)}], "target": 5}\n`, 'json'],
    '20 000 lines of Python': [`${code.join('\n')}\n`, 'python'],
    '200 losses': [`import torch\nimport torch.nn.functional as F\n${losses.join('')}`, 'python'],
};

const cpu = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
};
async function cost(work) {
    const start = cpu();
    await work();
    return cpu() - start;
}
const median = values => values.toSorted((a, b) => a - b)[values.length >> 1];

/** The most CPU time, in milliseconds, between two turns of a timer meanwhile. */
async function longestHold(work) {
    let [last, longest] = [cpu(), 0];
    const timer = setInterval(() => {
        longest = Math.max(longest, cpu() - last);
        last = cpu();
    });
    await work();
    await new Promise(resolve => setTimeout(resolve));
    clearInterval(timer);
    return longest;
}

/** What a panel that follows does at a pause in typing, and a command. */
async function ask(text, at) {
    await text.readAhead();
    const found = await text.exampleIn([{ start: at, end: at }]);
    await text.fixable(found);
    return found.kind === 'found' && readingOf(found, text.source);
}

const print = (name, ...cells) => console.log(name.padEnd(28), ...cells.map(cell => cell.padStart(26)));
print('', 'command / one reading', 'longest hold', 'of that at once');
for (const [name, [source, languageId]] of Object.entries(TEXTS)) {
    const at = Math.max(0, source.indexOf('[')) + 4;
    const [readings, commands, holds, atOnce] = [[], [], [], []];
    for (let round = 0; round < ROUNDS; round++) {
        readings.push(await cost(() => readNumericArrays(source)));
        commands.push(await cost(() => ask(new ReadText(source, languageId), at)));
        holds.push(await longestHold(() => ask(new ReadText(source, languageId, {}, undefined, givingTurns()), at)));
        atOnce.push(await longestHold(() => ask(new ReadText(source, languageId), at)));
    }
    print(
        name,
        `${(median(commands) / median(readings)).toFixed(2)}x`,
        `${median(holds).toFixed(0)} ms`,
        `${median(atOnce).toFixed(0)} ms`,
    );
}

const [source] = TEXTS['200 losses'];
const [hovers, parses] = [[], []];
for (let round = 0; round < ROUNDS; round++) {
    parses.push(await cost(() => parser.parse(source)));
    const text = new ReadText(source, 'python');
    const hover = index => hoverAt(text, source.indexOf(`logits${index} =`) + 30, () => '');
    await hover(0);
    hovers.push(
        (await cost(async () => {
            for (let index = 1; index <= 20; index++) {
                await hover(index);
            }
        })) / 20,
    );
}
print('a hover among 200 losses', `${(median(hovers) / median(parses)).toFixed(3)}x one parse`);

const CHANGES = {
    'attributes of a Sequential': count =>
        `m = nn.Sequential()\n${Array.from({ length: count }, (_, i) => `m.l_${i} = L(m)\n`).join('')}`,
    lambdas: count => Array.from({ length: count }, (_, i) => `f(lambda m: m.append(${i}))\n`).join(''),
    branches: count => Array.from({ length: count }, (_, i) => `if c:\n    m = b_${i}\nm[0] = 1\n`).join(''),
    methods: count =>
        `class A:\n${Array.from({ length: count }, (_, i) => `    def m_${i}(self, net):\n        self.n = net\n        self.n[0] = 1\n`).join('')}`,
};
for (const [name, write] of Object.entries(CHANGES)) {
    const [few, many] = [1000, 4000].map(count => {
        const text = write(count);
        return { text, tree: parser.parse(text), times: [] };
    });
    for (let round = 0; round < ROUNDS; round++) {
        for (const { text, tree, times } of [few, many]) {
            times.push(await cost(() => readScopes(text, tree)));
        }
    }
    print(`changes: ${name}`, `${(median(many.times) / median(few.times)).toFixed(1)}x for 4x the text`);
}
