# %% an imagenet-style epoch with meters
import time
import torch
import torch.nn as nn

class AverageMeter:
    def __init__(self, name):
        self.name, self.sum, self.count = name, 0.0, 0

    def update(self, val, n=1):
        self.sum += val * n
        self.count += n

    @property
    def avg(self):
        return self.sum / max(1, self.count)

def accuracy(output, target, topk=(1,)):
    with torch.no_grad():
        _, pred = output.topk(max(topk), 1, True, True)
        correct = pred.t().eq(target.view(1, -1).expand_as(pred.t()))
        return [correct[:k].reshape(-1).float().sum(0) * 100.0 / target.size(0) for k in topk]

def train(loader, model, criterion, optimizer, device):
    losses, top1 = AverageMeter('loss'), AverageMeter('acc')
    for images, target in loader:
        images, target = images.to(device, non_blocking=True), target.to(device, non_blocking=True)
        output = model(images)
        loss = criterion(output, target)
        acc1, acc5 = accuracy(output, target, topk=(1, 5))
        losses.update(loss.item(), images.size(0))
        top1.update(acc1.item(), images.size(0))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

device = torch.device('cpu')
model = nn.Linear(8, 6)
criterion = nn.CrossEntropyLoss().to(device)
data = [(torch.randn(4, 8), torch.randint(0, 6, (4,))) for _ in range(2)]
train(data, model, criterion, torch.optim.SGD(model.parameters(), 0.1), device)

# %% mixed precision with a scaler and gradient accumulation
import torch
from torch import nn
from torch.cuda.amp import GradScaler, autocast

model = nn.Sequential(nn.Flatten(), nn.Linear(12, 32), nn.GELU(), nn.Dropout(0.1), nn.Linear(32, 5))
opt = torch.optim.AdamW(model.parameters(), lr=1e-3)
scaler = GradScaler(enabled=torch.cuda.is_available())
loss_fn = nn.CrossEntropyLoss(label_smoothing=0.05)
accumulate = 4
for step in range(8):
    xb, yb = torch.randn(6, 3, 4), torch.randint(5, (6,))
    with autocast(enabled=torch.cuda.is_available()):
        out = model(xb)
        loss = loss_fn(out, yb) / accumulate
    scaler.scale(loss).backward()
    if (step + 1) % accumulate == 0:
        scaler.unscale_(opt)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        scaler.step(opt)
        scaler.update()
        opt.zero_grad(set_to_none=True)

# %% bfloat16 logits, the loss in float32
import torch
import torch.nn.functional as F
hidden = torch.randn(2, 6, 16, dtype=torch.bfloat16)
head = torch.nn.Linear(16, 40, bias=False).to(torch.bfloat16)
targets = torch.randint(0, 40, (2, 6))
logits = head(hidden).float()
loss = F.cross_entropy(logits.view(-1, logits.size(-1)), targets.view(-1), ignore_index=-1)

# %% a distributed launch script
import os
import torch
import torch.distributed as dist
import torch.nn as nn
from torch.nn.parallel import DistributedDataParallel as DDP
from torch.utils.data import DataLoader, TensorDataset
from torch.utils.data.distributed import DistributedSampler

def main():
    dist.init_process_group('nccl')
    rank = int(os.environ['LOCAL_RANK'])
    torch.cuda.set_device(rank)
    ds = TensorDataset(torch.randn(256, 20), torch.randint(0, 4, (256,)))
    sampler = DistributedSampler(ds, shuffle=True)
    loader = DataLoader(ds, batch_size=32, sampler=sampler)
    net = DDP(nn.Linear(20, 4).cuda(rank), device_ids=[rank])
    criterion = nn.CrossEntropyLoss().cuda(rank)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    for epoch in range(3):
        sampler.set_epoch(epoch)
        for x, y in loader:
            x, y = x.cuda(rank), y.cuda(rank)
            loss = criterion(net(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        total = loss.detach().clone()
        dist.all_reduce(total, op=dist.ReduceOp.SUM)
        if rank == 0:
            print(epoch, total.item() / dist.get_world_size())
    dist.destroy_process_group()

if __name__ == '__main__' and 'LOCAL_RANK' in os.environ:
    main()

# %% Hugging Face accelerate
from accelerate import Accelerator
import torch
import torch.nn.functional as F
accelerator = Accelerator(mixed_precision='bf16', gradient_accumulation_steps=2)
model, optimizer, loader, scheduler = accelerator.prepare(model, optimizer, loader, scheduler)
for epoch in range(num_epochs):
    for batch in loader:
        with accelerator.accumulate(model):
            logits = model(batch['pixel_values'])
            loss = F.cross_entropy(logits, batch['labels'])
            accelerator.backward(loss)
            optimizer.step()
            scheduler.step()
            optimizer.zero_grad()
    model.eval()
    preds, refs = accelerator.gather_for_metrics((logits.argmax(-1), batch['labels']))

# %% a Trainer class with callbacks
import torch
from torch import nn

class Trainer:
    def __init__(self, model, optimizer, loss_fn=None, device='cpu', callbacks=()):
        self.model = model.to(device)
        self.optimizer = optimizer
        self.loss_fn = loss_fn or nn.CrossEntropyLoss()
        self.device = device
        self.callbacks = list(callbacks)
        self.history = {'loss': [], 'acc': []}

    def step(self, batch):
        x, y = (t.to(self.device) for t in batch)
        scores = self.model(x)
        loss = self.loss_fn(scores, y)
        return loss, (scores.argmax(dim=1) == y).float().mean()

    def fit(self, loader, epochs):
        for _ in range(epochs):
            for batch in loader:
                loss, acc = self.step(batch)
                self.optimizer.zero_grad()
                loss.backward()
                self.optimizer.step()
                self.history['loss'].append(float(loss))
                self.history['acc'].append(float(acc))
            for callback in self.callbacks:
                callback(self)

net = nn.Linear(3, 2)
trainer = Trainer(net, torch.optim.Adam(net.parameters()), callbacks=[lambda t: print(t.history['loss'][-1])])
trainer.fit([(torch.randn(5, 3), torch.randint(0, 2, (5,)))], 2)

# %% early stopping and the best checkpoint
import copy
import torch
import torch.nn as nn
model = nn.Sequential(nn.Linear(10, 16), nn.Tanh(), nn.Linear(16, 3))
criterion = nn.CrossEntropyLoss()
opt = torch.optim.RMSprop(model.parameters(), lr=1e-3)
X, Y = torch.randn(60, 10), torch.randint(3, (60,))
best, state, patience = float('inf'), None, 0
for epoch in range(20):
    model.train()
    opt.zero_grad()
    loss = criterion(model(X[:40]), Y[:40])
    loss.backward()
    opt.step()
    model.eval()
    with torch.no_grad():
        val = criterion(model(X[40:]), Y[40:]).item()
    if val < best - 1e-4:
        best, state, patience = val, copy.deepcopy(model.state_dict()), 0
    else:
        patience += 1
        if patience == 5:
            break
model.load_state_dict(state)
probs = torch.softmax(model(X), dim=1)
print(probs.max(dim=1).values.mean())

# %% gradient checkpointing and torch.compile
import torch
import torch.nn as nn
from torch.utils.checkpoint import checkpoint

class Deep(nn.Module):
    def __init__(self, width=24, depth=4, classes=7):
        super().__init__()
        self.layers = nn.ModuleList(nn.Sequential(nn.Linear(width, width), nn.SiLU()) for _ in range(depth))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, classes)

    def forward(self, x):
        for layer in self.layers:
            x = x + checkpoint(layer, x)
        return self.head(self.norm(x))

model = Deep()
model = torch.compile(model) if hasattr(torch, 'compile') else model
x = torch.randn(4, 24, requires_grad=True)
loss = nn.functional.cross_entropy(model(x), torch.tensor([0, 3, 6, 2]))
loss.backward()

# %% L-BFGS with a closure
import torch
import torch.nn as nn
clf = nn.Linear(4, 3)
opt = torch.optim.LBFGS(clf.parameters(), max_iter=5)
data, labels = torch.randn(30, 4), torch.arange(30) % 3
ce = nn.CrossEntropyLoss()

def closure():
    opt.zero_grad()
    loss = ce(clf(data), labels) + 1e-3 * sum(p.pow(2).sum() for p in clf.parameters())
    loss.backward()
    return loss

for _ in range(3):
    opt.step(closure)

# %% functional parameters, by hand
import math
import torch
weights = torch.randn(784, 10) / math.sqrt(784)
weights.requires_grad_()
bias = torch.zeros(10, requires_grad=True)

def log_softmax(x):
    return x - x.exp().sum(-1).log().unsqueeze(-1)

def model(xb):
    return log_softmax(xb @ weights + bias)

def nll(input, target):
    return -input[range(target.shape[0]), target].mean()

xb, yb = torch.rand(16, 784), torch.randint(0, 10, (16,))
loss_func = nll
loss = loss_func(model(xb), yb)
loss.backward()
with torch.no_grad():
    weights -= weights.grad * 0.5
    bias -= bias.grad * 0.5
    weights.grad.zero_()
    bias.grad.zero_()
loss_func = torch.nn.functional.cross_entropy
def model(xb):
    return xb @ weights + bias
loss = loss_func(model(xb), yb)

# %% sharpness-aware steps: two passes
import torch
import torch.nn as nn
def smooth_crossentropy(pred, gold, smoothing=0.1):
    n_class = pred.size(1)
    one_hot = torch.full_like(pred, fill_value=smoothing / (n_class - 1))
    one_hot.scatter_(dim=1, index=gold.unsqueeze(1), value=1.0 - smoothing)
    log_prob = nn.functional.log_softmax(pred, dim=1)
    return nn.functional.kl_div(input=log_prob, target=one_hot, reduction='none').sum(-1)
model = nn.Linear(6, 4)
inputs, targets = torch.randn(8, 6), torch.randint(4, (8,))
for _ in range(2):
    predictions = model(inputs)
    loss = smooth_crossentropy(predictions, targets, smoothing=0.1)
    loss.mean().backward()
plain = nn.functional.cross_entropy(model(inputs), targets, label_smoothing=0.1)

# %% curriculum: the loss of each sample, the hardest kept
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss(reduction='none')
model = nn.Linear(5, 3)
x, y = torch.randn(32, 5), torch.randint(0, 3, (32,))
per_sample = criterion(model(x), y)
hard, where = per_sample.topk(k=int(0.7 * per_sample.numel()))
loss = hard.mean()
weights = torch.where(y == 2, 2.0, 1.0)
weighted = (per_sample * weights).sum() / weights.sum()

# %% class weights from counts
import numpy as np
import torch
import torch.nn as nn
labels = np.array([0, 0, 0, 1, 1, 2])
counts = np.bincount(labels, minlength=3)
weight = torch.tensor(counts.sum() / (len(counts) * counts), dtype=torch.float32)
model = nn.Linear(7, 3)
criterion = nn.CrossEntropyLoss(weight=weight)
loss = criterion(model(torch.randn(6, 7)), torch.from_numpy(labels))
effective = (1 - 0.999) / (1 - np.power(0.999, counts))
weight = torch.FloatTensor(effective / effective.sum() * len(counts))
criterion = nn.CrossEntropyLoss(weight=weight, label_smoothing=0.1)
loss = criterion(model(torch.randn(6, 7)), torch.from_numpy(labels).long())

# %% k-fold with a model made anew
import torch
import torch.nn as nn

def make_model(d, k):
    return nn.Sequential(nn.BatchNorm1d(d), nn.Linear(d, 20), nn.ReLU(), nn.Linear(20, k))

X, y = torch.randn(50, 9), torch.randint(0, 5, (50,))
folds = torch.arange(50) % 5
scores = []
for fold in range(5):
    model = make_model(9, 5)
    opt = torch.optim.Adam(model.parameters(), lr=0.01)
    tr, va = folds != fold, folds == fold
    for _ in range(3):
        opt.zero_grad()
        loss = nn.CrossEntropyLoss()(model(X[tr]), y[tr])
        loss.backward()
        opt.step()
    with torch.no_grad():
        logits = model.eval()(X[va])
        scores.append((logits.softmax(1).argmax(1) == y[va]).float().mean().item())

# %% an argparse script that chooses its loss
import argparse
import torch
import torch.nn as nn
import torch.nn.functional as F
parser = argparse.ArgumentParser()
parser.add_argument('--loss', choices=['ce', 'nll', 'focal'], default='ce')
parser.add_argument('--smoothing', type=float, default=0.0)
args = parser.parse_args([])
net = nn.Linear(12, 8)
x, y = torch.randn(3, 12), torch.tensor([7, 0, 4])
if args.loss == 'ce':
    criterion = nn.CrossEntropyLoss(label_smoothing=args.smoothing)
    outputs = net(x)
elif args.loss == 'nll':
    criterion = nn.NLLLoss()
    outputs = F.log_softmax(net(x), dim=-1)
else:
    criterion = lambda z, t: ((1 - z.softmax(1).gather(1, t[:, None])) ** 2 * F.cross_entropy(z, t, reduction='none')[:, None]).mean()
    outputs = net(x)
loss = criterion(outputs, y)

# %% a registry of losses
import torch
import torch.nn as nn
LOSSES = {
    'cross_entropy': nn.CrossEntropyLoss,
    'smooth': lambda: nn.CrossEntropyLoss(label_smoothing=0.1),
    'bce': nn.BCEWithLogitsLoss,
}
def build_loss(cfg):
    return LOSSES[cfg['name']](**cfg.get('args', {}))
criterion = build_loss({'name': 'cross_entropy', 'args': {'ignore_index': 0}})
head = nn.Linear(4, 9)
loss = criterion(head(torch.randn(2, 4)), torch.tensor([1, 8]))
multi = build_loss({'name': 'bce'})(head(torch.randn(2, 4)), torch.rand(2, 9).round())

# %% a profiler and a learning-rate finder around a step
import torch
import torch.nn as nn
net, criterion = nn.Linear(3, 4), nn.CrossEntropyLoss()
opt = torch.optim.SGD(net.parameters(), lr=1e-7)
best, lrs, log = 0.0, [], []
for i, lr in enumerate(torch.logspace(-6, 0, 20)):
    opt.param_groups[0]['lr'] = lr.item()
    inputs, labels = torch.randn(8, 3), torch.randint(low=0, high=4, size=(8,))
    opt.zero_grad()
    outputs = net(inputs)
    loss = criterion(outputs, labels)
    if i > 1 and loss > 4 * best:
        break
    best = min(best, loss.item()) if i else loss.item()
    loss.backward()
    opt.step()
    lrs.append(lr.item())
    log.append(loss.item())

# %% an overfitting check in a unit test
import unittest
import torch
import torch.nn as nn
import torch.nn.functional as F

class TestModel(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        self.model = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 3))

    def test_loss_at_start(self):
        x, y = torch.randn(64, 6), torch.randint(0, 3, (64,))
        loss = F.cross_entropy(self.model(x), y)
        self.assertLess(abs(loss.item() - 1.0986), 0.5)

    def test_matches_nll(self):
        x, y = torch.randn(5, 6), torch.randint(0, 3, (5,))
        z = self.model(x)
        self.assertTrue(torch.allclose(F.cross_entropy(z, y), F.nll_loss(F.log_softmax(z, 1), y)))
        self.assertTrue(torch.allclose(F.cross_entropy(z, y), -z.log_softmax(1)[torch.arange(5), y].mean()))

    def test_refuses(self):
        with self.assertRaises(RuntimeError):
            F.cross_entropy(torch.randn(3, 4), torch.tensor([0.0, 1.0, 2.0]))
