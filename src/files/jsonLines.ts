import { strFromU8 } from 'fflate';
import { elementsOf, sameShape } from '../model/tensor';
import type { Shape } from '../model/tensor';
import { checkCount } from './decode';
import { textFile } from './textFile';
import type { FileArray, FileFormat } from './types';

/** The numbers of one line under one key. */
interface Field {
    readonly shape: Shape;
    readonly values: readonly number[];
}

/**
 * One sample a line: what the lines have under the same key, in the same shape, is one array. Other lines are text like
 * any other.
 */
export const jsonLines: FileFormat = {
    extensions: ['jsonl'],

    open(bytes) {
        const samples = samplesIn(strFromU8(bytes));
        const arrays = samples ? stacked(samples) : [];
        return arrays.length > 0 ? { arrays, refused: [] } : textFile.open(bytes);
    },
};

type Sample = ReadonlyMap<string, Field>;

/** The fields of each line; undefined where a line is not an object. */
function samplesIn(text: string): readonly Sample[] | undefined {
    try {
        const lines = text.split('\n').filter(line => line.trim() !== '');
        const samples = lines.map(line => fieldsOf(JSON.parse(line) as unknown));
        return samples.length > 1 && samples.every(({ size }) => size > 0) ? samples : undefined;
    } catch {
        return undefined;
    }
}

function fieldsOf(value: unknown): Sample {
    const fields = new Map<string, Field>();
    const visit = (inner: unknown, path: readonly string[]): void => {
        const field = fieldIn(inner);
        if (field) {
            fields.set(path.join('.'), field);
        } else if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
            Object.entries(inner).forEach(([key, each]) => visit(each, [...path, key]));
        }
    };
    visit(value, []);
    fields.delete('');
    return fields;
}

/** A number, or lists of numbers of one length. */
function fieldIn(value: unknown): Field | undefined {
    if (typeof value === 'number') {
        return { shape: [], values: [value] };
    }
    if (!Array.isArray(value) || value.length === 0) {
        return undefined;
    }
    const rows = value.map(fieldIn);
    const shape = rows[0]?.shape;
    return shape && rows.every(row => row && sameShape(row.shape, shape))
        ? { shape: [rows.length, ...shape], values: rows.flatMap(row => row!.values) }
        : undefined;
}

/** Those keys that every line has in one shape. */
function stacked(samples: readonly Sample[]): readonly FileArray[] {
    return [...samples[0]!].flatMap(([key, { shape: own }]) => {
        const fields = samples.flatMap(sample => sample.get(key) ?? []);
        if (fields.length < samples.length || !fields.every(({ shape }) => sameShape(shape, own))) {
            return [];
        }
        const shape = [samples.length, ...own];
        const isWhole = fields.every(({ values }) => values.every(Number.isInteger));
        const read = () => {
            checkCount(key, elementsOf(shape));
            return Promise.resolve({ data: Float64Array.from(fields.flatMap(({ values }) => values)), shape });
        };
        return [{ key, shape, dtype: isWhole ? 'int64' : 'float64', read }];
    });
}
