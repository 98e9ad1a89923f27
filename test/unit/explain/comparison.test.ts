import assert from 'node:assert/strict';
import type { MistakeCode } from '../../../src/diagnose';
import type { Mistake } from '../../../src/diagnose/compare/comparison';
import { explain } from '../../../src/explain';
import type { Question } from '../../../src/explain';
import { compareLoss } from '../../../src/explain/comparison';

const published: Question = {
    logits: { data: Float64Array.of(1.2372, -0.9604, 1.5415), shape: [1, 3] },
    target: { kind: 'index', data: Int32Array.of(2), shape: [1] },
    decimals: 4,
};

describe('compareLoss', () => {
    it('says that a loss is equal within rounding, and what rounding allows', () => {
        const verdict = compareLoss(explain(published), '0.5986')!;
        assert.ok(verdict.equal);
        assert.match(
            verdict.text,
            /^Matches: 0\.5986 and 0\.5986 differ by .*e−7, which is within the rounding error \(1\.5e−4\)\./,
        );
    });

    it('names the mistake', () => {
        const verdict = compareLoss(explain(published), '0.8636')!;
        assert.ok(!verdict.equal);
        assert.equal(verdict.mistakes[0]?.code, 'bits');
        assert.match(verdict.mistakes[0].text, /base-2 logarithms: 0\.8636/);
    });

    it('says that the code computes what it printed, though it is not the loss of these logits', () => {
        const criterion = {
            name: 'CrossEntropyLoss',
            framework: 'torch',
            expects: 'logits',
            steps: ['softmax'],
        } as const;
        // torch: cross_entropy(softmax(logits, 1), [2])
        const verdict = compareLoss(explain({ ...published, criterion }), '0.9040')!;
        assert.ok(!verdict.equal && verdict.asInCode);
        assert.equal(
            verdict.text,
            'Your program printed 0.9040, and that is what its code computes: 0.9040. CrossEntropyLoss gives 0.5986 for these logits.',
        );
        assert.equal(compareLoss(explain({ ...published, criterion }), '0.8636')!.asInCode, undefined);
        assert.equal(compareLoss(explain({ ...published, criterion }), '0.5986')!.asInCode, undefined);
    });

    // torch: 0.5986 for the published example, 0.6921 with label_smoothing=0.1
    for (const [printed, brief, question] of [
        [' 0.5986 ', 'as printed'],
        ['0.6921', 'as printed', { options: { labelSmoothing: 0.1 } }],
        ['7.7', '7.7 printed, 7.1014 more'],
        ['0.41', '0.41 printed, 0.1886 less'],
        [' nan ', 'nan printed: ignore_index=2?'],
        ['a number', 'not a number'],
        // The logits may be rounded: what they allow counts, where it is known.
        ['0.5988', '0.5988 printed, 2e−4 more'],
        ['0.5988', 'as printed', { decimals: 2 }],
    ] as const) {
        it(`says of “${printed}” in short: ${brief}`, () => {
            const verdict = compareLoss(explain({ ...published, ...question }), printed)!;
            assert.equal(verdict.brief, brief);
            assert.equal(verdict.equal, brief === 'as printed');
        });
    }

    it('has nothing to compare with where torch raises an error', () => {
        const target = { kind: 'index', data: Int32Array.of(0, 1), shape: [2] } as const;
        const { equal, brief, mistakes } = compareLoss(explain({ ...published, target }), '0.5986')!;
        assert.deepEqual([equal, brief, mistakes], [false, 'torch raises an error', []]);
    });

    it('says of a loss for each sample that their mean is compared', () => {
        const two: Question = {
            logits: { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] },
            target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] },
            options: { reduction: 'none' },
        };
        // torch: cross_entropy(logits, target, reduction='none').mean() = 0.3185
        const [right, more] = ['0.3185', '0.5'].map(printed => compareLoss(explain(two), printed)!);
        assert.deepEqual([right?.equal, right?.brief], [true, 'the mean is as printed']);
        assert.match(more!.brief, /^0\.5 printed, 0\.1815 more than the mean/);
        assert.match(more!.text, /^There is a loss for each sample, .* with their mean\. Does not match/);
        const one = compareLoss(explain({ ...published, options: { reduction: 'none' } }), '0.5986')!;
        assert.equal(one.brief, 'as printed');
    });

    it('names the axis that softmax went over', () => {
        const positions: Question = {
            logits: { data: Float64Array.of(2, 0.5, -1, 0, 1, 3), shape: [1, 2, 3] },
            target: { kind: 'index', data: Int32Array.of(0, 0, 1), shape: [1, 3] },
        };
        // What axis 2 adds up: (2, .5, -1) and (0, 1, 3).
        const logSumExp = (...row: readonly number[]): number =>
            Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0));
        const [first, second] = [logSumExp(2, 0.5, -1), logSumExp(0, 1, 3)];
        const loss = (first - 2 + (first - 0.5) + (second - 3)) / 3;
        const { mistakes } = compareLoss(explain(positions), loss.toFixed(6))!;
        assert.match(
            mistakes.find(({ code }) => code === 'wrong-axis')!.text,
            new RegExp(`^softmax over axis 2 of the logits: ${loss.toFixed(4)},`),
        );
    });

    it('says that no known mistake gives it', () =>
        assert.match(compareLoss(explain(published), '17.1234')!.lead!, /No known mistake explains/));
    it('says that there is no loss', () => assert.match(compareLoss(explain(published), 'abc')!.text, /no loss/));
    it('says nothing of nothing', () => assert.equal(compareLoss(explain(published), ' '), undefined));
    it('says nothing without a target', () =>
        assert.equal(compareLoss(explain({ logits: published.logits }), '1'), undefined));

    it('does not throw where torch refuses', () => {
        const refused = { ...published, options: { weight: Float64Array.of(1) } };
        assert.match(compareLoss(explain(refused), '0.5986')!.text, /torch raises an error/);
    });

    it('finds the target that was counted from 1', () => {
        const oneBased: Question = { ...published, target: { kind: 'index', data: Int32Array.of(3), shape: [1] } };
        assert.deepEqual(
            compareLoss(explain(oneBased), '0.5986')!.mistakes.map(({ code }) => code),
            ['target-off-by-one'],
        );
        assert.equal(compareLoss(explain(oneBased), '0.5986')!.text, 'torch raises an error for this example.');
    });

    it('says what may round, and what the logits were taken for', () => {
        const because = (question: Question, printed: string) => compareLoss(explain(question), printed)!.because;
        // 2 * 5e-5 for the logits, 5e-5 for the loss, 1e-6 for float32.
        assert.equal(
            because(published, '0.5986'),
            'The tolerance is 1e−4 (logits rounded to 4 decimals) + 5e−5 (printed loss) + 1e−6 (float32).',
        );
        const without = (logits: readonly number[], target: number): Question => ({
            logits: { data: Float64Array.from(logits), shape: [1, logits.length] },
            target: { kind: 'index', data: Int32Array.of(target), shape: [1] },
        });
        assert.equal(
            because(without([2, 1, 0], 2), '9.5'),
            'The tolerance is 0.0500 (printed loss) + 2.4e−6 (float32); the logits are taken as exact.',
        );
        assert.match(
            because(without([Math.log(0.25), Math.log(0.75)], 1), '0.2877')!,
            / These logits are log-probabilities: /,
        );
    });

    it('says how far apart they are, and where nothing is finite that they are not the same', () => {
        const text = (logits: readonly number[], printed: string) => {
            const data = Float64Array.from(logits);
            return compareLoss(explain({ ...published, logits: { data, shape: [1, 3] } }), printed)!.text;
        };
        assert.equal(
            text([1.2372, -0.9604, 1.5415], '0.8'),
            'Does not match: 0.8000 is 0.2014 away from 0.5986, and the rounding error is at most 0.0501.',
        );
        assert.equal(
            text([1.2372, -0.9604, 1.5415], 'nan'),
            'Does not match: your program printed nan, but the loss here is 0.5986.',
        );
        assert.equal(text([0, 0, -Infinity], 'inf'), 'Matches: the loss is inf here, too.');
    });

    describe('mistakes', () => {
        const found = (mistakes: readonly Mistake[], others = 0) =>
            compareLoss(explain(published), '1.5', {
                equal: false,
                printed: 1.5,
                loss: 0.5986,
                bound: 1e-4,
                mistakes,
                others,
            })!;
        const mistake = (code: MistakeCode, details?: Mistake['details']): Mistake => ({
            code,
            loss: 1.5001,
            margin: 1e-4,
            bound: 2e-4,
            ...(details && { details }),
        });
        /** Each kind of mistake, with what it goes with: as it appears in words. */
        const kinds: Readonly<Record<MistakeCode, readonly [details?: Mistake['details'], words?: string]>> = {
            'softmax-twice': [],
            'wrong-axis': [{ axis: 2 }, 'axis 2'],
            'sum-instead-of-mean': [],
            'mean-instead-of-sum': [],
            unweighted: [],
            'other-smoothing': [{ labelSmoothing: 0.05 }, 'label_smoothing=0.05'],
            'other-ignore-index': [{ ignoreIndex: 255 }, 'ignore_index=255'],
            bits: [],
            'nll-on-logits': [],
            'nll-on-probabilities': [],
            float16: [],
            'target-off-by-one': [{ shift: 1 }, 'shifted by +1'],
            'divided-by-count': [],
            'divided-by-all': [],
            'mean-of-means': [{ batchSize: 16 }, 'batches of 16'],
            'mean-over-classes': [],
            'target-shifted': [{ shift: -1 }, 'positions of the targets shifted by -1'],
            'base-10': [],
            'not-negated': [],
            perplexity: [],
            bfloat16: [],
            'full-precision': [],
            'logits-are-probabilities': [],
            'naive-softmax': [],
            'binary-cross-entropy': [],
        };

        it('have words of their own, each with what it goes with', () => {
            const said = Object.entries(kinds).map(([code, [details, words = '']]) => {
                const { text } = found([mistake(code as MistakeCode, details)]).mistakes[0]!;
                assert.ok(text.includes(words), text);
                assert.doesNotMatch(text, /undefined|NaN|\{/);
                assert.match(text, /.: 1\.5001, off by 1e−4; the rounding error is at most 2e−4$/);
                return text;
            });
            assert.equal(new Set(said).size, said.length);
            assert.match(found([mistake('other-ignore-index')]).mistakes[0]!.text, /^no target ignored: /);
        });
        it('that are not finite have no distance', () =>
            assert.match(
                found([{ ...mistake('naive-softmax'), loss: NaN }]).mistakes[0]!.text,
                /which overflows: nan$/,
            ));
        it('are announced by how many there are', () => {
            const leads = [found([mistake('bits')]), found([mistake('bits'), mistake('base-10')])].map(
                ({ lead }) => lead,
            );
            assert.match(leads[0]!, /^This gives the printed number:$/);
            assert.match(leads[1]!, /^Each of these gives the printed number, the likeliest first\. /);
            assert.match(found([mistake('bits'), mistake('base-10')], 4).lead!, /likeliest first \(not shown: 4\)\. /);
        });
    });
});
