// What a stopped program gives to a loss. Expected numbers are of PyTorch (test/live).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lossOf } from '../../../src/live/loss';
import { root } from '../../host/paths.mjs';
import { array, frameOf, named, readAt } from './stoppedPrograms';

const train = readFileSync(join(root, 'test', 'live', 'train.py'), 'utf8');
const LOGITS = array(
    [2, 3],
    [
        0.5165840983390808, 0.46832507848739624, -1.5846953392028809, -1.2679258584976196, -0.6321815252304077,
        -0.38758766651153564,
    ],
);
const OUT = array(
    [2, 3],
    [
        0.5968804955482483, -1.806877613067627, 0.714557945728302, -0.8676673769950867, 0.9151154160499573,
        -0.5898653268814087,
    ],
);
const LABELS = array([2], [0, 2], 'int64');
const plain = { name: 'CrossEntropyLoss', reduction: 'mean', ignoreIndex: -100, labelSmoothing: 0 } as const;

async function lossAt(...args: Parameters<typeof readAt>): Promise<number> {
    const result = await readAt(...args);
    assert.equal(result.kind, 'read', JSON.stringify(result));
    return lossOf(result.reading)!;
}

function near(actual: number, expected: number): void {
    assert.ok(Math.abs(actual - expected) < 1e-7, `${actual} is not ${expected}`);
}

describe('a stopped program', () => {
    it('gives a variable the target and the criterion of the call that gets it', async () => {
        const frame = frameOf({ values: { logits: LOGITS, labels: LABELS }, criteria: { 'self.criterion': plain } });
        near(await lossAt(train, "print('stop')", named('logits'), frame), 0.75872338);
    });

    it('says that values come from the names in the call, not from what the text once set them to', async () => {
        const frame = frameOf({ values: { logits: LOGITS, labels: LABELS }, criteria: { 'self.criterion': plain } });
        const result = await readAt(train, "print('stop')", named('logits'), frame);
        assert.equal(result.kind, 'read');
        const line = train.split('\n').findIndex(text => text.includes('self.criterion(logits, labels)')) + 1;
        assert.equal(result.reading.origins.find(({ part }) => part === 'target')?.place.line, line);
        // The names of another function are not those of this one's classes.
        assert.equal(result.reading.classNames, undefined);
    });

    it('has the criterion of another class, with the options of the object', async () => {
        const frame = frameOf({
            values: { out: OUT, y: LABELS },
            criteria: { 'self.loss_fn': { ...plain, reduction: 'sum' } },
        });
        const call = { kind: 'call', text: 'self.loss_fn(out, y)', near: 0 } as const;
        near(await lossAt(train, 'return self.loss_fn', call, frame), 2.62979126);
        // What the object holds counts, not what the text once gave it.
        const other = frameOf({ values: { out: OUT, y: LABELS }, criteria: { 'self.loss_fn': plain } });
        near(await lossAt(train, 'return self.loss_fn', call, other), 2.62979126 / 2);
    });

    it('takes class indices for the target of their call', async () => {
        const frame = frameOf({ values: { logits: LOGITS, labels: LABELS }, criteria: { 'self.criterion': plain } });
        near(await lossAt(train, "print('stop')", named('labels'), frame), 0.75872338);
    });

    it('finds a criterion that only the object knows', async () => {
        const source = 'def step(criterion, out, y):\n    log(out, y)\n    return criterion(out, y)\n';
        const frame = frameOf({ values: { out: LOGITS, y: LABELS }, criteria: { criterion: plain } });
        near(await lossAt(source, 'return', named('out'), frame), 0.75872338);
    });

    it('applies what the call does to the values, and takes live options', async () => {
        const source = `import torch.nn.functional as F
T = 5
def step(flat, y, T, w):
    return F.cross_entropy(flat.view(-1, 3) / T, y.view(-1), weight=w)
`;
        const frame = frameOf({
            values: {
                flat: { ...LOGITS, shape: [6] } as typeof LOGITS,
                y: array([2, 1], [0, 2], 'int64'),
                T: array([], [2], 'int64'),
                w: array([3], [1, 2, 0.5]),
            },
        });
        // torch: F.cross_entropy(logits / 2, tensor([0, 2]), weight=tensor([1., 2., 0.5]))
        near(await lossAt(source, 'return', named('flat'), frame), 0.8719803917);
    });

    it('never asks for a call, and says what to do', async () => {
        const source = 'def step(model, x, y):\n    return F.cross_entropy(model(x), y)\n';
        const frame = frameOf({ values: { x: LOGITS, y: LABELS } });
        const call = { kind: 'call', text: 'F.cross_entropy(model(x), y)', near: 0 } as const;
        const result = await readAt(source, 'return', call, frame);
        assert.equal(result.kind, 'not-read');
        assert.match(result.message, /model\(x\) is computed in the call/);
        assert.deepEqual(
            frame.asked.filter(expression => expression.includes('(')),
            [],
        );
    });

    it('does not pair logits with a target that is set after the stop', async () => {
        const source = `def run(loader, model):
    for x, y in loader:
        out = model(x)
        loss = F.cross_entropy(out, y)
`;
        const frame = frameOf({ values: { out: LOGITS, y: LABELS } });
        const before = await readAt(source, 'out = model', named('out'), frame);
        assert.equal(before.kind, 'read');
        assert.equal(before.reading.target, undefined);
        const call = await readAt(
            source,
            'out = model',
            { kind: 'call', text: 'F.cross_entropy(out, y)', near: 0 },
            frame,
        );
        assert.equal(call.kind, 'not-read');
        assert.match(call.message, /out gets another value on line 3, so the call on line 4/);
        near(await lossAt(source, 'loss = ', named('out'), frame), 0.75872338);
    });

    it('says which name has no value', async () => {
        const result = await readAt(train, "print('stop')", named('logits'), frameOf({ values: {} }));
        assert.deepEqual(result, {
            kind: 'not-read',
            message: 'logits has no value where the program is stopped.',
        });
    });

    it('without a call has what a person chose', async () => {
        const frame = frameOf({
            values: { out: LOGITS, truth: LABELS },
            criteria: { c: { ...plain, reduction: 'sum' } },
        });
        const result = await readAt('x = 1\n', 'x', named('out'), frame, { target: 'truth', criterion: 'c' });
        assert.equal(result.kind, 'read');
        assert.equal(result.isSaid, false);
        near(lossOf(result.reading)!, 2 * 0.75872338);
    });
});
