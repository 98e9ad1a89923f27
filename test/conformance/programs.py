"""Small programs, and what PyTorch hands to the loss in them: writes data/programs.json.

Each program is put together from a literal, steps on the way to the loss, a target and a way to call the loss; PyTorch
runs it with a spy on its loss functions. Those that PyTorch refuses are left out.
Usage: python3 programs.py > data/programs.json
"""
import json
import random

import torch
import torch.nn.functional as F

random.seed(12)
HEAD = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\nimport numpy as np\nfrom functools import partial\n'


def literal(shape):
    if not shape:
        return str(random.choice([1.5, -0.25, 2.75, 0.5, -1.75, 3.25, 0.125, -0.625]))
    return '[' + ', '.join(literal(shape[1:]) for _ in range(shape[0])) + ']'


def indices(shape, classes):
    if not shape:
        return str(random.randrange(classes))
    return '[' + ', '.join(indices(shape[1:], classes) for _ in range(shape[0])) + ']'


# What changes numbers and leaves the shape: (lines before, expression of x).
VALUES = [
    ('', '{x} / 0.5'), ('T = 2.0\n', '{x} / T'), ('', '{x} * 3'), ('', '{x} + 1'), ('', '2 * {x}'), ('', '{x} - 0.5'), ('', '-{x}'),
    ('', '{x}.float()'), ('', '{x}.double()'), ('', '{x}.half().float()'), ('', '{x}.bfloat16().float()'), ('', '{x}.clamp(min=-1)'), ('', '{x}.clamp(-1, 1)'), ('', 'torch.clamp({x}, max=1.0)'),
    ('', '{x}.softmax(-1)'), ('', 'F.softmax({x}, dim=-1)'), ('', 'F.log_softmax({x}, dim=-1)'), ('', 'torch.log_softmax({x}, -1)'), ('', 'torch.log(F.softmax({x}, dim=-1))'), ('', 'torch.sigmoid({x})'), ('', '{x}.sigmoid()'),
    ('', 'torch.tanh({x})'), ('', 'F.relu({x})'), ('', '{x}.exp()'), ('', 'torch.abs({x})'), ('', '{x}.abs()'), ('', '{x} ** 2'), ('', '{x}.pow(2)'), ('', '{x}.mul(2)'), ('', '{x}.div(4)'), ('', 'torch.div({x}, 4)'), ('', '{x}.add(1)'), ('', 'torch.sub({x}, 1)'), ('', '{x}.neg()'),
    ('', '{x}.detach()'), ('', '{x}.clone()'), ('', '{x}.contiguous()'), ('', '{x}.cpu()'), ('', '{x}.to("cpu")'), ('', '{x}.requires_grad_()'),
    ('', '{x}.masked_fill({x} > 1, float("-inf"))'), ('', '{x}.masked_fill({x} < -1, -1e9)'), ('', 'torch.where({x} > 0, {x}, torch.zeros_like({x}))'), ('', '{x} - {x}.max(-1, keepdim=True).values'), ('', '{x} - {x}.mean()'), ('', '{x} / {x}.norm()'), ('', '{x} - {x}.logsumexp(-1, keepdim=True)'), ('', '{x} / {x}.sum()'), ('', '{x} * torch.ones_like({x})'), ('', '{x} + torch.zeros({x}.shape)'), ('', '{x} / {x}.size(-1)'), ('', '{x} / {x}.shape[-1] ** 0.5'), ('import math\n', '{x} / math.sqrt({x}.size(-1))'), ('scale = torch.tensor(0.5)\n', '{x} * scale'), ('scale = torch.tensor(2.0)\n', '{x} * scale.exp()'),
    ('def cool(z, T=2.0):\n    return z / T\n', 'cool({x})'), ('def cool(z, T=2.0):\n    return z / T\n', 'cool({x}, T=4)'), ('cool = lambda z: z / 4\n', 'cool({x})'), ('def twice(z):\n    y = z * 2\n    return y\n', 'twice(twice({x}))'),
    ('class Scale(nn.Module):\n    def __init__(self, by):\n        super().__init__()\n        self.by = by\n    def forward(self, z):\n        return z * self.by\nscale = Scale(0.5)\n', 'scale({x})'), ('soft = nn.Softmax(dim=-1)\n', 'soft({x})'), ('', 'nn.LogSoftmax(dim=-1)({x})'), ('', 'nn.Identity()({x})'), ('', 'nn.Sequential(nn.Identity(), nn.Softmax(dim=-1))({x})'), ('', 'nn.ReLU()({x})'), ('', 'torch.nan_to_num({x})'), ('', '{x}.flip(0).flip(0)'), ('', 'torch.stack([{x}, {x}]).mean(0)'), ('', 'sum([{x}, {x}])'), ('', '({x} + {x}) / 2'),
]
# What moves or selects numbers, of a shape (..., classes): the classes stay last.
MOVES3 = [
    '{x}.view(-1, {x}.size(-1))', '{x}.view(-1, 3)', '{x}.reshape(-1, 3)', '{x}.reshape(-1, {x}.shape[-1])', '{x}.flatten(0, 1)', '{x}.flatten(0, -2)', 'torch.flatten({x}, 0, 1)', '{x}.view({x}.shape[0] * {x}.shape[1], 3)',
    '{x}[..., :-1, :].reshape(-1, 3)', '{x}[:, 1:].reshape(-1, 3)', '{x}[:, 0]', '{x}[:, -1, :]', '{x}[0]', '{x}[-1]', '{x}[:1].view(-1, 3)', 'torch.cat([{x}[0], {x}[1]], dim=0)', 'torch.cat(({x}[0], {x}[1]))', 'torch.stack([{x}[0, 0], {x}[1, 1]])', '{x}.unbind(0)[1]', '{x}.select(1, 0)', '{x}.transpose(0, 1).reshape(-1, 3)', '{x}.permute(1, 0, 2).reshape(-1, 3)', '{x}.transpose(0, 1).contiguous().view(-1, 3)', '{x}.mean(1)', '{x}.sum(0)', '{x}.mean(dim=0)', '{x}.amax(1)', '{x}.index_select(1, torch.tensor([0])).squeeze(1)', '{x}[:, [0]].squeeze(1)', '{x}.narrow(1, 0, 1).squeeze(1)', '{x}.chunk(2, dim=0)[0].squeeze(0)', '{x}.split(1, dim=0)[1].squeeze(0)',
]
MOVES2 = [
    '{x}', '{x}', '{x}', '{x}[1:]', '{x}[:-1]', '{x}[[0, 2]]', '{x}[torch.tensor([2, 0])]', '{x}[torch.tensor([True, False, True])]', '{x}[None].squeeze(0)', '{x}.unsqueeze(0).squeeze(0)', '{x}.T.t()', '{x}.t().T', '{x}.flip(0)', 'torch.flip({x}, [0])', 'torch.cat([{x}, {x}])', 'torch.cat([{x}[:1], {x}[2:]], 0)', 'torch.vstack([{x}, {x}])', '{x}.repeat(2, 1)', '{x}[0].unsqueeze(0)', '{x}[0]', '{x}[-1]', '{x}.roll(1, 0)', '{x}.index_select(0, torch.tensor([1, 2]))', '{x}[:, :2]', '{x}[:, 1:]', 'torch.cat([{x}, torch.zeros(3, 1)], dim=1)', 'torch.cat([torch.ones(3, 1), {x}], dim=-1)', 'F.pad({x}, (0, 1))', '{x}[::2]', '{x}.narrow(0, 1, 2)', '{x}.expand(3, 3)', '{x}.squeeze()', '{x}.view_as({x})', '{x}.numpy()', 'torch.from_numpy({x}.numpy())', 'torch.stack(list({x}))', 'torch.as_tensor({x})',
]
LITERALS = ['torch.tensor({v})', 'torch.tensor({v}, dtype=torch.float32)', 'torch.FloatTensor({v})', 'torch.tensor({v}, requires_grad=False)', 'torch.as_tensor({v})', 'torch.from_numpy(np.array({v}))', 'torch.tensor(np.array({v}, dtype=np.float32))', 'nn.Parameter(torch.tensor({v})).data']
TARGETS = ['torch.tensor({t})', 'torch.LongTensor({t})', 'torch.tensor({t}, dtype=torch.long)', 'torch.tensor({t}).long()', 'torch.tensor({t}).to(torch.int64)', 'torch.tensor({t}, dtype=torch.int32).long()', 'torch.from_numpy(np.array({t}))', 'torch.as_tensor({t})', 'torch.tensor({t}).view(-1)', 'torch.tensor([{t}]).squeeze(0)', 'torch.tensor([{t}])[0]', 'torch.tensor({t}).flatten()', 'torch.argmax(F.one_hot(torch.tensor({t}), 4), dim=-1)', '(torch.tensor({t}) + 1) - 1', 'torch.tensor({t}) * 1', 'F.one_hot(torch.tensor({t}), {c}).float()', 'F.one_hot(torch.tensor({t}), num_classes={c}).to(torch.float32)', 'torch.eye({c})[torch.tensor({t})]', 'torch.zeros({n}, dtype=torch.long)', 'torch.full(({n},), 1)', 'torch.arange({n}) % {c}', 'torch.ones({n}).long()']
OPTIONS = ['', '', '', 'reduction="sum"', 'reduction="none"', 'ignore_index=0', 'label_smoothing=0.1', 'weight=torch.tensor({w})', 'weight=torch.ones({c})', 'weight=torch.tensor({w}) / torch.tensor({w}).sum()', 'reduction="sum", label_smoothing=0.2', 'ignore_index=1, reduction="none"']
CALLS = [
    ('', 'F.cross_entropy(x, y{o})'), ('', 'F.cross_entropy(input=x, target=y{o})'), ('', 'nn.functional.cross_entropy(x, y{o})'), ('', 'torch.nn.functional.cross_entropy(x, y{o})'), ('', 'nn.CrossEntropyLoss({O})(x, y)'), ('criterion = nn.CrossEntropyLoss({O})\n', 'criterion(x, y)'), ('criterion = torch.nn.CrossEntropyLoss({O}).to("cpu")\n', 'criterion(x, y)'), ('ce = partial(F.cross_entropy{o})\n', 'ce(x, y)'), ('losses = {{"ce": nn.CrossEntropyLoss({O})}}\n', 'losses["ce"](x, y)'), ('def compute(out, gold):\n    return F.cross_entropy(out, gold{o})\n', 'compute(x, y)'), ('def compute(out, gold, loss_fn):\n    return loss_fn(out, gold)\n', 'compute(x, y, nn.CrossEntropyLoss({O}))'), ('class Loss(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.ce = nn.CrossEntropyLoss({O})\n    def forward(self, out, gold):\n        return self.ce(out, gold)\n', 'Loss()(x, y)'), ('class Loss(nn.Module):\n    def forward(self, out, gold):\n        return F.cross_entropy(out, gold{o})\nloss_fn = Loss()\n', 'loss_fn(x, y)'), ('def make():\n    return nn.CrossEntropyLoss({O})\ncriterion = make()\n', 'criterion(x, y)'), ('', 'F.nll_loss(F.log_softmax(x, dim=-1), y)'), ('', 'nn.NLLLoss()(x.log_softmax(-1), y)'),
]


def program(kind):
    three = kind % 3 == 0
    shape = random.choice([(2, 2, 3)]) if three else (3, 3)
    value = literal(shape)
    expression = 'x0'
    lines = HEAD + 'x0 = ' + random.choice(LITERALS).format(v=value) + '\n'
    names = iter(['x1', 'x2', 'x3', 'x4'])
    chain = []
    for _ in range(random.choice([0, 1, 1, 2])):
        chain.append(random.choice(VALUES))
    chain.append(('', random.choice(MOVES3 if three else MOVES2)))
    if random.random() < 0.3:
        chain.append(random.choice(VALUES))
    if not three:
        random.shuffle(chain)
    for before, step in chain:
        lines += before
        name = next(names)
        lines += f'{name} = ' + step.format(x=expression) + '\n'
        expression = name
    return lines + f'x = {expression}\n'


def run(source):
    seen = []
    kept = {name: getattr(F, name) for name in ('cross_entropy', 'nll_loss')}
    # The functions call one another in torch's own code: only the outermost call is one of the program.
    inside = []

    def spy(name):
        def call(input, target, *args, **options):
            if not inside:
                seen.append((input.detach().clone(), target.detach().clone()))
            inside.append(name)
            try:
                return kept[name](input, target, *args, **options)
            finally:
                inside.pop()
        return call

    for name in kept:
        setattr(F, name, spy(name))
    try:
        scope = {}
        exec(source, scope)
        return seen, scope['loss']
    finally:
        for name, function in kept.items():
            setattr(F, name, function)


def numbers(tensor):
    return ['NaN' if v != v else 'Infinity' if v == float('inf') else '-Infinity' if v == float('-inf') else v for v in tensor.double().flatten().tolist()]


def main():
    programs = []
    kind = 0
    while len(programs) < 400:
        kind += 1
        start = program(kind)
        try:
            scope = {}
            exec(start, scope)
            x = scope['x']
            rank, classes = x.dim(), x.shape[-1]
            n = 1 if rank == 1 else x.shape[0]
            if rank > 2 or classes < 2:
                continue
            target = random.choice(TARGETS) if rank == 2 else 'torch.tensor({t})'
            t = indices((n,) if rank == 2 else (), classes)
            weight = str([random.choice([0.5, 1.0, 2.0, 3.5]) for _ in range(classes)])
            option = random.choice(OPTIONS).format(w=weight, c=classes)
            before, call = random.choice(CALLS)
            o = f', {option}' if option else ''
            source = start + 'y = ' + target.format(t=t, c=classes, n=n) + '\n' + before.format(o=o, O=option) + 'loss = ' + call.format(o=o, O=option) + '\n'
            seen, loss = run(source)
        except Exception:
            continue
        if len(seen) != 1:
            continue
        logits, gold = seen[0]
        programs.append({
            'source': source,
            'logits': {'shape': list(logits.shape), 'data': numbers(logits)},
            'target': {'shape': list(gold.shape), 'data': numbers(gold), 'float': gold.is_floating_point()},
            'loss': numbers(loss),
        })
    print('[\n' + ',\n'.join(json.dumps(one) for one in programs) + '\n]')


main()
