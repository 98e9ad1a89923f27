/** JSON values that are broken in small ways: a member goes, comes or becomes something else. */
import { below, oneOf } from './random';
import type { Random } from './random';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What JSON has no sign for is written as `{ "$": "NaN" }`; typed arrays as `{ "$": "Float64Array", "values": [...] }`. */
const SPECIAL = '$';

const HOSTILE: readonly Json[] = [
    null,
    true,
    '',
    0,
    -1,
    1.5,
    2 ** 31,
    2 ** 53,
    -1e308,
    5e-324,
    [],
    {},
    [[]],
    [null],
    'NaN',
    '__proto__',
    'constructor',
    '\0',
    '\uD800',
    '\u202E',
    '](command:x)<img onerror=x>',
    '"""\\end{document}',
    '[1.5, 2.5]',
    '0.5986',
    'x'.repeat(3000),
    { toString: 1 },
    { valueOf: null, length: -1 },
    { [SPECIAL]: 'NaN' },
    { [SPECIAL]: 'Infinity' },
    { [SPECIAL]: 'undefined' },
    { [SPECIAL]: 'Float64Array', values: [] },
    { [SPECIAL]: 'Float64Array', values: [1, 2, 3] },
    { [SPECIAL]: 'Int32Array', values: [-100, 0] },
    { [SPECIAL]: 'Uint8Array', values: [0] },
];
const KEYS = ['__proto__', 'constructor', 'toString', 'length', 'kind', 'type', 'data', '0'] as const;

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of a list or an object; of other values none. */
const entriesOf = (value: Json): readonly (readonly [string, Json])[] =>
    typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** A value of the same kind with these members. */
const withEntries = (value: Json, entries: readonly (readonly [string, Json])[]): Json =>
    Array.isArray(value) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries);

/** One of the trees with a few of its members broken. `leaf` makes something of a text or a number, `trees` give parts. */
export function brokenTree(random: Random, trees: readonly Json[], leaf: (value: Json) => Json): Json {
    let tree = oneOf(random, trees);
    for (let left = 1 + below(random, 4); left > 0; left--) {
        tree = broken(random, tree, { leaf, trees });
    }
    return tree;
}

interface Means {
    readonly leaf: (value: Json) => Json;
    readonly trees: readonly Json[];
}

function broken(random: Random, tree: Json, means: Means): Json {
    const entries = entriesOf(tree);
    if (entries.length === 0 || random() < 0.15) {
        return another(random, tree, means);
    }
    const at = below(random, entries.length);
    const [key, value] = entries[at]!;
    if (random() < 0.7) {
        return withEntries(tree, entries.with(at, [key, broken(random, value, means)]));
    }
    const part = partOf(random, oneOf(random, means.trees));
    const changes = [
        entries.toSpliced(at, 1),
        entries.toSpliced(at, 0, [isObject(tree) ? oneOf(random, KEYS) : key, part]),
        entries.with(at, [key, entries[below(random, entries.length)]![1]]),
        [...entries, ...entries],
        entries.slice(0, at),
    ];
    return withEntries(tree, oneOf(random, changes));
}

const another = (random: Random, value: Json, { leaf, trees }: Means): Json =>
    oneOf(random, [
        () => oneOf(random, HOSTILE),
        () => oneOf(random, HOSTILE),
        () => leaf(value),
        () => partOf(random, oneOf(random, trees)),
        () => nested(random, value),
    ])();

/** A value somewhere in a tree. */
function partOf(random: Random, tree: Json): Json {
    const entries = entriesOf(tree);
    return entries.length === 0 || random() < 0.2 ? tree : partOf(random, oneOf(random, entries)[1]);
}

/** A value in many others. */
function nested(random: Random, value: Json): Json {
    let tree = value;
    for (let left = below(random, 3) === 0 ? 400 : 1 + below(random, 20); left > 0; left--) {
        tree = left % 2 === 0 ? [tree] : { value: tree };
    }
    return tree;
}

const typedArrays = { Float64Array, Int32Array, Uint8Array } as const;
const isTyped = (name: string): name is keyof typeof typedArrays => Object.hasOwn(typedArrays, name);

/** The value that a tree stands for. */
export function revived(tree: Json): unknown {
    if (!isObject(tree)) {
        return Array.isArray(tree) ? tree.map(revived) : tree;
    }
    const { [SPECIAL]: special, values } = tree;
    if (typeof special !== 'string') {
        return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, revived(value)]));
    }
    return special === 'undefined'
        ? undefined
        : isTyped(special)
          ? typedArrays[special].from(Array.isArray(values) ? values.map(numberOf) : [])
          : Number(special);
}

const numberOf = (value: Json): number =>
    typeof value === 'number'
        ? value
        : isObject(value) && typeof value[SPECIAL] === 'string'
          ? Number(value[SPECIAL])
          : NaN;

/** The tree that stands for a value. */
export function treeOf(value: unknown): Json {
    if (typeof value === 'number' && !Number.isFinite(value)) {
        return { [SPECIAL]: String(value) };
    }
    if (value === undefined) {
        return { [SPECIAL]: 'undefined' };
    }
    if (value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array) {
        return { [SPECIAL]: value.constructor.name, values: Array.from(value, treeOf) };
    }
    if (Array.isArray(value)) {
        return value.map(treeOf);
    }
    return typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, treeOf(entry)]))
        : (value as Json);
}

/** As much of a tree taken away as can be while it still fails. */
export async function minimisedTree(tree: Json, fails: (tree: Json) => Promise<boolean>): Promise<Json> {
    let entries = entriesOf(tree);
    for (let at = 0; at < entries.length;) {
        const without = entries.toSpliced(at, 1);
        if (await fails(withEntries(tree, without))) {
            entries = without;
            continue;
        }
        const [key, value] = entries[at]!;
        const inside = entries;
        const less = await minimisedTree(value, part => fails(withEntries(tree, inside.with(at, [key, part]))));
        entries = entries.with(at, [key, less]);
        at++;
    }
    return entriesOf(tree).length === 0 ? tree : withEntries(tree, entries);
}
