"""Healthy programs put together from independent choices: writes healthy/combined.py.

A model, data, a criterion, a way to hand one to the other and a loop, each in several forms. Every program is run by
PyTorch before it is kept; those that cannot go together are left out.
Usage: python3 healthyPrograms.py > healthy/combined.py
"""
import contextlib
import io
import random

import torch

random.seed(3)
HEAD = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n'

# (name, lines that define `net`, input shape, what it gives: 'flat' (N, C), 'tokens' (N, T, C) or 'pixels' (N, C, H, W))
MODELS = [
    ('a linear model', 'net = nn.Linear({d}, {c})\n', 'flat'),
    ('a Sequential', 'net = nn.Sequential(nn.Linear({d}, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, {c}))\n', 'flat'),
    ('a class', 'class Net(nn.Module):\n    def __init__(self, d, c):\n        super().__init__()\n        self.hidden = nn.Linear(d, 12)\n        self.out = nn.Linear(12, c)\n\n    def forward(self, x):\n        return self.out(torch.tanh(self.hidden(x)))\n\nnet = Net({d}, {c})\n', 'flat'),
    ('a base class and a head', 'class Base(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.body = nn.Linear({d}, 10)\n        self.head = nn.Linear(10, 1000)\n\n    def forward(self, x):\n        return self.head(self.body(x).relu())\n\nclass Fine(Base):\n    def __init__(self, c):\n        super().__init__()\n        self.head = nn.Linear(10, c)\n\nnet = Fine({c})\n', 'flat'),
    ('a head replaced from outside', 'class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.body = nn.Linear({d}, 10)\n        self.fc = nn.Linear(10, 1000)\n\n    def forward(self, x):\n        return self.fc(F.gelu(self.body(x)))\n\nnet = Net()\nnet.fc = nn.Linear(net.fc.in_features, {c})\n', 'flat'),
    ('a module list', 'class Deep(nn.Module):\n    def __init__(self, widths):\n        super().__init__()\n        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))\n\n    def forward(self, x):\n        for layer in self.layers[:-1]:\n            x = F.silu(layer(x))\n        return self.layers[-1](x)\n\nnet = Deep([{d}, 14, 9, {c}])\n', 'flat'),
    ('a function that makes a model', 'def make(d, c, depth=2):\n    layers = []\n    for _ in range(depth):\n        layers += [nn.Linear(d, d), nn.ReLU()]\n    return nn.Sequential(*layers, nn.Linear(d, c))\n\nnet = make({d}, {c})\n', 'flat'),
    ('two towers that are added', 'class Two(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a, self.b = nn.Linear({d}, {c}), nn.Linear({d}, {c})\n        self.gate = nn.Linear({d}, 1)\n\n    def forward(self, x):\n        g = torch.sigmoid(self.gate(x))\n        return g * self.a(x) + (1 - g) * self.b(x)\n\nnet = Two()\n', 'flat'),
    ('attention inside, logits outside', 'class Attend(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.keys = nn.Parameter(torch.randn(6, {d}))\n        self.values = nn.Parameter(torch.randn(6, {c}))\n\n    def forward(self, x):\n        weights = F.softmax(x @ self.keys.t() / {d} ** 0.5, dim=-1)\n        return weights @ self.values\n\nnet = Attend()\n', 'flat'),
    ('raw parameters', 'W = torch.randn({d}, {c}, requires_grad=True)\nb = torch.zeros({c}, requires_grad=True)\n\ndef net(x):\n    return x @ W + b\n', 'flat'),
    ('a tagger', 'class Tagger(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.rnn = nn.GRU({d}, 8, batch_first=True, bidirectional=True)\n        self.out = nn.Linear(16, {c})\n\n    def forward(self, x):\n        return self.out(self.rnn(x)[0])\n\nnet = Tagger()\n', 'tokens'),
    ('a head for each token', 'net = nn.Sequential(nn.LayerNorm({d}), nn.Linear({d}, {c}))\n', 'tokens'),
    ('a convolution over time', 'class Over(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.conv = nn.Conv1d({d}, {c}, 3, padding=1)\n\n    def forward(self, x):\n        return self.conv(x.transpose(1, 2)).transpose(1, 2)\n\nnet = Over()\n', 'tokens'),
    ('a fully convolutional network', 'net = nn.Sequential(nn.Conv2d({d}, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, {c}, 1))\n', 'pixels'),
    ('an encoder and a decoder', 'class Seg(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.down = nn.Conv2d({d}, 8, 3, stride=2, padding=1)\n        self.up = nn.ConvTranspose2d(8, {c}, 2, stride=2)\n\n    def forward(self, x):\n        return self.up(F.relu(self.down(x)))\n\nnet = Seg()\n', 'pixels'),
]
SHAPES = {'flat': ('({n}, {d})', '({n},)'), 'tokens': ('({n}, 5, {d})', '({n}, 5)'), 'pixels': ('({n}, {d}, 4, 4)', '({n}, 4, 4)')}
# How the targets are made, as class indices.
TARGETS = [
    'y = torch.randint(0, {c}, {s})\n', 'y = torch.randint({c}, size={s})\n', 'y = torch.randint(high={c}, size={s}, low=0)\n', 'y = torch.randint(1, {c} + 1, {s}) - 1\n', 'y = (torch.rand{s} * {c}).long()\n',
    'y = torch.empty({s}, dtype=torch.long).random_({c})\n', 'y = torch.zeros({s}).long()\n', 'y = torch.full({s}, {c} - 1, dtype=torch.int64)\n', 'y = torch.randint(0, {c}, {s}, dtype=torch.int32)\ny = y.long()\n',
    'import numpy as np\ny = torch.from_numpy(np.random.randint(0, {c}, size={s}))\n', 'import numpy as np\ny = torch.as_tensor(np.random.randint(0, {c}, size={s}).astype(np.int32), dtype=torch.long)\n', 'import numpy as np\ny = torch.tensor(np.random.randint(0, {c}, size={s}).tolist())\n', 'y = torch.randn({s} + ({c},)).argmax(-1)\n', 'y = torch.distributions.Categorical(logits=torch.zeros({s} + ({c},))).sample()\n', 'y = torch.arange(torch.Size({s}).numel()).reshape({s}) % {c}\n',
]
# How logits and indices reach the loss, and what that shape of logits allows.
REACH = [
    ('flat', 'logits = net(x)\n', 'logits', 'y'), ('flat', 'logits = net(x).float()\n', 'logits', 'y'), ('flat', 'T = 1.5\nlogits = net(x) / T\n', 'logits', 'y'), ('flat', 'out = dict(logits=net(x))\n', "out['logits']", 'y'), ('flat', 'logits, target = net(x).view(-1, {c}), y.view(-1)\n', 'logits', 'target'), ('flat', 'keep = torch.rand(len(y)) > 0.2\nkeep[0] = True\n', 'net(x)[keep]', 'y[keep]'), ('flat', 'logits = torch.cat([net(x[:2]), net(x[2:])])\n', 'logits', 'y'), ('flat', 'with torch.no_grad():\n    prior = torch.full(({c},), -1.0)\nlogits = net(x) + prior\n', 'logits', 'y'),
    ('tokens', 'logits = net(x)\n', 'logits.transpose(1, 2)', 'y'), ('tokens', 'logits = net(x)\n', 'logits.permute(0, 2, 1)', 'y'), ('tokens', 'logits = net(x)\n', 'logits.reshape(-1, logits.size(-1))', 'y.reshape(-1)'), ('tokens', 'logits = net(x)\nB, T, C = logits.shape\n', 'logits.reshape(B * T, C)', 'y.reshape(B * T)'), ('tokens', 'logits = net(x)\n', 'logits[:, :-1].flatten(0, 1)', 'y[:, 1:].flatten()'), ('tokens', 'logits = net(x)\nlast = logits[:, -1]\n', 'last', 'y[:, -1]'), ('tokens', 'logits = net(x)\n', 'logits.movedim(-1, 1)', 'y'), ('tokens', 'logits = net(x).mean(1)\n', 'logits', 'y[:, 0]'), ('tokens', 'logits = torch.einsum("ntc->nct", net(x))\n', 'logits', 'y'),
    ('pixels', 'logits = net(x)\n', 'logits', 'y'), ('pixels', 'logits = net(x)\nmask = y.unsqueeze(1)\n', 'logits', 'mask.squeeze(1)'), ('pixels', 'logits = net(x).permute(0, 2, 3, 1)\n', 'logits.reshape(-1, {c})', 'y.reshape(-1)'), ('pixels', 'logits = F.interpolate(net(x), scale_factor=2)\nbig = F.interpolate(y[:, None].float(), scale_factor=2)\n', 'logits', 'big[:, 0].long()'), ('pixels', 'logits = net(x)\n', 'logits.flatten(2)', 'y.flatten(1)'), ('pixels', 'logits = net(x).mean((2, 3))\n', 'logits', 'y[:, 0, 0]'),
]
# Options, and whether they are for class indices only.
OPTIONS = ['', '', 'label_smoothing=0.1', 'reduction="sum"', 'ignore_index=0', 'weight=torch.linspace(1, 2, {c})', 'ignore_index={c} - 1, reduction="mean"', 'weight=torch.ones({c})']
LOSSES = [
    ('', 'F.cross_entropy({x}, {y}{o})'), ('criterion = nn.CrossEntropyLoss({O})\n', 'criterion({x}, {y})'), ('loss_fn = nn.CrossEntropyLoss({O})\n', 'loss_fn(input={x}, target={y})'), ('', 'nn.NLLLoss()(F.log_softmax({x}, dim=1), {y})'), ('log_softmax = nn.LogSoftmax(dim=1)\nnll = nn.NLLLoss()\n', 'nll(log_softmax({x}), {y})'), ('', 'F.nll_loss(torch.log_softmax({x}, 1), {y})'), ('', 'F.nll_loss({x}.softmax(1).clamp_min(1e-9).log(), {y})'),
    ('def objective(scores, gold):\n    return F.cross_entropy(scores, gold{o})\n\n', 'objective({x}, {y})'), ('from functools import partial\nce = partial(F.cross_entropy{o})\n', 'ce({x}, {y})'), ('class Objective(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.ce = nn.CrossEntropyLoss({O})\n\n    def forward(self, scores, gold):\n        return self.ce(scores, gold)\n\nobjective = Objective()\n', 'objective({x}, {y})'), ('class Sharper(nn.CrossEntropyLoss):\n    def __init__(self, scale=2.0):\n        super().__init__({O})\n        self.scale = scale\n\n    def forward(self, input, target):\n        return super().forward(input * self.scale, target)\n\n', 'Sharper()({x}, {y})'), ('class CE(nn.CrossEntropyLoss):\n    """As it is."""\n\n', 'CE({O})({x}, {y})'), ('losses = {{"ce": nn.CrossEntropyLoss({O}), "aux": nn.MSELoss()}}\n', 'losses["ce"]({x}, {y})'),
    ('def soften(gold, classes, by=0.1):\n    hot = F.one_hot(gold, classes).float()\n    return hot * (1 - by) + by / classes\n\n', 'F.cross_entropy({x}, soften({y}, {c}).movedim(-1, 1))'), ('', 'F.cross_entropy({x}, F.one_hot({y}, {c}).float().movedim(-1, 1))'), ('lam = 0.3\n', 'lam * F.cross_entropy({x}, {y}) + (1 - lam) * F.cross_entropy({x}, {y}.flip(0))'), ('per = nn.CrossEntropyLoss(reduction="none")\n', 'per({x}, {y}).mean()'), ('', 'F.kl_div(F.log_softmax({x}, 1), F.softmax({x}.detach() / 2, 1), reduction="batchmean") + F.cross_entropy({x}, {y}{o})'),
]
# What is done with the loss and the predictions.
LOOPS = [
    'loss.backward()\n', 'optimizer = torch.optim.SGD(net.parameters(), lr=0.1)\noptimizer.zero_grad()\nloss.backward()\noptimizer.step()\n', 'print(loss.item())\n', 'probs = F.softmax({x}, dim=1)\nconfidence, predicted = probs.max(dim=1)\n', 'accuracy = ({x}.argmax(1) == {y}).float().mean()\n', 'grads = torch.autograd.grad(loss, {x}, allow_unused=True)\n', 'history = []\nhistory.append(loss.detach().cpu().numpy())\n', 'with torch.no_grad():\n    top = torch.topk({x}.softmax(1), k=2, dim=1).indices\n', 'perplexity = torch.exp(loss.detach())\n', 'net.eval() if hasattr(net, "eval") else None\nscores = torch.softmax({x}, dim=1)\nentropy = -(scores * scores.log()).sum(1).mean()\n',
]


def program(index):
    name, net, kind = MODELS[index % len(MODELS)]
    sizes = {'d': random.choice([3, 6, 8]), 'c': random.choice([2, 3, 5, 7]), 'n': random.choice([3, 4, 6])}
    shape, target = SHAPES[kind]
    before, x, y = random.choice([reach[1:] for reach in REACH if reach[0] == kind])
    made, loss = random.choice(LOSSES)
    option = random.choice(OPTIONS).format(**sizes)
    texts = {'o': f', {option}' if option else '', 'O': option, 'x': x.format(**sizes), 'y': y, **sizes}
    lines = [
        HEAD, made.format(**texts), net.format(**sizes), f'x = torch.randn{shape.format(**sizes)}\n', random.choice(TARGETS).format(s=target.format(**sizes), **sizes),
        before.format(**sizes), f'loss = {loss.format(**texts)}\n', random.choice(LOOPS).format(**texts),
    ]
    return name, ''.join(lines)


def runs(source):
    scope = {}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(source, scope)
        return torch.isfinite(scope['loss']).item()  # not where every target happens to be ignored
    except Exception:
        return False


def main():
    index, found = 0, []
    while len(found) < 120:
        name, source = program(index)
        index += 1
        if source not in (text for _, text in found) and runs(source):
            found.append((name, source))
    print('\n'.join(f'# %% {number + 1}: {name}\n{source}' for number, (name, source) in enumerate(found)), end='')


main()
