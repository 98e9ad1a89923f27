// Every kind of quick fix that a rule offers: the text before, and after. The unit tests hold the table complete; the
// integration tests take each row to the edit and its undo in a real VS Code.

/** A fix that a rule offers. */
export interface FixRow {
    /** The file of `src/diagnose` with the rule. */
    readonly rule: string;
    readonly kind: string;
    readonly code: string;
    readonly title: string;
    readonly before: string;
    readonly after: string;
}

const X = 'torch.tensor([[2, 1, 0.1], [0.5, 2.5, 0.3]])';
const LOGITS = `x = ${X}\n`;
const SEQUENCE = 'x = torch.tensor([[[2.5, 1.5], [0.5, 2.5], [1.5, 0.25]]])\n';
const ONE_HOT = 'y = torch.tensor([[0, 0, 1], [1, 0, 0]])\n';
const FROM_ONE = 'y = torch.tensor([1, 3])\n';
const MASK = 'mask = torch.tensor([[[0, 255]]])\n';
const PIXELS = 'x = torch.tensor([[[[2.0, 0.5]], [[0.25, 1.5]]]])\n';
const TORCH = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n';
const KERAS = 'import keras\nfrom keras import layers\n';
const OPTAX = 'import jax\nimport jax.numpy as jnp\nimport optax\n';
const SPARSE = 'loss_fn = keras.losses.SparseCategoricalCrossentropy(';
const model = (last: string): string => `model = keras.Sequential([layers.Dense(16), ${last}])\n`;

type Row = readonly [rule: string, kind: string, code: string, title: string, before: string, after: string];

const rows: readonly Row[] = [
    [
        'rules/probabilitiesAsLogits',
        'remove-softmax',
        'probabilities-as-logits',
        'Remove softmax before cross_entropy',
        `${LOGITS}loss = F.cross_entropy(F.softmax(x, dim=1), torch.tensor([0, 1]))\n`,
        `${LOGITS}loss = F.cross_entropy(x, torch.tensor([0, 1]))\n`,
    ],
    [
        'rules/logProbabilitiesAsLogits',
        'remove-softmax',
        'log-probabilities-as-logits',
        'Remove log_softmax before cross_entropy',
        `${LOGITS}loss = F.cross_entropy(x.log_softmax(1), torch.tensor([0, 1]))\n`,
        `${LOGITS}loss = F.cross_entropy(x, torch.tensor([0, 1]))\n`,
    ],
    [
        'rules/classAxis',
        'append',
        'class-axis',
        'Move the classes to axis 1: .T',
        'x = torch.tensor([[0.5, 1.5, 2.5], [1.5, 0.5, 3.5]])\nF.cross_entropy(x, torch.tensor([0, 1, 0]))\n',
        'x = torch.tensor([[0.5, 1.5, 2.5], [1.5, 0.5, 3.5]])\nF.cross_entropy(x.T, torch.tensor([0, 1, 0]))\n',
    ],
    [
        'rules/classAxis',
        'append',
        'class-axis',
        'Move the classes to axis 1: .transpose(1, 2)',
        `${SEQUENCE}F.cross_entropy(x, torch.tensor([[0, 1, 0]]))`,
        `${SEQUENCE}F.cross_entropy(x.transpose(1, 2), torch.tensor([[0, 1, 0]]))`,
    ],
    [
        'rules/classAxis',
        'append',
        'class-axis',
        'Move the classes to axis 1: .movedim(-1, 1)',
        'x = torch.tensor([[[[0.5, 1.5, 2.5], [1.5, 0.5, 3.5]]]])\nF.cross_entropy(x, torch.tensor([[[2, 0]]]))',
        'x = torch.tensor([[[[0.5, 1.5, 2.5], [1.5, 0.5, 3.5]]]])\nF.cross_entropy(x.movedim(-1, 1), torch.tensor([[[2, 0]]]))',
    ],
    [
        'rules/shapeMismatch',
        'append',
        'shape-mismatch',
        'Drop the last axis of the target: .squeeze(1)',
        `F.cross_entropy(${X}, torch.tensor([[0], [1]]))`,
        `F.cross_entropy(${X}, torch.tensor([[0], [1]]).squeeze(1))`,
    ],
    [
        'rules/targetIsOneHotIntegers',
        'argmax-target',
        'target-is-one-hot-integers',
        'Turn the one-hot target into class indices',
        `${ONE_HOT}F.cross_entropy(${X}, y)`,
        `${ONE_HOT}F.cross_entropy(${X}, y.argmax(dim=1))`,
    ],
    [
        'rules/targetIsOneHotIntegers',
        'write-indices',
        'target-is-one-hot-integers',
        'Write the target as class indices',
        `${ONE_HOT}F.cross_entropy(${X}, y)`,
        `y = torch.tensor([2, 0])\nF.cross_entropy(${X}, y)`,
    ],
    [
        'rules/targetOutOfRange',
        'append',
        'target-out-of-range',
        'Subtract 1 from the target',
        `${FROM_ONE}F.cross_entropy(${X}, y)`,
        `${FROM_ONE}F.cross_entropy(${X}, y - 1)`,
    ],
    [
        'rules/targetOutOfRange',
        'count-target-from-zero',
        'target-out-of-range',
        'Number the classes in the target from 0',
        `${FROM_ONE}F.cross_entropy(${X}, y)`,
        `y = torch.tensor([0, 2])\nF.cross_entropy(${X}, y)`,
    ],
    [
        'rules/targetOutOfRange',
        'add-argument',
        'target-out-of-range',
        'Add ignore_index=-1',
        `nn.CrossEntropyLoss()(${X}, torch.tensor([0, -1]))`,
        `nn.CrossEntropyLoss(ignore_index=-1)(${X}, torch.tensor([0, -1]))`,
    ],
    [
        'rules/targetOutOfRange',
        'append',
        'target-out-of-range',
        'Divide the target by 255',
        `${PIXELS}${MASK}F.cross_entropy(x, mask)`,
        `${PIXELS}${MASK}F.cross_entropy(x, mask // 255)`,
    ],
    [
        'rules/targetDtype',
        'cast-target',
        'target-dtype',
        'Cast the target: .long()',
        `F.cross_entropy(${X}, torch.tensor([0., 1.]))`,
        `F.cross_entropy(${X}, torch.tensor([0., 1.]).long())`,
    ],
    [
        'rules/targetDtype',
        'cast-target',
        'target-dtype',
        'Cast the target: .float()',
        `F.cross_entropy(${X}, torch.tensor([[0, 2, 1], [3, 0, 0]]).int())`,
        `F.cross_entropy(${X}, torch.tensor([[0, 2, 1], [3, 0, 0]]).float())`,
    ],
    [
        'rules/lossMisused',
        'call-criterion',
        'loss-misused',
        'Create the criterion, then call it',
        `${LOGITS}loss = nn.CrossEntropyLoss(x, torch.tensor([0, 1]))`,
        `${LOGITS}loss = nn.CrossEntropyLoss()(x, torch.tensor([0, 1]))`,
    ],
    [
        'rules/lossMisused',
        'swap-arguments',
        'loss-misused',
        'Swap the arguments',
        `${LOGITS}loss = nn.CrossEntropyLoss()(torch.tensor([0, 1]), x)`,
        `${LOGITS}loss = nn.CrossEntropyLoss()(x, torch.tensor([0, 1]))`,
    ],
    // What code alone proves.
    [
        'codeRules/softmaxInCode',
        'remove-softmax',
        'probabilities-as-logits',
        'Remove softmax before cross_entropy',
        `${TORCH}probs = torch.softmax(net(x), dim=1)\nloss = F.cross_entropy(probs, y)\n`,
        `${TORCH}probs = net(x)\nloss = F.cross_entropy(probs, y)\n`,
    ],
    [
        'codeRules/softmaxInCode',
        'set-argument',
        'probabilities-as-logits',
        'Set from_logits=False',
        `${KERAS}${model("layers.Dense(3, activation='softmax')")}${SPARSE}from_logits=True)\nloss = loss_fn(y, model(x))\n`,
        `${KERAS}${model("layers.Dense(3, activation='softmax')")}${SPARSE}from_logits=False)\nloss = loss_fn(y, model(x))\n`,
    ],
    [
        'codeRules/probabilitiesExpectedInCode',
        'add-argument',
        'probabilities-expected',
        'Add from_logits=True',
        `${KERAS}${model('layers.Dense(3)')}${SPARSE})\nloss = loss_fn(y, model(x))\n`,
        `${KERAS}${model('layers.Dense(3)')}${SPARSE}from_logits=True)\nloss = loss_fn(y, model(x))\n`,
    ],
    [
        'codeRules/probabilitiesExpectedInCode',
        'add-argument',
        'probabilities-expected',
        'Add from_logits=True',
        `${KERAS}${model('layers.Dense(3)')}model.compile(optimizer="adam", loss=keras.losses.CategoricalCrossentropy())\n`,
        `${KERAS}${model('layers.Dense(3)')}model.compile(optimizer="adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True))\n`,
    ],
    [
        'codeRules/sparseOrOneHot',
        'rename-loss',
        'target-is-one-hot-integers',
        'Use softmax_cross_entropy',
        `${OPTAX}loss = optax.softmax_cross_entropy_with_integer_labels(net(x), jax.nn.one_hot(y, 3)).mean()\n`,
        `${OPTAX}loss = optax.softmax_cross_entropy(net(x), jax.nn.one_hot(y, 3)).mean()\n`,
    ],
    [
        'codeRules/targetRange',
        'append',
        'target-out-of-range',
        'Subtract 1 from the target',
        `${TORCH}y = torch.randint(1, 6, (8,))\nloss = F.cross_entropy(torch.randn(8, 5), y)\n`,
        `${TORCH}y = torch.randint(1, 6, (8,))\nloss = F.cross_entropy(torch.randn(8, 5), y - 1)\n`,
    ],
    [
        'codeRules/oneHotIntegers',
        'cast-target',
        'target-is-one-hot-integers',
        'Cast the target: .float()',
        `${TORCH}loss = F.cross_entropy(net(x), F.one_hot(y, 5))\n`,
        `${TORCH}loss = F.cross_entropy(net(x), F.one_hot(y, 5).float())\n`,
    ],
    [
        'codeRules/oneHotIntegers',
        'argmax-target',
        'target-is-one-hot-integers',
        'Turn the one-hot target into class indices',
        `${TORCH}loss = F.cross_entropy(net(x), F.one_hot(y, 5))\n`,
        `${TORCH}loss = F.cross_entropy(net(x), y)\n`,
    ],
    [
        'codeRules/misused',
        'call-criterion',
        'loss-misused',
        'Create the criterion, then call it',
        `${TORCH}loss = nn.CrossEntropyLoss(net(x), labels)\n`,
        `${TORCH}loss = nn.CrossEntropyLoss()(net(x), labels)\n`,
    ],
    [
        'codeRules/misused',
        'swap-arguments',
        'loss-misused',
        'Swap the arguments',
        `${TORCH}y = torch.randint(0, 5, (8,))\nloss = F.cross_entropy(y, torch.randn(8, 5))\n`,
        `${TORCH}y = torch.randint(0, 5, (8,))\nloss = F.cross_entropy(torch.randn(8, 5), y)\n`,
    ],
    [
        'codeRules/shapes',
        'append',
        'class-axis',
        'Move the classes to axis 1: .transpose(1, 2)',
        `${TORCH}x = torch.randn(8, 10, 20)\nloss = F.cross_entropy(x, torch.randint(0, 20, (8, 10)))\n`,
        `${TORCH}x = torch.randn(8, 10, 20)\nloss = F.cross_entropy(x.transpose(1, 2), torch.randint(0, 20, (8, 10)))\n`,
    ],
    [
        'codeRules/shapes',
        'append',
        'shape-mismatch',
        'Drop the last axis of the target: .squeeze(1)',
        `${TORCH}y = torch.randint(0, 5, (8, 1))\nloss = F.cross_entropy(torch.randn(8, 5), y)\n`,
        `${TORCH}y = torch.randint(0, 5, (8, 1))\nloss = F.cross_entropy(torch.randn(8, 5), y.squeeze(1))\n`,
    ],
    [
        'codeRules/shapes',
        'cast-target',
        'target-dtype',
        'Cast the target: .long()',
        `${TORCH}y = torch.zeros(8)\nloss = F.cross_entropy(torch.randn(8, 5), y)\n`,
        `${TORCH}y = torch.zeros(8)\nloss = F.cross_entropy(torch.randn(8, 5), y.long())\n`,
    ],
    [
        'codeRules/shapes',
        'cast-target',
        'target-dtype',
        'Cast the target: .long()',
        `${TORCH}loss = nn.CrossEntropyLoss()(net(x), labels.int())\n`,
        `${TORCH}loss = nn.CrossEntropyLoss()(net(x), labels.long())\n`,
    ],
];

export const fixRows: readonly FixRow[] = rows.map(([rule, kind, code, title, before, after]) => ({
    rule,
    kind,
    code,
    title,
    before,
    after,
}));
