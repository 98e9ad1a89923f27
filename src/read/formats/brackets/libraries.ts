/** How a library, or a language, writes an array: the names in front of the bracket and among the arguments. */
export interface Library {
    /** Calls with one argument that holds the numbers, in brackets of its own: `tensor([...])`. */
    readonly constructors?: readonly string[];
    /** Calls whose arguments are the numbers or rows: `c(1, 2)`. A macro is named with its `!`. */
    readonly lists?: readonly string[];
    /** Calls that show only the numbers of a tensor that are not zero. */
    readonly sparse?: readonly string[];
    /** Calls that stand for a tensor whose values are not there. */
    readonly valueless?: readonly string[];
    /** Calls whose numbers tell where a tensor is, not what is in it: `DeviceMesh('cuda', [0, 1])`. */
    readonly layouts?: readonly string[];
    /** Constructors whose second argument is the shape: `tf.tensor([1, 2, 3, 4], [2, 2])`. */
    readonly shaped?: readonly string[];
    /** Keywords of a constructor that may come before the numbers and do not hold them: `shape=[2, 3]`. */
    readonly settings?: readonly string[];
    /** Modules whose members are dtypes, given as an argument without a keyword: `np.float32`. */
    readonly modules?: readonly string[];
    /** What is printed around a constructor of another library: `<tf.Tensor: shape=(3,), numpy=array(...)>`. */
    readonly frame?: { readonly opening: string; readonly keyword: string };
}

const libraries: Readonly<Record<string, Library>> = {
    PyTorch: {
        constructors: [
            'tensor',
            'Tensor',
            'as_tensor',
            'from_numpy',
            'FloatTensor',
            'DoubleTensor',
            'HalfTensor',
            'BFloat16Tensor',
            'LongTensor',
            'IntTensor',
            'ShortTensor',
            'CharTensor',
            'ByteTensor',
            'BoolTensor',
            'Parameter',
            'Variable',
            'FakeTensor',
        ],
        layouts: ['DeviceMesh'],
        modules: ['torch'],
    },
    'R torch': { constructors: ['torch_tensor'] },
    Paddle: { constructors: ['to_tensor'], settings: ['shape', 'dtype', 'place', 'stop_gradient'] },
    NumPy: {
        constructors: [
            'array',
            'ndarray',
            'matrix',
            'mat',
            'masked_array',
            'asarray',
            'asanyarray',
            'ascontiguousarray',
        ],
        modules: ['np', 'numpy'],
    },
    pandas: { constructors: ['Series'] },
    TensorFlow: {
        constructors: ['constant', 'convert_to_tensor', 'EagerTensor'],
        modules: ['tf'],
        sparse: ['SparseTensor', 'SparseTensorValue', 'IndexedSlices'],
        frame: { opening: '<tf.', keyword: 'numpy=' },
    },
    JAX: {
        constructors: ['Array', 'DeviceArray'],
        valueless: ['ShapedArray', 'JitTracer'],
        layouts: ['Mesh'],
        modules: ['jnp'],
    },
    Python: { lists: ['tuple', 'list'] },
    JavaScript: {
        constructors: [
            'Float32Array',
            'Float64Array',
            'Float16Array',
            'Int8Array',
            'Int16Array',
            'Int32Array',
            'Uint8Array',
            'Uint16Array',
            'Uint32Array',
            'Uint8ClampedArray',
            'BigInt64Array',
            'BigUint64Array',
            'from',
        ],
    },
    'TensorFlow.js': {
        constructors: ['tensor1d', 'tensor2d', 'tensor3d', 'tensor4d'],
        shaped: ['tf.tensor', 'tf.tensor2d', 'tf.tensor3d', 'tf.tensor4d'],
    },
    R: { lists: ['c'] },
    Rust: { lists: ['vec!'] },
    tch: { constructors: ['of_slice', 'from_slice', 'from_slice2'] },
    ndarray: { constructors: ['arr1', 'arr2', 'from_array'], lists: ['array!', 'arr!'] },
    Java: { lists: ['of', 'asList'] },
    Kotlin: {
        lists: ['listOf', 'arrayOf', 'floatArrayOf', 'doubleArrayOf', 'intArrayOf', 'longArrayOf', 'mutableListOf'],
    },
    Scala: { lists: ['List', 'Seq', 'Vector'] },
};

/** All names that the libraries give for one purpose. */
const named = (purpose: Exclude<keyof Library, 'frame'>): ReadonlySet<string> =>
    new Set(Object.values<Library>(libraries).flatMap(library => library[purpose] ?? []));

export const constructors = named('constructors');
export const lists = named('lists');
export const layouts = named('layouts');
export const shaped = named('shaped');
export const sparse = named('sparse');
export const valueless = named('valueless');
export const settings = named('settings');
export const modules = named('modules');
export const printedFrames = Object.values<Library>(libraries).flatMap(({ frame }) => frame ?? []);
