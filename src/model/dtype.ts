/** The types of numbers, by the names that texts give them. */

/** NumPy's names of the types that arrays of numbers have, the narrower first: of two, arithmetic takes the later. */
const DTYPES = [
    'bool',
    'uint8',
    'int8',
    'uint16',
    'int16',
    'uint32',
    'int32',
    'uint64',
    'int64',
    'float16',
    'bfloat16',
    'float32',
    'float64',
] as const;

/** The types that softmax and cross-entropy can be computed in. */
export const arithmeticDtypes = ['float64', 'float32', 'float16', 'bfloat16'] as const;
export type ArithmeticDtype = (typeof arithmeticDtypes)[number];

/** In lower case, what PyTorch, NumPy, libtorch, JavaScript, Julia and Rust call the same types. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
    Object.entries({
        float16: 'half f16 f2',
        float32: 'single f32 f4',
        float64: 'double f64 f8 float_',
        int64: 'long longlong i64 i8 bigint64 int_ intp',
        int32: 'intc i32 i4',
        int16: 'short i16 i2',
        int8: 'char i1',
        uint64: 'ulonglong u64',
        uint32: 'uintc u32 u4',
        uint16: 'ushort u16 u2',
        uint8: 'byte ubyte uint8clamped u8 u1',
        bool: 'bool_ boolean b1',
    }).flatMap(([dtype, names]) => names.split(' ').map(name => [name, dtype] as const)),
);

/**
 * `torch.float16` -> 'float16', `torch.long`, `torch.LongTensor`, `'<i8'` -> 'int64', `float` -> 'float64' (Python's)
 * but `torch.float` -> 'float32'. What is not the name of a type: its last part, in lower case.
 */
export function canonicalDtype(said: string): string {
    const unquoted = said.trim().replace(/^["']?[<>=|]?|["']$/g, '');
    const isTensor = /\wTensor$/.test(unquoted);
    const name = unquoted
        .replace(/^.*[.:]/, '')
        .replace(/Tensor$/, '')
        .toLowerCase();
    if (name === 'float' || name === 'int') {
        return name + (isTensor || /^(?:torch|paddle|ms)\b/.test(unquoted) ? '32' : '64');
    }
    return OTHER_NAMES.get(name) ?? name;
}

/** As `canonicalDtype`; undefined for what is not the name of a type. */
export function dtypeNamed(said: string | undefined): string | undefined {
    const name = said === undefined ? undefined : canonicalDtype(said);
    return DTYPES.find(dtype => dtype === name);
}

/**
 * The dtype in a constructor's own name: `torch.LongTensor`, `CPUFloatType`, `Float32Array`, `Vector{Float32}`,
 * `[]float64`.
 */
export function dtypeOfConstructor(callee: string): string | undefined {
    const legacy = /(Float|Double|Half|BFloat16|Long|Int|Short|Char|Byte|Bool)(?:Tensor|Type)\b/.exec(callee)?.[1];
    if (legacy !== undefined) {
        return canonicalDtype(`${legacy}Tensor`);
    }
    const sized =
        /((?:B?Float|U[Ii]nt|Int|BigInt|Bool)\d*)(?:Clamped)?(?:Array\b|\}|$)/.exec(callee)?.[1] ??
        /\b(float(?:32|64)|u?int(?:8|16|32|64)|f32|f64|i32|i64)\b/.exec(callee)?.[1];
    return sized === undefined || /^(?:B?Float|U[Ii]nt|Int|BigInt)$/.test(sized) ? undefined : canonicalDtype(sized);
}

/** 'integer' or 'float' by the name alone; undefined for a name that is neither. */
export function kindOfDtype(said: string | undefined): 'integer' | 'float' | undefined {
    const name = said === undefined ? '' : canonicalDtype(said);
    return /^b?float/.test(name) ? 'float' : /^(?:u?int|bool)/.test(name) ? 'integer' : undefined;
}

/** The type of what arithmetic gives for numbers of two types, both by NumPy's names. */
export function widerDtype(a: string, b: string): string {
    const rankOf = (name: string): number => DTYPES.findIndex(dtype => dtype === name);
    return rankOf(a) >= rankOf(b) ? a : b;
}

/** The arithmetic of that name; undefined for a type that softmax is not computed in. */
export function arithmeticNamed(said: string | undefined): ArithmeticDtype | undefined {
    const name = said === undefined ? undefined : canonicalDtype(said);
    return arithmeticDtypes.find(dtype => dtype === name);
}

/** Whether torch's nll_loss takes class indices of this type. */
export const isIndexDtype = (said: string): boolean => ['int64', 'uint8'].includes(canonicalDtype(said));
