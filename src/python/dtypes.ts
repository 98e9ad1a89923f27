/** What torch, NumPy, TensorFlow and Python call their types, in NumPy's words. */
const NAMES = new Map([
    ['long', 'int64'],
    ['int', 'int32'],
    ['short', 'int16'],
    ['char', 'int8'],
    ['byte', 'uint8'],
    ['bool', 'bool'],
    ['bool_', 'bool'],
    ['float', 'float32'],
    ['double', 'float64'],
    ['half', 'float16'],
    ['LongTensor', 'int64'],
    ['IntTensor', 'int32'],
    ['FloatTensor', 'float32'],
    ['DoubleTensor', 'float64'],
    ['HalfTensor', 'float16'],
    ['BoolTensor', 'bool'],
    ['ByteTensor', 'uint8'],
    ['ShortTensor', 'int16'],
    ['Tensor', 'float32'],
]);
const PLAIN = /^(?:u?int(?:8|16|32|64)|float(?:16|32|64)|bfloat16)$/;

/** 'int64' of `torch.long`, `np.int64`, `'int64'`, `torch.LongTensor`; undefined for what is no type. */
export function dtypeNamed(text: string | undefined): string | undefined {
    const name = /^(?:[\w.]*\.)?(\w+)$/.exec((text ?? '').replace(/^["']|["']$/g, ''))?.[1];
    if (name === undefined) {
        return undefined;
    }
    return PLAIN.test(name) ? name : text === 'int' ? 'int64' : NAMES.get(name);
}
