import assert from 'node:assert/strict';
import {
    arithmeticNamed,
    canonicalDtype,
    dtypeNamed,
    dtypeOfConstructor,
    isIndexDtype,
    kindOfDtype,
    widerDtype,
} from '../../../src/model/dtype';

describe('the types of numbers', () => {
    const names: readonly (readonly [dtype: string, ...said: readonly string[]])[] = [
        [
            'int64',
            'int64',
            'torch.long',
            'np.int64',
            "'i8'",
            '<i8',
            'int',
            'torch.LongTensor',
            'BigInt64',
            'i64',
            'np.intp',
        ],
        ['int32', 'torch.int', 'np.intc', "'i4'", 'torch.IntTensor', 'i32', 'tf.int32'],
        ['float64', 'float', 'np.double', 'np.float', 'torch.DoubleTensor', "'f8'", 'Float64', 'f64', 'np.float_'],
        ['float32', 'torch.float', 'np.single', "'<f4'", 'torch.FloatTensor', 'f32', 'jnp.float32', ' float32 '],
        ['float16', 'torch.half', 'np.float16', 'f16', 'torch.HalfTensor'],
        ['bfloat16', 'torch.bfloat16', 'torch.BFloat16Tensor'],
        ['uint8', 'byte', 'torch.uint8', 'u8', 'np.ubyte', 'torch.ByteTensor'],
        ['int8', 'torch.char', 'int8'],
        ['int16', 'torch.short', 'i16'],
        ['bool', 'np.bool_', 'bool', 'Boolean', '|b1'],
    ];
    for (const [dtype, ...said] of names) {
        it(dtype, () => {
            for (const name of said) {
                assert.equal(canonicalDtype(name), dtype, name);
                assert.equal(dtypeNamed(name), dtype, name);
                assert.equal(kindOfDtype(name), dtype.includes('float') ? 'float' : 'integer', name);
            }
        });
    }

    it('are not other words', () => {
        for (const word of ['cuda', 'device', 'constructor', 'torch.Tensor', '0', '', 'complex64']) {
            assert.equal(dtypeNamed(word), undefined, word);
            assert.equal(kindOfDtype(word), undefined, word);
        }
        assert.equal(canonicalDtype('np.complex64'), 'complex64');
        assert.equal(dtypeNamed(undefined), undefined);
    });

    it('are for indices, or to compute in, where torch takes them', () => {
        assert.deepEqual(['long', 'i8', 'uint8', 'int', 'i4', 'np.intc', 'float'].map(isIndexDtype), [
            true,
            true,
            true,
            true,
            false,
            false,
            false,
        ]);
        assert.deepEqual(['np.single', 'half', 'bf16', 'int64', undefined].map(arithmeticNamed), [
            'float32',
            'float16',
            undefined,
            undefined,
            undefined,
        ]);
    });

    it('stand in the names of constructors', () => {
        const constructors: Readonly<Record<string, string | undefined>> = {
            'torch.LongTensor': 'int64',
            'torch.cuda.HalfTensor': 'float16',
            'torch.IntTensor': 'int32',
            'torch.CPUFloatType': 'float32',
            Float32Array: 'float32',
            'new Uint8ClampedArray': 'uint8',
            BigInt64Array: 'int64',
            Uint32Array: 'uint32',
            'Vector{UInt8}': 'uint8',
            Int16Array: 'int16',
            'Vector{Float32}': 'float32',
            'Vector{BFloat16}': 'bfloat16',
            'Vector{Int64}': 'int64',
            '[]float64': 'float64',
            '[]int32': 'int32',
            '[]uint8': 'uint8',
            'vec<f32>': 'float32',
            // No size, no type.
            'Vector{Int}': undefined,
            'Vector{Float}': undefined,
            'np.array': undefined,
            'torch.Tensor': undefined,
            Array: undefined,
        };
        for (const [callee, dtype] of Object.entries(constructors)) {
            assert.equal(dtypeOfConstructor(callee), dtype, callee);
        }
    });

    it('give the wider one', () => {
        assert.equal(widerDtype('bool', 'int32'), 'int32');
        assert.equal(widerDtype('float16', 'int64'), 'float16');
        assert.equal(widerDtype('float64', 'float32'), 'float64');
    });
});
