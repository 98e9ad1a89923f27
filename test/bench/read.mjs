// How fast numbers are read, against JSON.parse and split + Number of the same text in the same run. Ratios only:
//   node test/bench/read.mjs
import { build } from 'esbuild';

const bundled = await build({
    entryPoints: [new URL('../../src/read/index.ts', import.meta.url).pathname],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
});
const { readNumericArrays, readArrayAt } = await import(
    `data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].contents).toString('base64')}`
);

const COUNT = 1_000_000;
const ROUNDS = 15;
let seed = 2020;
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
const doubles = Float64Array.from({ length: COUNT }, () => random() * 20 - 10);
const grouped = (tokens, perRow, print) =>
    Array.from({ length: tokens.length / perRow }, (_, i) => print(tokens.slice(i * perRow, (i + 1) * perRow)));

const NAMES = Array.from({ length: 10 }, (_, i) => `class${i}`).join(',');

/** The texts; the tokens that they are made of are gone then, and no collection of theirs is timed. */
function print() {
    const decimal4 = Array.from(doubles, x => x.toFixed(4));
    const padded = Array.from(doubles, x => x.toFixed(8).padStart(12));
    return {
        json4: `[[${decimal4.join(', ')}]]`,
        jsonRows: `[${grouped(decimal4, 10, row => `[${row.join(', ')}]`).join(', ')}]`,
        jsonLongRows: `[${grouped(decimal4, 1000, row => `[${row.join(', ')}]`).join(',\n ')}]`,
        jsonFull: `[[${doubles.join(', ')}]]`,
        torch: `tensor([${grouped(decimal4, 1000, row => `[${grouped(row, 8, line => line.join(', ')).join(',\n         ')}]`).join(',\n        ')}])`,
        numpy: `[${grouped(padded, 1000, row => `[${grouped(row, 5, line => line.join(' ')).join('\n  ')}]`).join('\n ')}]`,
        numpyRows: `[${grouped(padded, 10, row => `[${row.join(' ')}]`).join('\n ')}]`,
        csv: `${NAMES}\n${grouped(decimal4, 10, row => row.join(',')).join('\n')}\n`,
        csvLongRows: `${grouped(decimal4, 1000, row => row.join(',')).join('\n')}\n`,
        csvIndex: `,${NAMES}\n${grouped(decimal4, 10, row => row.join(','))
            .map((line, i) => `${i},${line}`)
            .join('\n')}\n`,
        csvLabels: `${NAMES},label\n${grouped(decimal4, 10, row => row.join(','))
            .map((line, i) => `${line},${i % 10}`)
            .join('\n')}\n`,
    };
}
const texts = print();

const split = text =>
    Float64Array.from(
        text.split(/[\s[\]]+/).filter(part => part !== ''),
        Number,
    );
const read = text => {
    const { arrays } = readNumericArrays(text);
    if (arrays.length !== 1 || arrays[0].data.length !== COUNT) {
        throw new Error('read something else');
    }
};
const tasks = {
    'JSON.parse, 4 decimals': () => JSON.parse(texts.json4),
    'read, 4 decimals': () => read(texts.json4),
    'JSON.parse, rows of 10': () => JSON.parse(texts.jsonRows),
    'read, rows of 10': () => read(texts.jsonRows),
    'JSON.parse, rows of 1000': () => JSON.parse(texts.jsonLongRows),
    'read, rows of 1000': () => read(texts.jsonLongRows),
    'JSON.parse, 16 digits': () => JSON.parse(texts.jsonFull),
    'read, 16 digits': () => read(texts.jsonFull),
    'read, torch printout': () => read(texts.torch),
    'split + Number, NumPy printout': () => split(texts.numpy),
    'read, NumPy printout': () => read(texts.numpy),
    'split + Number, NumPy rows of 10': () => split(texts.numpyRows),
    'read, NumPy rows of 10': () => read(texts.numpyRows),
    'read, CSV of 10 columns': () => read(texts.csv),
    'read, CSV of 1000 columns': () => read(texts.csvLongRows),
    'read, CSV with an index': () => read(texts.csvIndex),
    'read, CSV with a column of labels': () => read(texts.csvLabels),
    'readArrayAt, a window of 32 KB': () =>
        readArrayAt(texts.torch.slice(1_000_000, 1_032_768), 16_384, { cutStart: true, cutEnd: true }),
};

const times = Object.fromEntries(Object.keys(tasks).map(name => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
    for (const [name, task] of Object.entries(tasks)) {
        const start = performance.now();
        task();
        times[name].push(performance.now() - start);
    }
}
const median = name => times[name].sort((a, b) => a - b)[ROUNDS >> 1];
const best = name => Math.min(...times[name]);
const row = (name, peer) =>
    console.log(
        `${name} / ${peer}: ${(median(name) / median(peer)).toFixed(2)} (median), ${(best(name) / best(peer)).toFixed(2)} (best)`,
    );

row('read, 4 decimals', 'JSON.parse, 4 decimals');
row('read, rows of 10', 'JSON.parse, rows of 10');
row('read, rows of 1000', 'JSON.parse, rows of 1000');
row('read, 16 digits', 'JSON.parse, 16 digits');
row('read, torch printout', 'JSON.parse, 4 decimals');
row('read, NumPy printout', 'split + Number, NumPy printout');
row('read, NumPy rows of 10', 'split + Number, NumPy rows of 10');
for (const kind of ['CSV of 10 columns', 'CSV of 1000 columns', 'CSV with an index', 'CSV with a column of labels']) {
    row(`read, ${kind}`, 'JSON.parse, 4 decimals');
}
row('readArrayAt, a window of 32 KB', 'JSON.parse, 4 decimals');
