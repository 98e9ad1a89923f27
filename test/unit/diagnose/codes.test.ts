import assert from 'node:assert/strict';
import type { FindingCode, TextFacts } from '../../../src/diagnose';
import { indexExample as ix } from '../math/examples';
import type { CrossEntropyExample } from '../../../src/math';
import type { Criterion } from '../../../src/model/criterion';
import { ofInputs } from './codeCases/inputs';
import { P, calls, keras, numbers, sklearn, square, x } from './codeCases/made';
import type { Case, Cases } from './codeCases/made';
import { ofModels } from './codeCases/models';
import { ofOptions } from './codeCases/options';
import { findingsOf, indexed } from './findings';

const table: Readonly<Record<FindingCode, Cases>> = { ...ofInputs, ...ofOptions, ...ofModels };

describe('diagnose: each code', () => {
    for (const [code, { on, off, says }] of Object.entries(table)) {
        it(`${code}: ${on.length} examples of it, ${off.length} near misses`, () => {
            assert.ok(on.length >= 5 && off.length >= 5);
            on.forEach(([example, seen], i) =>
                assert.ok(
                    findingsOf(example, seen).some(f => f.code === code),
                    `example ${i}`,
                ),
            );
            off.forEach(([example, seen], i) =>
                assert.ok(!findingsOf(example, seen).some(f => f.code === code), `near miss ${i}`),
            );
            const [example, seen] = on[0]!;
            const found = findingsOf(example, seen).find(f => f.code === code)!;
            for (const words of says) {
                assert.ok(found.message.includes(words), `"${words}" in: ${found.message}`);
            }
        });
    }

    it('gives each finding a reason and a page of PyTorch, and leaves no placeholder', () => {
        for (const { on } of Object.values(table)) {
            for (const found of on.flatMap(([example, seen]) => findingsOf(example, seen))) {
                assert.ok(found.why.length > 20);
                assert.match(
                    found.link,
                    found.code === 'probabilities-expected'
                        ? /^https:\/\/(keras\.io|scikit-learn\.org)\//
                        : /^https:\/\/pytorch\.org\/docs\/stable\//,
                );
                assert.doesNotMatch(`${found.message} ${found.why}`, /\{\d\}|undefined|NaN/);
                assert.ok(found.message.startsWith(found.brief) && found.brief.length <= 220, found.brief);
            }
        }
    });

    it('says how bad it is', () => {
        const severity = (example: CrossEntropyExample, code: FindingCode, seen?: TextFacts) =>
            findingsOf(example, seen).find(f => f.code === code)?.severity;
        assert.equal(severity(ix([[0.7, 0.2, 0.1]], [0]), 'probabilities-as-logits'), 'error');
        assert.equal(severity(indexed([0.25, 0.75], [2], [0], []), 'probabilities-as-logits'), 'warning');
        assert.equal(severity(ix(x, [-100, -100]), 'all-ignored'), 'error');
        assert.equal(severity(ix(x, [-100, -100], { reduction: 'sum' }), 'all-ignored'), 'info');
        assert.equal(
            severity(
                ix(
                    [
                        [NaN, 0],
                        [1, 2],
                    ],
                    [-100, 0],
                ),
                'non-finite',
            ),
            'warning',
        );
        assert.equal(severity(square(3, 6, 2), 'class-axis'), 'warning');
        assert.equal(severity(indexed(numbers(8), [2, 2, 2], [0, 1, 1, 0], [2, 2]), 'class-axis'), 'info');
        assert.equal(severity(ix(x, [0, 1]), 'target-dtype', { targetDtype: 'int32' }), 'warning');
        assert.equal(
            severity(
                ix(
                    [
                        [6e4, 0],
                        [6e4, 0],
                    ],
                    [1, 1],
                    { dtype: 'float16', reduction: 'sum' },
                ),
                'low-precision',
            ),
            'warning',
        );
    });

    it('names the fix', () => {
        const fix = (example: CrossEntropyExample, code: FindingCode) =>
            findingsOf(example).find(f => f.code === code)?.suggestedCode ?? '';
        assert.match(
            fix(
                indexed(
                    numbers(30),
                    [2, 5, 3],
                    numbers(10).map(() => 1),
                    [2, 5],
                ),
                'class-axis',
            ),
            /\.transpose\(1, 2\)/,
        );
        assert.match(fix(ix(x, [1, 3]), 'target-out-of-range'), /target - 1/);
        assert.match(fix(ix(x, [0, 3]), 'target-out-of-range'), /nn\.Linear\(features, 4\)/);
        assert.match(fix(ix(x, [0, 255]), 'target-out-of-range'), /ignore_index=255/);
        assert.match(fix(ix(x, [0, 7]), 'target-out-of-range'), /8\)/);
        assert.match(
            fix(indexed([2, 1, 0.1], [1, 3], [1, 0, 0], [1, 3]), 'target-is-one-hot-integers'),
            /argmax\(dim=1\)/,
        );
        assert.match(fix(indexed(x.flat(), [2, 3], [0, 1], [2, 1]), 'shape-mismatch'), /squeeze\(1\)/);
        assert.match(
            fix(
                indexed(
                    numbers(30),
                    [2, 5, 3],
                    numbers(10).map(() => 1),
                    [10],
                ),
                'shape-mismatch',
            ),
            /reshape\(-1/,
        );
    });

    it("says it of the program's own loss, and fixes it in its library", () => {
        const found = (example: CrossEntropyExample, seen: TextFacts) => findingsOf(example, seen)[0]!;
        const optax = calls('logits', ['softmax'], 'optax', 'softmax_cross_entropy_with_integer_labels');
        assert.match(found(ix(x, [0, 1]), optax).message, /softmax_cross_entropy_with_integer_labels/);
        assert.match(
            found(ix(x, [0, 1]), optax).suggestedCode!,
            /^loss = optax\.softmax_cross_entropy_with_integer_labels\(logits, target\)/,
        );
        assert.match(found(ix(x, [0, 1]), keras('probabilities')).suggestedCode!, /from_logits=True/);
        assert.match(found(ix(x, [0, -1]), keras('logits')).suggestedCode!, /ignore_class=-1/);
        assert.match(found(ix(x, [0, 1]), sklearn).suggestedCode!, /scipy\.special\.softmax/);
    });

    it('names NLLLoss for log-probabilities, where the library has it', () => {
        const fixIn = (framework: Criterion['framework']) =>
            findingsOf(ix(x, [0, 1]), calls('logits', ['log-softmax'], framework)).map(({ code, suggestedCode }) => [
                code,
                suggestedCode,
            ]);
        const code = 'log-probabilities-as-logits';
        assert.deepEqual(fixIn('torch'), [[code, 'loss = nn.NLLLoss()(log_probabilities, target)']]);
        assert.deepEqual(fixIn('optax'), [[code, undefined]]);
        assert.deepEqual(fixIn('tensorflow'), [[code, undefined]]);
    });

    it('compares two losses only where there are two', () => {
        const message = (target: readonly number[]): string =>
            findingsOf(ix(P, target)).find(({ code }) => code === 'probabilities-as-logits')!.message;
        assert.match(message([0, -100]), /Here the loss is 0\.\d+; with the logarithms/);
        assert.doesNotMatch(message([-100, -100]), /Here the loss is|nan|inf/);
    });

    it('names classes by their names, and samples by their place', () => {
        const named = { classNames: ['cat', 'dog', 'bird'] };
        const confident = findingsOf(
            ix(
                [
                    [5, 0, 0],
                    [0, 6, 0],
                    [9, 0, 1],
                    [0, 0, 7],
                ],
                [0, 1, 1, 2],
            ),
            named,
        )[0]!;
        assert.match(confident.message, /gives cat .* but the target, dog,/);
        const image = findingsOf(indexed(numbers(12), [1, 3, 2, 2], [0, 1, 255, 1], [1, 2, 2]))[0]!;
        assert.match(image.message, /Target 255 \(sample \(0, 1, 0\)\)/);
    });

    it("says nothing of how high a loss is that is not the model's", () => {
        const level = ['chance-level', 'confident-and-wrong', 'smoothing-floor'];
        const wrong: readonly Case[] = [
            [ix([[0.34, 0.33, 0.33]], [1])],
            [ix([[0, 0, 0]], [1]), calls('log-probabilities')],
            [ix(P, [0, 1], { labelSmoothing: 0.1 }), keras('probabilities')],
            [
                ix(
                    [
                        [5, 0],
                        [9, 0],
                        [NaN, 0],
                    ],
                    [0, 1, 1],
                ),
            ],
        ];
        for (const [example, seen] of wrong) {
            const codes = findingsOf(example, seen).map(({ code }) => code);
            assert.ok(codes.length > 0 && !codes.some(code => level.includes(code)), codes.join());
        }
    });

    it('puts errors first', () => {
        assert.deepEqual(
            findingsOf(
                ix(
                    [
                        [0, 0, 1],
                        [NaN, 0, 0],
                    ],
                    [0, 0],
                    { ignoreIndex: 1 },
                ),
            ).map(f => f.severity),
            ['error', 'info'],
        );
    });
});
