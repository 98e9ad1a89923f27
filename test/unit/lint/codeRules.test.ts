// What code proves without numbers. PyTorch 1.13 refuses or accepts each of these calls as it is said here.
import assert from 'node:assert/strict';
import { alarmsIn, fixed, problemsIn } from './problems';

const HEAD = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n';
const NET = `class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
        self.soft = nn.Softmax(dim=1)
    def forward(self, x):
        return self.soft(self.fc(x))
net = Net()
`;

const DERIVED = `class CE(nn.CrossEntropyLoss):
    def __init__(self, smoothing):
        super().__init__(label_smoothing=smoothing)
    def forward(self, input, target):
`;
const PARTIAL = 'from functools import partial\n';
const ACT = `class Act(nn.Module):
    def __init__(self):
        super().__init__()
        self.act = partial(F.softmax, dim=-1)
    def forward(self, x):
        return self.act(x)
`;
const OWN = `class Body(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.fc = nn.Linear(d, d)
    def forward(self, x):
        return F.relu(self.fc(x))
class Soft(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.fc = nn.Linear(d, c)
    def forward(self, x):
        return F.softmax(self.fc(x), dim=1)
class Pass(nn.Module):
    def forward(self, x):
        return x
`;
const FLAX = `import flax.linen as nn
class Net(nn.Module):
    @nn.compact
    def __call__(self, x, train=False):
        x = nn.relu(nn.Dense(16)(x))
        return nn.softmax(nn.Dense(3)(x))
class Raw(nn.Module):
    def setup(self):
        self.out = nn.Dense(3)
    def __call__(self, x):
        return self.out(x)
    def embed(self, x):
        return nn.softmax(x)
class Same(nn.Module):
    def __call__(self, x):
        return x
`;
const STATE = (of: string): string => `state = TrainState.create(apply_fn=${of}.apply, params=p, tx=t)\n`;
const NNX = `from flax import nnx
class Net(nnx.Module):
    def __init__(self, rngs):
        self.out = nnx.Linear(8, 3, rngs=rngs)
    def __call__(self, x):
        return nnx.softmax(self.out(x))
def loss_fn(model, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(model(x), y).mean()
`;
const optaxLoss = (logits: string): string => `optax.softmax_cross_entropy_with_integer_labels(${logits}, y).mean()`;
const OTHERS = `import numpy as np
import tensorflow as tf
import keras
import jax
import jax.numpy as jnp
import optax
from keras.layers import Activation, Dense, Softmax
`;
const model = (layers: string): string => `model = keras.Sequential([${layers}])\n`;

/** Code, and the codes of its alarms. */
const seen: readonly (readonly [source: string, codes: readonly string[]])[] = [
    ['F.cross_entropy(torch.randn(8, 10, 20), torch.randint(0, 20, (8, 10)))', ['class-axis']],
    ['F.cross_entropy(torch.randn(8, 20, 10), torch.randint(0, 20, (8, 10)))', []],
    ['F.cross_entropy(torch.randn(8, 10, 20).transpose(1, 2), torch.randint(0, 20, (8, 10)))', []],
    ['F.cross_entropy(torch.randn(n, 10, 20), torch.randint(0, 20, (n, 10)))', []],
    ['F.cross_entropy(torch.randn(4, 5), torch.randint(0, 5, (3,)))', ['shape-mismatch']],
    ['F.cross_entropy(torch.randn(4, 5), torch.randint(0, 5, (4, 1)))', ['shape-mismatch']],
    ['F.cross_entropy(torch.randn(4, 5), torch.randint(0, 5, (4, 1)).squeeze(1))', []],
    ['F.cross_entropy(torch.randn(4, 10), torch.randint(1, 11, (4,)))', ['target-out-of-range']],
    ['F.cross_entropy(torch.randn(4, 10), torch.randint(1, 11, (4,)) - 1)', []],
    ['F.cross_entropy(torch.randn(4, 10), torch.randint(0, 10, (4,)))', []],
    ['F.cross_entropy(torch.randn(4, 10), torch.randint(0, 11, (4,)), ignore_index=10)', []],
    ['F.cross_entropy(torch.randn(4, 10), torch.randint(0, 11, (4,)), ignore_index=pad)', []],
    ['F.cross_entropy(torch.randn(6, 4), torch.tensor([-100] * 6))', ['all-ignored']],
    ['F.cross_entropy(torch.randn(6, 4), torch.tensor([-100] * 6), reduction="sum")', []],
    ['F.cross_entropy(torch.randn(6, 4), torch.tensor([-100] * 5 + [1]))', []],
    ['F.cross_entropy(torch.randn(3, 4), torch.tensor([0., 1., 2.]))', ['target-dtype']],
    ['F.cross_entropy(torch.randn(3, 4), torch.rand(3, 4))', []],
    ['F.cross_entropy(torch.randn(3, 4), F.one_hot(torch.randint(0, 4, (3,)), 4))', ['target-is-one-hot-integers']],
    ['F.cross_entropy(torch.randn(3, 4), F.one_hot(y, 4))', ['target-is-one-hot-integers']],
    ['F.cross_entropy(torch.randn(3, 4), F.one_hot(y, 4).float())', []],
    ['F.cross_entropy(torch.randn(3, 4), y, weight=torch.tensor([1.0, 2.0]))', ['shape-mismatch']],
    ['F.cross_entropy(torch.randn(3, 2), y, weight=torch.tensor([1.0, 2.0]))', []],
    ['nn.CrossEntropyLoss(weight=torch.ones(5))(nn.Linear(8, 3)(x), y)', ['shape-mismatch']],
    ['F.cross_entropy(nn.Linear(8, 1)(x), y)', ['single-logit']],
    ['nn.BCEWithLogitsLoss()(nn.Linear(8, 1)(x), y)\nF.cross_entropy(z, y)', []],
    ['F.cross_entropy(F.softmax(x, dim=1), y)', ['probabilities-as-logits']],
    ['F.cross_entropy(torch.sigmoid(nn.Linear(8, 3)(x)), y)', ['probabilities-as-logits']],
    ['F.cross_entropy(torch.log(F.softmax(x, dim=1)), y)', []],
    ['F.cross_entropy(x, F.softmax(y, dim=1))', []],
    [`${NET}nn.CrossEntropyLoss()(net(x), y)`, ['probabilities-as-logits']],
    [`${NET}nn.CrossEntropyLoss()(net.fc(x), y)`, []],
    [
        'model = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))\nnn.CrossEntropyLoss()(model(x), y)',
        ['probabilities-as-logits'],
    ],
    ['model = nn.Sequential(nn.Linear(8, 3), nn.LogSoftmax(dim=1))\nnn.NLLLoss()(model(x), y)', []],
    [
        'model = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 3))\nnn.NLLLoss()(model(x), y)',
        ['nll-on-logits'],
    ],
    ['nn.NLLLoss()(F.softmax(x, dim=1), y)', ['nll-on-probabilities']],
    ['nn.NLLLoss()(model(x), y)', []],
    ['F.cross_entropy(torch.argmax(model(x), dim=1).float(), y)', ['one-hot-as-logits']],
    ['nn.CrossEntropyLoss(model(x), labels)', ['loss-misused']],
    ['nn.CrossEntropyLoss(torch.randn(3, 4), torch.tensor([0, 1, 2]))', ['loss-misused']],
    ['nn.CrossEntropyLoss(weights, False)(x, y)', []],
    ['nn.CrossEntropyLoss()(torch.tensor([0, 1, 2]), torch.randn(3, 4))', ['loss-misused']],
    ['F.cross_entropy(target=torch.tensor([0, 1, 2]), input=torch.randn(3, 4))', []],
    ['out = F.softmax(x, dim=1)\nout = model(out)\nF.cross_entropy(out, y)', []],
    ['def f(x):\n    if a:\n        return x\n    return F.softmax(x, dim=1)\nF.cross_entropy(f(x), y)', []],
    ['def f(x):\n    return F.softmax(x, dim=1)\nF.cross_entropy(f(x), y)', ['probabilities-as-logits']],
    // Integers of another size: torch says "expected scalar type Long but found Int", but takes bytes of one axis.
    ['F.cross_entropy(model(x), y.int())', ['target-dtype']],
    ['F.cross_entropy(model(x), y.to(torch.int16))', ['target-dtype']],
    ['F.cross_entropy(torch.randn(2, 3), torch.randint(0, 3, (2,), dtype=torch.int32))', ['target-dtype']],
    ['nn.NLLLoss()(torch.randn(2, 3).log_softmax(1), torch.IntTensor([0, 1]))', ['target-dtype']],
    ['F.cross_entropy(torch.randn(2, 3, 4), torch.zeros(2, 4, dtype=torch.uint8))', ['target-dtype']],
    ['F.cross_entropy(model(x), torch.as_tensor(y.astype("int32")))', ['target-dtype']],
    ['F.cross_entropy(model(x), torch.as_tensor(y.astype("int32"), dtype=torch.long))', []],
    ['F.cross_entropy(torch.randn(2, 3), torch.zeros(2, dtype=torch.uint8))', []],
    ['F.cross_entropy(model(x), y.int().long())', []],
    ['F.cross_entropy(model(x), y.to(device))', []],
    ['F.cross_entropy(model(x), y.type(kind))', []],
    // What a class of the text inherits from a loss.
    ['class CE(nn.CrossEntropyLoss):\n    pass\nCE()(torch.softmax(x, 1), y)', ['probabilities-as-logits']],
    ['class CE(nn.CrossEntropyLoss):\n    pass\nCE()(torch.log_softmax(x, 1), y)', []],
    [`${DERIVED}        return super().forward(input.softmax(1), target)\nCE(0.1)(x, y)`, ['probabilities-as-logits']],
    [`${DERIVED}        return super().forward(input, target)\nCE(0.1)(x, y)`, []],
    [`${DERIVED}        return (input - target).abs().mean()\nCE(0.1)(x.softmax(1), y)`, []],
    // Names for a class, static methods, unpacked batches.
    ['criterion = nn.CrossEntropyLoss\ncriterion(model(x), labels)', ['loss-misused']],
    ['criterion = nn.CrossEntropyLoss\ncriterion()(model(x), labels)', []],
    [
        'class L:\n    @staticmethod\n    def ce(a, b):\n        return F.cross_entropy(a, b)\nL.ce(x.softmax(1), y)',
        ['probabilities-as-logits'],
    ],
    ['class L:\n    @staticmethod\n    def ce(a, b):\n        return F.cross_entropy(a, b)\nL.ce(x, y.softmax(1))', []],
    [
        'def step(batch):\n    a, b = batch\n    F.cross_entropy(a, b)\nstep((x.softmax(1), y))',
        ['probabilities-as-logits'],
    ],
    ['def step(batch):\n    a, b = batch\n    F.cross_entropy(a, b)\nstep((x, y.softmax(1)))', []],
    ['a, b = b, a\nF.cross_entropy(a, b)', []],
    // What a subclass, or code outside, sets anew.
    [`${NET}net.soft = nn.Identity()\nnn.CrossEntropyLoss()(net(x), y)`, []],
    [`${NET}setattr(net, 'soft', nn.Identity())\nnn.CrossEntropyLoss()(net(x), y)`, []],
    [
        `${NET}class Raw(Net):\n    def __init__(self):\n        super().__init__()\n        self.soft = nn.Identity()\nnn.CrossEntropyLoss()(Raw()(x), y)`,
        [],
    ],
    [
        `${NET}class Other(Net):\n    def extra(self):\n        return 1\nnn.CrossEntropyLoss()(Other()(x), y)`,
        ['probabilities-as-logits'],
    ],
    ['net = nn.Sequential(*layers)\nF.cross_entropy(net(x), y)', []],
    ['net = nn.Sequential(*layers, nn.Softmax(dim=1))\nF.cross_entropy(net(x), y)', []],
    ['nn.CrossEntropyLoss(torch.ones(3))(nn.Linear(8, 10)(x), torch.randint(0, 3, (4, 10)))', []],
    // A function of a library under another name, or with arguments that it already has.
    [`${PARTIAL}soft = partial(F.softmax, dim=-1)\nF.cross_entropy(soft(x), y)`, ['probabilities-as-logits']],
    [`${PARTIAL}soft = partial(F.log_softmax, dim=-1)\nF.cross_entropy(soft(x), y)`, []],
    [`${PARTIAL}F.nll_loss(partial(F.log_softmax, dim=-1)(nn.Linear(8, 3)(x)), y)`, []],
    [`${PARTIAL}soft = partial(partial(F.softmax, dim=1))\nF.nll_loss(soft(x), y)`, ['nll-on-probabilities']],
    [
        `${PARTIAL}flat = partial(torch.flatten, start_dim=1)\nF.cross_entropy(flat(torch.randn(4, 2, 5)), torch.randint(0, 10, (4,)))`,
        [],
    ],
    [`${PARTIAL}soft = partial(scale, F.softmax)\nF.cross_entropy(soft(x), y)`, []],
    ['soft = torch.softmax\nF.cross_entropy(soft(x, 1), y)', ['probabilities-as-logits']],
    ['if a:\n    act = torch.softmax\nelse:\n    act = torch.log_softmax\nF.cross_entropy(act(x, 1), y)', []],
    [`${PARTIAL}${ACT}nn.CrossEntropyLoss()(Act()(x), y)`, ['probabilities-as-logits']],
    [`${PARTIAL}${ACT}nn.NLLLoss()(Act()(x).log(), y)`, []],
    // Modules of the text in nn.Sequential.
    [`${OWN}F.cross_entropy(nn.Sequential(Body(8), Soft(8, 3))(x), y)`, ['probabilities-as-logits']],
    [`${OWN}F.nll_loss(nn.Sequential(Body(8), Soft(8, 3))(x), y)`, ['nll-on-probabilities']],
    [`${OWN}F.cross_entropy(nn.Sequential(Soft(8, 3), Body(8))(x), y)`, []],
    [`${OWN}F.cross_entropy(nn.Sequential(Soft(8, 3), nn.Identity())(x), y)`, ['probabilities-as-logits']],
    [`${OWN}F.cross_entropy(nn.Sequential(Soft(8, 3), nn.Linear(3, 3))(x), y)`, []],
    [`${OWN}net = nn.Sequential(Body(8), Soft(8, 3))\nnet[-1] = Body(3)\nF.cross_entropy(net(x), y)`, []],
    [`${OWN}F.cross_entropy(nn.Sequential(Body(8), make(3))(x), y)`, []],
    // A softmax as it is written out.
    ['e = x.exp()\nF.cross_entropy(e / e.sum(1, keepdim=True), y)', ['probabilities-as-logits']],
    [
        'def soft(x):\n    e = torch.exp(x - x.amax(1, keepdim=True))\n    return e / torch.sum(e, 1, keepdim=True)\nF.nll_loss(soft(x), y)',
        ['nll-on-probabilities'],
    ],
    ['F.cross_entropy(x.exp() / x.exp().sum(1, keepdim=True), y)', ['probabilities-as-logits']],
    ['e = x.exp()\nF.cross_entropy((e / e.sum(1, keepdim=True)).log(), y)', []],
    ['e = x.exp()\nF.cross_entropy(e / z.sum(1, keepdim=True), y)', []],
    ['e = x.exp()\nF.cross_entropy(e / e.sum(), y)', []],
    ['e = x.abs()\nF.cross_entropy(e / e.sum(1, keepdim=True), y)', []],
    // What is in a dictionary.
    ["out = {'logits': x.softmax(1)}\nF.cross_entropy(out['logits'], y)", ['probabilities-as-logits']],
    ["out = dict(logits=x.softmax(1), raw=x)\nF.cross_entropy(out['raw'], y)", []],
    ["out = {'logits': x.softmax(1), **more}\nF.cross_entropy(out['logits'], y)", []],
    ["out = {'logits': x.softmax(1)}\nout['logits'] = x\nF.cross_entropy(out['logits'], y)", []],
    ["out = {'logits': x.softmax(1)}\nout.update(more)\nF.cross_entropy(out['logits'], y)", []],
    [
        "def f(x):\n    return {'logits': x.softmax(1)}\nout = f(x)\nF.cross_entropy(out['logits'], y)",
        ['probabilities-as-logits'],
    ],
    // Convolutions and recurrent layers.
    [
        'F.cross_entropy(nn.Conv2d(3, 4, 1)(torch.randn(2, 3, 8, 8)), torch.randint(0, 4, (2, 1, 8, 8)))',
        ['shape-mismatch'],
    ],
    ['F.cross_entropy(nn.Conv2d(3, 4, 1)(torch.randn(2, 3, 8, 8)), torch.randint(0, 4, (2, 8, 8)))', []],
    [
        'F.cross_entropy(nn.Conv2d(3, 4, 3)(torch.randn(2, 3, 8, 8)), torch.randint(0, 4, (2, 8, 8)))',
        ['shape-mismatch'],
    ],
    ['F.cross_entropy(nn.Conv2d(3, 4, 3, padding=1)(torch.randn(2, 3, 8, 8)), torch.randint(0, 4, (2, 8, 8)))', []],
    ['F.cross_entropy(nn.Conv2d(3, 4, 3, 2, 1)(torch.randn(2, 3, 8, 8)), torch.randint(0, 4, (2, 4, 4)))', []],
    [
        'F.cross_entropy(nn.Conv2d(3, 4, 3, padding="same")(torch.randn(2, 3, 8, 8)), torch.randint(0, 4, (2, 8, 8)))',
        [],
    ],
    ['F.cross_entropy(nn.Conv1d(3, 4, 3, dilation=2)(torch.randn(2, 3, 8)), torch.randint(0, 4, (2, 4)))', []],
    [
        'F.cross_entropy(nn.Conv2d(3, 21, 1)(torch.randn(2, 3, 8, 8)), torch.randint(0, 256, (2, 8, 8)))',
        ['target-out-of-range'],
    ],
    [
        'h, _ = nn.GRU(8, 6)(torch.randn(3, 5, 8))\nF.cross_entropy(nn.Linear(6, 7)(h), torch.randint(0, 7, (3, 5)))',
        ['class-axis'],
    ],
    ['h = nn.LSTM(8, 7)(torch.randn(3, 5, 8))[0]\nF.cross_entropy(h.transpose(1, 2), torch.randint(0, 7, (3, 5)))', []],
    ['_, h = nn.GRU(8, 6)(torch.randn(3, 5, 8))\nF.cross_entropy(nn.Linear(6, 7)(h), torch.randint(0, 7, (3, 5)))', []],
    ['F.cross_entropy(nn.Linear(8, 2)(x), torch.randn(4) > 0)', ['target-dtype']],
    ['F.cross_entropy(nn.Linear(8, 2)(x), (torch.randn(4) > 0).long())', []],
    // What else changes an array or a model.
    ['z = torch.randn(4, 3)\ntorch.sub(z, c, out=z)\nF.nll_loss(z, y)', []],
    ['z = torch.randn(4, 3)\ntorch.sub(z, c, out=a)\nF.nll_loss(z, y)', ['nll-on-logits']],
    ['z = torch.randn(4, 3)\nz.data = z.data - c\nF.nll_loss(z, y)', []],
    ['z = torch.randn(4, 3)\nz.data.sub_(c)\nF.nll_loss(z, y)', []],
    ['net = nn.Linear(8, 3)\nh = net.register_forward_hook(f)\nF.nll_loss(net(x), y)', []],
    ['net = nn.Linear(8, 3)\nnet.register_full_backward_hook(f)\nF.nll_loss(net(x), y)', ['nll-on-logits']],
    // What such a part gets is not what another call of the same class gets.
    [
        `${OWN}Pass()(torch.randn(8, 10, 20))\nF.cross_entropy(nn.Sequential(Body(8), Pass())(x), torch.randint(0, 20, (8, 10)))`,
        [],
    ],
];

/** Code of other libraries, and the codes of its alarms. */
const others: readonly (readonly [source: string, codes: readonly string[]])[] = [
    [`${model('Dense(10)')}model.compile(loss='sparse_categorical_crossentropy')`, ['probabilities-expected']],
    [`${model('Dense(10)')}model.compile('adam', keras.losses.CategoricalCrossentropy())`, ['probabilities-expected']],
    [`${model('Dense(10)')}model.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))`, []],
    [`${model('Dense(10)')}model.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=flag))`, []],
    [`${model('Dense(10, activation="softmax")')}model.compile(loss='categorical_crossentropy')`, []],
    [`${model('Dense(10, activation=act)')}model.compile(loss='categorical_crossentropy')`, []],
    [`${model('Dense(10), Softmax()')}model.compile(loss='categorical_crossentropy')`, []],
    [`${model('Dense(10), Activation("softmax")')}model.compile(loss='categorical_crossentropy')`, []],
    [`${model('Dense(10)')}model.compile(loss='mse')`, []],
    [
        `${model('Dense(10, activation="softmax")')}model.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))`,
        ['probabilities-as-logits'],
    ],
    [
        `${model('Dense(8)')}model.add(Dense(3))\nmodel.compile(loss='categorical_crossentropy')`,
        ['probabilities-expected'],
    ],
    [
        `${model('Dense(8)')}model.add(Dense(3, activation='softmax'))\nmodel.compile(loss='categorical_crossentropy')`,
        [],
    ],
    [
        `${model('Dense(8)')}for n in sizes:\n    model.add(make(n))\nmodel.add(Dense(3, activation=a))\nmodel.compile(loss='categorical_crossentropy')`,
        [],
    ],
    [
        'x = Dense(8)(i)\nmodel = keras.Model(i, Dense(3)(x))\nmodel.compile(loss="categorical_crossentropy")',
        ['probabilities-expected'],
    ],
    [
        'x = Dense(8)(i)\nmodel = keras.Model(i, keras.activations.softmax(Dense(3)(x)))\nmodel.compile(loss="categorical_crossentropy")',
        [],
    ],
    [`${model('Dense(3)')}keras.losses.SparseCategoricalCrossentropy()(y, model(x))`, ['probabilities-expected']],
    [`${model('Dense(3)')}keras.losses.SparseCategoricalCrossentropy()(y, tf.nn.softmax(model(x)))`, []],
    [
        `${model('Dense(3, activation="softmax")')}keras.losses.SparseCategoricalCrossentropy()(model(x), y)`,
        ['loss-misused'],
    ],
    [`${model('Dense(3, activation="softmax")')}keras.losses.CategoricalCrossentropy()(model(x), y)`, []],
    ['keras.losses.SparseCategoricalCrossentropy()(tf.one_hot(y, 3), p)', ['target-is-one-hot-integers']],
    ['keras.losses.CategoricalCrossentropy()(tf.one_hot(y, 3), p)', []],
    ['keras.losses.CategoricalCrossentropy()(np.random.randint(0, 3, size=(8,)), p)', ['target-is-one-hot-integers']],
    ['keras.losses.SparseCategoricalCrossentropy()(np.random.randint(0, 3, size=(8,)), p)', []],
    [
        `${model('Dense(3, activation="softmax")')}model.compile(loss='sparse_categorical_crossentropy')\ny = keras.utils.to_categorical(labels, 3)\nmodel.fit(x, y)`,
        ['target-is-one-hot-integers'],
    ],
    [
        `${model('Dense(3, activation="softmax")')}model.compile(loss='categorical_crossentropy')\ny = keras.utils.to_categorical(labels, 3)\nmodel.fit(x, y)`,
        [],
    ],
    ['optax.softmax_cross_entropy(jax.nn.softmax(z), y).mean()', ['probabilities-as-logits']],
    ['optax.softmax_cross_entropy(z, jax.nn.softmax(y)).mean()', []],
    ['optax.softmax_cross_entropy_with_integer_labels(jnp.log(jax.nn.softmax(z)), y).mean()', []],
    ['tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=tf.nn.softmax(z))', ['probabilities-as-logits']],
    ['tf.nn.softmax_cross_entropy_with_logits(labels=tf.nn.softmax(z), logits=x)', []],
    // Flax: a model is called by its `apply`, with its parameters first.
    [`${FLAX}${optaxLoss('Net().apply(params, x)')}`, ['probabilities-as-logits']],
    [
        `${FLAX}net = Net()\n${optaxLoss("net.apply({'params': params}, x, train=True, rngs={'dropout': key})")}`,
        ['probabilities-as-logits'],
    ],
    [`${FLAX}${STATE('Net()')}${optaxLoss("state.apply_fn({'params': params}, x)")}`, ['probabilities-as-logits']],
    [
        `${FLAX}net = nn.Sequential([nn.Dense(3), nn.softmax])\n${STATE('net')}${optaxLoss('s.apply_fn(p, x)')}`,
        ['probabilities-as-logits'],
    ],
    [`${FLAX}${STATE('Raw()')}${optaxLoss('state.apply_fn(params, x)')}`, []],
    [`${FLAX}${STATE('Net()')}${STATE('Raw()')}${optaxLoss('state.apply_fn(params, x)')}`, []],
    [`${FLAX}${STATE('Net()')}state = other(apply_fn=f)\n${optaxLoss('state.apply_fn(params, x)')}`, []],
    [`${FLAX}${STATE('Net()')}${optaxLoss('state.apply_fn(params, x, mutable=["batch_stats"])[0]')}`, []],
    [`${FLAX}${optaxLoss('state.apply_fn(params, x)')}`, []],
    [`${FLAX}${optaxLoss('Raw().apply(params, x)')}`, []],
    [`${FLAX}${optaxLoss('Raw().apply(params, x, method=Raw.embed)')}`, []],
    [`${FLAX}${optaxLoss('Net().apply(params, x, mutable=["batch_stats"])[0]')}`, []],
    [`${FLAX}${optaxLoss('Raw().apply(params, nn.softmax(x))')}`, []],
    [`${FLAX}${optaxLoss('Same().apply(params, nn.softmax(x))')}`, ['probabilities-as-logits']],
    [`${FLAX}${optaxLoss('Same().apply(nn.softmax(p), x)')}`, []],
    [
        `${FLAX}net = nn.Sequential([nn.Dense(8), nn.relu, nn.Dense(3), nn.softmax])\n${optaxLoss('net.apply(params, x)')}`,
        ['probabilities-as-logits'],
    ],
    [
        `${FLAX}net = nn.Sequential([nn.Dense(8), nn.softmax, nn.Dense(3), nn.relu])\n${optaxLoss('net.apply(params, x)')}`,
        [],
    ],
    [
        `${FLAX}net = nn.Sequential([nn.Dense(8), lambda z: nn.softmax(z)])\n${optaxLoss('net.apply(params, x)')}`,
        ['probabilities-as-logits'],
    ],
    [`${NNX}jax.value_and_grad(loss_fn)(Net(rngs), x, y)`, ['probabilities-as-logits']],
    [`${NNX}grad_fn = nnx.grad(loss_fn, has_aux=True)\ngrad_fn(Net(rngs), x, y)`, ['probabilities-as-logits']],
    [`${NNX}jax.value_and_grad(loss_fn)(model, x, y)`, []],
    [
        `${NNX}jax.value_and_grad(loss_fn)(Net(rngs), x, y)\njax.value_and_grad(loss_fn)(model, x, y)`,
        ['probabilities-as-logits'],
    ],
    [optaxLoss('z').replace('y)', 'jax.nn.one_hot(y, 3))'), ['target-is-one-hot-integers']],
    ['optax.softmax_cross_entropy(z, jax.nn.one_hot(y, 3)).mean()', []],
    [
        'tf.nn.sparse_softmax_cross_entropy_with_logits(labels=tf.one_hot(y, 3), logits=z)',
        ['target-is-one-hot-integers'],
    ],
    ['tf.nn.softmax_cross_entropy_with_logits(labels=tf.one_hot(y, 3), logits=z)', []],
];

/** Code of other libraries, the code of its alarm, and what the first fix makes of its last line. */
const mendedOthers: readonly (readonly [source: string, code: string, after: string])[] = [
    [
        `${model('Dense(10)')}model.compile(loss=keras.losses.CategoricalCrossentropy())`,
        'probabilities-expected',
        'model.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))',
    ],
    [
        `${model('Dense(3)')}keras.losses.sparse_categorical_crossentropy(y, model(x))`,
        'probabilities-expected',
        'keras.losses.sparse_categorical_crossentropy(y, model(x), from_logits=True)',
    ],
    [
        `${model('Dense(3, activation="softmax")')}model.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))`,
        'probabilities-as-logits',
        'model.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=False))',
    ],
    [
        `${model('Dense(3, activation="softmax")')}keras.losses.SparseCategoricalCrossentropy()(model(x), y)`,
        'loss-misused',
        'keras.losses.SparseCategoricalCrossentropy()(y, model(x))',
    ],
    [
        'keras.losses.SparseCategoricalCrossentropy()(tf.one_hot(y, 3), p)',
        'target-is-one-hot-integers',
        'keras.losses.CategoricalCrossentropy()(tf.one_hot(y, 3), p)',
    ],
    [
        `y = keras.utils.to_categorical(labels, 3)\n${model('Dense(3, activation="softmax")')}model.fit(x, y)\nmodel.compile(loss='sparse_categorical_crossentropy')`,
        'target-is-one-hot-integers',
        "model.compile(loss='categorical_crossentropy')",
    ],
    [
        'optax.softmax_cross_entropy(jax.nn.softmax(z), y).mean()',
        'probabilities-as-logits',
        'optax.softmax_cross_entropy(z, y).mean()',
    ],
    [
        'tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=tf.nn.softmax(z))',
        'probabilities-as-logits',
        'tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=z)',
    ],
    [
        'optax.softmax_cross_entropy_with_integer_labels(z, jax.nn.one_hot(y, 3))',
        'target-is-one-hot-integers',
        'optax.softmax_cross_entropy(z, jax.nn.one_hot(y, 3))',
    ],
    [
        'tf.nn.sparse_softmax_cross_entropy_with_logits(labels=tf.one_hot(y, 3), logits=z)',
        'target-is-one-hot-integers',
        'tf.nn.softmax_cross_entropy_with_logits(labels=tf.one_hot(y, 3), logits=z)',
    ],
];

/** Code, the code of its alarm, and what the first fix makes of its last line. */
const mended: readonly (readonly [source: string, code: string, after: string])[] = [
    [
        'out = torch.randn(8, 10, 20)\nF.cross_entropy(out, torch.randint(0, 20, (8, 10)))',
        'class-axis',
        'F.cross_entropy(out.transpose(1, 2), torch.randint(0, 20, (8, 10)))',
    ],
    [
        'y = torch.randint(1, 11, (4,))\nF.cross_entropy(torch.randn(4, 10), y)',
        'target-out-of-range',
        'F.cross_entropy(torch.randn(4, 10), y - 1)',
    ],
    [
        'F.cross_entropy(x, F.one_hot(y, 4))',
        'target-is-one-hot-integers',
        'F.cross_entropy(x, F.one_hot(y, 4).float())',
    ],
    ['F.cross_entropy(F.softmax(x, dim=1), y)', 'probabilities-as-logits', 'F.cross_entropy(x, y)'],
    [
        `${PARTIAL}soft = partial(F.softmax, dim=-1)\nF.cross_entropy(soft(x), y)`,
        'probabilities-as-logits',
        'F.cross_entropy(x, y)',
    ],
    ['nn.CrossEntropyLoss(out, labels)', 'loss-misused', 'nn.CrossEntropyLoss()(out, labels)'],
    [
        'F.cross_entropy(torch.tensor([0, 1, 2]), torch.randn(3, 4))',
        'loss-misused',
        'F.cross_entropy(torch.randn(3, 4), torch.tensor([0, 1, 2]))',
    ],
    [
        'F.cross_entropy(torch.randn(2, 3), torch.tensor([0., 1.]))',
        'target-dtype',
        'F.cross_entropy(torch.randn(2, 3), torch.tensor([0., 1.]).long())',
    ],
    ['F.cross_entropy(model(x), y.int())', 'target-dtype', 'F.cross_entropy(model(x), y.long())'],
    [
        'F.cross_entropy(torch.randn(2, 3), torch.tensor([0, 1], dtype=torch.int32))',
        'target-dtype',
        'F.cross_entropy(torch.randn(2, 3), torch.tensor([0, 1], dtype=torch.int32).long())',
    ],
];

describe('code without numbers', () => {
    for (const [source, codes] of seen) {
        it(`${source}: ${codes.join(', ') || 'nothing'}`, async () =>
            assert.deepEqual(await alarmsIn(HEAD + source), codes));
    }
    for (const [source, codes] of others) {
        it(`${source}: ${codes.join(', ') || 'nothing'}`, async () =>
            assert.deepEqual(await alarmsIn(OTHERS + source), codes));
    }
    for (const [source, code, after] of mendedOthers) {
        it(`fixes ${source}`, async () => {
            const [first] = await fixed(OTHERS + source, code);
            assert.equal(first?.after.split('\n').at(-1), after);
        });
    }
    for (const [source, code, after] of mended) {
        it(`fixes ${source}`, async () => {
            const [first] = await fixed(HEAD + source, code);
            assert.equal(first?.after.split('\n').at(-1), after);
        });
    }

    it('underlines a wrong number of weights at the weights', async () => {
        for (const logits of ['torch.tensor([[2.0, 1.0, 0.1]])', 'torch.randn(1, 3)']) {
            const source = `${HEAD}w = torch.tensor([1.0, 2.0])\nloss = nn.CrossEntropyLoss(weight=w)\nloss(${logits}, torch.tensor([0]))`;
            const problems = await problemsIn(source);
            const places = problems
                .filter(({ finding }) => finding.code === 'shape-mismatch')
                .map(({ at }) => source.slice(at.start, at.end));
            assert.deepEqual(places, ['torch.tensor([1.0, 2.0])']);
        }
    });

    it('keeps the model whose last layer is a softmax', async () => {
        const inModel = 'net = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))\nF.cross_entropy(net(x), y)';
        const inFlax = `${FLAX}net = nn.Sequential([nn.Dense(3), nn.softmax])\n${optaxLoss('net.apply(params, x)')}`;
        for (const source of [HEAD + inModel, OTHERS + inFlax]) {
            assert.deepEqual(await fixed(source, 'probabilities-as-logits'), []);
        }
    });

    it('takes no softmax out of a function that others call, too', async () => {
        const source = 'def f(x):\n    return F.softmax(x, dim=1)\nprint(f(a))\nF.cross_entropy(f(b), y)';
        assert.deepEqual(await fixed(HEAD + source, 'probabilities-as-logits'), []);
    });
});
