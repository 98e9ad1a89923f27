import assert from 'node:assert/strict';
import { findExample, inCode, SourceText } from '../../../src/context';
import { findingsOf } from '../../../src/diagnose';
import { explain, misfitNotice } from '../../../src/explain';

/** The findings of the array at the cursor `|`, and what is said of a target that does not fit. */
async function findingsAt(marked: string, languageId = 'python') {
    const offset = marked.indexOf('|');
    const source = marked.replace('|', '');
    const found = findExample(source, { start: offset, end: offset });
    assert.equal(found.kind, 'found');
    const { logits: written, received, context } = await inCode(found, new SourceText(source, languageId));
    const logits = received?.logits ?? written;
    const explanation = explain({ logits, ...context });
    const findings = findingsOf(explanation);
    return { findings, codes: findings.map(({ code }) => code), notice: misfitNotice(explanation, findings) };
}

const X = 'logits = torch.tensor([[2, |1, 0.1], [0.5, 2.5, 0.3]])\n';
const SEQUENCE = '[[[1.5, |2.0, 0.5], [0.1, 0.2, 0.3], [3.0, 0.1, 0.2], [0.1, 0.9, 0.3]]]';

describe('a target that does not fit', () => {
    const cases: readonly (readonly [what: string, marked: string, code: string, says: RegExp])[] = [
        [
            'one more axis, in a call',
            `${X}F.cross_entropy(logits, torch.tensor([[0], [1]]))`,
            'shape-mismatch',
            /multi-target not supported/,
        ],
        [
            'one more sample, in a call',
            `${X}F.cross_entropy(logits, torch.tensor([0, 1, 2, 0]))`,
            'shape-mismatch',
            /batch_size \(2\) to match target batch_size \(4\)/,
        ],
        [
            'fractions, in a call',
            `${X}F.cross_entropy(logits, torch.tensor([0.5, 1.]))`,
            'target-dtype',
            /float32 and contains fractions/,
        ],
        [
            'classes on the last axis, in a call',
            `x = torch.tensor(${SEQUENCE})\nF.cross_entropy(x, torch.tensor([[1, 2, 0, 1]]))`,
            'class-axis',
            /logits of shape \(1, 3, 4\)/,
        ],
        [
            'classes on the last axis, printed',
            `logits: tensor(${SEQUENCE})\ntarget: tensor([[1, 2, 0, 1]])`,
            'class-axis',
            /wrong axis/,
        ],
        [
            'one more axis, printed',
            'logits: tensor([[2, |1, 0.1], [0.5, 2.5, 0.3]])\ntarget: tensor([[0], [1]])',
            'shape-mismatch',
            /\(2, 1\)/,
        ],
    ];
    for (const [what, marked, code, says] of cases) {
        it(`is found out: ${what}`, async () => {
            const { findings, notice } = await findingsAt(marked);
            assert.deepEqual(
                findings.map(found => found.code),
                [code],
            );
            assert.match(findings[0]!.message, says);
            assert.equal(notice, undefined);
        });
    }

    it('is only mentioned where it stands nearby by chance', async () => {
        const { codes, notice } = await findingsAt(
            'logits: tensor([[2, |1, 0.1], [0.5, 2.5, 0.3]])\ntarget: tensor([0, 1, 2, 0])',
        );
        assert.deepEqual(codes, []);
        assert.match(notice!, /^There is a target of shape \(4\) nearby/);
    });

    it('may fit after what the code does', async () => {
        for (const call of ['x.transpose(1, 2), y', 'x.view(-1, 3), y.view(-1)']) {
            const { codes, notice } = await findingsAt(
                `x = torch.tensor(${SEQUENCE})\ny = torch.tensor([[1, 2, 0, 1]])\nF.cross_entropy(${call})`,
            );
            assert.deepEqual([codes, notice], [[], undefined]);
        }
        for (const call of ['x.transpose(1, k), y', 'x.view(-1, n), y.view(-1)']) {
            const { codes, notice } = await findingsAt(
                `x = torch.tensor(${SEQUENCE})\ny = torch.tensor([[1, 2, 0, 1]])\nF.cross_entropy(${call})`,
            );
            assert.ok(!codes.includes('class-axis') && !codes.includes('shape-mismatch'), codes.join());
            assert.match(notice!, /reshapes the logits before cross_entropy/);
        }
    });
});

describe('findings of logits without a target', () => {
    it('tell what the code does to them', async () => {
        assert.deepEqual((await findingsAt(`${X}F.cross_entropy(F.softmax(logits, dim=1), y)`)).codes, [
            'probabilities-as-logits',
        ]);
        assert.deepEqual((await findingsAt(`${X}F.nll_loss(logits, y)`)).codes, ['nll-on-logits']);
    });

    it('tell what they look like', async () => {
        assert.deepEqual((await findingsAt('logits = [[0.7, |0.2, 0.1]]')).codes, ['probabilities-as-logits']);
        assert.deepEqual((await findingsAt('logits = [[0.7, |0.3, 0.1]]')).codes, []);
    });
});

describe('code with nothing wrong in it', () => {
    const healthy: readonly (readonly [what: string, marked: string])[] = [
        ['a plain call', `${X}loss = F.cross_entropy(logits, torch.tensor([0, 1]))`],
        [
            'softmax for the accuracy only',
            `${X}probs = F.softmax(logits, dim=1)\nprediction = logits.argmax(dim=1)\nloss = F.cross_entropy(logits, torch.tensor([0, 1]))`,
        ],
        [
            'log_softmax and NLLLoss',
            `${X}log_probs = nn.LogSoftmax(dim=1)(logits)\nloss = nn.NLLLoss()(log_probs, torch.tensor([0, 1]))`,
        ],
        [
            'softmax, log and NLLLoss',
            `${X}loss = F.nll_loss(torch.log(F.softmax(logits, dim=1)), torch.tensor([0, 1]))`,
        ],
        [
            'softmax of the teacher',
            `${X}loss = F.cross_entropy(logits, F.softmax(torch.tensor([[2., 1, 0], [0, 3, 1]]), dim=1))`,
        ],
        [
            'printed log-probabilities for NLLLoss',
            'lp = torch.tensor([[-0.9029, |-3.1005, -0.5986]])\nF.nll_loss(lp, torch.tensor([2]))',
        ],
        [
            'Keras on logits',
            'y_pred = [[2, |1, 0.1], [0.5, 2.5, 0.3]]\nkeras.losses.SparseCategoricalCrossentropy(from_logits=True)([0, 1], y_pred)',
        ],
        [
            'Keras on softmax',
            'y_pred = tf.nn.softmax([[2., |1, 0.1], [0.5, 2.5, 0.3]])\nkeras.losses.SparseCategoricalCrossentropy()([0, 1], y_pred)',
        ],
        [
            'TensorFlow with integer one-hot labels',
            'logits = tf.constant([[2., |1, 0.1]])\ntf.nn.softmax_cross_entropy_with_logits(labels=[[0, 1, 0]], logits=logits)',
        ],
        [
            'optax',
            'logits = jnp.array([[2., |1, 0.1]])\noptax.softmax_cross_entropy_with_integer_labels(logits, jnp.array([1])).mean()',
        ],
        ['long() of floats', `${X}loss = F.cross_entropy(logits, torch.tensor([0., 1.]).long())`],
        ['float() of one-hot', `${X}loss = F.cross_entropy(logits, F.one_hot(torch.tensor([0, 1]), 3).float())`],
        ['padding left out', `${X}loss = nn.CrossEntropyLoss(ignore_index=255)(logits, torch.tensor([0, 255]))`],
        [
            'a batch axis added',
            'row = torch.tensor([2., |1, 0.1])\nF.cross_entropy(row.unsqueeze(0), torch.tensor([0]))',
        ],
    ];
    for (const [what, marked] of healthy) {
        it(what, async () => assert.deepEqual((await findingsAt(marked)).codes, []));
    }

    it('of scikit-learn and Keras on probabilities: the loss of the code is told', async () => {
        for (const call of [
            'from sklearn.metrics import log_loss\nlog_loss([0, 1], p)',
            'keras.losses.SparseCategoricalCrossentropy()([0, 1], p)',
        ]) {
            const { findings } = await findingsAt(`p = [[0.7, |0.2, 0.1], [0.1, 0.6, 0.3]]\n${call}`);
            assert.deepEqual(
                findings.map(({ code, severity }) => [code, severity]),
                [['other-loss-in-code', 'info']],
            );
            assert.match(findings[0]!.message, /gives 0\.4338/); // -(ln .7 + ln .6) / 2
        }
    });
});
