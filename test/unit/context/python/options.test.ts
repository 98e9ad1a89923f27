import assert from 'node:assert/strict';
import type { ContextPart } from '../../../../src/context';
import { contextAt, textAt } from '../contextAt';

const X = '§torch.tensor([[1.5, 2.5, 3.5]])';
const CALL = 'criterion(logits, torch.tensor([2]))';
const made = (criterion: string): string => `logits = ${X}\ncriterion = ${criterion}\n${CALL}`;

interface Expected {
    readonly weight?: readonly number[];
    readonly ignoreIndex?: number;
    readonly reduction?: string;
    readonly labelSmoothing?: number;
}

const cases: readonly (readonly [
    what: string,
    marked: string,
    expected: Expected,
    where?: Partial<Record<ContextPart, string>>,
])[] = [
    [
        'no options',
        made('nn.CrossEntropyLoss()'),
        {},
        { criterion: 'nn.CrossEntropyLoss()', target: 'torch.tensor([2])' },
    ],
    [
        'all by keyword',
        made(
            'nn.CrossEntropyLoss(weight=torch.tensor([1., 2., 4.]), ignore_index=-1, reduction="sum", label_smoothing=0.1)',
        ),
        { weight: [1, 2, 4], ignoreIndex: -1, reduction: 'sum', labelSmoothing: 0.1 },
        { weight: 'torch.tensor([1., 2., 4.])', ignoreIndex: '-1', reduction: '"sum"', labelSmoothing: '0.1' },
    ],
    [
        'all by position',
        made('nn.CrossEntropyLoss(torch.tensor([1., 2., 4.]), None, 255, None, "none", .2)'),
        { weight: [1, 2, 4], ignoreIndex: 255, reduction: 'none', labelSmoothing: 0.2 },
    ],
    [
        'of the function, by keyword',
        `F.cross_entropy(${X}, torch.tensor([2]), label_smoothing=1e-1, reduction='none', weight=torch.ones(3))`,
        { weight: [1, 1, 1], labelSmoothing: 0.1, reduction: 'none' },
    ],
    [
        'of the function, by position',
        `F.cross_entropy(${X}, torch.tensor([2]), torch.tensor([.5, 1., 2.]))`,
        { weight: [0.5, 1, 2] },
    ],
    [
        'names',
        `EPS = 0.05\nw = [1.0, 2.0, 3.0]\nweights = torch.FloatTensor(w).to(device)\n${made('nn.CrossEntropyLoss(weight=weights, label_smoothing=EPS)')}`,
        { weight: [1, 2, 3], labelSmoothing: 0.05 },
        { weight: 'torch.FloatTensor(w).to(device)', labelSmoothing: '0.05' },
    ],
    [
        'arithmetic',
        made('nn.CrossEntropyLoss(weight=1 / torch.tensor([2., 4., 8.]), label_smoothing=1 - 0.75)'),
        { weight: [0.5, 0.25, 0.125], labelSmoothing: 0.25 },
    ],
    ['None is the default', made('nn.CrossEntropyLoss(weight=None)'), {}],
    ['size_average=False', made('nn.CrossEntropyLoss(size_average=False)'), { reduction: 'sum' }],
    ['reduce=False', made('nn.CrossEntropyLoss(reduce=False)'), { reduction: 'none' }],
    [
        'those of a partial',
        `f = partial(F.cross_entropy, reduction='sum', label_smoothing=0.1)\nf(${X}, torch.tensor([2]))`,
        { reduction: 'sum', labelSmoothing: 0.1 },
        { criterion: "partial(F.cross_entropy, reduction='sum', label_smoothing=0.1)" },
    ],
    [
        'the criterion of the nearest assignment',
        `criterion = nn.CrossEntropyLoss(reduction='none')\n${made("nn.CrossEntropyLoss(reduction='sum')")}`,
        { reduction: 'sum' },
    ],
    [
        'of NLLLoss',
        `lp = F.log_softmax(${X}, dim=1)\nnn.NLLLoss(ignore_index=0, reduction='sum')(lp, torch.tensor([2]))`,
        { ignoreIndex: 0, reduction: 'sum' },
    ],
    [
        'Keras',
        'y = §[[1.5, 2.5, 3.5]]\ntf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, ignore_class=0, reduction="sum_over_batch_size")([2], y)',
        { ignoreIndex: 0, reduction: 'mean' },
    ],
    [
        "Keras' Reduction",
        'y = §[[1.5, 2.5, 3.5]]\nkeras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1, reduction=tf.keras.losses.Reduction.SUM)([[0., 0., 1.]], y)',
        { labelSmoothing: 0.1, reduction: 'sum' },
    ],
    [
        'TensorFlow gives one loss per sample',
        'tf.nn.softmax_cross_entropy_with_logits(labels=[[0., 0., 1.]], logits=§[[1.5, 2.5, 3.5]])',
        { reduction: 'none' },
    ],
    [
        'and a mean around it is one',
        'loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[2], logits=§[[1.5, 2.5, 3.5]]))',
        { reduction: 'mean' },
    ],
    [
        'optax',
        'optax.softmax_cross_entropy_with_integer_labels(§jnp.array([[1.5, 2.5, 3.5]]), jnp.array([2])).sum()',
        { reduction: 'sum' },
    ],
    ['scikit-learn', 'log_loss([2], §[[0.1, 0.2, 0.7]], normalize=False)', { reduction: 'sum' }],
];

describe('the options in Python', () => {
    for (const [what, marked, expected, where = {}] of cases) {
        it(what, async () => {
            const { options, sources, source, target, unresolved } = await contextAt(marked);
            const { weight, ...rest } = options;
            assert.deepEqual({ ...rest, ...(weight && { weight: [...weight] }) }, expected);
            assert.ok(target, 'the target');
            assert.equal(unresolved, undefined);
            for (const [part, text] of Object.entries(where)) {
                assert.equal(textAt(source, sources?.[part as ContextPart]), text, part);
            }
        });
    }

    it('are absent where the text does not hold their values, and said to be so', async () => {
        const { options, unresolved, source } = await contextAt(
            made(
                'nn.CrossEntropyLoss(weight=class_weights, label_smoothing=args.smoothing, reduction=mode, ignore_index=PAD)',
            ),
        );
        assert.deepEqual(options, {});
        assert.deepEqual(
            unresolved?.map(({ what, ...span }) => [what, textAt(source, span)]),
            [
                ['weight', 'class_weights'],
                ['ignoreIndex', 'PAD'],
                ['reduction', 'mode'],
                ['labelSmoothing', 'args.smoothing'],
            ],
        );
    });
});

describe('the criterion in Python', () => {
    const criteria: readonly (readonly [string, string, string, string, readonly string[]])[] = [
        [`F.cross_entropy(${X}, torch.tensor([2]))`, 'cross_entropy', 'torch', 'logits', []],
        [
            `p = F.softmax(${X}, dim=1)\nnn.CrossEntropyLoss()(p, torch.tensor([2]))`,
            'CrossEntropyLoss',
            'torch',
            'logits',
            ['softmax'],
        ],
        [
            `nn.NLLLoss()(torch.log(torch.softmax(${X}, 1)), torch.tensor([2]))`,
            'NLLLoss',
            'torch',
            'log-probabilities',
            ['softmax', 'log'],
        ],
        [`F.nll_loss(${X}, torch.tensor([2]))`, 'nll_loss', 'torch', 'log-probabilities', []],
        [
            `x = ${X}\nF.nll_loss((x / 2).log_softmax(-1), torch.tensor([2]))`,
            'nll_loss',
            'torch',
            'log-probabilities',
            ['scale', 'log-softmax'],
        ],
        [`F.cross_entropy(torch.sigmoid(${X}), torch.tensor([2]))`, 'cross_entropy', 'torch', 'logits', ['sigmoid']],
        [
            `nn.CrossEntropyLoss()(nn.Sigmoid()(${X}), torch.tensor([2]))`,
            'CrossEntropyLoss',
            'torch',
            'logits',
            ['sigmoid'],
        ],
        [
            `F.cross_entropy(${X}.argmax(dim=1).float(), torch.tensor([2]))`,
            'cross_entropy',
            'torch',
            'logits',
            ['argmax'],
        ],
        [
            'y = §[[.1, .2, .7]]\ntf.keras.losses.SparseCategoricalCrossentropy()([2], y)',
            'SparseCategoricalCrossentropy',
            'keras',
            'probabilities',
            [],
        ],
        [
            'loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)\nloss_fn(y_true=[2], y_pred=§[[.1, .2, .7]])',
            'SparseCategoricalCrossentropy',
            'keras',
            'logits',
            [],
        ],
        [
            'tf.keras.losses.categorical_crossentropy([[0., 0., 1.]], §[[.1, .2, .7]], from_logits=True)',
            'categorical_crossentropy',
            'keras',
            'logits',
            [],
        ],
        [
            'optax.softmax_cross_entropy(logits=§[[.1, .2, .7]], labels=[[0., 0., 1.]])',
            'softmax_cross_entropy',
            'optax',
            'logits',
            [],
        ],
        [
            'from sklearn.metrics import log_loss\nlog_loss([2], §[[.1, .2, .7]])',
            'log_loss',
            'sklearn',
            'probabilities',
            [],
        ],
    ];
    for (const [marked, name, framework, expects, steps] of criteria) {
        it(`${name}, ${expects}, ${steps.join(' ')}`, async () => {
            const { criterion, source } = await contextAt(marked);
            assert.deepEqual(
                [criterion?.name, criterion?.framework, criterion?.expects, criterion?.steps],
                [name, framework, expects, steps],
            );
            assert.match(textAt(source, criterion?.call)!, /\)$/);
        });
    }
});
