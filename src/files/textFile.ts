import { strFromU8 } from 'fflate';
import { readNumericArrays } from '../read';
import type { NumericArray } from '../read';
import type { FileArray, FileFormat } from './types';

/** Text with numbers: the reader of texts finds the arrays. */
export const textFile: FileFormat = {
    extensions: ['csv', 'tsv', 'json'],

    open(bytes) {
        const { arrays, unreadable } = readNumericArrays(strFromU8(bytes).replace(/^\ufeff/, ''));
        return {
            arrays: arrays.flatMap((array, i) => arraysOf(array, array.name ?? (arrays.length > 1 ? `${i + 1}` : ''))),
            refused: unreadable.map(({ message }, i) => ({ key: `${i + 1}`, message })),
        };
    },
};

/** An array, and the classes of its rows where a column says them. */
function arraysOf({ data, shape, dtype, classNames, labels }: NumericArray, key: string): readonly FileArray[] {
    const own: FileArray = {
        key,
        shape,
        ...(dtype !== undefined && { dtype }),
        ...(classNames && { classNames }),
        read: () => Promise.resolve({ data: data.slice(), shape }),
    };
    return labels
        ? [
              own,
              {
                  key: 'label',
                  dtype: 'int64',
                  shape: labels.shape,
                  read: () => Promise.resolve({ data: labels.data.slice(), shape: labels.shape }),
              },
          ]
        : [own];
}
