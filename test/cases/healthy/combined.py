# %% 1: a linear model
import torch
import torch.nn as nn
import torch.nn.functional as F
loss_fn = nn.CrossEntropyLoss()
net = nn.Linear(3, 3)
x = torch.randn(4, 3)
y = torch.arange(torch.Size((4,)).numel()).reshape((4,)) % 3
with torch.no_grad():
    prior = torch.full((3,), -1.0)
logits = net(x) + prior
loss = loss_fn(input=logits, target=y)
with torch.no_grad():
    top = torch.topk(logits.softmax(1), k=2, dim=1).indices

# %% 2: a Sequential
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 3))
x = torch.randn(3, 6)
y = torch.zeros((3,)).long()
with torch.no_grad():
    prior = torch.full((3,), -1.0)
logits = net(x) + prior
loss = F.kl_div(F.log_softmax(logits, 1), F.softmax(logits.detach() / 2, 1), reduction="batchmean") + F.cross_entropy(logits, y, weight=torch.ones(3))
print(loss.item())

# %% 3: a class
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.hidden = nn.Linear(d, 12)
        self.out = nn.Linear(12, c)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))

net = Net(3, 3)
x = torch.randn(6, 3)
y = torch.randint(high=3, size=(6,), low=0)
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = F.cross_entropy(logits, y)
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits, dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 4: a base class and a head
import torch
import torch.nn as nn
import torch.nn.functional as F
lam = 0.3
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 10)
        self.head = nn.Linear(10, 1000)

    def forward(self, x):
        return self.head(self.body(x).relu())

class Fine(Base):
    def __init__(self, c):
        super().__init__()
        self.head = nn.Linear(10, c)

net = Fine(5)
x = torch.randn(3, 3)
import numpy as np
y = torch.tensor(np.random.randint(0, 5, size=(3,)).tolist())
logits, target = net(x).view(-1, 5), y.view(-1)
loss = lam * F.cross_entropy(logits, target) + (1 - lam) * F.cross_entropy(logits, target.flip(0))
history = []
history.append(loss.detach().cpu().numpy())

# %% 5: a head replaced from outside
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(6, 10)
        self.fc = nn.Linear(10, 1000)

    def forward(self, x):
        return self.fc(F.gelu(self.body(x)))

net = Net()
net.fc = nn.Linear(net.fc.in_features, 7)
x = torch.randn(3, 6)
y = torch.randint(high=7, size=(3,), low=0)
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = nn.NLLLoss()(F.log_softmax(net(x)[keep], dim=1), y[keep])
with torch.no_grad():
    top = torch.topk(net(x)[keep].softmax(1), k=2, dim=1).indices

# %% 6: a module list
import torch
import torch.nn as nn
import torch.nn.functional as F
class Objective(nn.Module):
    def __init__(self):
        super().__init__()
        self.ce = nn.CrossEntropyLoss(ignore_index=5 - 1, reduction="mean")

    def forward(self, scores, gold):
        return self.ce(scores, gold)

objective = Objective()
class Deep(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.silu(layer(x))
        return self.layers[-1](x)

net = Deep([3, 14, 9, 5])
x = torch.randn(6, 3)
y = torch.randint(0, 5, (6,), dtype=torch.int32)
y = y.long()
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = objective(logits, y)
history = []
history.append(loss.detach().cpu().numpy())

# %% 7: a function that makes a model
import torch
import torch.nn as nn
import torch.nn.functional as F
def objective(scores, gold):
    return F.cross_entropy(scores, gold, weight=torch.linspace(1, 2, 5))

def make(d, c, depth=2):
    layers = []
    for _ in range(depth):
        layers += [nn.Linear(d, d), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(d, c))

net = make(8, 5)
x = torch.randn(6, 8)
import numpy as np
y = torch.as_tensor(np.random.randint(0, 5, size=(6,)).astype(np.int32), dtype=torch.long)
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = objective(logits, y)
loss.backward()

# %% 8: two towers that are added
import torch
import torch.nn as nn
import torch.nn.functional as F
class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(6, 3), nn.Linear(6, 3)
        self.gate = nn.Linear(6, 1)

    def forward(self, x):
        g = torch.sigmoid(self.gate(x))
        return g * self.a(x) + (1 - g) * self.b(x)

net = Two()
x = torch.randn(6, 6)
import numpy as np
y = torch.tensor(np.random.randint(0, 3, size=(6,)).tolist())
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = F.kl_div(F.log_softmax(net(x)[keep], 1), F.softmax(net(x)[keep].detach() / 2, 1), reduction="batchmean") + F.cross_entropy(net(x)[keep], y[keep])
probs = F.softmax(net(x)[keep], dim=1)
confidence, predicted = probs.max(dim=1)

# %% 9: attention inside, logits outside
import torch
import torch.nn as nn
import torch.nn.functional as F
loss_fn = nn.CrossEntropyLoss(weight=torch.ones(5))
class Attend(nn.Module):
    def __init__(self):
        super().__init__()
        self.keys = nn.Parameter(torch.randn(6, 8))
        self.values = nn.Parameter(torch.randn(6, 5))

    def forward(self, x):
        weights = F.softmax(x @ self.keys.t() / 8 ** 0.5, dim=-1)
        return weights @ self.values

net = Attend()
x = torch.randn(4, 8)
y = torch.distributions.Categorical(logits=torch.zeros((4,) + (5,))).sample()
logits = net(x).float()
loss = loss_fn(input=logits, target=y)
with torch.no_grad():
    top = torch.topk(logits.softmax(1), k=2, dim=1).indices

# %% 10: raw parameters
import torch
import torch.nn as nn
import torch.nn.functional as F
log_softmax = nn.LogSoftmax(dim=1)
nll = nn.NLLLoss()
W = torch.randn(3, 5, requires_grad=True)
b = torch.zeros(5, requires_grad=True)

def net(x):
    return x @ W + b
x = torch.randn(3, 3)
y = (torch.rand(3,) * 5).long()
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = nll(log_softmax(logits), y)
history = []
history.append(loss.detach().cpu().numpy())

# %% 11: a tagger
import torch
import torch.nn as nn
import torch.nn.functional as F
losses = {"ce": nn.CrossEntropyLoss(weight=torch.linspace(1, 2, 2)), "aux": nn.MSELoss()}
class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(6, 8, batch_first=True, bidirectional=True)
        self.out = nn.Linear(16, 2)

    def forward(self, x):
        return self.out(self.rnn(x)[0])

net = Tagger()
x = torch.randn(3, 5, 6)
y = torch.randint(0, 2, (3, 5), dtype=torch.int32)
y = y.long()
logits = net(x)
loss = losses["ce"](logits.transpose(1, 2), y)
accuracy = (logits.transpose(1, 2).argmax(1) == y).float().mean()

# %% 12: a head for each token
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.LayerNorm(8), nn.Linear(8, 3))
x = torch.randn(3, 5, 8)
y = torch.randint(3, size=(3, 5))
logits = net(x)
loss = F.cross_entropy(logits[:, :-1].flatten(0, 1), y[:, 1:].flatten())
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits[:, :-1].flatten(0, 1), dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 13: a convolution over time
import torch
import torch.nn as nn
import torch.nn.functional as F
class Objective(nn.Module):
    def __init__(self):
        super().__init__()
        self.ce = nn.CrossEntropyLoss(ignore_index=0)

    def forward(self, scores, gold):
        return self.ce(scores, gold)

objective = Objective()
class Over(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(8, 2, 3, padding=1)

    def forward(self, x):
        return self.conv(x.transpose(1, 2)).transpose(1, 2)

net = Over()
x = torch.randn(3, 5, 8)
y = torch.randint(high=2, size=(3, 5), low=0)
logits = net(x)
loss = objective(logits.movedim(-1, 1), y)
loss.backward()

# %% 14: an encoder and a decoder
import torch
import torch.nn as nn
import torch.nn.functional as F
from functools import partial
ce = partial(F.cross_entropy, ignore_index=2 - 1, reduction="mean")
class Seg(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(6, 8, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(8, 2, 2, stride=2)

    def forward(self, x):
        return self.up(F.relu(self.down(x)))

net = Seg()
x = torch.randn(6, 6, 4, 4)
import numpy as np
y = torch.as_tensor(np.random.randint(0, 2, size=(6, 4, 4)).astype(np.int32), dtype=torch.long)
logits = net(x)
loss = ce(logits.flatten(2), y.flatten(1))
probs = F.softmax(logits.flatten(2), dim=1)
confidence, predicted = probs.max(dim=1)

# %% 15: a linear model
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Linear(6, 7)
x = torch.randn(4, 6)
y = torch.randint(0, 7, (4,))
logits, target = net(x).view(-1, 7), y.view(-1)
loss = F.kl_div(F.log_softmax(logits, 1), F.softmax(logits.detach() / 2, 1), reduction="batchmean") + F.cross_entropy(logits, target, weight=torch.linspace(1, 2, 7))
history = []
history.append(loss.detach().cpu().numpy())

# %% 16: a Sequential
import torch
import torch.nn as nn
import torch.nn.functional as F
log_softmax = nn.LogSoftmax(dim=1)
nll = nn.NLLLoss()
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 5))
x = torch.randn(3, 8)
import numpy as np
y = torch.as_tensor(np.random.randint(0, 5, size=(3,)).astype(np.int32), dtype=torch.long)
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = nll(log_softmax(logits), y)
grads = torch.autograd.grad(loss, logits, allow_unused=True)

# %% 17: a class
import torch
import torch.nn as nn
import torch.nn.functional as F
from functools import partial
ce = partial(F.cross_entropy, weight=torch.ones(5))
class Net(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.hidden = nn.Linear(d, 12)
        self.out = nn.Linear(12, c)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))

net = Net(6, 5)
x = torch.randn(6, 6)
y = torch.randint(0, 5, (6,))
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = ce(net(x)[keep], y[keep])
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(net(x)[keep], dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 18: a base class and a head
import torch
import torch.nn as nn
import torch.nn.functional as F
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 10)
        self.head = nn.Linear(10, 1000)

    def forward(self, x):
        return self.head(self.body(x).relu())

class Fine(Base):
    def __init__(self, c):
        super().__init__()
        self.head = nn.Linear(10, c)

net = Fine(2)
x = torch.randn(4, 3)
import numpy as np
y = torch.from_numpy(np.random.randint(0, 2, size=(4,)))
logits, target = net(x).view(-1, 2), y.view(-1)
loss = F.cross_entropy(logits, F.one_hot(target, 2).float().movedim(-1, 1))
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits, dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 19: a head replaced from outside
import torch
import torch.nn as nn
import torch.nn.functional as F
class Sharper(nn.CrossEntropyLoss):
    def __init__(self, scale=2.0):
        super().__init__(weight=torch.linspace(1, 2, 3))
        self.scale = scale

    def forward(self, input, target):
        return super().forward(input * self.scale, target)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(6, 10)
        self.fc = nn.Linear(10, 1000)

    def forward(self, x):
        return self.fc(F.gelu(self.body(x)))

net = Net()
net.fc = nn.Linear(net.fc.in_features, 3)
x = torch.randn(4, 6)
y = torch.distributions.Categorical(logits=torch.zeros((4,) + (3,))).sample()
T = 1.5
logits = net(x) / T
loss = Sharper()(logits, y)
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits, dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 20: a module list
import torch
import torch.nn as nn
import torch.nn.functional as F
class Deep(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.silu(layer(x))
        return self.layers[-1](x)

net = Deep([6, 14, 9, 5])
x = torch.randn(4, 6)
y = (torch.rand(4,) * 5).long()
logits = net(x).float()
loss = F.cross_entropy(logits, y, label_smoothing=0.1)
perplexity = torch.exp(loss.detach())

# %% 21: a function that makes a model
import torch
import torch.nn as nn
import torch.nn.functional as F
def make(d, c, depth=2):
    layers = []
    for _ in range(depth):
        layers += [nn.Linear(d, d), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(d, c))

net = make(3, 5)
x = torch.randn(3, 3)
import numpy as np
y = torch.as_tensor(np.random.randint(0, 5, size=(3,)).astype(np.int32), dtype=torch.long)
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = F.nll_loss(torch.log_softmax(net(x)[keep], 1), y[keep])
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 22: two towers that are added
import torch
import torch.nn as nn
import torch.nn.functional as F
class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(3, 5), nn.Linear(3, 5)
        self.gate = nn.Linear(3, 1)

    def forward(self, x):
        g = torch.sigmoid(self.gate(x))
        return g * self.a(x) + (1 - g) * self.b(x)

net = Two()
x = torch.randn(4, 3)
y = torch.randint(5, size=(4,))
out = dict(logits=net(x))
loss = F.cross_entropy(out['logits'], F.one_hot(y, 5).float().movedim(-1, 1))
grads = torch.autograd.grad(loss, out['logits'], allow_unused=True)

# %% 23: attention inside, logits outside
import torch
import torch.nn as nn
import torch.nn.functional as F
from functools import partial
ce = partial(F.cross_entropy, reduction="sum")
class Attend(nn.Module):
    def __init__(self):
        super().__init__()
        self.keys = nn.Parameter(torch.randn(6, 8))
        self.values = nn.Parameter(torch.randn(6, 3))

    def forward(self, x):
        weights = F.softmax(x @ self.keys.t() / 8 ** 0.5, dim=-1)
        return weights @ self.values

net = Attend()
x = torch.randn(6, 8)
y = torch.randn((6,) + (3,)).argmax(-1)
with torch.no_grad():
    prior = torch.full((3,), -1.0)
logits = net(x) + prior
loss = ce(logits, y)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 24: a tagger
import torch
import torch.nn as nn
import torch.nn.functional as F
def soften(gold, classes, by=0.1):
    hot = F.one_hot(gold, classes).float()
    return hot * (1 - by) + by / classes

class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(8, 8, batch_first=True, bidirectional=True)
        self.out = nn.Linear(16, 5)

    def forward(self, x):
        return self.out(self.rnn(x)[0])

net = Tagger()
x = torch.randn(6, 5, 8)
y = torch.randint(0, 5, (6, 5), dtype=torch.int32)
y = y.long()
logits = net(x)
loss = F.cross_entropy(logits.reshape(-1, logits.size(-1)), soften(y.reshape(-1), 5).movedim(-1, 1))
accuracy = (logits.reshape(-1, logits.size(-1)).argmax(1) == y.reshape(-1)).float().mean()

# %% 25: a head for each token
import torch
import torch.nn as nn
import torch.nn.functional as F
class Objective(nn.Module):
    def __init__(self):
        super().__init__()
        self.ce = nn.CrossEntropyLoss(ignore_index=5 - 1, reduction="mean")

    def forward(self, scores, gold):
        return self.ce(scores, gold)

objective = Objective()
net = nn.Sequential(nn.LayerNorm(6), nn.Linear(6, 5))
x = torch.randn(6, 5, 6)
import numpy as np
y = torch.from_numpy(np.random.randint(0, 5, size=(6, 5)))
logits = net(x)
loss = objective(logits.movedim(-1, 1), y)
history = []
history.append(loss.detach().cpu().numpy())

# %% 26: a convolution over time
import torch
import torch.nn as nn
import torch.nn.functional as F
class Over(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(3, 7, 3, padding=1)

    def forward(self, x):
        return self.conv(x.transpose(1, 2)).transpose(1, 2)

net = Over()
x = torch.randn(3, 5, 3)
y = torch.distributions.Categorical(logits=torch.zeros((3, 5) + (7,))).sample()
logits = net(x)
B, T, C = logits.shape
loss = F.cross_entropy(logits.reshape(B * T, C), y.reshape(B * T), weight=torch.ones(7))
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits.reshape(B * T, C), dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 27: a fully convolutional network
import torch
import torch.nn as nn
import torch.nn.functional as F
def objective(scores, gold):
    return F.cross_entropy(scores, gold)

net = nn.Sequential(nn.Conv2d(8, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, 7, 1))
x = torch.randn(6, 8, 4, 4)
import numpy as np
y = torch.tensor(np.random.randint(0, 7, size=(6, 4, 4)).tolist())
logits = net(x).mean((2, 3))
loss = objective(logits, y[:, 0, 0])
with torch.no_grad():
    top = torch.topk(logits.softmax(1), k=2, dim=1).indices

# %% 28: an encoder and a decoder
import torch
import torch.nn as nn
import torch.nn.functional as F
def objective(scores, gold):
    return F.cross_entropy(scores, gold)

class Seg(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(8, 8, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(8, 5, 2, stride=2)

    def forward(self, x):
        return self.up(F.relu(self.down(x)))

net = Seg()
x = torch.randn(6, 8, 4, 4)
y = torch.distributions.Categorical(logits=torch.zeros((6, 4, 4) + (5,))).sample()
logits = net(x).permute(0, 2, 3, 1)
loss = objective(logits.reshape(-1, 5), y.reshape(-1))
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits.reshape(-1, 5), dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 29: a linear model
import torch
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.CrossEntropyLoss(reduction="sum")
net = nn.Linear(6, 2)
x = torch.randn(3, 6)
y = torch.arange(torch.Size((3,)).numel()).reshape((3,)) % 2
logits = net(x)
loss = criterion(logits, y)
history = []
history.append(loss.detach().cpu().numpy())

# %% 30: a Sequential
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 2))
x = torch.randn(3, 8)
y = torch.randint(0, 2, (3,), dtype=torch.int32)
y = y.long()
with torch.no_grad():
    prior = torch.full((2,), -1.0)
logits = net(x) + prior
loss = nn.NLLLoss()(F.log_softmax(logits, dim=1), y)
accuracy = (logits.argmax(1) == y).float().mean()

# %% 31: a class
import torch
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.CrossEntropyLoss()
class Net(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.hidden = nn.Linear(d, 12)
        self.out = nn.Linear(12, c)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))

net = Net(3, 2)
x = torch.randn(6, 3)
y = torch.empty((6,), dtype=torch.long).random_(2)
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = criterion(logits, y)
print(loss.item())

# %% 32: a base class and a head
import torch
import torch.nn as nn
import torch.nn.functional as F
def objective(scores, gold):
    return F.cross_entropy(scores, gold, reduction="sum")

class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(6, 10)
        self.head = nn.Linear(10, 1000)

    def forward(self, x):
        return self.head(self.body(x).relu())

class Fine(Base):
    def __init__(self, c):
        super().__init__()
        self.head = nn.Linear(10, c)

net = Fine(7)
x = torch.randn(3, 6)
y = torch.randint(7, size=(3,))
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = objective(net(x)[keep], y[keep])
perplexity = torch.exp(loss.detach())

# %% 33: a head replaced from outside
import torch
import torch.nn as nn
import torch.nn.functional as F
log_softmax = nn.LogSoftmax(dim=1)
nll = nn.NLLLoss()
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 10)
        self.fc = nn.Linear(10, 1000)

    def forward(self, x):
        return self.fc(F.gelu(self.body(x)))

net = Net()
net.fc = nn.Linear(net.fc.in_features, 3)
x = torch.randn(3, 3)
y = torch.full((3,), 3 - 1, dtype=torch.int64)
logits, target = net(x).view(-1, 3), y.view(-1)
loss = nll(log_softmax(logits), target)
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits, dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 34: a module list
import torch
import torch.nn as nn
import torch.nn.functional as F
from functools import partial
ce = partial(F.cross_entropy, ignore_index=2 - 1, reduction="mean")
class Deep(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.silu(layer(x))
        return self.layers[-1](x)

net = Deep([6, 14, 9, 2])
x = torch.randn(4, 6)
y = torch.randint(0, 2, (4,))
out = dict(logits=net(x))
loss = ce(out['logits'], y)
with torch.no_grad():
    top = torch.topk(out['logits'].softmax(1), k=2, dim=1).indices

# %% 35: a function that makes a model
import torch
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.CrossEntropyLoss()
def make(d, c, depth=2):
    layers = []
    for _ in range(depth):
        layers += [nn.Linear(d, d), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(d, c))

net = make(6, 2)
x = torch.randn(3, 6)
y = torch.randint(0, 2, (3,))
T = 1.5
logits = net(x) / T
loss = criterion(logits, y)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 36: two towers that are added
import torch
import torch.nn as nn
import torch.nn.functional as F
per = nn.CrossEntropyLoss(reduction="none")
class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(6, 2), nn.Linear(6, 2)
        self.gate = nn.Linear(6, 1)

    def forward(self, x):
        g = torch.sigmoid(self.gate(x))
        return g * self.a(x) + (1 - g) * self.b(x)

net = Two()
x = torch.randn(6, 6)
y = torch.empty((6,), dtype=torch.long).random_(2)
logits = net(x).float()
loss = per(logits, y).mean()
print(loss.item())

# %% 37: attention inside, logits outside
import torch
import torch.nn as nn
import torch.nn.functional as F
losses = {"ce": nn.CrossEntropyLoss(ignore_index=0), "aux": nn.MSELoss()}
class Attend(nn.Module):
    def __init__(self):
        super().__init__()
        self.keys = nn.Parameter(torch.randn(6, 6))
        self.values = nn.Parameter(torch.randn(6, 2))

    def forward(self, x):
        weights = F.softmax(x @ self.keys.t() / 6 ** 0.5, dim=-1)
        return weights @ self.values

net = Attend()
x = torch.randn(4, 6)
y = torch.empty((4,), dtype=torch.long).random_(2)
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = losses["ce"](logits, y)
accuracy = (logits.argmax(1) == y).float().mean()

# %% 38: raw parameters
import torch
import torch.nn as nn
import torch.nn.functional as F
log_softmax = nn.LogSoftmax(dim=1)
nll = nn.NLLLoss()
W = torch.randn(3, 5, requires_grad=True)
b = torch.zeros(5, requires_grad=True)

def net(x):
    return x @ W + b
x = torch.randn(4, 3)
import numpy as np
y = torch.tensor(np.random.randint(0, 5, size=(4,)).tolist())
logits = net(x).float()
loss = nll(log_softmax(logits), y)
history = []
history.append(loss.detach().cpu().numpy())

# %% 39: a tagger
import torch
import torch.nn as nn
import torch.nn.functional as F
class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(3, 8, batch_first=True, bidirectional=True)
        self.out = nn.Linear(16, 3)

    def forward(self, x):
        return self.out(self.rnn(x)[0])

net = Tagger()
x = torch.randn(3, 5, 3)
import numpy as np
y = torch.as_tensor(np.random.randint(0, 3, size=(3, 5)).astype(np.int32), dtype=torch.long)
logits = net(x)
last = logits[:, -1]
loss = F.cross_entropy(last, F.one_hot(y[:, -1], 3).float().movedim(-1, 1))
loss.backward()

# %% 40: a head for each token
import torch
import torch.nn as nn
import torch.nn.functional as F
lam = 0.3
net = nn.Sequential(nn.LayerNorm(8), nn.Linear(8, 7))
x = torch.randn(3, 5, 8)
y = torch.zeros((3, 5)).long()
logits = net(x)
last = logits[:, -1]
loss = lam * F.cross_entropy(last, y[:, -1]) + (1 - lam) * F.cross_entropy(last, y[:, -1].flip(0))
history = []
history.append(loss.detach().cpu().numpy())

# %% 41: a convolution over time
import torch
import torch.nn as nn
import torch.nn.functional as F
class Over(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(6, 2, 3, padding=1)

    def forward(self, x):
        return self.conv(x.transpose(1, 2)).transpose(1, 2)

net = Over()
x = torch.randn(3, 5, 6)
import numpy as np
y = torch.tensor(np.random.randint(0, 2, size=(3, 5)).tolist())
logits = net(x)
B, T, C = logits.shape
loss = F.kl_div(F.log_softmax(logits.reshape(B * T, C), 1), F.softmax(logits.reshape(B * T, C).detach() / 2, 1), reduction="batchmean") + F.cross_entropy(logits.reshape(B * T, C), y.reshape(B * T), ignore_index=0)
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits.reshape(B * T, C), dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 42: a fully convolutional network
import torch
import torch.nn as nn
import torch.nn.functional as F
log_softmax = nn.LogSoftmax(dim=1)
nll = nn.NLLLoss()
net = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, 7, 1))
x = torch.randn(3, 3, 4, 4)
y = torch.arange(torch.Size((3, 4, 4)).numel()).reshape((3, 4, 4)) % 7
logits = F.interpolate(net(x), scale_factor=2)
big = F.interpolate(y[:, None].float(), scale_factor=2)
loss = nll(log_softmax(logits), big[:, 0].long())
grads = torch.autograd.grad(loss, logits, allow_unused=True)

# %% 43: an encoder and a decoder
import torch
import torch.nn as nn
import torch.nn.functional as F
class Seg(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(6, 8, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(8, 5, 2, stride=2)

    def forward(self, x):
        return self.up(F.relu(self.down(x)))

net = Seg()
x = torch.randn(3, 6, 4, 4)
import numpy as np
y = torch.as_tensor(np.random.randint(0, 5, size=(3, 4, 4)).astype(np.int32), dtype=torch.long)
logits = F.interpolate(net(x), scale_factor=2)
big = F.interpolate(y[:, None].float(), scale_factor=2)
loss = nn.NLLLoss()(F.log_softmax(logits, dim=1), big[:, 0].long())
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 44: a linear model
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Linear(8, 5)
x = torch.randn(6, 8)
y = torch.randint(high=5, size=(6,), low=0)
logits = net(x).float()
loss = F.cross_entropy(logits, y, weight=torch.ones(5))
probs = F.softmax(logits, dim=1)
confidence, predicted = probs.max(dim=1)

# %% 45: a Sequential
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 2))
x = torch.randn(6, 6)
y = torch.randint(high=2, size=(6,), low=0)
logits = net(x).float()
loss = nn.NLLLoss()(F.log_softmax(logits, dim=1), y)
loss.backward()

# %% 46: a class
import torch
import torch.nn as nn
import torch.nn.functional as F
lam = 0.3
class Net(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.hidden = nn.Linear(d, 12)
        self.out = nn.Linear(12, c)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))

net = Net(6, 2)
x = torch.randn(3, 6)
import numpy as np
y = torch.from_numpy(np.random.randint(0, 2, size=(3,)))
logits = net(x).float()
loss = lam * F.cross_entropy(logits, y) + (1 - lam) * F.cross_entropy(logits, y.flip(0))
accuracy = (logits.argmax(1) == y).float().mean()

# %% 47: a base class and a head
import torch
import torch.nn as nn
import torch.nn.functional as F
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 10)
        self.head = nn.Linear(10, 1000)

    def forward(self, x):
        return self.head(self.body(x).relu())

class Fine(Base):
    def __init__(self, c):
        super().__init__()
        self.head = nn.Linear(10, c)

net = Fine(2)
x = torch.randn(6, 3)
y = torch.arange(torch.Size((6,)).numel()).reshape((6,)) % 2
out = dict(logits=net(x))
loss = nn.NLLLoss()(F.log_softmax(out['logits'], dim=1), y)
perplexity = torch.exp(loss.detach())

# %% 48: a head replaced from outside
import torch
import torch.nn as nn
import torch.nn.functional as F
loss_fn = nn.CrossEntropyLoss(reduction="sum")
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 10)
        self.fc = nn.Linear(10, 1000)

    def forward(self, x):
        return self.fc(F.gelu(self.body(x)))

net = Net()
net.fc = nn.Linear(net.fc.in_features, 5)
x = torch.randn(6, 3)
y = torch.randint(high=5, size=(6,), low=0)
T = 1.5
logits = net(x) / T
loss = loss_fn(input=logits, target=y)
probs = F.softmax(logits, dim=1)
confidence, predicted = probs.max(dim=1)

# %% 49: a module list
import torch
import torch.nn as nn
import torch.nn.functional as F
losses = {"ce": nn.CrossEntropyLoss(weight=torch.linspace(1, 2, 7)), "aux": nn.MSELoss()}
class Deep(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.silu(layer(x))
        return self.layers[-1](x)

net = Deep([6, 14, 9, 7])
x = torch.randn(4, 6)
y = torch.randint(0, 7, (4,), dtype=torch.int32)
y = y.long()
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = losses["ce"](net(x)[keep], y[keep])
history = []
history.append(loss.detach().cpu().numpy())

# %% 50: a function that makes a model
import torch
import torch.nn as nn
import torch.nn.functional as F
def soften(gold, classes, by=0.1):
    hot = F.one_hot(gold, classes).float()
    return hot * (1 - by) + by / classes

def make(d, c, depth=2):
    layers = []
    for _ in range(depth):
        layers += [nn.Linear(d, d), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(d, c))

net = make(3, 7)
x = torch.randn(6, 3)
y = torch.zeros((6,)).long()
out = dict(logits=net(x))
loss = F.cross_entropy(out['logits'], soften(y, 7).movedim(-1, 1))
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(out['logits'], dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 51: two towers that are added
import torch
import torch.nn as nn
import torch.nn.functional as F
log_softmax = nn.LogSoftmax(dim=1)
nll = nn.NLLLoss()
class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(8, 7), nn.Linear(8, 7)
        self.gate = nn.Linear(8, 1)

    def forward(self, x):
        g = torch.sigmoid(self.gate(x))
        return g * self.a(x) + (1 - g) * self.b(x)

net = Two()
x = torch.randn(3, 8)
y = torch.randint(7, size=(3,))
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = nll(log_softmax(logits), y)
with torch.no_grad():
    top = torch.topk(logits.softmax(1), k=2, dim=1).indices

# %% 52: attention inside, logits outside
import torch
import torch.nn as nn
import torch.nn.functional as F
class Attend(nn.Module):
    def __init__(self):
        super().__init__()
        self.keys = nn.Parameter(torch.randn(6, 8))
        self.values = nn.Parameter(torch.randn(6, 7))

    def forward(self, x):
        weights = F.softmax(x @ self.keys.t() / 8 ** 0.5, dim=-1)
        return weights @ self.values

net = Attend()
x = torch.randn(6, 8)
y = (torch.rand(6,) * 7).long()
with torch.no_grad():
    prior = torch.full((7,), -1.0)
logits = net(x) + prior
loss = F.nll_loss(torch.log_softmax(logits, 1), y)
probs = F.softmax(logits, dim=1)
confidence, predicted = probs.max(dim=1)

# %% 53: raw parameters
import torch
import torch.nn as nn
import torch.nn.functional as F
def soften(gold, classes, by=0.1):
    hot = F.one_hot(gold, classes).float()
    return hot * (1 - by) + by / classes

W = torch.randn(3, 5, requires_grad=True)
b = torch.zeros(5, requires_grad=True)

def net(x):
    return x @ W + b
x = torch.randn(3, 3)
y = torch.arange(torch.Size((3,)).numel()).reshape((3,)) % 5
logits, target = net(x).view(-1, 5), y.view(-1)
loss = F.cross_entropy(logits, soften(target, 5).movedim(-1, 1))
probs = F.softmax(logits, dim=1)
confidence, predicted = probs.max(dim=1)

# %% 54: a tagger
import torch
import torch.nn as nn
import torch.nn.functional as F
losses = {"ce": nn.CrossEntropyLoss(reduction="sum"), "aux": nn.MSELoss()}
class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(6, 8, batch_first=True, bidirectional=True)
        self.out = nn.Linear(16, 2)

    def forward(self, x):
        return self.out(self.rnn(x)[0])

net = Tagger()
x = torch.randn(4, 5, 6)
y = torch.randint(high=2, size=(4, 5), low=0)
logits = net(x).mean(1)
loss = losses["ce"](logits, y[:, 0])
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits, dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 55: a head for each token
import torch
import torch.nn as nn
import torch.nn.functional as F
log_softmax = nn.LogSoftmax(dim=1)
nll = nn.NLLLoss()
net = nn.Sequential(nn.LayerNorm(6), nn.Linear(6, 3))
x = torch.randn(4, 5, 6)
import numpy as np
y = torch.tensor(np.random.randint(0, 3, size=(4, 5)).tolist())
logits = net(x).mean(1)
loss = nll(log_softmax(logits), y[:, 0])
with torch.no_grad():
    top = torch.topk(logits.softmax(1), k=2, dim=1).indices

# %% 56: a convolution over time
import torch
import torch.nn as nn
import torch.nn.functional as F
class Over(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(8, 3, 3, padding=1)

    def forward(self, x):
        return self.conv(x.transpose(1, 2)).transpose(1, 2)

net = Over()
x = torch.randn(4, 5, 8)
import numpy as np
y = torch.tensor(np.random.randint(0, 3, size=(4, 5)).tolist())
logits = torch.einsum("ntc->nct", net(x))
loss = F.cross_entropy(logits, y, weight=torch.ones(3))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 57: a fully convolutional network
import torch
import torch.nn as nn
import torch.nn.functional as F
def objective(scores, gold):
    return F.cross_entropy(scores, gold)

net = nn.Sequential(nn.Conv2d(6, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, 2, 1))
x = torch.randn(4, 6, 4, 4)
y = torch.randint(1, 2 + 1, (4, 4, 4)) - 1
logits = net(x)
mask = y.unsqueeze(1)
loss = objective(logits, mask.squeeze(1))
accuracy = (logits.argmax(1) == mask.squeeze(1)).float().mean()

# %% 58: an encoder and a decoder
import torch
import torch.nn as nn
import torch.nn.functional as F
class Seg(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(3, 8, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(8, 3, 2, stride=2)

    def forward(self, x):
        return self.up(F.relu(self.down(x)))

net = Seg()
x = torch.randn(4, 3, 4, 4)
y = torch.arange(torch.Size((4, 4, 4)).numel()).reshape((4, 4, 4)) % 3
logits = net(x)
mask = y.unsqueeze(1)
loss = F.nll_loss(torch.log_softmax(logits, 1), mask.squeeze(1))
accuracy = (logits.argmax(1) == mask.squeeze(1)).float().mean()

# %% 59: a linear model
import torch
import torch.nn as nn
import torch.nn.functional as F
def soften(gold, classes, by=0.1):
    hot = F.one_hot(gold, classes).float()
    return hot * (1 - by) + by / classes

net = nn.Linear(3, 2)
x = torch.randn(4, 3)
import numpy as np
y = torch.tensor(np.random.randint(0, 2, size=(4,)).tolist())
T = 1.5
logits = net(x) / T
loss = F.cross_entropy(logits, soften(y, 2).movedim(-1, 1))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 60: a Sequential
import torch
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.CrossEntropyLoss(weight=torch.linspace(1, 2, 2))
net = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 2))
x = torch.randn(4, 3)
y = torch.full((4,), 2 - 1, dtype=torch.int64)
logits, target = net(x).view(-1, 2), y.view(-1)
loss = criterion(logits, target)
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits, dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 61: a class
import torch
import torch.nn as nn
import torch.nn.functional as F
class Sharper(nn.CrossEntropyLoss):
    def __init__(self, scale=2.0):
        super().__init__(weight=torch.linspace(1, 2, 5))
        self.scale = scale

    def forward(self, input, target):
        return super().forward(input * self.scale, target)

class Net(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.hidden = nn.Linear(d, 12)
        self.out = nn.Linear(12, c)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))

net = Net(8, 5)
x = torch.randn(3, 8)
y = torch.zeros((3,)).long()
logits = net(x)
loss = Sharper()(logits, y)
history = []
history.append(loss.detach().cpu().numpy())

# %% 62: a base class and a head
import torch
import torch.nn as nn
import torch.nn.functional as F
losses = {"ce": nn.CrossEntropyLoss(label_smoothing=0.1), "aux": nn.MSELoss()}
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(6, 10)
        self.head = nn.Linear(10, 1000)

    def forward(self, x):
        return self.head(self.body(x).relu())

class Fine(Base):
    def __init__(self, c):
        super().__init__()
        self.head = nn.Linear(10, c)

net = Fine(2)
x = torch.randn(3, 6)
y = torch.randint(0, 2, (3,), dtype=torch.int32)
y = y.long()
with torch.no_grad():
    prior = torch.full((2,), -1.0)
logits = net(x) + prior
loss = losses["ce"](logits, y)
grads = torch.autograd.grad(loss, logits, allow_unused=True)

# %% 63: a head replaced from outside
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 10)
        self.fc = nn.Linear(10, 1000)

    def forward(self, x):
        return self.fc(F.gelu(self.body(x)))

net = Net()
net.fc = nn.Linear(net.fc.in_features, 5)
x = torch.randn(3, 3)
y = torch.arange(torch.Size((3,)).numel()).reshape((3,)) % 5
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = nn.NLLLoss()(F.log_softmax(logits, dim=1), y)
perplexity = torch.exp(loss.detach())

# %% 64: a module list
import torch
import torch.nn as nn
import torch.nn.functional as F
class CE(nn.CrossEntropyLoss):
    """As it is."""

class Deep(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.silu(layer(x))
        return self.layers[-1](x)

net = Deep([6, 14, 9, 2])
x = torch.randn(6, 6)
y = (torch.rand(6,) * 2).long()
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = CE(weight=torch.ones(2))(net(x)[keep], y[keep])
accuracy = (net(x)[keep].argmax(1) == y[keep]).float().mean()

# %% 65: a function that makes a model
import torch
import torch.nn as nn
import torch.nn.functional as F
lam = 0.3
def make(d, c, depth=2):
    layers = []
    for _ in range(depth):
        layers += [nn.Linear(d, d), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(d, c))

net = make(3, 5)
x = torch.randn(6, 3)
y = torch.randint(0, 5, (6,))
logits = net(x).float()
loss = lam * F.cross_entropy(logits, y) + (1 - lam) * F.cross_entropy(logits, y.flip(0))
accuracy = (logits.argmax(1) == y).float().mean()

# %% 66: two towers that are added
import torch
import torch.nn as nn
import torch.nn.functional as F
class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(8, 3), nn.Linear(8, 3)
        self.gate = nn.Linear(8, 1)

    def forward(self, x):
        g = torch.sigmoid(self.gate(x))
        return g * self.a(x) + (1 - g) * self.b(x)

net = Two()
x = torch.randn(6, 8)
y = torch.arange(torch.Size((6,)).numel()).reshape((6,)) % 3
T = 1.5
logits = net(x) / T
loss = F.nll_loss(torch.log_softmax(logits, 1), y)
with torch.no_grad():
    top = torch.topk(logits.softmax(1), k=2, dim=1).indices

# %% 67: attention inside, logits outside
import torch
import torch.nn as nn
import torch.nn.functional as F
class Sharper(nn.CrossEntropyLoss):
    def __init__(self, scale=2.0):
        super().__init__(ignore_index=2 - 1, reduction="mean")
        self.scale = scale

    def forward(self, input, target):
        return super().forward(input * self.scale, target)

class Attend(nn.Module):
    def __init__(self):
        super().__init__()
        self.keys = nn.Parameter(torch.randn(6, 3))
        self.values = nn.Parameter(torch.randn(6, 2))

    def forward(self, x):
        weights = F.softmax(x @ self.keys.t() / 3 ** 0.5, dim=-1)
        return weights @ self.values

net = Attend()
x = torch.randn(6, 3)
y = torch.randint(0, 2, (6,), dtype=torch.int32)
y = y.long()
T = 1.5
logits = net(x) / T
loss = Sharper()(logits, y)
accuracy = (logits.argmax(1) == y).float().mean()

# %% 68: a tagger
import torch
import torch.nn as nn
import torch.nn.functional as F
losses = {"ce": nn.CrossEntropyLoss(weight=torch.linspace(1, 2, 3)), "aux": nn.MSELoss()}
class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(3, 8, batch_first=True, bidirectional=True)
        self.out = nn.Linear(16, 3)

    def forward(self, x):
        return self.out(self.rnn(x)[0])

net = Tagger()
x = torch.randn(6, 5, 3)
y = torch.randint(3, size=(6, 5))
logits = torch.einsum("ntc->nct", net(x))
loss = losses["ce"](logits, y)
accuracy = (logits.argmax(1) == y).float().mean()

# %% 69: a head for each token
import torch
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.CrossEntropyLoss(weight=torch.ones(7))
net = nn.Sequential(nn.LayerNorm(6), nn.Linear(6, 7))
x = torch.randn(3, 5, 6)
y = torch.randint(0, 7, (3, 5), dtype=torch.int32)
y = y.long()
logits = net(x)
loss = criterion(logits.reshape(-1, logits.size(-1)), y.reshape(-1))
accuracy = (logits.reshape(-1, logits.size(-1)).argmax(1) == y.reshape(-1)).float().mean()

# %% 70: a convolution over time
import torch
import torch.nn as nn
import torch.nn.functional as F
class Over(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(3, 5, 3, padding=1)

    def forward(self, x):
        return self.conv(x.transpose(1, 2)).transpose(1, 2)

net = Over()
x = torch.randn(4, 5, 3)
y = torch.empty((4, 5), dtype=torch.long).random_(5)
logits = net(x)
loss = F.cross_entropy(logits.movedim(-1, 1), F.one_hot(y, 5).float().movedim(-1, 1))
with torch.no_grad():
    top = torch.topk(logits.movedim(-1, 1).softmax(1), k=2, dim=1).indices

# %% 71: a fully convolutional network
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, 3, 1))
x = torch.randn(4, 3, 4, 4)
import numpy as np
y = torch.from_numpy(np.random.randint(0, 3, size=(4, 4, 4)))
logits = net(x)
loss = nn.NLLLoss()(F.log_softmax(logits.flatten(2), dim=1), y.flatten(1))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 72: an encoder and a decoder
import torch
import torch.nn as nn
import torch.nn.functional as F
losses = {"ce": nn.CrossEntropyLoss(label_smoothing=0.1), "aux": nn.MSELoss()}
class Seg(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(3, 8, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(8, 3, 2, stride=2)

    def forward(self, x):
        return self.up(F.relu(self.down(x)))

net = Seg()
x = torch.randn(6, 3, 4, 4)
import numpy as np
y = torch.from_numpy(np.random.randint(0, 3, size=(6, 4, 4)))
logits = F.interpolate(net(x), scale_factor=2)
big = F.interpolate(y[:, None].float(), scale_factor=2)
loss = losses["ce"](logits, big[:, 0].long())
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits, dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 73: a linear model
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Linear(3, 7)
x = torch.randn(3, 3)
y = torch.distributions.Categorical(logits=torch.zeros((3,) + (7,))).sample()
T = 1.5
logits = net(x) / T
loss = F.nll_loss(torch.log_softmax(logits, 1), y)
accuracy = (logits.argmax(1) == y).float().mean()

# %% 74: a Sequential
import torch
import torch.nn as nn
import torch.nn.functional as F
def soften(gold, classes, by=0.1):
    hot = F.one_hot(gold, classes).float()
    return hot * (1 - by) + by / classes

net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 5))
x = torch.randn(3, 6)
y = torch.empty((3,), dtype=torch.long).random_(5)
with torch.no_grad():
    prior = torch.full((5,), -1.0)
logits = net(x) + prior
loss = F.cross_entropy(logits, soften(y, 5).movedim(-1, 1))
perplexity = torch.exp(loss.detach())

# %% 75: a class
import torch
import torch.nn as nn
import torch.nn.functional as F
per = nn.CrossEntropyLoss(reduction="none")
class Net(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.hidden = nn.Linear(d, 12)
        self.out = nn.Linear(12, c)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))

net = Net(8, 5)
x = torch.randn(6, 8)
y = torch.arange(torch.Size((6,)).numel()).reshape((6,)) % 5
with torch.no_grad():
    prior = torch.full((5,), -1.0)
logits = net(x) + prior
loss = per(logits, y).mean()
with torch.no_grad():
    top = torch.topk(logits.softmax(1), k=2, dim=1).indices

# %% 76: a base class and a head
import torch
import torch.nn as nn
import torch.nn.functional as F
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 10)
        self.head = nn.Linear(10, 1000)

    def forward(self, x):
        return self.head(self.body(x).relu())

class Fine(Base):
    def __init__(self, c):
        super().__init__()
        self.head = nn.Linear(10, c)

net = Fine(3)
x = torch.randn(6, 3)
y = torch.full((6,), 3 - 1, dtype=torch.int64)
logits = net(x)
loss = nn.NLLLoss()(F.log_softmax(logits, dim=1), y)
print(loss.item())

# %% 77: a head replaced from outside
import torch
import torch.nn as nn
import torch.nn.functional as F
per = nn.CrossEntropyLoss(reduction="none")
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(8, 10)
        self.fc = nn.Linear(10, 1000)

    def forward(self, x):
        return self.fc(F.gelu(self.body(x)))

net = Net()
net.fc = nn.Linear(net.fc.in_features, 7)
x = torch.randn(3, 8)
y = torch.randint(0, 7, (3,))
out = dict(logits=net(x))
loss = per(out['logits'], y).mean()
perplexity = torch.exp(loss.detach())

# %% 78: a module list
import torch
import torch.nn as nn
import torch.nn.functional as F
log_softmax = nn.LogSoftmax(dim=1)
nll = nn.NLLLoss()
class Deep(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.silu(layer(x))
        return self.layers[-1](x)

net = Deep([8, 14, 9, 7])
x = torch.randn(3, 8)
y = torch.full((3,), 7 - 1, dtype=torch.int64)
logits, target = net(x).view(-1, 7), y.view(-1)
loss = nll(log_softmax(logits), target)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 79: a function that makes a model
import torch
import torch.nn as nn
import torch.nn.functional as F
def objective(scores, gold):
    return F.cross_entropy(scores, gold)

def make(d, c, depth=2):
    layers = []
    for _ in range(depth):
        layers += [nn.Linear(d, d), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(d, c))

net = make(8, 2)
x = torch.randn(3, 8)
y = torch.full((3,), 2 - 1, dtype=torch.int64)
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = objective(net(x)[keep], y[keep])
perplexity = torch.exp(loss.detach())

# %% 80: two towers that are added
import torch
import torch.nn as nn
import torch.nn.functional as F
class CE(nn.CrossEntropyLoss):
    """As it is."""

class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(3, 5), nn.Linear(3, 5)
        self.gate = nn.Linear(3, 1)

    def forward(self, x):
        g = torch.sigmoid(self.gate(x))
        return g * self.a(x) + (1 - g) * self.b(x)

net = Two()
x = torch.randn(4, 3)
y = torch.randint(5, size=(4,))
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = CE(label_smoothing=0.1)(net(x)[keep], y[keep])
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(net(x)[keep], dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 81: attention inside, logits outside
import torch
import torch.nn as nn
import torch.nn.functional as F
class Attend(nn.Module):
    def __init__(self):
        super().__init__()
        self.keys = nn.Parameter(torch.randn(6, 3))
        self.values = nn.Parameter(torch.randn(6, 2))

    def forward(self, x):
        weights = F.softmax(x @ self.keys.t() / 3 ** 0.5, dim=-1)
        return weights @ self.values

net = Attend()
x = torch.randn(6, 3)
y = torch.distributions.Categorical(logits=torch.zeros((6,) + (2,))).sample()
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = F.nll_loss(net(x)[keep].softmax(1).clamp_min(1e-9).log(), y[keep])
probs = F.softmax(net(x)[keep], dim=1)
confidence, predicted = probs.max(dim=1)

# %% 82: a tagger
import torch
import torch.nn as nn
import torch.nn.functional as F
lam = 0.3
class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(3, 8, batch_first=True, bidirectional=True)
        self.out = nn.Linear(16, 3)

    def forward(self, x):
        return self.out(self.rnn(x)[0])

net = Tagger()
x = torch.randn(4, 5, 3)
y = torch.randint(0, 3, (4, 5), dtype=torch.int32)
y = y.long()
logits = net(x).mean(1)
loss = lam * F.cross_entropy(logits, y[:, 0]) + (1 - lam) * F.cross_entropy(logits, y[:, 0].flip(0))
history = []
history.append(loss.detach().cpu().numpy())

# %% 83: a head for each token
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.LayerNorm(3), nn.Linear(3, 7))
x = torch.randn(4, 5, 3)
y = torch.randn((4, 5) + (7,)).argmax(-1)
logits = net(x)
loss = F.cross_entropy(logits.transpose(1, 2), F.one_hot(y, 7).float().movedim(-1, 1))
history = []
history.append(loss.detach().cpu().numpy())

# %% 84: a convolution over time
import torch
import torch.nn as nn
import torch.nn.functional as F
from functools import partial
ce = partial(F.cross_entropy, weight=torch.linspace(1, 2, 3))
class Over(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(6, 3, 3, padding=1)

    def forward(self, x):
        return self.conv(x.transpose(1, 2)).transpose(1, 2)

net = Over()
x = torch.randn(4, 5, 6)
y = torch.distributions.Categorical(logits=torch.zeros((4, 5) + (3,))).sample()
logits = net(x)
loss = ce(logits.transpose(1, 2), y)
grads = torch.autograd.grad(loss, logits.transpose(1, 2), allow_unused=True)

# %% 85: a fully convolutional network
import torch
import torch.nn as nn
import torch.nn.functional as F
def objective(scores, gold):
    return F.cross_entropy(scores, gold)

net = nn.Sequential(nn.Conv2d(6, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, 5, 1))
x = torch.randn(6, 6, 4, 4)
y = torch.randn((6, 4, 4) + (5,)).argmax(-1)
logits = F.interpolate(net(x), scale_factor=2)
big = F.interpolate(y[:, None].float(), scale_factor=2)
loss = objective(logits, big[:, 0].long())
probs = F.softmax(logits, dim=1)
confidence, predicted = probs.max(dim=1)

# %% 86: an encoder and a decoder
import torch
import torch.nn as nn
import torch.nn.functional as F
class Seg(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(6, 8, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(8, 5, 2, stride=2)

    def forward(self, x):
        return self.up(F.relu(self.down(x)))

net = Seg()
x = torch.randn(3, 6, 4, 4)
y = torch.randint(high=5, size=(3, 4, 4), low=0)
logits = F.interpolate(net(x), scale_factor=2)
big = F.interpolate(y[:, None].float(), scale_factor=2)
loss = F.kl_div(F.log_softmax(logits, 1), F.softmax(logits.detach() / 2, 1), reduction="batchmean") + F.cross_entropy(logits, big[:, 0].long(), reduction="sum")
probs = F.softmax(logits, dim=1)
confidence, predicted = probs.max(dim=1)

# %% 87: a linear model
import torch
import torch.nn as nn
import torch.nn.functional as F
per = nn.CrossEntropyLoss(reduction="none")
net = nn.Linear(3, 3)
x = torch.randn(6, 3)
import numpy as np
y = torch.as_tensor(np.random.randint(0, 3, size=(6,)).astype(np.int32), dtype=torch.long)
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = per(logits, y).mean()
loss.backward()

# %% 88: a Sequential
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 2))
x = torch.randn(6, 3)
y = torch.randint(high=2, size=(6,), low=0)
T = 1.5
logits = net(x) / T
loss = F.cross_entropy(logits, F.one_hot(y, 2).float().movedim(-1, 1))
loss.backward()

# %% 89: a class
import torch
import torch.nn as nn
import torch.nn.functional as F
def soften(gold, classes, by=0.1):
    hot = F.one_hot(gold, classes).float()
    return hot * (1 - by) + by / classes

class Net(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.hidden = nn.Linear(d, 12)
        self.out = nn.Linear(12, c)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))

net = Net(3, 7)
x = torch.randn(4, 3)
import numpy as np
y = torch.tensor(np.random.randint(0, 7, size=(4,)).tolist())
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = F.cross_entropy(net(x)[keep], soften(y[keep], 7).movedim(-1, 1))
loss.backward()

# %% 90: a base class and a head
import torch
import torch.nn as nn
import torch.nn.functional as F
lam = 0.3
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 10)
        self.head = nn.Linear(10, 1000)

    def forward(self, x):
        return self.head(self.body(x).relu())

class Fine(Base):
    def __init__(self, c):
        super().__init__()
        self.head = nn.Linear(10, c)

net = Fine(7)
x = torch.randn(3, 3)
y = torch.arange(torch.Size((3,)).numel()).reshape((3,)) % 7
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = lam * F.cross_entropy(logits, y) + (1 - lam) * F.cross_entropy(logits, y.flip(0))
probs = F.softmax(logits, dim=1)
confidence, predicted = probs.max(dim=1)

# %% 91: a head replaced from outside
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 10)
        self.fc = nn.Linear(10, 1000)

    def forward(self, x):
        return self.fc(F.gelu(self.body(x)))

net = Net()
net.fc = nn.Linear(net.fc.in_features, 2)
x = torch.randn(4, 3)
y = torch.empty((4,), dtype=torch.long).random_(2)
with torch.no_grad():
    prior = torch.full((2,), -1.0)
logits = net(x) + prior
loss = F.nll_loss(logits.softmax(1).clamp_min(1e-9).log(), y)
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits, dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 92: a module list
import torch
import torch.nn as nn
import torch.nn.functional as F
class Objective(nn.Module):
    def __init__(self):
        super().__init__()
        self.ce = nn.CrossEntropyLoss(ignore_index=0)

    def forward(self, scores, gold):
        return self.ce(scores, gold)

objective = Objective()
class Deep(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.silu(layer(x))
        return self.layers[-1](x)

net = Deep([3, 14, 9, 5])
x = torch.randn(3, 3)
y = torch.randn((3,) + (5,)).argmax(-1)
logits = net(x)
loss = objective(logits, y)
with torch.no_grad():
    top = torch.topk(logits.softmax(1), k=2, dim=1).indices

# %% 93: a function that makes a model
import torch
import torch.nn as nn
import torch.nn.functional as F
def make(d, c, depth=2):
    layers = []
    for _ in range(depth):
        layers += [nn.Linear(d, d), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(d, c))

net = make(6, 7)
x = torch.randn(3, 6)
import numpy as np
y = torch.as_tensor(np.random.randint(0, 7, size=(3,)).astype(np.int32), dtype=torch.long)
logits, target = net(x).view(-1, 7), y.view(-1)
loss = F.cross_entropy(logits, target, weight=torch.linspace(1, 2, 7))
grads = torch.autograd.grad(loss, logits, allow_unused=True)

# %% 94: two towers that are added
import torch
import torch.nn as nn
import torch.nn.functional as F
loss_fn = nn.CrossEntropyLoss()
class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(6, 2), nn.Linear(6, 2)
        self.gate = nn.Linear(6, 1)

    def forward(self, x):
        g = torch.sigmoid(self.gate(x))
        return g * self.a(x) + (1 - g) * self.b(x)

net = Two()
x = torch.randn(3, 6)
y = torch.randint(2, size=(3,))
logits = torch.cat([net(x[:2]), net(x[2:])])
loss = loss_fn(input=logits, target=y)
loss.backward()

# %% 95: attention inside, logits outside
import torch
import torch.nn as nn
import torch.nn.functional as F
per = nn.CrossEntropyLoss(reduction="none")
class Attend(nn.Module):
    def __init__(self):
        super().__init__()
        self.keys = nn.Parameter(torch.randn(6, 8))
        self.values = nn.Parameter(torch.randn(6, 2))

    def forward(self, x):
        weights = F.softmax(x @ self.keys.t() / 8 ** 0.5, dim=-1)
        return weights @ self.values

net = Attend()
x = torch.randn(3, 8)
y = torch.full((3,), 2 - 1, dtype=torch.int64)
T = 1.5
logits = net(x) / T
loss = per(logits, y).mean()
loss.backward()

# %% 96: raw parameters
import torch
import torch.nn as nn
import torch.nn.functional as F
class Sharper(nn.CrossEntropyLoss):
    def __init__(self, scale=2.0):
        super().__init__(weight=torch.ones(5))
        self.scale = scale

    def forward(self, input, target):
        return super().forward(input * self.scale, target)

W = torch.randn(3, 5, requires_grad=True)
b = torch.zeros(5, requires_grad=True)

def net(x):
    return x @ W + b
x = torch.randn(3, 3)
y = torch.arange(torch.Size((3,)).numel()).reshape((3,)) % 5
with torch.no_grad():
    prior = torch.full((5,), -1.0)
logits = net(x) + prior
loss = Sharper()(logits, y)
grads = torch.autograd.grad(loss, logits, allow_unused=True)

# %% 97: a tagger
import torch
import torch.nn as nn
import torch.nn.functional as F
losses = {"ce": nn.CrossEntropyLoss(), "aux": nn.MSELoss()}
class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(8, 8, batch_first=True, bidirectional=True)
        self.out = nn.Linear(16, 2)

    def forward(self, x):
        return self.out(self.rnn(x)[0])

net = Tagger()
x = torch.randn(4, 5, 8)
y = (torch.rand(4, 5) * 2).long()
logits = net(x)
loss = losses["ce"](logits[:, :-1].flatten(0, 1), y[:, 1:].flatten())
print(loss.item())

# %% 98: a head for each token
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.LayerNorm(6), nn.Linear(6, 2))
x = torch.randn(6, 5, 6)
y = torch.randint(0, 2, (6, 5), dtype=torch.int32)
y = y.long()
logits = net(x)
loss = F.kl_div(F.log_softmax(logits.movedim(-1, 1), 1), F.softmax(logits.movedim(-1, 1).detach() / 2, 1), reduction="batchmean") + F.cross_entropy(logits.movedim(-1, 1), y, weight=torch.linspace(1, 2, 2))
history = []
history.append(loss.detach().cpu().numpy())

# %% 99: a convolution over time
import torch
import torch.nn as nn
import torch.nn.functional as F
class Over(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(3, 7, 3, padding=1)

    def forward(self, x):
        return self.conv(x.transpose(1, 2)).transpose(1, 2)

net = Over()
x = torch.randn(6, 5, 3)
y = torch.randn((6, 5) + (7,)).argmax(-1)
logits = net(x)
last = logits[:, -1]
loss = F.nll_loss(torch.log_softmax(last, 1), y[:, -1])
history = []
history.append(loss.detach().cpu().numpy())

# %% 100: a fully convolutional network
import torch
import torch.nn as nn
import torch.nn.functional as F
lam = 0.3
net = nn.Sequential(nn.Conv2d(6, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, 3, 1))
x = torch.randn(4, 6, 4, 4)
y = (torch.rand(4, 4, 4) * 3).long()
logits = net(x).mean((2, 3))
loss = lam * F.cross_entropy(logits, y[:, 0, 0]) + (1 - lam) * F.cross_entropy(logits, y[:, 0, 0].flip(0))
print(loss.item())

# %% 101: an encoder and a decoder
import torch
import torch.nn as nn
import torch.nn.functional as F
log_softmax = nn.LogSoftmax(dim=1)
nll = nn.NLLLoss()
class Seg(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(8, 8, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(8, 7, 2, stride=2)

    def forward(self, x):
        return self.up(F.relu(self.down(x)))

net = Seg()
x = torch.randn(4, 8, 4, 4)
import numpy as np
y = torch.tensor(np.random.randint(0, 7, size=(4, 4, 4)).tolist())
logits = net(x)
loss = nll(log_softmax(logits), y)
loss.backward()

# %% 102: a linear model
import torch
import torch.nn as nn
import torch.nn.functional as F
class Sharper(nn.CrossEntropyLoss):
    def __init__(self, scale=2.0):
        super().__init__(reduction="sum")
        self.scale = scale

    def forward(self, input, target):
        return super().forward(input * self.scale, target)

net = nn.Linear(6, 2)
x = torch.randn(6, 6)
import numpy as np
y = torch.from_numpy(np.random.randint(0, 2, size=(6,)))
logits = net(x).float()
loss = Sharper()(logits, y)
loss.backward()

# %% 103: a Sequential
import torch
import torch.nn as nn
import torch.nn.functional as F
class Sharper(nn.CrossEntropyLoss):
    def __init__(self, scale=2.0):
        super().__init__(weight=torch.linspace(1, 2, 2))
        self.scale = scale

    def forward(self, input, target):
        return super().forward(input * self.scale, target)

net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 2))
x = torch.randn(4, 8)
y = torch.randint(0, 2, (4,))
with torch.no_grad():
    prior = torch.full((2,), -1.0)
logits = net(x) + prior
loss = Sharper()(logits, y)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 104: a class
import torch
import torch.nn as nn
import torch.nn.functional as F
class Objective(nn.Module):
    def __init__(self):
        super().__init__()
        self.ce = nn.CrossEntropyLoss()

    def forward(self, scores, gold):
        return self.ce(scores, gold)

objective = Objective()
class Net(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.hidden = nn.Linear(d, 12)
        self.out = nn.Linear(12, c)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))

net = Net(3, 7)
x = torch.randn(3, 3)
y = torch.full((3,), 7 - 1, dtype=torch.int64)
keep = torch.rand(len(y)) > 0.2
keep[0] = True
loss = objective(net(x)[keep], y[keep])
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 105: a base class and a head
import torch
import torch.nn as nn
import torch.nn.functional as F
log_softmax = nn.LogSoftmax(dim=1)
nll = nn.NLLLoss()
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(8, 10)
        self.head = nn.Linear(10, 1000)

    def forward(self, x):
        return self.head(self.body(x).relu())

class Fine(Base):
    def __init__(self, c):
        super().__init__()
        self.head = nn.Linear(10, c)

net = Fine(3)
x = torch.randn(3, 8)
import numpy as np
y = torch.from_numpy(np.random.randint(0, 3, size=(3,)))
logits = net(x)
loss = nll(log_softmax(logits), y)
loss.backward()

# %% 106: a head replaced from outside
import torch
import torch.nn as nn
import torch.nn.functional as F
def objective(scores, gold):
    return F.cross_entropy(scores, gold, ignore_index=3 - 1, reduction="mean")

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 10)
        self.fc = nn.Linear(10, 1000)

    def forward(self, x):
        return self.fc(F.gelu(self.body(x)))

net = Net()
net.fc = nn.Linear(net.fc.in_features, 3)
x = torch.randn(4, 3)
y = torch.randint(0, 3, (4,), dtype=torch.int32)
y = y.long()
out = dict(logits=net(x))
loss = objective(out['logits'], y)
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(out['logits'], dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 107: a module list
import torch
import torch.nn as nn
import torch.nn.functional as F
loss_fn = nn.CrossEntropyLoss()
class Deep(nn.Module):
    def __init__(self, widths):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.silu(layer(x))
        return self.layers[-1](x)

net = Deep([6, 14, 9, 3])
x = torch.randn(4, 6)
y = torch.distributions.Categorical(logits=torch.zeros((4,) + (3,))).sample()
T = 1.5
logits = net(x) / T
loss = loss_fn(input=logits, target=y)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 108: a function that makes a model
import torch
import torch.nn as nn
import torch.nn.functional as F
from functools import partial
ce = partial(F.cross_entropy)
def make(d, c, depth=2):
    layers = []
    for _ in range(depth):
        layers += [nn.Linear(d, d), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(d, c))

net = make(8, 2)
x = torch.randn(3, 8)
y = torch.randint(2, size=(3,))
out = dict(logits=net(x))
loss = ce(out['logits'], y)
with torch.no_grad():
    top = torch.topk(out['logits'].softmax(1), k=2, dim=1).indices

# %% 109: two towers that are added
import torch
import torch.nn as nn
import torch.nn.functional as F
lam = 0.3
class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(6, 3), nn.Linear(6, 3)
        self.gate = nn.Linear(6, 1)

    def forward(self, x):
        g = torch.sigmoid(self.gate(x))
        return g * self.a(x) + (1 - g) * self.b(x)

net = Two()
x = torch.randn(6, 6)
y = torch.zeros((6,)).long()
logits = net(x).float()
loss = lam * F.cross_entropy(logits, y) + (1 - lam) * F.cross_entropy(logits, y.flip(0))
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits, dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 110: attention inside, logits outside
import torch
import torch.nn as nn
import torch.nn.functional as F
class Attend(nn.Module):
    def __init__(self):
        super().__init__()
        self.keys = nn.Parameter(torch.randn(6, 8))
        self.values = nn.Parameter(torch.randn(6, 7))

    def forward(self, x):
        weights = F.softmax(x @ self.keys.t() / 8 ** 0.5, dim=-1)
        return weights @ self.values

net = Attend()
x = torch.randn(3, 8)
y = torch.randint(1, 7 + 1, (3,)) - 1
logits, target = net(x).view(-1, 7), y.view(-1)
loss = F.cross_entropy(logits, F.one_hot(target, 7).float().movedim(-1, 1))
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
optimizer.zero_grad()
loss.backward()
optimizer.step()

# %% 111: raw parameters
import torch
import torch.nn as nn
import torch.nn.functional as F
loss_fn = nn.CrossEntropyLoss(weight=torch.linspace(1, 2, 2))
W = torch.randn(8, 2, requires_grad=True)
b = torch.zeros(2, requires_grad=True)

def net(x):
    return x @ W + b
x = torch.randn(4, 8)
y = torch.empty((4,), dtype=torch.long).random_(2)
logits, target = net(x).view(-1, 2), y.view(-1)
loss = loss_fn(input=logits, target=target)
probs = F.softmax(logits, dim=1)
confidence, predicted = probs.max(dim=1)

# %% 112: a tagger
import torch
import torch.nn as nn
import torch.nn.functional as F
def soften(gold, classes, by=0.1):
    hot = F.one_hot(gold, classes).float()
    return hot * (1 - by) + by / classes

class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.GRU(6, 8, batch_first=True, bidirectional=True)
        self.out = nn.Linear(16, 2)

    def forward(self, x):
        return self.out(self.rnn(x)[0])

net = Tagger()
x = torch.randn(6, 5, 6)
import numpy as np
y = torch.from_numpy(np.random.randint(0, 2, size=(6, 5)))
logits = net(x)
last = logits[:, -1]
loss = F.cross_entropy(last, soften(y[:, -1], 2).movedim(-1, 1))
perplexity = torch.exp(loss.detach())

# %% 113: a head for each token
import torch
import torch.nn as nn
import torch.nn.functional as F
class Sharper(nn.CrossEntropyLoss):
    def __init__(self, scale=2.0):
        super().__init__(reduction="sum")
        self.scale = scale

    def forward(self, input, target):
        return super().forward(input * self.scale, target)

net = nn.Sequential(nn.LayerNorm(3), nn.Linear(3, 3))
x = torch.randn(4, 5, 3)
y = torch.zeros((4, 5)).long()
logits = net(x)
loss = Sharper()(logits.transpose(1, 2), y)
with torch.no_grad():
    top = torch.topk(logits.transpose(1, 2).softmax(1), k=2, dim=1).indices

# %% 114: a convolution over time
import torch
import torch.nn as nn
import torch.nn.functional as F
class Over(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv1d(3, 5, 3, padding=1)

    def forward(self, x):
        return self.conv(x.transpose(1, 2)).transpose(1, 2)

net = Over()
x = torch.randn(3, 5, 3)
import numpy as np
y = torch.tensor(np.random.randint(0, 5, size=(3, 5)).tolist())
logits = net(x)
last = logits[:, -1]
loss = F.nll_loss(torch.log_softmax(last, 1), y[:, -1])
probs = F.softmax(last, dim=1)
confidence, predicted = probs.max(dim=1)

# %% 115: a fully convolutional network
import torch
import torch.nn as nn
import torch.nn.functional as F
def soften(gold, classes, by=0.1):
    hot = F.one_hot(gold, classes).float()
    return hot * (1 - by) + by / classes

net = nn.Sequential(nn.Conv2d(8, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, 7, 1))
x = torch.randn(6, 8, 4, 4)
y = torch.randint(1, 7 + 1, (6, 4, 4)) - 1
logits = net(x)
loss = F.cross_entropy(logits.flatten(2), soften(y.flatten(1), 7).movedim(-1, 1))
net.eval() if hasattr(net, "eval") else None
scores = torch.softmax(logits.flatten(2), dim=1)
entropy = -(scores * scores.log()).sum(1).mean()

# %% 116: an encoder and a decoder
import torch
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.CrossEntropyLoss(ignore_index=0)
class Seg(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(6, 8, 3, stride=2, padding=1)
        self.up = nn.ConvTranspose2d(8, 7, 2, stride=2)

    def forward(self, x):
        return self.up(F.relu(self.down(x)))

net = Seg()
x = torch.randn(4, 6, 4, 4)
y = torch.arange(torch.Size((4, 4, 4)).numel()).reshape((4, 4, 4)) % 7
logits = F.interpolate(net(x), scale_factor=2)
big = F.interpolate(y[:, None].float(), scale_factor=2)
loss = criterion(logits, big[:, 0].long())
loss.backward()

# %% 117: a linear model
import torch
import torch.nn as nn
import torch.nn.functional as F
class Objective(nn.Module):
    def __init__(self):
        super().__init__()
        self.ce = nn.CrossEntropyLoss()

    def forward(self, scores, gold):
        return self.ce(scores, gold)

objective = Objective()
net = nn.Linear(3, 2)
x = torch.randn(3, 3)
import numpy as np
y = torch.as_tensor(np.random.randint(0, 2, size=(3,)).astype(np.int32), dtype=torch.long)
T = 1.5
logits = net(x) / T
loss = objective(logits, y)
with torch.no_grad():
    top = torch.topk(logits.softmax(1), k=2, dim=1).indices

# %% 118: a Sequential
import torch
import torch.nn as nn
import torch.nn.functional as F
from functools import partial
ce = partial(F.cross_entropy, weight=torch.ones(3))
net = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 3))
x = torch.randn(6, 3)
y = torch.zeros((6,)).long()
out = dict(logits=net(x))
loss = ce(out['logits'], y)
loss.backward()

# %% 119: a class
import torch
import torch.nn as nn
import torch.nn.functional as F
class Objective(nn.Module):
    def __init__(self):
        super().__init__()
        self.ce = nn.CrossEntropyLoss(label_smoothing=0.1)

    def forward(self, scores, gold):
        return self.ce(scores, gold)

objective = Objective()
class Net(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.hidden = nn.Linear(d, 12)
        self.out = nn.Linear(12, c)

    def forward(self, x):
        return self.out(torch.tanh(self.hidden(x)))

net = Net(6, 7)
x = torch.randn(6, 6)
y = torch.randint(7, size=(6,))
out = dict(logits=net(x))
loss = objective(out['logits'], y)
with torch.no_grad():
    top = torch.topk(out['logits'].softmax(1), k=2, dim=1).indices

# %% 120: a base class and a head
import torch
import torch.nn as nn
import torch.nn.functional as F
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(6, 10)
        self.head = nn.Linear(10, 1000)

    def forward(self, x):
        return self.head(self.body(x).relu())

class Fine(Base):
    def __init__(self, c):
        super().__init__()
        self.head = nn.Linear(10, c)

net = Fine(7)
x = torch.randn(4, 6)
y = torch.full((4,), 7 - 1, dtype=torch.int64)
logits = net(x).float()
loss = F.nll_loss(logits.softmax(1).clamp_min(1e-9).log(), y)
accuracy = (logits.argmax(1) == y).float().mean()
