# %% head replaced from outside
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(8, 8)
        self.fc = nn.Linear(8, 1000)
    def forward(self, x):
        return self.fc(self.body(x))
net = Net()
net.fc = nn.Linear(8, 5)
criterion = nn.CrossEntropyLoss(weight=torch.ones(5))
loss = criterion(net(torch.randn(4, 8)), torch.randint(0, 5, (4,)))

# %% softmax removed from outside
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 10)
        self.act = nn.Softmax(dim=1)
    def forward(self, x):
        return self.act(self.fc(x))
net = Net()
net.act = nn.Identity()
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 10, (4,)))

# %% subclass sets another head
import torch
from torch import nn
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(8, 8)
        self.head = nn.Linear(8, 10)
    def forward(self, x):
        return self.head(self.body(x))
class Small(Base):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(8, 5)
net = Small()
criterion = nn.CrossEntropyLoss(weight=torch.ones(5))
loss = criterion(net(torch.randn(4, 8)), torch.randint(0, 5, (4,)))

# %% subclass overrides a method
import torch
from torch import nn
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(8, 10)
    def finish(self, x):
        return x.softmax(dim=1)
    def forward(self, x):
        return self.finish(self.head(x))
class Raw(Base):
    def finish(self, x):
        return x
loss = nn.CrossEntropyLoss()(Raw()(torch.randn(4, 8)), torch.randint(0, 10, (4,)))

# %% setattr and add_module
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.fc = nn.Linear(8, n)
        self.out = nn.Softmax(dim=1)
    def forward(self, x):
        return self.out(self.fc(x))
net = Net(10)
setattr(net, 'out', nn.Identity())
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 10, (4,)))

# %% sequential whose last layer is replaced
import torch
from torch import nn
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 10), nn.Softmax(dim=1))
net[-1] = nn.Identity()
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 10, (4,)))

# %% sequential cut
import torch
from torch import nn
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 10), nn.Softmax(dim=1))
logits = net[:-1](torch.randn(4, 8))
loss = nn.CrossEntropyLoss()(logits, torch.randint(0, 10, (4,)))

# %% sequential popped and appended
import torch
from torch import nn
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 10), nn.Softmax(dim=1))
net.pop(-1)
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 10, (4,)))
seq = nn.Sequential(nn.Linear(8, 1))
seq.append(nn.Linear(1, 10))
loss = nn.CrossEntropyLoss()(seq(torch.randn(4, 8)), torch.randint(0, 10, (4,)))
seq2 = nn.Sequential(nn.Linear(8, 1))
seq2.add_module('last', nn.Linear(1, 10))
loss = nn.CrossEntropyLoss()(seq2(torch.randn(4, 8)), torch.randint(0, 10, (4,)))

# %% loop variables and rebinding
import torch
import torch.nn.functional as F
y = torch.randint(1, 11, (4,))
logits = torch.randn(4, 10)
y -= 1
F.cross_entropy(logits, y)
y = torch.randint(1, 11, (4,))
y.sub_(1)
F.cross_entropy(logits, y)
y = torch.randint(0, 12, (4,))
y.clamp_(max=9)
F.cross_entropy(logits, y)
y = torch.randint(0, 12, (4,))
y[y > 9] = 0
F.cross_entropy(logits, y)
y = torch.randint(0, 12, (4,)) % 10
F.cross_entropy(logits, y)
y = torch.randint(0, 12, (4,)).clamp(max=9)
F.cross_entropy(logits, y)
y = torch.where(y > 9, 0, y)
F.cross_entropy(logits, y)

# %% hooks: forward hook changes outputs
import torch
from torch import nn
from torch.nn import functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 10)
    def forward(self, x, return_probs=False):
        logits = self.fc(x)
        if return_probs:
            logits = logits.softmax(-1)
        return logits
net = Net()
loss = F.cross_entropy(net(torch.randn(4, 8)), torch.randint(0, 10, (4,)))
loss2 = F.nll_loss(net(torch.randn(4, 8), return_probs=True).log(), torch.randint(0, 10, (4,)))

# %% float one-hot by scatter
import torch
import torch.nn.functional as F
y = torch.randint(0, 10, (4,))
t = torch.zeros(4, 10).scatter_(1, y.unsqueeze(1), 1.0)
loss = F.cross_entropy(torch.randn(4, 10), t)
t = torch.nn.functional.one_hot(y, 10) * 0.9 + 0.01
loss = F.cross_entropy(torch.randn(4, 10), t)
t = (1 - 0.1) * F.one_hot(y, 10) + 0.1 / 10
loss = F.cross_entropy(torch.randn(4, 10), t)
lam = 0.3
t = lam * F.one_hot(y, 10) + (1 - lam) * F.one_hot(y.flip(0), 10)
loss = F.cross_entropy(torch.randn(4, 10), t)
t = F.one_hot(y, 10) / 1
loss = F.cross_entropy(torch.randn(4, 10), t)
t = F.one_hot(y, 10).type(torch.float32)
loss = F.cross_entropy(torch.randn(4, 10), t)
t = F.one_hot(y, 10).to(torch.randn(4, 10))
loss = F.cross_entropy(torch.randn(4, 10), t)
t = F.one_hot(y, 10).type_as(torch.randn(4, 10))
loss = F.cross_entropy(torch.randn(4, 10), t)
t = F.one_hot(y, 10).argmax(1)
loss = F.cross_entropy(torch.randn(4, 10), t)
t = torch.eye(10)[y]
loss = F.cross_entropy(torch.randn(4, 10), t)

# %% one-hot in keras style own function
import torch
import torch.nn.functional as F
def one_hot(y, n):
    return torch.eye(n)[y]
loss = F.cross_entropy(torch.randn(4, 10), one_hot(torch.randint(0, 10, (4,)), 10))

# %% in-place changes of logits
import torch
import torch.nn.functional as F
x = torch.randn(4, 10)
p = F.softmax(x, dim=1)
p.log_()
loss = F.nll_loss(p, torch.randint(0, 10, (4,)))
z = torch.zeros(4, 10)
F.log_softmax(x, dim=1, out=z) if False else None
x = F.softmax(x, dim=1)
x = torch.log(x)
loss = F.cross_entropy(x, torch.randint(0, 10, (4,)))

# %% weights of a subset
import torch
from torch import nn
w = torch.ones(10)
w[0] = 0.1
crit = nn.CrossEntropyLoss(w)
crit(nn.Linear(8, 10)(torch.randn(4, 8)), torch.randint(0, 10, (4,)))
w = torch.tensor([1., 2.])
w = torch.cat([w, torch.ones(8)])
crit = nn.CrossEntropyLoss(w)
crit(nn.Linear(8, 10)(torch.randn(4, 8)), torch.randint(0, 10, (4,)))
seg = nn.CrossEntropyLoss(torch.ones(3))
seg(nn.Linear(8, 10)(torch.randn(4, 3, 8)), torch.randint(0, 3, (4, 10)))
features = torch.randn(4, 3, 8)
seg(nn.Linear(8, 10)(features), torch.randint(0, 3, (4, 10)))
# %% float16 half target probabilities
import torch, torch.nn.functional as F
x = torch.randn(4, 10)
t = F.softmax(torch.randn(4, 10), 1)
F.cross_entropy(x, t)
F.cross_entropy(x, t.argmax(1))
F.cross_entropy(x, t.max(1)[1])
F.cross_entropy(x, t.max(1).indices)
F.cross_entropy(x, t.topk(1).indices.squeeze(1))
F.cross_entropy(x, torch.multinomial(t, 1).squeeze(1))
F.cross_entropy(x, torch.bernoulli(t))
F.cross_entropy(x, torch.distributions.Categorical(probs=t).sample())
F.cross_entropy(x, torch.nn.functional.gumbel_softmax(x, hard=True))

# %% distillation
import torch
import torch.nn as nn
import torch.nn.functional as F
teacher, student = nn.Linear(8, 5), nn.Linear(8, 5)
x = torch.randn(4, 8)
y = torch.randint(0, 5, (4,))
T = 2.0
with torch.no_grad():
    soft = F.softmax(teacher(x) / T, dim=1)
logits = student(x)
kd = F.kl_div(F.log_softmax(logits / T, dim=1), soft, reduction='batchmean') * T * T
loss = 0.5 * kd + 0.5 * F.cross_entropy(logits, y)
ce_soft = F.cross_entropy(logits / T, soft) * T ** 2
hard = F.cross_entropy(logits, soft.argmax(dim=1))

# %% mixup and cutmix
import torch
import torch.nn as nn
import numpy as np
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
model = nn.Linear(8, 10)
x, y = torch.randn(4, 8), torch.randint(0, 10, (4,))
lam = np.random.beta(0.2, 0.2)
index = torch.randperm(4)
mixed = lam * x + (1 - lam) * x[index]
out = model(mixed)
loss = lam * criterion(out, y) + (1 - lam) * criterion(out, y[index])
onehot = torch.nn.functional.one_hot(y, 10).float()
soft = lam * onehot + (1 - lam) * onehot[index]
loss = criterion(out, soft)
loss = criterion(out, torch.lerp(onehot, onehot[index], 0.3))

# %% gpt
import torch, math
import torch.nn as nn
from torch.nn import functional as F
B, T, C, V = 2, 8, 16, 50
class Block(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.qkv = nn.Linear(d, 3 * d)
        self.proj = nn.Linear(d, d)
    def forward(self, x):
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        att = (q @ k.transpose(-2, -1)) / math.sqrt(k.size(-1))
        att = F.softmax(att, dim=-1)
        return self.proj(att @ v)
class GPT(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(V, C)
        self.blocks = nn.Sequential(*[Block(C) for _ in range(2)])
        self.head = nn.Linear(C, V, bias=False)
    def forward(self, idx, targets=None):
        x = self.blocks(self.emb(idx))
        logits = self.head(x)
        if targets is None:
            return logits, None
        B, T, C = logits.shape
        loss = F.cross_entropy(logits.view(B * T, C), targets.view(B * T))
        return logits, loss
    @torch.no_grad()
    def generate(self, idx, n):
        for _ in range(n):
            logits, _ = self(idx)
            probs = F.softmax(logits[:, -1, :], dim=-1)
            idx = torch.cat((idx, torch.multinomial(probs, 1)), dim=1)
        return idx
m = GPT()
idx = torch.randint(0, V, (B, T))
logits, loss = m(idx, torch.randint(0, V, (B, T)))
m.generate(idx, 2)

# %% hf shift
import torch
import torch.nn as nn
logits = torch.randn(2, 9, 30)
labels = torch.randint(0, 30, (2, 9))
labels[:, :3] = -100
shift_logits = logits[..., :-1, :].contiguous()
shift_labels = labels[..., 1:].contiguous()
loss_fct = nn.CrossEntropyLoss()
loss = loss_fct(shift_logits.view(-1, shift_logits.size(-1)), shift_labels.view(-1))
loss = loss_fct(logits.transpose(1, 2), labels)
loss = loss_fct(logits.permute(0, 2, 1), labels)
loss = loss_fct(logits.mT, labels)
loss = loss_fct(logits.swapaxes(1, 2), labels)
loss = loss_fct(logits.movedim(-1, 1), labels)
loss = loss_fct(logits.flatten(0, 1), labels.flatten())
loss = loss_fct(logits.reshape(-1, 30), labels.reshape(-1))
loss = loss_fct(torch.einsum('btv->bvt', logits), labels)
active = labels.view(-1) != -100
loss = loss_fct(logits.view(-1, 30)[active], labels.view(-1)[active])

# %% segmentation
import torch
import torch.nn as nn
import torch.nn.functional as F
conv = nn.Conv2d(3, 21, 1)
x = torch.randn(2, 3, 16, 16)
mask = torch.randint(0, 21, (2, 1, 32, 32))
out = F.interpolate(conv(x), size=mask.shape[-2:], mode='bilinear', align_corners=False)
loss = F.cross_entropy(out, mask.squeeze(1))
mask[mask == 20] = 255
loss = F.cross_entropy(out, mask.squeeze(1), ignore_index=255)
m = torch.randint(0, 256, (2, 32, 32))
m[m > 20] = 255
loss = F.cross_entropy(out, m, ignore_index=255)
loss = F.cross_entropy(out, torch.where(m > 20, 255, m), ignore_index=255)
loss = nn.CrossEntropyLoss(ignore_index=255, weight=torch.rand(21))(out, m)
loss = nn.NLLLoss(ignore_index=255)(F.log_softmax(out, 1), m)
logits2 = torch.randn(2, 2, 8, 8)
bmask = torch.randint(0, 2, (2, 1, 8, 8)).float()
loss = F.cross_entropy(logits2, bmask.squeeze(1).long())
loss = F.cross_entropy(logits2, bmask[:, 0].long())

# %% reinforce and actor critic
import torch
import torch.nn as nn
import torch.nn.functional as F
actor, critic = nn.Linear(4, 2), nn.Linear(4, 1)
obs = torch.randn(16, 4)
probs = F.softmax(actor(obs), dim=-1)
dist = torch.distributions.Categorical(probs)
a = dist.sample()
value_loss = F.mse_loss(critic(obs).squeeze(-1), torch.randn(16))
bc = F.cross_entropy(actor(obs), a)
policy = F.nll_loss(torch.log(probs), a, reduction='none')
policy = F.nll_loss(dist.logits, a)

# %% GAN and BCE beside
import torch
import torch.nn as nn
D = nn.Sequential(nn.Linear(8, 1), nn.Sigmoid())
bce = nn.BCELoss()
ce = nn.CrossEntropyLoss()
aux = nn.Linear(8, 10)
x = torch.randn(4, 8)
loss = bce(D(x), torch.ones(4, 1)) + ce(aux(x), torch.randint(0, 10, (4,)))
bce2 = nn.BCEWithLogitsLoss()
loss = bce2(nn.Linear(8, 1)(x), torch.zeros(4, 1))
probs = nn.Softmax(dim=1)(aux(x))
loss = bce(probs, nn.functional.one_hot(torch.randint(0, 10, (4,)), 10).float())

# %% CLIP
import torch
import torch.nn.functional as F
n = 6
image, text = F.normalize(torch.randn(n, 32), dim=-1), F.normalize(torch.randn(n, 32), dim=-1)
logits = image @ text.t() * torch.tensor(2.6).exp()
labels = torch.arange(n)
loss = (F.cross_entropy(logits, labels) + F.cross_entropy(logits.t(), labels)) / 2
loss = (F.cross_entropy(logits, labels) + F.cross_entropy(logits.T, labels)) / 2

# %% moco
import torch
import torch.nn as nn
q, k, queue = torch.randn(4, 16), torch.randn(4, 16), torch.randn(16, 64)
l_pos = torch.einsum('nc,nc->n', [q, k]).unsqueeze(-1)
l_neg = torch.einsum('nc,ck->nk', [q, queue])
logits = torch.cat([l_pos, l_neg], dim=1) / 0.07
labels = torch.zeros(logits.shape[0], dtype=torch.long)
loss = nn.CrossEntropyLoss()(logits, labels)

# %% multiple choice
import torch
import torch.nn as nn
scorer = nn.Linear(16, 1)
pooled = torch.randn(4 * 5, 16)
logits = scorer(pooled)
reshaped = logits.view(-1, 5)
loss = nn.CrossEntropyLoss()(reshaped, torch.randint(0, 5, (4,)))
span = nn.Linear(16, 2)
s, e = span(torch.randn(4, 20, 16)).split(1, dim=-1)
loss = nn.CrossEntropyLoss()(s.squeeze(-1), torch.randint(0, 20, (4,)))
loss = nn.CrossEntropyLoss(ignore_index=20)(e.squeeze(-1), torch.randint(0, 21, (4,)))
start, end = span(torch.randn(4, 20, 16)).unbind(-1)
loss = nn.CrossEntropyLoss(ignore_index=20)(start, torch.randint(0, 20, (4,)).clamp(0, 20))

# %% focal
import torch
import torch.nn as nn
import torch.nn.functional as F
class FocalLoss(nn.CrossEntropyLoss):
    def __init__(self, gamma=2.0, **kwargs):
        super().__init__(reduction='none', **kwargs)
        self.gamma = gamma
    def forward(self, input, target):
        ce = super().forward(input, target)
        pt = torch.exp(-ce)
        return ((1 - pt) ** self.gamma * ce).mean()
loss = FocalLoss()(torch.randn(4, 5), torch.randint(0, 5, (4,)))
class Focal(nn.Module):
    def forward(self, x, y):
        logp = F.log_softmax(x, dim=1)
        p = logp.exp()
        return F.nll_loss((1 - p) ** 2 * logp, y)
loss = Focal()(torch.randn(4, 5), torch.randint(0, 5, (4,)))

# %% label smoothing by hand
import torch
import torch.nn as nn
import torch.nn.functional as F
class LabelSmoothing(nn.Module):
    def __init__(self, smoothing=0.1):
        super().__init__()
        self.smoothing = smoothing
    def forward(self, x, target):
        logprobs = F.log_softmax(x, dim=-1)
        nll = -logprobs.gather(dim=-1, index=target.unsqueeze(1)).squeeze(1)
        smooth = -logprobs.mean(dim=-1)
        return ((1 - self.smoothing) * nll + self.smoothing * smooth).mean()
criterion = LabelSmoothing(0.1)
loss = criterion(torch.randn(4, 5), torch.randint(0, 5, (4,)))
class SoftTarget(nn.Module):
    def forward(self, x, target):
        return torch.sum(-target * F.log_softmax(x, dim=-1), dim=-1).mean()
loss = SoftTarget()(torch.randn(4, 5), torch.softmax(torch.randn(4, 5), 1))

# %% int32 casts that are right
import torch, numpy as np
import torch.nn.functional as F
x = torch.randn(4, 5)
y = np.array([0, 1, 2, 3], dtype=np.int32)
F.cross_entropy(x, torch.from_numpy(y).long())
F.cross_entropy(x, torch.tensor(y, dtype=torch.long))
F.cross_entropy(x, torch.tensor(y).to(torch.int64))
F.cross_entropy(x, torch.from_numpy(y.astype(np.int64)))
F.cross_entropy(x, torch.from_numpy(y.astype('int64')))
F.cross_entropy(x, torch.LongTensor(y))
F.cross_entropy(x, torch.as_tensor(y, dtype=torch.int64))
F.cross_entropy(x, torch.tensor([0, 1, 2, 3], dtype=torch.uint8))
F.cross_entropy(x, torch.tensor([0, 1, 2, 3]))
F.cross_entropy(x, torch.IntTensor([0, 1, 2, 3]).type(torch.LongTensor))
F.cross_entropy(x, torch.IntTensor([0, 1, 2, 3]).type('torch.LongTensor'))
F.cross_entropy(x, torch.randint(0, 5, (4,), dtype=torch.int32).long())
F.cross_entropy(x, torch.zeros(4).long())
F.cross_entropy(x, torch.tensor([True, False, True, True]).long())

# %% nll after custom layers
import torch
import torch.nn as nn
import torch.nn.functional as F
class Adaptive(nn.Module):
    def __init__(self):
        super().__init__()
        self.ad = nn.AdaptiveLogSoftmaxWithLoss(16, 100, [10, 50])
        self.lin = nn.Linear(16, 100)
    def forward(self, h):
        return self.ad.log_prob(h)
m = Adaptive()
loss = nn.NLLLoss()(m(torch.randn(4, 16)), torch.randint(0, 100, (4,)))
class Mix(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(16, 10), nn.Linear(16, 10)
    def forward(self, h):
        p = 0.5 * F.softmax(self.a(h), -1) + 0.5 * F.softmax(self.b(h), -1)
        return p.log()
loss = F.nll_loss(Mix()(torch.randn(4, 16)), torch.randint(0, 10, (4,)))
h = nn.Linear(16, 10)(torch.randn(4, 16))
h = h - h.logsumexp(-1, keepdim=True)
loss = F.nll_loss(h, torch.randint(0, 10, (4,)))
h = nn.Linear(16, 10)(torch.randn(4, 16))
h -= h.logsumexp(-1, keepdim=True)
loss = F.nll_loss(h, torch.randint(0, 10, (4,)))

# %% noisy torch.randn used as log-probs stand-in in unit tests
import torch
import torch.nn.functional as F
def test_equivalence():
    x = torch.randn(4, 5)
    y = torch.randint(0, 5, (4,))
    assert torch.allclose(F.cross_entropy(x, y), F.nll_loss(F.log_softmax(x, 1), y))
test_equivalence()
# %% own Embedding class with another meaning
import torch, torch.nn as nn, torch.nn.functional as F
class Embedding(nn.Module):
    def __init__(self, classes, d):
        super().__init__()
        self.w = nn.Parameter(torch.randn(d, classes))
    def forward(self, x):
        if x.dim() == 2:
            return x @ self.w
        return torch.log_softmax(x @ self.w, -1)
net = Embedding(5, 8)
loss = F.nll_loss(F.log_softmax(net(torch.randn(4, 8)), 1), torch.randint(0, 5, (4,)))
loss2 = F.cross_entropy(net(torch.randn(4, 8)), torch.randint(0, 5, (4,)))
# %% own Linear class whose second argument is no width
import torch, torch.nn as nn, torch.nn.functional as F
class Linear(nn.Module):
    def __init__(self, classes, d):
        super().__init__()
        self.w = nn.Parameter(torch.randn(d, classes))
    def forward(self, x, y=None):
        if y is None:
            return x @ self.w
        return (x @ self.w, y)
net = Linear(5, 1)
loss = F.cross_entropy(net(torch.randn(4, 1)), torch.randint(0, 5, (4,)))
# %% a Sequential that loses its softmax
import torch, torch.nn as nn
net = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
net[1] = nn.Identity()
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.tensor([0, 1, 2, 0]))
# %% a Sequential that is cut
import torch, torch.nn as nn
full = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
net = full[:-1]
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.tensor([0, 1, 2, 0]))
# %% a Sequential that is deleted from
import torch, torch.nn as nn
net = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
del net[-1]
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.tensor([0, 1, 2, 0]))
# %% a Sequential that is appended to
import torch, torch.nn as nn
net = nn.Sequential(nn.Linear(8, 3))
net.append(nn.LogSoftmax(dim=1))
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.tensor([0, 1, 2, 0]))
# %% add_module behind
import torch, torch.nn as nn
net = nn.Sequential(nn.Linear(8, 1))
net.add_module("out", nn.Linear(1, 3))
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.tensor([0, 1, 2, 0]))
# %% Keras: pop, then another head
from keras import Sequential
from keras.layers import Dense
model = Sequential([Dense(8), Dense(3, activation="softmax")])
model.pop()
model.compile(loss="mse")
# %% Keras: pop the logits, add softmax
import keras
from keras.layers import Dense, Softmax
model = keras.Sequential([Dense(8, activation="relu"), Dense(3, activation="softmax")])
model.pop()
model.add(Dense(5))
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
# %% Keras: pop the softmax layer
import keras
from keras.layers import Dense
model = keras.Sequential()
model.add(Dense(5))
model.add(Dense(5, activation="softmax"))
model.pop()
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
# %% Keras: softmax added in a branch
import keras
from keras.layers import Dense, Softmax
model = keras.Sequential([Dense(5)])
if probabilities:
    model.add(Softmax())
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=not probabilities))
# %% Keras: softmax added under a condition, loss expects probabilities
import keras
from keras.layers import Dense, Softmax
model = keras.Sequential([Dense(5)])
if True:
    model.add(Softmax())
model.compile(loss=keras.losses.SparseCategoricalCrossentropy())
# %% Keras: activation replaced
import keras
from keras.layers import Dense
model = keras.Sequential([Dense(8), Dense(5)])
model.layers[-1].activation = keras.activations.softmax
model.compile(loss="sparse_categorical_crossentropy")
# %% Keras: a new model around the old one
import keras
from keras.layers import Dense
base = keras.Sequential([Dense(8), Dense(5)])
model = keras.Sequential([base, keras.layers.Softmax()])
model.compile(loss="sparse_categorical_crossentropy")
base.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
# %% Keras: a function adds the head
import keras
from keras.layers import Dense
def finish(model):
    model.add(Dense(3, activation="softmax"))
    return model
model = keras.Sequential([Dense(8)])
finish(model)
model.compile(loss="sparse_categorical_crossentropy")
# %% Keras: a loop of layers, then softmax
import keras
from keras.layers import Dense
model = keras.Sequential()
for n in (64, 32):
    model.add(Dense(n))
model.add(Dense(3, "softmax"))
model.compile("adam", "sparse_categorical_crossentropy")
# %% Keras: multi-dimensional integer targets are one-hot from a file
import keras, numpy as np
from keras.layers import Dense
model = keras.Sequential([Dense(3, activation="softmax")])
model.compile("adam", "categorical_crossentropy")
y = np.random.randint(0, 2, size=(50, 3))
model.fit(np.random.rand(50, 4), y)
# %% Keras: labels are reshaped into one-hot rows
import keras, numpy as np
from keras.layers import Dense
model = keras.Sequential([Dense(3, activation="softmax")])
model.compile("adam", "categorical_crossentropy")
y = np.random.randint(0, 3, 50)
model.fit(np.random.rand(50, 4), np.eye(3)[y])
# %% Keras: fitted once to indices after another compile
import keras, numpy as np
from keras.layers import Dense
y = np.random.randint(0, 3, 50)
model = keras.Sequential([Dense(3, activation="softmax")])
model.compile("adam", "categorical_crossentropy")
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(np.random.rand(50, 4), y)
# %% Keras: y rebound between
import keras, numpy as np
from keras.layers import Dense
y = np.random.randint(0, 3, 50)
y = keras.utils.to_categorical(y, 3)
model = keras.Sequential([Dense(3, activation="softmax")])
model.compile("adam", "categorical_crossentropy")
model.fit(np.random.rand(50, 4), y)
# %% Keras: y made one-hot in place by a column loop
import keras, numpy as np
from sklearn.preprocessing import OneHotEncoder
from keras.layers import Dense
y = np.random.randint(0, 3, 50)
y = OneHotEncoder().fit_transform(y.reshape(-1, 1)).toarray()
model = keras.Sequential([Dense(3, activation="softmax")])
model.compile("adam", "categorical_crossentropy")
model.fit(np.random.rand(50, 4), y)
# %% NumPy: size is a name for a tuple
import numpy as np, torch, torch.nn.functional as F
size = (4, 6)
y = torch.from_numpy(np.random.randint(0, 3, size))
loss = F.cross_entropy(torch.randn(4, 3, 6), y)
# %% NumPy: size is an unknown name
import numpy as np, torch, torch.nn.functional as F
def check(size):
    y = torch.from_numpy(np.random.randint(0, 3, size))
    return F.cross_entropy(torch.randn(size[0], 3, *size[1:]), y)
loss = check((4, 6))
# %% weights beside a target of unknown shape
import torch, torch.nn.functional as F
def check(shape):
    y = torch.zeros(shape, dtype=torch.long)
    w = torch.tensor([1.0, 2.0, 3.0])
    net = torch.nn.Conv2d(3, 3, 1)
    return F.cross_entropy(net(torch.randn(2, 3, 4, 4)), y, weight=w)
loss = check((2, 4, 4))
# %% two states, one of them applied elsewhere
import jax, optax
import flax.linen as nn
from flax.training.train_state import TrainState
class Actor(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.softmax(nn.Dense(3)(x))
class Cloner(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(3)(x)
actor = TrainState.create(apply_fn=Actor().apply, params=p, tx=t)
cloner = TrainState.create(apply_fn=jax.jit(Cloner().apply), params=p, tx=t)
def loss_fn(params, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(cloner.apply_fn(params, x), y).mean()
# %% embeddings as prototypes
import torch, torch.nn as nn, torch.nn.functional as F
proto = nn.Embedding(7, 16)
x, y = torch.randn(4, 16), torch.randint(0, 7, (4,))
loss = F.cross_entropy(-torch.cdist(x, proto.weight), y)
# %% a bigram model: the embedding is the logits
import torch, torch.nn as nn, torch.nn.functional as F
table = nn.Embedding(65, 65)
idx, targets = torch.randint(0, 65, (4, 8)), torch.randint(0, 65, (4, 8))
logits = table(idx)
B, T, C = logits.shape
loss = F.cross_entropy(logits.view(B * T, C), targets.view(B * T))
# %% a helper appends the log-softmax
import torch
from torch import nn
def finish(model):
    model.append(nn.LogSoftmax(dim=1))
net = nn.Sequential(nn.Linear(8, 3))
finish(net)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a helper adds it by name, given by keyword, called through another helper
import torch
from torch import nn
def add_output(module, name="out"):
    module.add_module(name, nn.LogSoftmax(dim=1))
def prepare(size, model=None):
    model.train()
    add_output(name="log_probs", module=model)
net = nn.Sequential(nn.Linear(8, 3))
prepare(3, model=net)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a method of a trainer changes the model that it was given
import torch
from torch import nn
class Trainer:
    def __init__(self, model):
        self.model = model
    def setup(self):
        self.model.append(nn.LogSoftmax(dim=1))
net = nn.Sequential(nn.Linear(8, 3))
trainer = Trainer(net)
trainer.setup()
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% the same object under two names
import torch
from torch import nn
net = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
inner = net
inner[-1] = nn.Identity()
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% the same object under two names, changed by the first
import torch
from torch import nn
net = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
alias = net.train()
del net[-1]
loss = nn.CrossEntropyLoss()(alias(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% each softmax is replaced by its name, all the way down
import torch
from torch import nn
def without_softmax(module):
    for name, child in module.named_children():
        if isinstance(child, nn.Softmax):
            setattr(module, name, nn.Identity())
        else:
            without_softmax(child)
net = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
without_softmax(net)
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a layer that is set as an attribute of Sequential is its last one
import torch
from torch import nn
def with_head(model):
    model.head = nn.LogSoftmax(dim=1)
    return model
net = nn.Sequential(nn.Linear(8, 3))
with_head(net)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a hook that a function registers
import torch
from torch import nn
def normalise(net):
    net.register_forward_hook(lambda module, given, out: out.log_softmax(dim=1))
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
    def forward(self, x):
        return self.fc(x)
model = Net()
normalise(model)
loss = nn.NLLLoss()(model(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a part is changed after the whole was made
import torch
from torch import nn
body, head = nn.Linear(8, 8), nn.Sequential(nn.Linear(8, 3))
net = nn.Sequential(body, head)
head.append(nn.LogSoftmax(dim=1))
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% the layers by their dictionary, in a function that sees the model from outside
import torch
from torch import nn
net = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
def strip():
    net._modules["1"] = nn.Identity()
strip()
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a function that is called before and after the model grows
import torch, torch.nn.functional as F
from torch import nn
net = nn.Sequential(nn.Linear(8, 3))
def loss_of(x, y):
    return F.nll_loss(net(x), y)
net.append(nn.LogSoftmax(dim=1))
loss = loss_of(torch.randn(4, 8), torch.randint(0, 3, (4,)))
# %% apply runs a function that takes layers away
import torch
from torch import nn
def strip(module):
    if isinstance(module, nn.Sequential) and isinstance(module[-1], nn.Softmax):
        module[-1] = nn.Identity()
net = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
net.apply(strip)
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a class decorator gives the model another forward
import torch
from torch import nn
def log_probs(cls):
    forward = cls.forward
    cls.forward = lambda self, x: forward(self, x).log_softmax(dim=1)
    return cls
@log_probs
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
    def forward(self, x):
        return self.fc(x)
net = Net()
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a class decorator gives another class
import torch
from torch import nn
def log_probs(cls):
    class Wrapped(cls):
        def forward(self, x):
            return super().forward(x).log_softmax(dim=1)
    return Wrapped
@log_probs
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
    def forward(self, x):
        return self.fc(x)
net = Net()
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% the change is part of an expression
import torch
from torch import nn
def finished(model):
    return model.append(nn.LogSoftmax(dim=1))
net = nn.Sequential(nn.Linear(8, 3))
wrapped = finished(net)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a function changes the array that it gets
import torch, torch.nn.functional as F
def shift(labels):
    labels[:] = labels[:] - 1
y = torch.randint(1, 4, (4,))
shift(y)
loss = F.cross_entropy(torch.nn.Linear(8, 3)(torch.randn(4, 8)), y)
# %% a model of a class is patched from outside
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
    def forward(self, x):
        return self.fc(x)
def patch(model):
    forward = model.forward
    model.forward = lambda x: forward(x).log_softmax(dim=1)
net = Net()
patch(net)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a list of layers that is longer than it was
import torch
from torch import nn
def complete(parts):
    parts += [nn.LogSoftmax(dim=1)]
layers = nn.ModuleList([nn.Linear(8, 3)])
complete(layers)
x = torch.randn(4, 8)
for layer in layers:
    x = layer(x)
loss = nn.NLLLoss()(x, torch.randint(0, 3, (4,)))
# %% the head of a dictionary of layers is another one
import torch
from torch import nn
def swap(parts):
    parts["head"] = nn.Sequential(parts["head"], nn.LogSoftmax(dim=1))
parts = nn.ModuleDict({"head": nn.Linear(8, 3)})
swap(parts)
loss = nn.NLLLoss()(parts["head"](torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a function of another file, which says that it adds layers
import torch
from torch import nn
from heads import add_softmax_head, replace_softmax
net = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
replace_softmax(net)
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% the head of a model inside of a model, in a method of its class
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Sequential(nn.Linear(8, 3))
        self.finish()
    def finish(self):
        self.head.append(nn.LogSoftmax(dim=1))
    def forward(self, x):
        return self.head(x)
net = Net()
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% the head is taken out and longer then
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Sequential(nn.Linear(8, 3))
    def forward(self, x):
        return self.head(x)
net = Net()
head = net.head
head.extend([nn.LogSoftmax(dim=1)])
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% setattr with a name that is known, inside of a function
import torch
from torch import nn
def swap(model, layer):
    setattr(model, "act", layer)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc, self.act = nn.Linear(8, 3), nn.Softmax(dim=1)
    def forward(self, x):
        return self.act(self.fc(x))
net = Net()
swap(net, nn.Identity())
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% Sequential with names, the last is another one
import torch
from collections import OrderedDict
from torch import nn
def raw(model):
    model.act = nn.Identity()
net = nn.Sequential(OrderedDict(fc=nn.Linear(8, 3), act=nn.Softmax(dim=1)))
raw(net)
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a lambda that changes it
import torch
from torch import nn
finish = lambda model: model.append(nn.LogSoftmax(dim=1))
net = nn.Sequential(nn.Linear(8, 3))
finish(net)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% each of several models is changed in a loop
import torch
from torch import nn
a, b = nn.Sequential(nn.Linear(8, 3)), nn.Sequential(nn.Linear(8, 3))
for model in (a, b):
    model.append(nn.LogSoftmax(dim=1))
loss = nn.NLLLoss()(b(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a comprehension that changes them
import torch
from torch import nn
a, b = nn.Sequential(nn.Linear(8, 3)), nn.Sequential(nn.Linear(8, 3))
[model.append(nn.LogSoftmax(dim=1)) for model in (a, b)]
loss = nn.NLLLoss()(b(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a model in a dataclass-like holder
import torch
from torch import nn
class Holder:
    def __init__(self, net):
        self.net = net
def finish(holder):
    holder.net.append(nn.LogSoftmax(dim=1))
net = nn.Sequential(nn.Linear(8, 3))
holder = Holder(net)
finish(holder)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% changed through a partial
import torch
from functools import partial
from torch import nn
def put(model, layer):
    model.append(layer)
net = nn.Sequential(nn.Linear(8, 3))
finish = partial(put, layer=nn.LogSoftmax(dim=1))
finish(net)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% changed by a function under another name
import torch
from torch import nn
def put(model):
    model.append(nn.LogSoftmax(dim=1))
finish = put
net = nn.Sequential(nn.Linear(8, 3))
finish(net)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% changed by a callable object
import torch
from torch import nn
class Finish:
    def __call__(self, model):
        model.append(nn.LogSoftmax(dim=1))
net = nn.Sequential(nn.Linear(8, 3))
finish = Finish()
finish(net)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% changed by a static method
import torch
from torch import nn
class Tools:
    @staticmethod
    def finish(model):
        model.append(nn.LogSoftmax(dim=1))
net = nn.Sequential(nn.Linear(8, 3))
Tools.finish(net)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% changed inside of main, which makes it
import torch
from torch import nn
def build():
    net = nn.Sequential(nn.Linear(8, 3))
    finish(net)
    return net
def finish(net):
    net.append(nn.LogSoftmax(dim=1))
def main():
    net = build()
    loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
main()
# %% changed after it was returned by a function, by its giver's name
import torch
from torch import nn
def finish(net):
    net.insert(1, nn.LogSoftmax(dim=1))
    return net
net = finish(nn.Sequential(nn.Linear(8, 3)))
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% a with statement that changes it
import torch, contextlib
from torch import nn
@contextlib.contextmanager
def finished(net):
    net.append(nn.LogSoftmax(dim=1))
    yield net
    del net[-1]
net = nn.Sequential(nn.Linear(8, 3))
with finished(net):
    loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
