import assert from 'node:assert/strict';
import {
    explain,
    gradientStep,
    isWhatIf,
    latestSteps,
    viewSample,
    withChangedLogits,
    withChoices,
    withLogit,
} from '../../../src/explain';
import type { ChangedLogits, Choices } from '../../../src/explain/choices';
import type { Question } from '../../../src/explain';

const logits = { data: Float64Array.of(2, 1, 0.1, 0.5, 2.5, 0.3), shape: [2, 3] };
const batch: Question = { logits, target: { kind: 'index', data: Int32Array.of(0, 1), shape: [2] } };
const close = (actual: number | undefined, expected: number): void =>
    assert.ok(Math.abs(actual! - expected) < 1e-12, `${actual} is ${expected}`);
const none = { targets: [], options: {} };

describe('explain', () => {
    it('has every number where there is a target', () =>
        close(explain(batch).breakdown?.loss.data[0], 0.31853976964918573));

    it('has the stages that need none where there is no target', () => {
        const { stages, breakdown, refusal } = explain({ logits });
        close(stages?.softmax.data[0], 0.6590011388859679);
        assert.ok(!breakdown && !refusal);
    });

    it('says what torch refuses, and has the stages all the same', () => {
        const { stages, breakdown, refusal } = explain({
            logits,
            target: { kind: 'index', data: Int32Array.of(0, 3), shape: [2] },
        });
        assert.equal(refusal?.code, 'target-out-of-range');
        assert.ok(stages && !breakdown);
    });

    it('has nothing where torch refuses the logits', () => {
        const { stages, refusal } = explain({ logits: { data: Float64Array.of(1), shape: [] } });
        assert.ok(refusal && !stages);
    });
});

describe('choices', () => {
    it('put a class in place of what the text says', () => {
        // torch: cross_entropy(x, [2, 1])
        close(
            explain(withChoices(batch, { targets: [[0, 2]], options: {} })).breakdown?.loss.data[0],
            (2.3170300162778336 + 0.22004952302053787) / 2,
        );
    });

    it('for one sample of a batch without targets give the loss of that sample', () => {
        const { breakdown } = explain(withChoices({ logits }, { targets: [[1, 1]], options: {} }));
        assert.equal(breakdown?.keptCount, 1);
        close(breakdown.loss.data[0], 0.22004952302053787);
    });

    it('make a row of probabilities one-hot', () => {
        const target = {
            kind: 'probability',
            data: Float64Array.of(0.7, 0.2, 0.1, 0.1, 0.6, 0.3),
            shape: [2, 3],
        } as const;
        const chosen = withChoices({ logits, target }, { targets: [[0, 2]], options: {} });
        assert.deepEqual([...chosen.target!.data], [0, 0, 1, 0.1, 0.6, 0.3]);
        assert.deepEqual([...target.data], [0.7, 0.2, 0.1, 0.1, 0.6, 0.3], 'what the text says stays');
    });

    it('that no longer fit the array are left out', () => {
        assert.equal(
            withChoices(batch, {
                targets: [
                    [7, 0],
                    [0, 9],
                ],
                options: {},
            }).target,
            batch.target,
        );
    });

    it('change single options and leave the others', () => {
        const question = withChoices(
            { ...batch, options: { labelSmoothing: 0.1 } },
            { targets: [], options: { weight: Float64Array.of(2, 4, 6) } },
        );
        close(explain(question).breakdown?.loss.data[0], 0.480721799093342);
    });
});

describe('what if', () => {
    it('a temperature divides the logits', () => {
        const {
            logits: { data },
        } = withChoices(batch, { ...none, temperature: 2 });
        assert.deepEqual([...data], [1, 0.5, 0.05, 0.25, 1.25, 0.15]);
        assert.equal(logits.data[0], 2, 'what the text says stays');
    });

    it('changed logits take the place of those of the text, where they fit', () => {
        assert.deepEqual(withChoices(batch, { ...none, logits: new Float64Array(6) }).logits.data, new Float64Array(6));
        assert.equal(withChoices(batch, { ...none, logits: new Float64Array(5) }).logits, logits);
    });

    it('put single logits in place of those of the text, or of those after a gradient step', () => {
        const changedLogits = [
            [1, 7],
            [5, NaN],
            [6, 1],
        ] as const;
        const changed = (choices: Partial<Choices>): Question =>
            withChangedLogits(explain(withChoices(batch, { ...none, ...choices })), changedLogits).question;
        const once = changed({}).logits.data;
        assert.deepEqual([...once], [2, 7, 0.1, 0.5, 2.5, NaN], 'what is beyond the last is left out');
        const stepped = changed({ logits: new Float64Array(6) }).logits.data;
        assert.deepEqual([...stepped], [0, 7, 0, 0, 0, NaN]);
        const warm = changed({ temperature: 2 });
        assert.deepEqual([...warm.logits.data], [1, 3.5, 0.05, 0.25, 1.25, NaN]);
        assert.deepEqual([...warm.undivided!.logits.data], [...once]);
        assert.deepEqual([...logits.data], [2, 1, 0.1, 0.5, 2.5, 0.3], 'what the text says stays');
        assert.deepEqual([isWhatIf({ changedLogits }), isWhatIf({ changedLogits: [] })], [true, false]);
    });

    it('keep a number for each logit that moved, however often it did', () => {
        const drag = Array.from({ length: 50 }, (_, i) => i / 8);
        const moved = drag.reduce((changed: ChangedLogits, value) => withLogit(changed, 4, value), [[0, 1]]);
        assert.deepEqual(moved, [
            [0, 1],
            [4, 49 / 8],
        ]);
    });

    it('steps to undo are 50, and fewer where each has logits of its own', () => {
        const step = (length?: number): Choices => ({
            ...none,
            temperature: 1,
            ...(length !== undefined && { logits: new Float64Array(length) }),
        });
        const steps = (count: number, length?: number): Choices[] => Array.from({ length: count }, () => step(length));
        const kept = (...of: Choices[]): number => latestSteps(of).length;
        assert.equal(kept(...steps(60)), 50);
        assert.equal(kept(...steps(60, 3)), 50);
        assert.equal(kept(...steps(30, 1_000_000)), 10);
        assert.equal(kept(...steps(3, 20_000_000)), 1, 'the last one always');
        const shared = step(6_000_000);
        assert.equal(
            kept(...Array.from({ length: 20 }, (_, k) => ({ ...shared, temperature: k }))),
            20,
            'one array for all',
        );
        const [last] = latestSteps(steps(3, 20_000_000)).slice(-1);
        assert.equal(last!.logits!.length, 20_000_000);
    });

    it('a gradient step lowers the loss', () => {
        const before = explain(batch);
        const stepped = explain(withChoices(batch, { ...none, logits: gradientStep(before, 0.1)! }));
        assert.ok(stepped.breakdown!.meanLoss < before.breakdown!.meanLoss);
        // (softmax - one-hot) / 2 of the first logit: 2 - 0.1 * (.6590011388859679 - 1) / 2
        close(stepped.question.logits.data[0], 2 - (0.1 * (0.6590011388859679 - 1)) / 2);
    });

    it('there is no step without a loss', () => assert.equal(gradientStep(explain({ logits }), 0.1), undefined));
});

describe('viewSample', () => {
    it('shows what each class adds to the loss', () => {
        const question = withChoices(batch, {
            ...none,
            options: { weight: Float64Array.of(2, 4, 6), labelSmoothing: 0.1 },
        });
        const view = viewSample(explain(question), 1)!;
        close(
            [0, 1, 2].reduce((sum, c) => sum + view.terms!(c), 0),
            view.loss!,
        );
        assert.equal(view.oneHot, false);
        assert.equal(view.targetClass, 1);
    });

    it('leaves out of a class index what it does not pick, even a masked class', () => {
        const masked = {
            logits: { data: Float64Array.of(1, -Infinity), shape: [2] },
            target: { kind: 'index', data: Int32Array.of(0), shape: [] },
        } as const;
        assert.ok([0, 1].map(viewSample(explain(masked), 0)!.terms!).every(term => term === 0));
    });

    it('knows an ignored sample', () => {
        const view = viewSample(explain(withChoices(batch, { ...none, options: { ignoreIndex: 1 } })), 1)!;
        assert.ok(view.ignored && view.loss === 0 && !view.target);
    });

    it('has none beyond the batch', () => assert.equal(viewSample(explain(batch), 2), undefined));
});
