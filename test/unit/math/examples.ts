import type { CrossEntropyExample, CrossEntropyOptions } from '../../../src/math';

type Rows = readonly (readonly number[])[];

/** Logits of shape (N, C) with a class index for each row. */
export function indexExample(
    rows: Rows,
    targets: readonly number[],
    options: CrossEntropyOptions = {},
): CrossEntropyExample {
    return {
        logits: { data: Float64Array.from(rows.flat()), shape: [rows.length, rows[0]?.length ?? 0] },
        target: { kind: 'index', data: Int32Array.from(targets), shape: [targets.length] },
        options,
    };
}

/** Logits of shape (N, C) with a probability for each class. */
export function probabilityExample(
    rows: Rows,
    probabilities: Rows,
    options: CrossEntropyOptions = {},
): CrossEntropyExample {
    return {
        logits: { data: Float64Array.from(rows.flat()), shape: [rows.length, rows[0]?.length ?? 0] },
        target: {
            kind: 'probability',
            data: Float64Array.from(probabilities.flat()),
            shape: [probabilities.length, probabilities[0]?.length ?? 0],
        },
        options,
    };
}
