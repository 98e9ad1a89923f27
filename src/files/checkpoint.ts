import type { Shape } from '../model/tensor';
import { decode, MOST_AXES } from './decode';
import { elements } from './elements';
import { fileMessages } from './messages';
import { orRefused, sorted } from './npz';
import { PickledName, readPickle } from './pickle';
import type { Pickled, Unpickler } from './pickle';
import { UnreadableFile } from './types';
import type { FileArray, FileFormat, RefusedArray } from './types';
import { isZip, zipEntries } from './zip';
import type { ZipEntry } from './zip';

/** The types of torch's storages that numbers can be read from; an untyped one has bytes. */
const STORAGES: ReadonlyMap<string, string> = new Map([
    ['torch.BoolStorage', 'bool'],
    ['torch.ByteStorage', 'uint8'],
    ['torch.CharStorage', 'int8'],
    ['torch.ShortStorage', 'int16'],
    ['torch.IntStorage', 'int32'],
    ['torch.LongStorage', 'int64'],
    ['torch.HalfStorage', 'float16'],
    ['torch.BFloat16Storage', 'bfloat16'],
    ['torch.FloatStorage', 'float32'],
    ['torch.DoubleStorage', 'float64'],
    ['torch.storage.UntypedStorage', 'uint8'],
    ['torch.UntypedStorage', 'uint8'],
]);

/** More tensors than that nobody chooses from. */
const MOST_ARRAYS = 10_000;
const DEEPEST = 32;

class Storage {
    constructor(
        readonly file: string,
        /** As torch calls it where its numbers cannot be read. */
        readonly dtype: string,
    ) {}
}

class StoredTensor {
    constructor(
        readonly storage: Storage,
        readonly dtype: string,
        readonly offset: number,
        readonly shape: Shape,
        readonly strides: readonly number[],
    ) {}
}

/**
 * What torch.save writes since PyTorch 1.6: a zip archive with the numbers of each storage, and a pickle that says which
 * tensors they are. The pickle is read as data; a name that is not one of torch's for tensors is refused.
 */
export const checkpoint: FileFormat = {
    extensions: ['pt', 'pth'],

    open(bytes) {
        if (!isZip(bytes)) {
            throw new UnreadableFile(
                isOldFormat(bytes) ? fileMessages.oldCheckpoint() : fileMessages.otherFormat('PyTorch'),
            );
        }
        const entries = zipEntries(bytes);
        const pickle = entries.find(({ name }) => /(?:^|\/)data\.pkl$/.test(name));
        if (!pickle) {
            throw new UnreadableFile(fileMessages.otherFormat('PyTorch'));
        }
        const folder = pickle.name.slice(0, -'data.pkl'.length);
        const own = entries.filter(({ name }) => name.startsWith(folder));
        const files = new Map(own.map(entry => [entry.name.slice(folder.length), entry]));
        const littleEndian = byteOrderOf(files.get('byteorder')) !== 'big';
        const tensors = tensorsIn(readPickle(storedBytes(pickle), torchNames));
        return {
            ...sorted(tensors.map(([key, tensor]) => arrayOf(key, tensor, files, littleEndian))),
            isTorch: true,
        };
    },
};

/** The first two values of the old format, pickled: a magic number. */
const isOldFormat = (bytes: Uint8Array): boolean => bytes[0] === 0x80 && bytes[2] === 0x8a && bytes[3] === 10;

/** torch packs no entry. */
function storedBytes({ name, isPacked, bytes }: ZipEntry): Uint8Array {
    if (isPacked) {
        throw new UnreadableFile(fileMessages.packedOtherwise(name));
    }
    return bytes;
}

const byteOrderOf = (entry: ZipEntry | undefined): string =>
    String.fromCharCode(...(entry?.bytes.subarray(0, 6) ?? []));

const torchNames: Unpickler = {
    call(name, args) {
        switch (name) {
            case 'collections.OrderedDict':
                return new Map(pairsOf(args[0] ?? []));
            case 'torch.Size':
                return args[0];
            case 'torch._utils._rebuild_parameter':
                return args[0];
            case 'torch._utils._rebuild_tensor_v2':
                return tensorOf(args);
            case 'torch._utils._rebuild_tensor_v3':
                return tensorOf(args, args[6]);
            default:
                throw new UnreadableFile(fileMessages.needsCode(name));
        }
    },

    persistent(id) {
        const [kind, type, file] = Array.isArray(id) ? (id as readonly Pickled[]) : [];
        if (kind !== 'storage' || !(type instanceof PickledName) || typeof file !== 'string') {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
        return new Storage(file, STORAGES.get(type.name) ?? type.name);
    },
};

function pairsOf(value: Pickled): [Pickled, Pickled][] {
    if (!Array.isArray(value)) {
        throw new UnreadableFile(fileMessages.damagedPickle());
    }
    return (value as readonly Pickled[]).map(pair => {
        if (!Array.isArray(pair) || pair.length !== 2) {
            throw new UnreadableFile(fileMessages.damagedPickle());
        }
        return pair as [Pickled, Pickled];
    });
}

/** `dtype` is the tensor's own where its storage is untyped: `torch.float8_e4m3fn`. */
function tensorOf([storage, offset, shape, strides]: readonly Pickled[], dtype?: Pickled): StoredTensor {
    if (!(storage instanceof Storage) || !isSize(offset) || !areSizes(shape) || !areSizes(strides)) {
        throw new UnreadableFile(fileMessages.damagedPickle());
    }
    if (shape.length !== strides.length || shape.length > MOST_AXES) {
        throw new UnreadableFile(fileMessages.damagedPickle());
    }
    const own = dtype instanceof PickledName ? dtype.name.replace(/^torch\./, '') : storage.dtype;
    return new StoredTensor(storage, own, offset, shape, strides);
}

const isSize = (value: Pickled): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const areSizes = (value: Pickled): value is readonly number[] =>
    Array.isArray(value) && (value as readonly Pickled[]).every(isSize);

/** Every tensor of a value, with the keys that lead to it: `model.fc.weight`. */
function tensorsIn(value: Pickled): readonly (readonly [key: string, tensor: StoredTensor])[] {
    const found: [string, StoredTensor][] = [];
    const seen = new Set<unknown>();
    const visit = (inner: Pickled, path: readonly string[]): void => {
        if (inner instanceof StoredTensor) {
            found.push([path.join('.'), inner]);
        }
        // One that is in several places is found in the first.
        if (typeof inner !== 'object' || seen.has(inner) || path.length > DEEPEST || found.length >= MOST_ARRAYS) {
            return;
        }
        seen.add(inner);
        const entries = inner instanceof Map ? inner.entries() : Array.isArray(inner) ? inner.entries() : [];
        for (const [key, each] of entries as Iterable<[Pickled, Pickled]>) {
            visit(each, [...path, typeof key === 'string' ? key : typeof key === 'number' ? String(key) : '?']);
        }
    };
    visit(value, []);
    return found;
}

function arrayOf(
    key: string,
    { storage, dtype, offset, shape, strides }: StoredTensor,
    files: ReadonlyMap<string, ZipEntry>,
    littleEndian: boolean,
): FileArray | RefusedArray {
    return orRefused(key, () => {
        if (!elements.has(dtype)) {
            const isComplex = /complex/i.test(dtype);
            throw new UnreadableFile((isComplex ? fileMessages.complexType : fileMessages.unknownType)(key, dtype));
        }
        const entry = files.get(`data/${storage.file}`);
        if (!entry) {
            throw new UnreadableFile(fileMessages.noStorage(key));
        }
        const stored = { bytes: storedBytes(entry), dtype, littleEndian, shape, strides, offset };
        return { key, dtype, shape, read: work => decode(key, stored, work) };
    });
}
