/**
 * Sources with nothing to underline: healthy losses, losses of which the text does not hold all, and arrays that are no
 * logits of a loss.
 */
const X = 'torch.tensor([[2, 1, 0.1], [0.5, 2.5, 0.3]])';
const PROBS = 'torch.tensor([[0.2, 0.3, 0.5], [0.1, 0.1, 0.8]])';

export const healthyCode: readonly (readonly [what: string, source: string])[] = [
    [
        'the published example',
        'output = torch.tensor([[1.2372, -0.9604, 1.5415]])\ntarget = torch.tensor([2])\nloss = nn.CrossEntropyLoss()(output, target)',
    ],
    [
        'both ways',
        `x = ${X}\ny = torch.tensor([0, 1])\nassert F.nll_loss(F.log_softmax(x, dim=1), y) == F.cross_entropy(x, y)`,
    ],
    [
        'softmax for the predictions only',
        `x = ${X}\nprobs = F.softmax(x, dim=1)\nprint(probs.argmax(1))\nF.cross_entropy(x, torch.tensor([0, 1]))`,
    ],
    ['softmax and log before NLLLoss', `nn.NLLLoss()(torch.log(F.softmax(${X}, 1)), torch.tensor([0, 1]))`],
    ['log of probabilities before CrossEntropyLoss', `F.cross_entropy(torch.log(${PROBS}), torch.tensor([0, 1]))`],
    ['probabilities that no loss gets', `probs = ${PROBS}\nx = ${X}\nF.cross_entropy(x, torch.tensor([0, 1]))`],
    ['probabilities as the target', `F.cross_entropy(${X}, ${PROBS})`],
    ['distillation', `teacher = ${X}\nF.cross_entropy(${X} / 2, F.softmax(teacher / 2, dim=1))`],
    ['one-hot floats as the target', `F.cross_entropy(${X}, torch.tensor([[0., 0., 1.], [1., 0., 0.]]))`],
    ['one_hot and float', `F.cross_entropy(${X}, F.one_hot(torch.tensor([0, 1]), 3).float())`],
    [
        'sequences on the right axis',
        'x = torch.tensor([[[2.5, 1.5], [0.5, 2.5], [1.5, 0.25]]])\nF.cross_entropy(x.transpose(1, 2), torch.tensor([[0, 1, 0]]))',
    ],
    [
        'sequences, flattened',
        'x = torch.tensor([[[2.5, 1.5], [0.5, 2.5], [1.5, 0.25]]])\nF.cross_entropy(x.view(-1, 2), torch.tensor([[0, 1, 0]]).view(-1))',
    ],
    ['padding that is ignored', `F.cross_entropy(${X}, torch.tensor([0, -100]))`],
    ['padding with its ignore_index', `F.cross_entropy(${X}, torch.tensor([0, 255]), ignore_index=255)`],
    [
        'an ignore_index from elsewhere',
        `F.cross_entropy(${X}, torch.tensor([0, 7]), ignore_index=tokenizer.pad_token_id)`,
    ],
    ['options from elsewhere', `F.cross_entropy(${X}, torch.tensor([0, 7]), **options)`],
    [
        'a criterion whose options come from elsewhere',
        `criterion = nn.CrossEntropyLoss(**cfg.loss)\ncriterion(${X}, torch.tensor([0, -1]))`,
    ],
    ['arguments from elsewhere', `F.cross_entropy(*batch, target=torch.tensor([0, 7]))`],
    ['targets from 1, counted down', `y = torch.tensor([1, 3])\nF.cross_entropy(${X}, y - 1)`],
    ['a target from elsewhere', `F.cross_entropy(${X}, y)`],
    ['a misfit that a test wants', `with pytest.raises(IndexError):\n    F.cross_entropy(${X}, torch.tensor([0, 3]))`],
    [
        'a type that unittest wants refused',
        `with self.assertRaises(RuntimeError):\n    loss(${X})\n    F.cross_entropy(${X}, torch.tensor([0., 1.]))`,
    ],
    ['a loss in a comment', `x = ${PROBS}\n# F.cross_entropy(x, torch.tensor([0, 5]))`],
    ['a loss in a string', `x = ${PROBS}\ns = "F.cross_entropy(x, torch.tensor([0, 5]))"`],
    [
        'a function of that name',
        `def cross_entropy(p, y):\n    return -(y * p.log()).sum()\ncross_entropy(${PROBS}, torch.tensor([0, 5]))`,
    ],
    ['logits that are set anew', `x = ${PROBS}\nx = model(x)\nF.cross_entropy(x, torch.tensor([0, 5]))`],
    ['logits that a function changes', `x = normalise(${PROBS})\nF.cross_entropy(x, torch.tensor([0, 5]))`],
    [
        'logits that one of two branches sets',
        `if flip:\n    x = ${PROBS}\nelse:\n    x = ${X}\nF.cross_entropy(x, torch.tensor([0, 1]))`,
    ],
    ['a printout in a comment', `print(probs)  # tensor([[0.2, 0.3, 0.5]])\nF.cross_entropy(logits, target)`],
    [
        'Keras, which takes probabilities',
        'tf.keras.losses.SparseCategoricalCrossentropy()([0, 1], [[0.2, 0.3, 0.5], [0.1, 0.1, 0.8]])',
    ],
    [
        'optax, which takes int32',
        'optax.softmax_cross_entropy_with_integer_labels(jnp.array([[2, 1, 0.1]]), jnp.array([2], dtype=jnp.int32))',
    ],
    ['scikit-learn', 'from sklearn.metrics import log_loss\nlog_loss([0, 1], [[0.2, 0.8], [0.1, 0.9]])'],
    ['another loss', `nn.BCEWithLogitsLoss()(torch.tensor([0.2, 0.8]), torch.tensor([0., 1.]))\n# not a cross_entropy`],
    [
        'arbitrary arrays beside a loss',
        `stride = [1, 0, 0]\nmean = [0.485, 0.456, 0.406]\nmix = [0.2, 0.8]\ntarget = [4, 5]\nF.cross_entropy(model(x), y)`,
    ],
    ['half-written code', `loss = F.cross_entropy(${X}, torch.tensor([0, `],
    ['an empty file', ''],
];

export const healthyText: readonly (readonly [what: string, source: string])[] = [
    [
        'the published example',
        'output: tensor([[ 1.2372, -0.9604,  1.5415]])\ntarget: tensor([2])\nCrossEntropyLoss: tensor(0.5986)',
    ],
    ['probabilities that a program printed', 'softmax: tensor([[0.4054, 0.0450, 0.5496]])\ntarget: tensor([2])'],
    [
        'an output of probabilities, and the loss of their logarithms',
        'output: tensor([[0.4054, 0.0450, 0.5496]])\ntarget: tensor([2])\nloss: 0.5986',
    ],
    ['an output of probabilities, no loss', 'output: [0.2, 0.3, 0.5]\ntarget: [2]'],
    ['tokens', 'output: [12, 55, 3, 9]\ntarget: [12]'],
    ['logits without a target', 'logits: [0.2, 0.3, 0.5]'],
    ['measurements', 'x = [0.2, 0.8]\ny = [7, 9]\nweights = [0.5, 0.5]'],
    ['a log', 'epoch 1 loss 0.693 acc [0.5, 0.5]\nlogits=[1.5, 2.5, 0.25] label=1'],
];
