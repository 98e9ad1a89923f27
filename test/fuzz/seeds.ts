/** What is broken: printouts, questions, programs and files that people have, and what travels between host and panel. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';
import { fixRows } from '../unit/lint/fixRows';

const inTest = (...path: readonly string[]): string => join(root, 'test', ...path);
const json = (...path: readonly string[]): unknown => JSON.parse(readFileSync(inTest(...path), 'utf8'));

/** Longer ones take their time, and break no other way. */
const LONGEST = 4000;

const isShort = ({ length }: string): boolean => length > 0 && length <= LONGEST;

const cases = ['arrays.json', 'questions.json'].flatMap(
    name => json('cases', name) as readonly { readonly text: string }[],
);
const printed = json('conformance', 'data', 'printers.json') as readonly { readonly text: string }[];
export const texts: readonly string[] = [...cases, ...printed].map(({ text }) => text).filter(isShort);

const run = json('conformance', 'data', 'programs.json') as readonly { readonly source: string }[];
const faulty = readFileSync(inTest('cases', 'faulty.py'), 'utf8').split(/^# %% .*\n/m);
export const programs: readonly string[] = [
    ...run.map(({ source }) => source),
    ...fixRows.map(({ before }) => before),
    ...faulty,
].filter(isShort);

/** A file by its name, which tells its format, and what is in it. */
export interface SeedFile {
    readonly name: string;
    readonly bytes: Uint8Array;
}

/** Larger ones take their time. */
const LARGEST = 20_000;

export const files: readonly SeedFile[] = readdirSync(inTest('unit', 'files', 'data'))
    .filter(name => /\.(?:npy|npz|safetensors|pth?|jsonl|csv|tsv)$/.test(name))
    .map(name => ({ name, bytes: Uint8Array.from(readFileSync(inTest('unit', 'files', 'data', name))) }))
    .filter(({ bytes }) => bytes.length <= LARGEST);

const source = {
    kind: 'text',
    uri: 'file:///a.py',
    label: 'a.py',
    line: 1,
    name: 'logits',
    selections: [{ start: 9, end: 9 }],
} as const;
const place = { start: 2, end: 9, line: 4 };

/** As they are sent to the panel, and stored. */
export const examples = [
    {
        source,
        logits: { data: Float64Array.of(1.5, NaN, Infinity, -Infinity, 0.1, 1e-300), shape: [2, 3] },
        target: { kind: 'index', data: Int32Array.of(2, -100), shape: [2] },
        options: { labelSmoothing: 0.1 },
        origins: [{ part: 'target', place }],
        unresolved: [{ part: 'weight', place }],
    },
    {
        source: { kind: 'debug', uri: 'debug:1', label: 'out.logits', expression: 'out.logits' },
        logits: { data: Float64Array.of(0.5, 1, 2, -1, 0.25, 3, 1, 0), shape: [1, 2, 2, 2] },
        target: { kind: 'probability', data: Float64Array.of(0, 1, 1, 0, 0.5, 0.5, 1, 0), shape: [1, 2, 2, 2] },
        options: { weight: Float64Array.of(1, 2), reduction: 'none', ignoreIndex: -1, dtype: 'float32' },
        classNames: ['cat', '<img onerror=x>'],
        decimals: 4,
        logitsDtype: 'float32',
        targetDtype: 'float32',
        criterion: { name: 'F.cross_entropy', framework: 'torch', expects: 'logits', steps: [] },
        printedLoss: '0.5986',
        fixes: [{ code: 'class-axis', title: 'Move the classes' }],
        leftOut: ['id'],
        stops: { history: [{ line: 3, loss: NaN }] },
        origins: [],
        unresolved: [],
    },
    { source, logits: { data: Float64Array.of(1, 2, 3), shape: [3] }, options: {}, origins: [], unresolved: [] },
] as const;

const step = { text: 'x.view(-1)', operation: '.view(-1)', shape: ['?', 3], dtype: 'float32', place };
/** What the code tells of a loss without its numbers. */
export const outline = {
    source,
    loss: 'cross_entropy',
    place,
    parts: [{ part: 'target', text: 'y', steps: [step, { text: 'y', obstacle: { kind: 'call', name: 'f' }, place }] }],
    print: 'print(y)',
    unnamed: [],
    findings: [{ code: 'class-axis', severity: 'error', brief: 'b', message: 'm', why: 'w', link: 'l' }],
    fixes: [],
} as const;
