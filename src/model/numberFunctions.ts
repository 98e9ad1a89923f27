/**
 * What code says in place of a number: a constant by its name, a function of one number. Readers of single elements
 * and of whole Python expressions share these tables; what is added here is known to both.
 */

/** By the last part of the name, in lower case. */
const CONSTANTS = new Map<string, number>([
    ...[
        'inf',
        'infinity',
        'infinite',
        'infty',
        'positive_infinity',
        'posinf',
        'pinf',
        'inf32',
        'inf16',
        'huge_val',
    ].map(name => [name, Infinity] as const),
    ...['neg_infinity', 'negative_infinity', 'ninf'].map(name => [name, -Infinity] as const),
    ...['nan', 'nan32', 'nan16', 'nanf'].map(name => [name, NaN] as const),
    ['true', 1],
    ['false', 0],
]);

/** Only with a module before them: `math.pi`. */
const MODULE_CONSTANTS = new Map<string, number>([
    ['pi', Math.PI],
    ['e', Math.E],
    ['tau', 2 * Math.PI],
]);

/** The value of `inf`, `np.nan`, `math.pi`, `f32::INFINITY`; undefined for any other name. */
export function namedConstant(dotted: string): number | undefined {
    const name = dotted.slice(Math.max(dotted.lastIndexOf('.'), dotted.lastIndexOf(':')) + 1);
    const word = name.toLowerCase();
    return CONSTANTS.get(word) ?? (name === dotted ? undefined : MODULE_CONSTANTS.get(word));
}

/** Functions of one number, by the last part of their names in every language. */
export const numberFunctions: ReadonlyMap<string, (x: number) => number> = new Map([
    ['log', Math.log],
    ['ln', Math.log],
    ['log2', Math.log2],
    ['log10', Math.log10],
    ['log1p', Math.log1p],
    ['exp', Math.exp],
    ['expm1', Math.expm1],
    ['sqrt', Math.sqrt],
    ['abs', Math.abs],
]);

/** Types that are called with one number, which stays as it is printed. */
export const numberCasts: ReadonlySet<string> = new Set([
    'float',
    'int',
    'double',
    'half',
    'float16',
    'float32',
    'float64',
    'float128',
    'bfloat16',
    'longdouble',
    'float_',
    'int8',
    'int16',
    'int32',
    'int64',
    'int_',
    'uint8',
    'uint16',
    'uint32',
    'uint64',
    'bool_',
    'bool',
    'Number',
    'Float32',
    'Float64',
    'Float16',
    'f32',
    'f64',
    'BigInt',
    'Decimal',
]);
