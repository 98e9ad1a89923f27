/**
 * Names of the same type in PyTorch, NumPy, libtorch, JavaScript, Julia and Rust, all in lower case, and NumPy's word
 * for it.
 */
const CANONICAL: Readonly<Record<string, string>> = {
    half: 'float16',
    f16: 'float16',
    f2: 'float16',
    f32: 'float32',
    f4: 'float32',
    single: 'float32',
    double: 'float64',
    f64: 'float64',
    f8: 'float64',
    float_: 'float64',
    long: 'int64',
    i64: 'int64',
    i8: 'int64',
    longlong: 'int64',
    bigint64: 'int64',
    int_: 'int64',
    i32: 'int32',
    i4: 'int32',
    short: 'int16',
    char: 'int8',
    byte: 'uint8',
    u8: 'uint8',
    uint8clamped: 'uint8',
    bool_: 'bool',
    boolean: 'bool',
};

/**
 * `torch.float16` -> 'float16', `torch.long` -> 'int64', `'float32'` -> 'float32', `float` -> 'float64' (Python's) but
 * `torch.float` -> 'float32'.
 */
export function canonicalDtype(said: string): string {
    const name = said
        .replace(/^[<>=|]/, '')
        .replace(/^.*[.:]/, '')
        .toLowerCase();
    if (name === 'float' || name === 'int') {
        const bits = /^(?:torch|paddle|ms)\b/.test(said) ? '32' : '64';
        return name + bits;
    }
    return CANONICAL[name] ?? name;
}

/**
 * The dtype in a constructor's own name: `torch.LongTensor`, `CPUFloatType`, `Float32Array`, `Vector{Float32}`,
 * `[]float64`.
 */
export function dtypeOfConstructor(callee: string): string | undefined {
    const legacy = /(Float|Double|Half|BFloat16|Long|Int|Short|Char|Byte|Bool)(?:Tensor|Type)\b/.exec(callee)?.[1];
    if (legacy !== undefined) {
        return canonicalDtype(legacy === 'Float' || legacy === 'Int' ? `torch.${legacy}` : legacy);
    }
    const sized =
        /((?:B?Float|U?Int|BigInt|Bool)\d*)(?:Clamped)?(?:Array\b|\}|$)/.exec(callee)?.[1] ??
        /\b(float(?:32|64)|u?int(?:8|16|32|64)|f32|f64|i32|i64)\b/.exec(callee)?.[1];
    return sized === undefined || /^(?:B?Float|U?Int|BigInt)$/.test(sized) ? undefined : canonicalDtype(sized);
}
