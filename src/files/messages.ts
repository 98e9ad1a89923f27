/** Every sentence of the readers of files, in one place for translation. */
import { formatCount, formatSize } from '../format/numbers';
import { t } from '../format/l10n';

/** A name that is longer says nothing more, and a hostile file may have one of megabytes. */
const LONGEST_NAME = 100;
const shown = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name);
const named = (key: string): string => (key === '' ? t('The array') : `"${shown(key)}"`);

export const fileMessages = {
    otherFormat: (format: string): string =>
        t('This is not a {0} file: its first bytes are different. Was it saved in another format?', format),
    cutShort: (missing: number): string =>
        t('The file ends {0} too early: it is not complete. Was it still being written?', formatSize(missing)),
    badHeader: (): string => t('The header of this file is damaged, so its arrays cannot be located.'),
    headerTooLong: (size: number): string =>
        t('The header claims to be {0} long, more than the file can hold. The file is damaged.', formatSize(size)),
    sizeContradicts: (key: string): string =>
        t('{0} has another size than its shape and type say. The file is damaged.', named(key)),
    outside: (key: string): string =>
        t('{0} lies partly outside the data of the file. The file is damaged.', named(key)),
    overlapping: (a: string, b: string): string =>
        t(
            '"{0}" and "{1}" share the same bytes of the file, which no library writes. The file is damaged.',
            shown(a),
            shown(b),
        ),
    tooMany: (key: string, count: number, most: number): string =>
        t(
            '{0} has {1} numbers; at most {2} can be explained. Save fewer samples, e.g. logits[:100].',
            named(key),
            formatCount(count),
            formatCount(most),
        ),
    unknownType: (key: string, dtype: string): string =>
        t('{0} has the type {1}, which cannot be read as numbers.', named(key), shown(dtype)),
    complexType: (key: string, dtype: string): string =>
        t(
            '{0} holds complex numbers ({1}); cross-entropy is defined for real ones. Save .real or .abs().',
            named(key),
            shown(dtype),
        ),
    objects: (key: string): string =>
        t(
            '{0} holds Python objects. Reading them would run code from the file, so they are never read. Save an array of numbers.',
            named(key),
        ),
    records: (key: string): string =>
        t('{0} is a structured array: its elements are records. Save one of its fields, e.g. a["logits"].', named(key)),
    unknownFormat: (extensions: readonly string[]): string =>
        t(
            'Arrays are read from files that end with {0}. Save them in one of these formats.',
            extensions.map(extension => `.${extension}`).join(', '),
        ),
    noArrays: (): string => t('This file holds no array of numbers.'),
    unpacksTooLarge: (key: string, size: number, most: number): string =>
        t(
            '"{0}" would be {1} when unpacked; at most {2} are unpacked. Save fewer samples.',
            shown(key),
            formatSize(size),
            formatSize(most),
        ),
    impossibleSize: (key: string, packed: number, size: number): string =>
        t(
            '"{0}" claims that {1} unpack to {2}, which is impossible. The file is damaged.',
            shown(key),
            formatSize(packed),
            formatSize(size),
        ),
    wrongUnpackedSize: (key: string): string =>
        t('"{0}" unpacks to another size than the file says. The file is damaged.', shown(key)),
    damagedEntry: (key: string): string => t('"{0}" is damaged and cannot be unpacked.', shown(key)),
    sameName: (key: string): string =>
        t('The file has two entries named "{0}", and it is not known which of them is meant.', shown(key)),
    checksum: (key: string): string =>
        t('The checksum of "{0}" is wrong: some of its numbers are damaged, so none is shown.', shown(key)),
    packedOtherwise: (key: string): string =>
        t('"{0}" is encrypted or packed in a way that NumPy and PyTorch do not use.', shown(key)),
    tooManyEntries: (most: number): string => t('The file has more than {0} entries.', formatCount(most)),
    oldCheckpoint: (): string =>
        t('This file has the format from before PyTorch 1.6. Load it and save it again with torch.save.'),
    needsCode: (name: string): string =>
        t(
            'Reading this file would call {0}. Only plain tensors are read, and no code of a file is ever run. Save tensors alone, e.g. torch.save({"logits": logits, "target": target}, path).',
            shown(name),
        ),
    damagedPickle: (): string => t('The description of the tensors (data.pkl) is damaged or holds more than data.'),
    longPickle: (most: number): string =>
        t('The description of the tensors (data.pkl) holds more than {0} values: too many to read.', formatCount(most)),
    noStorage: (key: string): string => t('The numbers of "{0}" are missing from the file.', shown(key)),
} as const;
