// Each relation is found in three pairs of arrays and not in three near misses. B is written out, by arithmetic that
// stands beside it or by PyTorch.
import assert from 'node:assert/strict';
import { relationOf } from '../../../../src/diagnose/relation';
import type { Relation, ComparedArray } from '../../../../src/diagnose/relation';
import { explainSoftmax } from '../../../../src/math';

type Rows = readonly (readonly number[])[];

function side(rows: Rows | readonly number[], decimals?: number): ComparedArray {
    const nested = Array.isArray(rows[0]);
    const logits = {
        data: Float64Array.from((rows as Rows).flat()),
        shape: nested ? [rows.length, (rows[0] as readonly number[]).length] : [rows.length],
    };
    const { softmax, logSoftmax } = explainSoftmax(logits);
    return { logits, softmax, logSoftmax, ...(decimals !== undefined && { decimals }) };
}

const found = (a: ComparedArray, b: ComparedArray): object => {
    const relation = relationOf(a, b);
    return relation && 'order' in relation ? { ...relation, order: [...relation.order] } : { ...relation };
};

interface Table {
    readonly kind: Relation['kind'];
    /** A, B, and what is said of them besides the kind. */
    readonly hits: readonly (readonly [ComparedArray, ComparedArray, object])[];
    readonly misses: readonly (readonly [ComparedArray, ComparedArray])[];
}

const published = [1.2372, -0.9604, 1.5415];
const batch = [
    [2, 1, 0.1],
    [0.5, 2.5, 0.3],
];
const four = (rows: Rows | readonly number[]): ComparedArray => side(rows, 4);

const tables: readonly Table[] = [
    {
        kind: 'equal',
        hits: [
            [side(batch), side(batch), {}],
            [side([[1, 2, 3]]), side([1, 2, 3]), {}], // one sample with and without its axis
            [side([NaN, -Infinity, 1]), side([NaN, -Infinity, 1]), {}],
        ],
        misses: [
            [side([1, 2, 3]), side([1, 2, 3.001])],
            [side([1, -Infinity]), side([1, Infinity])],
            [side([1, NaN]), side([1, 2])],
        ],
    },
    {
        kind: 'equal-within-rounding',
        hits: [
            [four(published), side([1.23724, -0.96041, 1.54147], 5), { decimals: 4 }],
            [four([[0.1234, 5.4321]]), side([[0.12341234, 5.4320987]], 8), { decimals: 4 }],
            [side([1.1, 2.2]), side([1.100000024, 2.200000048]), {}], // what float32 makes of them
        ],
        misses: [
            [four(published), four([1.2374, -0.9604, 1.5415])],
            [side([1.1, 2.2]), side([1.1001, 2.2])],
            [four([1.5, NaN]), four([1.5, 2])],
        ],
    },
    {
        kind: 'softmax',
        hits: [
            [four([published]), four([[0.4054, 0.045, 0.5496]]), { of: 'a' }], // the published example
            [four([0.09, 0.2447, 0.6652]), side([1, 2, 3]), { of: 'b' }], // torch.softmax(torch.tensor([1., 2, 3]), 0)
            [
                side([
                    [0, 0],
                    [0, 0],
                ]),
                side([
                    [0.5, 0.5],
                    [0.5, 0.5],
                ]),
                { of: 'a' },
            ],
        ],
        misses: [
            [four([published]), four([[0.4054, 0.046, 0.5486]])],
            [side([1, 2, 3]), four([0.09, 0.2447, 0.6752])],
            [side([[1], [2]]), side([[1], [1]])], // one class: 1 whatever the logit
        ],
    },
    {
        kind: 'log-softmax',
        hits: [
            [four([published]), four([[-0.9029, -3.1005, -0.5986]]), { of: 'a' }],
            [four([-2.4076, -1.4076, -0.4076]), side([1, 2, 3]), { of: 'b' }], // torch.log_softmax(torch.tensor([1., 2, 3]), 0)
            [side([0, -Infinity, 0]), side([-Math.LN2, -Infinity, -Math.LN2]), { of: 'a' }],
        ],
        misses: [
            [four([published]), four([[-0.9039, -3.1005, -0.5986]])],
            [side([1, 2, 3]), four([-2.4176, -1.4176, -0.4176])],
            [side([0, -Infinity, 0]), side([-Math.LN2, 0, -Math.LN2])],
        ],
    },
    {
        kind: 'shift',
        hits: [
            [four(published), four([4.2372, 2.0396, 4.5415]), { by: 3 }],
            [
                side(batch),
                side([
                    [3, 2, 1.1],
                    [-0.5, 1.5, -0.7],
                ]),
                {},
            ], // + 1 in the first row, - 1 in the second
            [side([1, -Infinity, 2]), side([-0.5, -Infinity, 0.5]), { by: -1.5 }],
        ],
        misses: [
            [four(published), four([4.2372, 2.0396, 4.5425])],
            [
                side(batch),
                side([
                    [3, 2, 1.1],
                    [-0.5, 1.5, -0.6],
                ]),
            ],
            [four([1, 2, 3]), four([1.0002, 2.0001, 3.0003])], // any relation would fit so small differences
        ],
    },
    {
        kind: 'scale',
        hits: [
            [four(published), four([0.6186, -0.4802, 0.77075]), { number: 2, operation: 'divided-by' }],
            [
                side(batch),
                side([
                    [20, 10, 1],
                    [5, 25, 3],
                ]),
                { number: 10, operation: 'times' },
            ],
            [side([3, -1.5, 0]), side([-6, 3, 0]), { number: -2, operation: 'times' }],
        ],
        misses: [
            [four(published), four([0.6186, -0.4802, 0.7727])],
            [side([0, 0, 5]), side([0, 0, 10])], // one number alone has a factor always
            [side([3, -1.5, 0]), side([6, 3, 0])],
        ],
    },
    {
        kind: 'temperature',
        hits: [
            [side([1, 2, 4]), side([-1.5, -1, 0]), { number: 2, operation: 'divided-by' }], // / 2, - 2
            [
                four([
                    [1, 2, 4],
                    [0, 3, 1],
                ]),
                four([
                    [5, 8, 14],
                    [-7, 2, -4],
                ]),
                { number: 3, operation: 'times' },
            ], // * 3, + 2 and - 7
            [
                side([1, 2, 4, -Infinity]),
                side([0.25, 0.5, 1, -Infinity].map(x => x + 1)),
                { number: 4, operation: 'divided-by' },
            ],
        ],
        misses: [
            [side([1, 2, 4]), side([-1.5, -1, 0.1])],
            [side([1, 2]), side([5, 9])], // two logits of one sample: always
            [side([1, 2, 4]), side([1.5, 1, 0])], // turned round
        ],
    },
    {
        kind: 'sign-flipped',
        hits: [
            [four(published), four([-1.2372, 0.9604, -1.5415]), {}],
            [
                side(batch),
                side([
                    [-2, -1, -0.1],
                    [-0.5, -2.5, -0.3],
                ]),
                {},
            ],
            [side([0, 1, -2]), side([0, -1, 2]), {}],
        ],
        misses: [
            [four(published), four([-1.2372, -0.9604, -1.5415])],
            [
                side(batch),
                side([
                    [-2, -1, -0.1],
                    [-0.5, -2.5, 0.3],
                ]),
            ],
            [side([0, 1, -2]), side([0.5, -1, 2])],
        ],
    },
    {
        kind: 'rounded',
        hits: [
            [
                side([1.2372, -0.9604, 1.5415]),
                side([1.2373046875, -0.96044921875, 1.541015625]),
                { dtype: 'float16', of: 'a' },
            ], // torch .half()
            [side([1.234375, -0.9609375, 1.5390625]), side(published), { dtype: 'bfloat16', of: 'b' }], // torch .bfloat16()
            [
                side([
                    [70000, 1.1],
                    [2, 3],
                ]),
                side([
                    [Infinity, 1.099609375],
                    [2, 3],
                ]),
                { dtype: 'float16', of: 'a' },
            ],
        ],
        misses: [
            [side(published), side([1.2373046875, -0.96044921875, 1.54])],
            [side(published), side([1.24, -0.96, 1.54])],
            [side([70000, 1.1]), side([Infinity, 1.1])],
        ],
    },
    {
        kind: 'classes-permuted',
        hits: [
            [four(published), four([1.5415, 1.2372, -0.9604]), { order: [2, 0, 1] }],
            [
                side(batch),
                side([
                    [1, 2, 0.1],
                    [2.5, 0.5, 0.3],
                ]),
                { order: [1, 0, 2] },
            ],
            [side([0, 0, 1]), side([0, 1, 0]), { order: [0, 2, 1] }], // a tie stays where it is
        ],
        misses: [
            [four(published), four([1.5415, 1.2372, -0.9614])],
            [
                side(batch),
                side([
                    [1, 2, 0.1],
                    [0.5, 2.5, 0.3],
                ]),
            ], // in one row only
            [side([0, 0, 1]), side([1, 1, 0])],
        ],
    },
    {
        kind: 'samples-permuted',
        hits: [
            [
                side(batch),
                side([
                    [0.5, 2.5, 0.3],
                    [2, 1, 0.1],
                ]),
                { order: [1, 0] },
            ],
            [
                side([
                    [1, 2],
                    [3, 4],
                    [6, 5],
                ]),
                side([
                    [6, 5],
                    [1, 2],
                    [3, 4],
                ]),
                { order: [2, 0, 1] },
            ],
            [
                four([
                    [0.1, 0.9],
                    [0.2, 0.7],
                    [0.1, 0.9],
                ]),
                four([
                    [0.2, 0.7],
                    [0.1, 0.9],
                    [0.1, 0.9],
                ]),
                { order: [1, 0, 2] },
            ],
        ],
        misses: [
            [
                side(batch),
                side([
                    [0.5, 2.5, 0.3],
                    [2, 1, 0.2],
                ]),
            ],
            [
                side([
                    [1, 2],
                    [3, 4],
                    [6, 5],
                ]),
                side([
                    [6, 5],
                    [1, 2],
                    [4, 3],
                ]),
            ],
            [
                side([
                    [1, 2],
                    [3, 5],
                ]),
                side([
                    [1, 5],
                    [3, 2],
                ]),
            ], // one column only
        ],
    },
    {
        kind: 'transposed',
        hits: [
            [
                side(batch),
                side([
                    [2, 0.5],
                    [1, 2.5],
                    [0.1, 0.3],
                ]),
                {},
            ],
            [side([1, 2, 3]), side([[1], [2], [3]]), {}],
            [
                side([
                    [1, 2],
                    [3, 7],
                ]),
                side([
                    [1, 3],
                    [2, 7],
                ]),
                {},
            ],
        ],
        misses: [
            [
                side(batch),
                side([
                    [2, 0.5],
                    [1, 2.5],
                    [0.1, 0.4],
                ]),
            ],
            [
                side(batch),
                side([
                    [2, 1],
                    [0.1, 0.5],
                    [2.5, 0.3],
                ]),
            ], // reshaped
            [side([1, 2, 3]), side([[1], [2]])],
        ],
    },
];

describe('relationOf', () => {
    for (const { kind, hits, misses } of tables) {
        hits.forEach(([a, b, more], i) =>
            it(`finds ${kind} (${i + 1})`, () => {
                const relation = found(a, b);
                assert.deepEqual(relation, { ...relation, kind, ...more });
            }),
        );
        misses.forEach(([a, b], i) =>
            it(`does not take a near miss for ${kind} (${i + 1})`, () => assert.notEqual(relationOf(a, b)?.kind, kind)),
        );
    }

    it('says how far rounded numbers are apart, and how far they may be', () => {
        const relation = relationOf(four([1.2372, 2]), side([1.23724, 2], 5));
        assert.ok(relation?.kind === 'equal-within-rounding');
        assert.ok(Math.abs(relation.largest - 4e-5) < 1e-12);
        assert.ok(relation.bound >= 5.5e-5 && relation.bound < 5.7e-5); // half a unit of the fourth place and half a unit of the fifth; float32's 2 * 2^-21
    });

    it('finds nothing where nothing is', () =>
        assert.equal(relationOf(four(published), four([0.3, 2.25, -0.7])), undefined));
    it('finds nothing between empty arrays but that they are equal', () =>
        assert.equal(relationOf(side([]), side([]))?.kind, 'equal'));

    it('walks positions of shape (N, C, d) by their classes', () => {
        const logits = (data: readonly number[]): ComparedArray => {
            const tensor = { data: Float64Array.from(data), shape: [1, 2, 2] };
            const { softmax, logSoftmax } = explainSoftmax(tensor);
            return { logits: tensor, softmax, logSoftmax };
        };
        // Classes [1, 3] and [2, 5]; + 1 at the first position, + 2 at the second.
        assert.deepEqual(relationOf(logits([1, 2, 3, 5]), logits([2, 4, 4, 7])), { kind: 'shift' });
        assert.equal(relationOf(logits([1, 2, 3, 5]), logits([1, 3, 2, 5]))?.kind, 'transposed'); // (1, L, C) for (1, C, L);
    });
});
