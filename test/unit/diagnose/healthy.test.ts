import assert from 'node:assert/strict';
import type { ArithmeticDtype, CrossEntropyExample, CrossEntropyOptions, Reduction } from '../../../src/math';
import { randomNumbers } from '../math/random';
import { findingsOf, indexed, normal, probable, softmaxOf } from './findings';
import { realistic } from './realistic';

/*
 * Examples with nothing wrong in them: logits of many scales, as a fresh, a learning and a trained model give
 * them, of every shape and option. Decimals as printed or all of them.
 */
const shapes: readonly (readonly number[])[] = [
    [3],
    [10],
    [1, 3],
    [8, 2],
    [6, 5],
    [16, 10],
    [4, 100],
    [2, 3, 4],
    [3, 4, 2, 2],
    [2, 7, 3],
    [2, 4, 4],
    [32, 3],
];
const scales = [0.01, 0.1, 1, 3, 10, 40];
const dtypes: readonly ArithmeticDtype[] = ['float64', 'float32', 'float16', 'bfloat16'];
const reductions: readonly Reduction[] = ['mean', 'sum', 'none'];

function* healthy(): Generator<CrossEntropyExample> {
    const random = randomNumbers(2020);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
    for (const shape of shapes) {
        const axis = shape.length === 1 ? 0 : 1;
        const classes = shape[axis]!;
        const sampleShape = shape.filter((_, i) => i !== axis);
        const samples = sampleShape.reduce((a, b) => a * b, 1);
        const stride = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
        const offset = (sample: number, c: number): number =>
            Math.floor(sample / stride) * stride * classes + c * stride + (sample % stride);
        for (const scale of scales) {
            for (const trained of [0, 3, 9]) {
                const targets = Array.from({ length: samples }, () => Math.floor(random() * classes));
                const logits = new Array<number>(samples * classes);
                for (let s = 0; s < samples; s++) {
                    for (let c = 0; c < classes; c++) {
                        const value = scale * normal(random) + (c === targets[s] ? trained : 0);
                        logits[offset(s, c)] = random() < 0.5 ? Number(value.toFixed(4)) : value;
                    }
                }
                const options: CrossEntropyOptions = {
                    reduction: pick(reductions),
                    ...(random() < 0.5 && { dtype: pick(dtypes) }),
                    ...(random() < 0.3 && { labelSmoothing: pick([0.05, 0.1, 0.2]) }),
                    ...(random() < 0.3 && { weight: Float64Array.from({ length: classes }, () => 0.5 + random()) }),
                };
                if (random() < 0.25) {
                    const soft = new Array<number>(samples * classes);
                    for (let s = 0; s < samples; s++) {
                        softmaxOf(Array.from({ length: classes }, () => normal(random))).forEach(
                            (p, c) => (soft[offset(s, c)] = p),
                        );
                    }
                    yield probable(logits, shape, soft, shape, options);
                } else {
                    const ignored =
                        random() < 0.3 && samples > 1
                            ? targets.map((t, i) => (i > 0 && random() < 0.3 ? -100 : t))
                            : targets;
                    yield indexed(logits, shape, ignored, sampleShape, options);
                }
            }
        }
    }
}

describe('diagnose: healthy examples', () => {
    const all = [...healthy()].map(example => ({ example, found: findingsOf(example) }));

    it('finds nothing wrong in any of them', () => {
        assert.equal(all.length, 216);
        for (const { example, found } of all) {
            assert.deepEqual(
                found.filter(f => f.severity !== 'info').map(f => f.message),
                [],
                JSON.stringify(example.logits.shape),
            );
        }
    });

    it('finds nothing wrong in what people have', () => {
        assert.ok(realistic.length >= 70 && all.length + realistic.length >= 200);
        for (const [what, example, seen] of realistic) {
            assert.deepEqual(
                findingsOf(example, seen)
                    .filter(f => f.severity !== 'info')
                    .map(f => f.message),
                [],
                what,
            );
        }
    });

    it('makes hardly a note on what people have, and none that is always there', () => {
        const notes = realistic.map(([, example, seen]) => findingsOf(example, seen).map(f => f.code));
        const counts = new Map<string, number>();
        for (const code of notes.flat()) {
            counts.set(code, (counts.get(code) ?? 0) + 1);
        }
        assert.ok(notes.flat().length < realistic.length / 2, JSON.stringify([...counts]));
        for (const [code, count] of counts) {
            assert.ok(count < realistic.length / 6, `${code}: ${count}`);
        }
    });

    it('says nothing at all of most of them that have no option to explain', () => {
        const plain = all.filter(
            ({
                example: {
                    options,
                    logits: { shape },
                },
            }) => !options?.weight && !options?.labelSmoothing && !options?.dtype && shape.join() !== '2,4,4',
        );
        const talked = plain.filter(({ found }) => found.length > 0);
        assert.ok(
            talked.length < plain.length / 3,
            `${talked.length} of ${plain.length}: ${talked.flatMap(({ found }) => found.map(f => f.code)).join(' ')}`,
        );
    });

    it('finds nothing wrong in ordinary ones that are typed by hand, with every option alone', () => {
        const logits = [2, 1, 0.1, 0.5, 2.5, 0.3];
        const options: readonly CrossEntropyOptions[] = [
            {},
            { reduction: 'sum' },
            { reduction: 'none' },
            { labelSmoothing: 0.1 },
            { weight: Float64Array.of(2, 4, 6) },
            { ignoreIndex: 2 },
            { ignoreIndex: 255 },
            { ignoreIndex: -1 },
            ...dtypes.map(dtype => ({ dtype })),
        ];
        for (const option of options) {
            for (const targets of [
                [0, 1],
                [1, 0],
                [0, 0],
            ]) {
                const found = findingsOf(indexed(logits, [2, 3], targets, [2], option), {
                    decimals: 1,
                    targetDtype: 'int64',
                });
                assert.deepEqual(
                    found.filter(f => f.severity !== 'info'),
                    [],
                );
            }
            assert.deepEqual(
                findingsOf(indexed([1.2372, -0.9604, 1.5415], [1, 3], [2], [1]), { decimals: 4, targetDtype: 'int64' }),
                [],
            );
        }
    });
});
