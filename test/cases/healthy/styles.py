# %% distillation with a projected feature and a hard loss
import torch, torch.nn as nn, torch.nn.functional as F
teacher, student = nn.Linear(8, 5), nn.Sequential(nn.Linear(8, 4), nn.ReLU(), nn.Linear(4, 5))
x, y = torch.randn(6, 8), torch.randint(0, 5, (6,))
T, alpha = 4.0, 0.7
with torch.no_grad():
    soft = F.softmax(teacher(x) / T, dim=-1)
logits = student(x)
kd = F.kl_div(F.log_softmax(logits / T, dim=-1), soft, reduction='batchmean') * T ** 2
loss = alpha * kd + (1 - alpha) * F.cross_entropy(logits, y)
# %% distillation: soft targets to cross_entropy, one temperature
import torch, torch.nn as nn, torch.nn.functional as F
def soft_ce(student_logits, teacher_logits, tau):
    return F.cross_entropy(student_logits / tau, (teacher_logits / tau).softmax(dim=1).detach()) * tau ** 2
loss = soft_ce(nn.Linear(8, 5)(torch.randn(6, 8)), torch.randn(6, 5), 3.0)
# %% InfoNCE: similarity matrix, both directions
import torch, torch.nn as nn, torch.nn.functional as F
image, text = nn.Linear(12, 16), nn.Linear(10, 16)
scale = nn.Parameter(torch.tensor(2.6593))
i = F.normalize(image(torch.randn(8, 12)), dim=-1)
t = F.normalize(text(torch.randn(8, 10)), dim=-1)
logits = scale.exp() * i @ t.t()
labels = torch.arange(logits.shape[0], device=logits.device)
loss = (F.cross_entropy(logits, labels) + F.cross_entropy(logits.t(), labels)) / 2
# %% NT-Xent: 2N views, the own view masked
import torch, torch.nn.functional as F
def nt_xent(z1, z2, temperature=0.5):
    z = F.normalize(torch.cat([z1, z2]), dim=1)
    n = z1.size(0)
    sim = z @ z.T / temperature
    sim.fill_diagonal_(float('-inf'))
    target = torch.cat([torch.arange(n) + n, torch.arange(n)])
    return F.cross_entropy(sim, target)
loss = nt_xent(torch.randn(4, 8), torch.randn(4, 8))
# %% supervised contrastive loss by its log-probabilities
import torch, torch.nn.functional as F
def sup_con(z, y, tau=0.1):
    z = F.normalize(z, dim=1)
    logits = z @ z.T / tau
    logits = logits - logits.max(dim=1, keepdim=True).values.detach()
    eye = torch.eye(len(y), dtype=torch.bool)
    log_prob = logits - logits.exp().masked_fill(eye, 0).sum(1, keepdim=True).log()
    same = (y[:, None] == y[None, :]) & ~eye
    return -(log_prob * same).sum(1).div(same.sum(1).clamp(min=1)).mean()
loss = sup_con(torch.randn(6, 8), torch.tensor([0, 0, 1, 1, 2, 2]))
check = F.cross_entropy(torch.randn(6, 3), torch.tensor([0, 0, 1, 1, 2, 2]))
# %% focal loss from log_softmax and nll_loss
import torch, torch.nn as nn, torch.nn.functional as F
class FocalLoss(nn.Module):
    def __init__(self, gamma=2.0, alpha=None):
        super().__init__()
        self.gamma, self.alpha = gamma, alpha
    def forward(self, logits, y):
        logp = F.log_softmax(logits, dim=1)
        pt = logp.gather(1, y[:, None]).squeeze(1).exp()
        ce = F.nll_loss(logp, y, weight=self.alpha, reduction='none')
        return ((1 - pt) ** self.gamma * ce).mean()
loss = FocalLoss(alpha=torch.tensor([0.25, 0.75, 0.5]))(nn.Linear(4, 3)(torch.randn(5, 4)), torch.randint(0, 3, (5,)))
# %% label smoothing by hand with scatter
import torch, torch.nn as nn, torch.nn.functional as F
class LabelSmoothing(nn.Module):
    def __init__(self, classes, smoothing=0.1):
        super().__init__()
        self.classes, self.smoothing = classes, smoothing
    def forward(self, pred, target):
        logp = pred.log_softmax(dim=-1)
        with torch.no_grad():
            true = torch.full_like(logp, self.smoothing / (self.classes - 1))
            true.scatter_(1, target.unsqueeze(1), 1 - self.smoothing)
        return torch.mean(torch.sum(-true * logp, dim=-1))
pred, target = nn.Linear(8, 4)(torch.randn(3, 8)), torch.randint(4, (3,))
loss = LabelSmoothing(4)(pred, target)
reference = F.cross_entropy(pred, target, label_smoothing=0.1)
# %% mixup: lambda from beta, two targets
import numpy as np
import torch, torch.nn as nn
net, criterion = nn.Linear(8, 4), nn.CrossEntropyLoss()
x, y = torch.randn(6, 8), torch.randint(0, 4, (6,))
lam = np.random.beta(0.4, 0.4)
index = torch.randperm(x.size(0))
out = net(lam * x + (1 - lam) * x[index])
y_a, y_b = y, y[index]
loss = lam * criterion(out, y_a) + (1 - lam) * criterion(out, y_b)
# %% mixup: mixed one-hot rows
import torch, torch.nn as nn, torch.nn.functional as F
x, y = torch.randn(6, 8), torch.randint(0, 4, (6,))
onehot = F.one_hot(y, num_classes=4).float()
lam, index = 0.3, torch.randperm(6)
loss = nn.CrossEntropyLoss()(nn.Linear(8, 4)(x), lam * onehot + (1 - lam) * onehot[index])
# %% cutmix with an adjusted lambda
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Sequential(nn.Flatten(), nn.Linear(3 * 8 * 8, 5))
x, y = torch.rand(4, 3, 8, 8), torch.randint(0, 5, (4,))
perm = torch.randperm(4)
x[:, :, 2:6, 2:6] = x[perm, :, 2:6, 2:6]
lam = 1 - 16 / 64
out = net(x)
loss = F.cross_entropy(out, y) * lam + F.cross_entropy(out, y[perm]) * (1 - lam)
# %% seq2seq with a mask: the loss of each token, then a masked mean
import torch, torch.nn as nn, torch.nn.functional as F
B, L, V = 3, 7, 11
logits, target = nn.Linear(16, V)(torch.randn(B, L, 16)), torch.randint(1, V, (B, L))
mask = (torch.arange(L)[None] < torch.tensor([7, 4, 5])[:, None]).float()
per = F.cross_entropy(logits.view(B * L, V), target.view(-1), reduction='none').view(B, L)
loss = (per * mask).sum() / mask.sum()
# %% seq2seq: time first, the start token cut off
import torch, torch.nn as nn
PAD = 0
decoder = nn.GRU(8, 16)
head = nn.Linear(16, 20)
trg = torch.randint(1, 20, (9, 4))
out, _ = decoder(torch.randn(9, 4, 8))
logits = head(out)[1:].reshape(-1, 20)
loss = nn.CrossEntropyLoss(ignore_index=PAD)(logits, trg[1:].reshape(-1))
# %% a transformer decoder with a causal mask
import torch, torch.nn as nn
V = 30
layer = nn.TransformerDecoderLayer(16, 2, 32, batch_first=True)
embed, head = nn.Embedding(V, 16), nn.Linear(16, V)
y = torch.randint(0, V, (2, 6))
causal = torch.triu(torch.full((5, 5), float('-inf')), diagonal=1)
h = layer(embed(y[:, :-1]), torch.randn(2, 4, 16), tgt_mask=causal)
loss = nn.functional.cross_entropy(head(h).permute(0, 2, 1), y[:, 1:])
# %% a linear-chain CRF by logsumexp beside a softmax tagger
import torch, torch.nn as nn, torch.nn.functional as F
def crf_nll(emissions, tags, transitions):
    score = emissions[0, tags[0]]
    alpha = emissions[0]
    for t in range(1, len(tags)):
        score = score + transitions[tags[t - 1], tags[t]] + emissions[t, tags[t]]
        alpha = torch.logsumexp(alpha[:, None] + transitions, dim=0) + emissions[t]
    return torch.logsumexp(alpha, 0) - score
emissions = nn.Linear(8, 5)(torch.randn(6, 8))
tags = torch.randint(0, 5, (6,))
loss = crf_nll(emissions, tags, torch.zeros(5, 5)) + 0.1 * F.cross_entropy(emissions, tags)
# %% several heads with their own number of classes
import torch, torch.nn as nn
class Heads(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(8, 16)
        self.heads = nn.ModuleDict({'colour': nn.Linear(16, 3), 'shape': nn.Linear(16, 7)})
    def forward(self, x):
        h = self.body(x).relu()
        return {name: head(h) for name, head in self.heads.items()}
outputs = Heads()(torch.randn(4, 8))
targets = {'colour': torch.randint(0, 3, (4,)), 'shape': torch.randint(0, 7, (4,))}
loss = sum(nn.functional.cross_entropy(outputs[k], targets[k]) for k in outputs)
# %% gradient accumulation with a scaled loss
import torch, torch.nn as nn
model = nn.Linear(8, 3)
optimizer = torch.optim.AdamW(model.parameters())
criterion = nn.CrossEntropyLoss(reduction='sum')
steps = 4
for step in range(8):
    x, y = torch.randn(5, 8), torch.randint(0, 3, (5,))
    loss = criterion(model(x), y) / (5 * steps)
    loss.backward()
    if (step + 1) % steps == 0:
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
# %% mixed precision: logits back to float32
import torch, torch.nn as nn, torch.nn.functional as F
model = nn.Linear(8, 3)
with torch.autocast('cpu', dtype=torch.bfloat16):
    logits = model(torch.randn(4, 8))
loss = F.cross_entropy(logits.float(), torch.randint(0, 3, (4,)))
# %% data parallel, a loss for each process
import torch, torch.nn as nn
def worker(rank, world, loader, device='cpu'):
    model = nn.parallel.DistributedDataParallel(nn.Linear(8, 3).to(device))
    criterion = nn.CrossEntropyLoss().to(device)
    for x, y in loader:
        loss = criterion(model(x.to(device)), y.to(device, non_blocking=True))
        loss.backward()
        torch.distributed.all_reduce(loss.detach())
# %% Accelerate: prepare, gather_for_metrics
import torch, torch.nn as nn
def main(accelerator, loader):
    model = nn.Linear(8, 3)
    model, loader = accelerator.prepare(model, loader)
    for batch in loader:
        with accelerator.accumulate(model):
            logits = model(batch['x'])
            loss = nn.functional.cross_entropy(logits, batch['y'])
            accelerator.backward(loss)
        predictions = accelerator.gather_for_metrics(logits.argmax(-1))
# %% a compiled step
import torch, torch.nn as nn, torch.nn.functional as F
model = nn.Sequential(nn.Linear(8, 8), nn.GELU(), nn.Linear(8, 3))
compiled = torch.compile(model) if hasattr(torch, 'compile') else model
def step(x, y):
    return F.cross_entropy(compiled(x), y)
loss = step(torch.randn(4, 8), torch.randint(0, 3, (4,)))
# %% einops: classes to the front, then flattened
import torch, torch.nn as nn, torch.nn.functional as F
def train(rearrange, net):
    logits = net(torch.randn(2, 5, 8))
    target = torch.randint(0, 4, (2, 5))
    a = F.cross_entropy(rearrange(logits, 'b t c -> b c t'), target)
    b = F.cross_entropy(rearrange(logits, 'b t c -> (b t) c'), rearrange(target, 'b t -> (b t)'))
    return a + b
# %% segmentation with an auxiliary head and a void class
import torch, torch.nn as nn, torch.nn.functional as F
class Seg(nn.Module):
    def __init__(self, classes=6):
        super().__init__()
        self.body = nn.Conv2d(3, 8, 3, stride=2, padding=1)
        self.head, self.aux = nn.Conv2d(8, classes, 1), nn.Conv2d(8, classes, 1)
    def forward(self, x):
        h = self.body(x).relu()
        size = x.shape[-2:]
        up = lambda z: F.interpolate(z, size=size, mode='bilinear', align_corners=False)
        return {'out': up(self.head(h)), 'aux': up(self.aux(h))}
out = Seg()(torch.randn(2, 3, 16, 16))
mask = torch.randint(0, 6, (2, 16, 16))
mask[:, :2] = 255
losses = {name: F.cross_entropy(z, mask, ignore_index=255) for name, z in out.items()}
loss = losses['out'] + 0.5 * losses['aux']
# %% segmentation by bootstrapping: the hardest pixels
import torch, torch.nn as nn
logits, mask = nn.Conv2d(3, 4, 1)(torch.randn(2, 3, 8, 8)), torch.randint(0, 4, (2, 8, 8))
per = nn.CrossEntropyLoss(reduction='none')(logits, mask)
loss = per.flatten(1).topk(16, dim=1).values.mean()
# %% segmentation: Dice on softmax, cross-entropy on logits
import torch, torch.nn as nn, torch.nn.functional as F
def dice(probs, onehot, eps=1e-6):
    inter = (probs * onehot).sum((2, 3))
    return 1 - (2 * inter / (probs.sum((2, 3)) + onehot.sum((2, 3)) + eps)).mean()
logits, mask = nn.Conv2d(3, 4, 1)(torch.randn(2, 3, 8, 8)), torch.randint(0, 4, (2, 8, 8))
onehot = F.one_hot(mask, 4).permute(0, 3, 1, 2).float()
loss = F.cross_entropy(logits, mask) + dice(logits.softmax(1), onehot)
# %% knowledge graph: the right entity against sampled ones
import torch, torch.nn as nn, torch.nn.functional as F
entities, relations = nn.Embedding(50, 8), nn.Embedding(4, 8)
h, r, t = torch.randint(0, 50, (6,)), torch.randint(0, 4, (6,)), torch.randint(0, 50, (6,))
negatives = torch.randint(0, 50, (6, 10))
candidates = torch.cat([t[:, None], negatives], dim=1)
scores = (entities(h) * relations(r)).unsqueeze(1).mul(entities(candidates)).sum(-1)
loss = F.cross_entropy(scores, torch.zeros(6, dtype=torch.long))
# %% knowledge graph: all entities as classes
import torch, torch.nn as nn, torch.nn.functional as F
entities = nn.Embedding(50, 8)
query, tail = torch.randn(6, 8), torch.randint(0, 50, (6,))
loss = F.cross_entropy(query @ entities.weight.t(), tail)
# %% multi-label BCE beside a class
import torch, torch.nn as nn
body, tags, kind = nn.Linear(8, 16), nn.Linear(16, 9), nn.Linear(16, 3)
h = body(torch.randn(4, 8)).relu()
loss = nn.BCEWithLogitsLoss()(tags(h), torch.randint(0, 2, (4, 9)).float()) + nn.CrossEntropyLoss()(kind(h), torch.randint(0, 3, (4,)))
# %% one output for yes or no, by BCE, and a class loss of the same body
import torch, torch.nn as nn, torch.nn.functional as F
body, is_real, digit = nn.Linear(8, 16), nn.Linear(16, 1), nn.Linear(16, 10)
h = body(torch.randn(4, 8)).relu()
adv = F.binary_cross_entropy(torch.sigmoid(is_real(h)), torch.ones(4, 1))
loss = adv + F.cross_entropy(digit(h), torch.randint(0, 10, (4,)))
# %% REINFORCE: NLL of the actions, weighted by the returns
import torch, torch.nn as nn, torch.nn.functional as F
policy = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 2), nn.LogSoftmax(dim=-1))
states, returns = torch.randn(10, 4), torch.randn(10)
logp = policy(states)
actions = torch.multinomial(logp.exp().detach(), 1).squeeze(1)
loss = (F.nll_loss(logp, actions, reduction='none') * returns).mean()
# %% REINFORCE: cross_entropy of the taken action is -log pi
import torch, torch.nn as nn, torch.nn.functional as F
actor = nn.Linear(4, 3)
logits = actor(torch.randn(10, 4))
actions = torch.distributions.Categorical(logits=logits).sample()
advantage = torch.randn(10)
loss = (advantage * F.cross_entropy(logits, actions, reduction='none')).mean()
# %% behaviour cloning from demonstrations with discrete actions
import torch, torch.nn as nn
policy = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 4))
states, actions = torch.randn(16, 6), torch.randint(low=0, high=4, size=(16, 1))
loss = nn.CrossEntropyLoss()(policy(states), actions.squeeze(-1))
# %% FGSM and PGD on the loss
import torch, torch.nn as nn, torch.nn.functional as F
model = nn.Sequential(nn.Flatten(), nn.Linear(16, 4))
x, y = torch.rand(3, 1, 4, 4), torch.randint(0, 4, (3,))
delta = torch.zeros_like(x, requires_grad=True)
for _ in range(3):
    loss = F.cross_entropy(model(x + delta), y)
    loss.backward()
    delta.data = (delta + 0.01 * delta.grad.sign()).clamp(-0.03, 0.03)
    delta.grad.zero_()
# %% TRADES: KL between clean and adversarial predictions
import torch, torch.nn as nn, torch.nn.functional as F
model = nn.Linear(8, 4)
x, y = torch.randn(5, 8), torch.randint(0, 4, (5,))
adv = x + 0.01 * torch.randn_like(x)
natural = model(x)
robust = F.kl_div(F.log_softmax(model(adv), 1), F.softmax(natural, 1), reduction='batchmean')
loss = F.cross_entropy(natural, y) + 6 * robust
# %% virtual adversarial training: entropy beside the loss
import torch, torch.nn as nn, torch.nn.functional as F
model = nn.Linear(8, 4)
labelled, y, unlabelled = torch.randn(5, 8), torch.randint(0, 4, (5,)), torch.randn(20, 8)
p = F.softmax(model(unlabelled), dim=1)
entropy = -(p * F.log_softmax(model(unlabelled), dim=1)).sum(1).mean()
loss = F.cross_entropy(model(labelled), y) + 0.06 * entropy
# %% pseudo-labels above a threshold
import torch, torch.nn as nn, torch.nn.functional as F
model = nn.Linear(8, 4)
weak, strong = torch.randn(20, 8), torch.randn(20, 8)
with torch.no_grad():
    confidence, pseudo = F.softmax(model(weak), dim=-1).max(dim=-1)
keep = (confidence >= 0.3).float()
loss = (F.cross_entropy(model(strong), pseudo, reduction='none') * keep).mean()
# %% mean teacher: an average of weights, a consistency loss on probabilities
import copy
import torch, torch.nn as nn, torch.nn.functional as F
student = nn.Linear(8, 4)
teacher = copy.deepcopy(student)
x, y = torch.randn(6, 8), torch.randint(0, 4, (6,))
consistency = F.mse_loss(F.softmax(student(x), 1), F.softmax(teacher(x).detach(), 1))
loss = F.cross_entropy(student(x), y) + consistency
for p, q in zip(teacher.parameters(), student.parameters()):
    p.data.mul_(0.99).add_(q.data, alpha=0.01)
# %% MixMatch: sharpened guesses as probabilities
import torch, torch.nn as nn, torch.nn.functional as F
model = nn.Linear(8, 4)
u = torch.randn(10, 8)
with torch.no_grad():
    p = (model(u).softmax(1) + model(u + 0.1).softmax(1)) / 2
    p = p ** (1 / 0.5)
    guess = p / p.sum(dim=1, keepdim=True)
loss = -(guess * F.log_softmax(model(u), dim=1)).sum(1).mean() + nn.CrossEntropyLoss()(model(u), guess)
# %% own log-softmax, stable, and NLLLoss
import torch, torch.nn as nn
def log_softmax(x, dim=1):
    shifted = x - x.amax(dim, keepdim=True)
    return shifted - shifted.exp().sum(dim, keepdim=True).log()
loss = nn.NLLLoss()(log_softmax(nn.Linear(8, 3)(torch.randn(4, 8))), torch.randint(0, 3, (4,)))
# %% log-probabilities made in place, and with out=
import torch, torch.nn as nn, torch.nn.functional as F
z = nn.Linear(8, 3)(torch.randn(4, 8)).detach()
z.data = z.data - z.data.logsumexp(1, keepdim=True)
y = torch.randint(0, 3, (4,))
first = F.nll_loss(z, y)
z = torch.randn(4, 3)
torch.sub(z, z.logsumexp(1, keepdim=True), out=z)
second = F.nll_loss(z, y)
z = torch.randn(4, 3)
z.data.sub_(z.logsumexp(1, keepdim=True))
third = F.nll_loss(z, y)
# %% a forward hook makes log-probabilities
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Linear(8, 3)
handle = net.register_forward_hook(lambda module, inputs, output: output.log_softmax(1))
loss = F.nll_loss(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% log-probabilities of a yes or no, from one output
import torch, torch.nn as nn, torch.nn.functional as F
z = nn.Linear(8, 1)(torch.randn(4, 8))
logp = torch.cat([F.logsigmoid(-z), F.logsigmoid(z)], dim=1)
loss = F.nll_loss(logp, torch.randint(0, 2, (4,)))
# %% one output beside zero: two logits
import torch, torch.nn as nn, torch.nn.functional as F
z = nn.Linear(8, 1)(torch.randn(4, 8))
loss = F.cross_entropy(torch.cat([torch.zeros_like(z), z], dim=1), torch.randint(0, 2, (4,)))
# %% scores of candidates: one per row, then side by side
import torch, torch.nn as nn, torch.nn.functional as F
score = nn.Linear(16, 1)
choices = torch.randn(3, 4, 16)
loss = F.cross_entropy(score(choices).squeeze(-1), torch.randint(0, 4, (3,)))
# %% pointer network: attention scores over positions, padding at -inf
import torch, torch.nn as nn, torch.nn.functional as F
query, keys = torch.randn(3, 8), torch.randn(3, 6, 8)
scores = torch.einsum('bd,btd->bt', query, keys)
scores = scores.masked_fill(torch.arange(6)[None] >= torch.tensor([[6], [4], [5]]), float('-inf'))
loss = F.cross_entropy(scores, torch.tensor([5, 2, 0]))
# %% ordinal classes: a threshold per step, a class for the report
import torch, torch.nn as nn, torch.nn.functional as F
net, y = nn.Linear(8, 4), torch.randint(0, 5, (6,))
levels = (y[:, None] > torch.arange(4)).float()
loss = F.binary_cross_entropy_with_logits(net(torch.randn(6, 8)), levels)
report = F.cross_entropy(torch.randn(6, 5), y)
# %% a hierarchy: log-probabilities that are added
import torch, torch.nn as nn, torch.nn.functional as F
coarse, fine = nn.Linear(8, 2), nn.Linear(8, 6)
x = torch.randn(5, 8)
logp = F.log_softmax(coarse(x), 1).repeat_interleave(3, dim=1) + F.log_softmax(fine(x).view(-1, 2, 3), 2).flatten(1)
loss = F.nll_loss(logp, torch.randint(0, 6, (5,)))
# %% mixture of softmaxes: log of a weighted sum
import torch, torch.nn as nn, torch.nn.functional as F
heads, gate = nn.Linear(8, 3 * 5), nn.Linear(8, 3)
x = torch.randn(4, 8)
probs = heads(x).view(-1, 3, 5).softmax(-1)
mix = (gate(x).softmax(-1).unsqueeze(-1) * probs).sum(1)
loss = F.nll_loss(torch.log(mix + 1e-8), torch.randint(0, 5, (4,)))
# %% an ensemble: the mean of probabilities, then the logarithm
import torch, torch.nn as nn, torch.nn.functional as F
members = nn.ModuleList(nn.Linear(8, 4) for _ in range(3))
x, y = torch.randn(5, 8), torch.randint(0, 4, (5,))
logp = torch.stack([m(x).log_softmax(-1) for m in members]).logsumexp(0) - torch.log(torch.tensor(3.0))
loss = F.nll_loss(logp, y)
# %% noisy labels: a transition matrix behind the softmax
import torch, torch.nn as nn, torch.nn.functional as F
net, T = nn.Linear(8, 3), torch.eye(3) * 0.8 + 0.2 / 3
noisy = net(torch.randn(4, 8)).softmax(1) @ T
loss = F.nll_loss(noisy.log(), torch.randint(0, 3, (4,)))
# %% logit adjustment for rare classes
import torch, torch.nn as nn, torch.nn.functional as F
counts = torch.tensor([100.0, 20.0, 5.0])
prior = (counts / counts.sum()).log()
loss = F.cross_entropy(nn.Linear(8, 3)(torch.randn(4, 8)) + prior, torch.randint(0, 3, (4,)))
# %% balanced softmax, written in a class
import torch, torch.nn as nn, torch.nn.functional as F
class BalancedSoftmax(nn.Module):
    def __init__(self, counts):
        super().__init__()
        self.register_buffer('log_counts', torch.as_tensor(counts, dtype=torch.float).log())
    def forward(self, logits, y):
        return F.cross_entropy(logits + self.log_counts, y)
loss = BalancedSoftmax([9, 4, 2])(torch.randn(4, 3), torch.randint(0, 3, (4,)))
# %% gumbel-softmax inside, logits outside
import torch, torch.nn as nn, torch.nn.functional as F
code, decode = nn.Linear(8, 6), nn.Linear(6, 4)
z = F.gumbel_softmax(code(torch.randn(5, 8)), tau=0.5, hard=True)
loss = F.cross_entropy(decode(z), torch.randint(0, 4, (5,)))
# %% a graph network: only the labelled nodes
import torch, torch.nn as nn, torch.nn.functional as F
adjacency, features = torch.eye(7), torch.randn(7, 8)
w1, w2 = nn.Linear(8, 16), nn.Linear(16, 3)
out = F.log_softmax(adjacency @ w2(F.relu(adjacency @ w1(features))), dim=1)
train_mask = torch.tensor([1, 1, 0, 1, 0, 0, 1], dtype=torch.bool)
loss = F.nll_loss(out[train_mask], torch.randint(0, 3, (7,))[train_mask])
# %% partial functions for activations and losses
from functools import partial
import torch, torch.nn as nn, torch.nn.functional as F
log_probs, nll = partial(F.log_softmax, dim=-1), partial(F.nll_loss, reduction='sum')
act = F.gelu
class Net(nn.Module):
    def __init__(self, last=log_probs):
        super().__init__()
        self.a, self.b, self.last = nn.Linear(8, 8), nn.Linear(8, 3), last
    def forward(self, x):
        return self.last(self.b(act(self.a(x))))
loss = nll(Net()(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% modules of its own in Sequential
import torch, torch.nn as nn, torch.nn.functional as F
class Residual(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.f = nn.Linear(d, d)
    def forward(self, x):
        return x + F.softmax(self.f(x), dim=-1)
class Head(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.out = nn.Linear(d, c)
    def forward(self, x):
        return self.out(x)
net = nn.Sequential(Residual(8), Residual(8), Head(8, 3))
loss = F.cross_entropy(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
single = Head(8, 1)
loss = loss + F.binary_cross_entropy_with_logits(single(torch.randn(4, 8)).squeeze(1), torch.ones(4))
# %% quantised values as classes: an image model of 256 levels
import torch, torch.nn as nn, torch.nn.functional as F
pixels = torch.randint(0, 256, (2, 3, 4, 4), dtype=torch.uint8)
net = nn.Conv2d(3, 3 * 256, 3, padding=1)
logits = net(pixels.float() / 255).view(2, 3, 256, 4, 4).permute(0, 2, 1, 3, 4)
loss = F.cross_entropy(logits, pixels.long())
# %% a regression by bins, the mean by softmax
import torch, torch.nn as nn, torch.nn.functional as F
edges = torch.linspace(-1, 1, 9)
value = torch.rand(5) * 1.9 - 0.95
bins = torch.bucketize(value, edges) - 1
logits = nn.Linear(4, 8)(torch.randn(5, 4))
mean = (logits.softmax(1) * (edges[:-1] + 0.125)).sum(1)
loss = F.cross_entropy(logits, bins) + F.mse_loss(mean, value)
# %% a learning-to-rank list loss
import torch, torch.nn.functional as F
scores, relevance = torch.randn(3, 6, requires_grad=True), torch.rand(3, 6)
loss = F.cross_entropy(scores, F.softmax(relevance / 0.1, dim=1))
# %% padding of ragged targets by -100
import torch, torch.nn as nn, torch.nn.functional as F
rows = [torch.tensor([1, 2]), torch.tensor([3, 0, 1])]
labels = nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=-100)
logits = nn.Linear(8, 4)(torch.randn(2, 3, 8))
loss = F.cross_entropy(logits.flatten(0, 1), labels.flatten())
# %% functional_call and a loss per sample
import torch, torch.nn as nn, torch.nn.functional as F
def per_sample(functional_call, vmap, grad, model, params, x, y):
    def loss_of(params, one, label):
        return F.cross_entropy(functional_call(model, params, (one.unsqueeze(0),)), label.unsqueeze(0))
    return vmap(grad(loss_of), in_dims=(None, 0, 0))(params, x, y)
# %% word2vec: skip-gram over the vocabulary
import torch, torch.nn as nn, torch.nn.functional as F
V = 40
inside, outside = nn.Embedding(V, 8), nn.Linear(8, V, bias=False)
centre, context = torch.randint(0, V, (12,)), torch.randint(0, V, (12,))
loss = F.nll_loss(F.log_softmax(outside(inside(centre)), dim=1), context)
# %% adaptive softmax, whose output is a loss of its own
import torch, torch.nn as nn
head = nn.AdaptiveLogSoftmaxWithLoss(16, 100, cutoffs=[10, 50])
out = head(torch.randn(6, 16), torch.randint(0, 100, (6,)))
check = nn.functional.nll_loss(head.log_prob(torch.randn(6, 16)), torch.randint(0, 100, (6,)))
# %% CTC beside a frame classifier
import torch, torch.nn as nn, torch.nn.functional as F
frames = nn.Linear(8, 5)(torch.randn(12, 2, 8))
ctc = F.ctc_loss(frames.log_softmax(-1), torch.randint(1, 5, (2, 4)), torch.tensor([12, 12]), torch.tensor([4, 4]))
loss = ctc + F.cross_entropy(frames.flatten(0, 1), torch.randint(0, 5, (24,)))
