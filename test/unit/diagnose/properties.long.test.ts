import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diagnose } from '../../../src/diagnose';
import type { Criterion } from '../../../src/model/criterion';
import { randomNumbers } from '../math/random';
import { indexExample as ix, probabilityExample as px } from '../math/examples';
import { codesOf, indexed, normal, outcomeOf, softmaxOf } from './findings';

const rows = (classes: number, min = -12, max = 12) =>
    fc.array(fc.array(fc.double({ min, max, noNaN: true }), { minLength: classes, maxLength: classes }), {
        minLength: 1,
        maxLength: 5,
    });
const anyRows = fc.integer({ min: 2, max: 12 }).chain(classes => rows(classes));
const printed = (value: number): number => Number(value.toFixed(4));
const zeros = (of: readonly unknown[]): number[] => of.map(() => 0);

describe('diagnose: properties', () => {
    it('softmax of anything, in full or printed, is found out', () => {
        fc.assert(
            fc.property(anyRows, logits => {
                const softmax = logits.map(softmaxOf);
                const rounded = softmax.map(row => row.map(printed));
                const oneHot = rounded.every(row => row.every(p => p === 0 || p === 1));
                assert.ok(codesOf(ix(softmax, zeros(softmax))).includes('probabilities-as-logits'));
                assert.ok(
                    codesOf(ix(rounded, zeros(rounded)), { decimals: 4 }).includes(
                        oneHot ? 'one-hot-as-logits' : 'probabilities-as-logits',
                    ),
                );
            }),
        );
    });

    it('log-softmax of anything is found out, and nothing but information said of it', () => {
        fc.assert(
            fc.property(anyRows, logits => {
                const logs = logits.map(row => softmaxOf(row).map(Math.log));
                const found = diagnose(ix(logs, zeros(logs)), outcomeOf(ix(logs, zeros(logs))));
                assert.ok(found.some(f => f.code === 'log-probabilities-as-logits'));
                assert.ok(found.every(f => f.severity === 'info'));
            }),
        );
    });

    it('random normal logits are not called wrong, whatever their scale', () => {
        fc.assert(
            fc.property(
                fc.integer(),
                fc.integer({ min: 1, max: 6 }),
                fc.integer({ min: 2, max: 9 }),
                fc.double({ min: 0.01, max: 50, noNaN: true }),
                (seed, n, classes, scale) => {
                    const random = randomNumbers(seed);
                    const logits = Array.from({ length: n }, () =>
                        Array.from({ length: classes }, () => scale * normal(random)),
                    );
                    const example = ix(
                        logits,
                        logits.map(() => Math.floor(random() * classes)),
                    );
                    assert.deepEqual(
                        diagnose(example, outcomeOf(example)).filter(f => f.severity !== 'info'),
                        [],
                    );
                },
            ),
            { numRuns: 500 },
        );
    });

    it('a row that is off by more than its digits is no softmax', () => {
        fc.assert(
            fc.property(anyRows, fc.double({ min: 1e-3, max: 0.5, noNaN: true }), (logits, off) => {
                const [first, ...others] = logits.map(softmaxOf);
                const spoilt = [first!.map((p, c) => (c === 0 ? p + off + 1e-3 : p)), ...others];
                assert.ok(!codesOf(ix(spoilt, zeros(spoilt))).includes('probabilities-as-logits'));
            }),
        );
    });

    it('what the code makes of logits is called wrong where the loss expects something else, and only there', () => {
        const arriving = {
            '': 'logits',
            softmax: 'probabilities',
            'log-softmax': 'log-probabilities',
            'softmax log': 'log-probabilities',
            'reshape softmax': 'probabilities',
        } as const;
        const right = {
            logits: ['logits', 'log-probabilities'],
            'log-probabilities': ['log-probabilities'],
            probabilities: ['probabilities'],
        } as const;
        const [made, expected] = [
            fc.constantFrom(...Object.entries(arriving)),
            fc.constantFrom(...Object.entries(right)),
        ];
        fc.assert(
            fc.property(
                fc.integer(),
                fc.integer({ min: 3, max: 9 }),
                made,
                expected,
                (seed, classes, [steps, form], [expects, accepted]) => {
                    const random = randomNumbers(seed);
                    const example = ix(
                        [0, 1].map(() => Array.from({ length: classes }, () => 3 * normal(random))),
                        [0, classes - 1],
                    );
                    const criterion = {
                        name: 'loss',
                        framework: 'torch',
                        expects: expects as keyof typeof right,
                        steps: steps.split(' ').filter(Boolean) as Criterion['steps'],
                    } as const;
                    const errors = diagnose(example, outcomeOf(example), { criterion }).filter(
                        ({ severity }) => severity === 'error',
                    );
                    assert.equal(
                        errors.length,
                        (accepted as readonly string[]).includes(form) ? 0 : 1,
                        errors.map(({ code }) => code).join(),
                    );
                },
            ),
        );
    });

    it('the loss of softmax in the code is that of the softmax', () => {
        fc.assert(
            fc.property(anyRows, logits => {
                const softmax = logits.map(softmaxOf);
                const twice =
                    softmax.map(row => -Math.log(softmaxOf(row)[0]!)).reduce((a, b) => a + b) / softmax.length;
                const example = ix(logits, zeros(logits));
                const [found] = diagnose(example, outcomeOf(example), {
                    criterion: { name: 'cross_entropy', framework: 'torch', expects: 'logits', steps: ['softmax'] },
                });
                assert.ok(found!.brief.includes(`the loss is ${twice.toFixed(4)}`), `${twice}: ${found!.brief}`);
            }),
        );
    });

    it('targets out of range are found out, and those in range are not', () => {
        fc.assert(
            fc.property(anyRows, fc.integer({ min: -300, max: 300 }), (logits, t) => {
                const classes = logits[0]!.length;
                const outside = (t < 0 || t >= classes) && t !== -100;
                assert.equal(
                    codesOf(
                        ix(
                            logits,
                            logits.map((_, i) => (i === 0 ? t : 0)),
                        ),
                    ).includes('target-out-of-range'),
                    outside,
                );
            }),
        );
    });

    it('soft targets are called unnormalised where they are scaled, and only there', () => {
        fc.assert(
            fc.property(anyRows, fc.double({ min: 0.1, max: 3, noNaN: true }), (logits, scale) => {
                const scaled = logits.map(row => softmaxOf(row).map(p => p * scale));
                const visible = Math.abs(scale - 1) > 1e-3;
                fc.pre(visible || scale === 1);
                assert.equal(codesOf(px(logits, scaled)).includes('probabilities-not-normalised'), visible);
                assert.ok(!codesOf(px(logits, logits.map(softmaxOf))).includes('probabilities-not-normalised'));
            }),
        );
    });

    it('NaN and +inf are found wherever they stand, and -inf beside the target is no fault', () => {
        fc.assert(
            fc.property(anyRows, fc.constantFrom(NaN, Infinity, -Infinity), fc.nat(), (logits, value, at) => {
                const classes = logits[0]!.length;
                const sample = at % logits.length;
                const spoilt = logits.map((row, i) =>
                    i === sample ? row.map((v, c) => (c === classes - 1 ? value : v)) : row,
                );
                const found = codesOf(ix(spoilt, zeros(spoilt)));
                assert.equal(found.includes('non-finite'), value !== -Infinity);
                assert.ok(!found.includes('masked-class'));
            }),
        );
    });

    it('leaves the lazy parts alone where they are not needed, and takes 100 000 samples lightly', () => {
        const [samples, classes] = [100_000, 10];
        const random = randomNumbers(1);
        const example = indexed(
            Array.from({ length: samples * classes }, () => normal(random)),
            [samples, classes],
            Array.from({ length: samples }, () => Math.floor(random() * classes)),
            [samples],
        );
        const read: string[] = [];
        const outcome = new Proxy(outcomeOf(example), {
            get: (of, key) => {
                read.push(String(key));
                return Reflect.get(of, key, of) as unknown;
            },
        });
        assert.deepEqual(diagnose(example, outcome), []);
        for (const lazy of ['gradient', 'naive', 'proof', 'entropyFloor', 'targetDistribution']) {
            assert.ok(!read.includes(lazy), lazy);
        }
    });
});
