# %% Lightning: a module with a shared step
import pytorch_lightning as pl
import torch
import torch.nn as nn
import torch.nn.functional as F
class LitModel(pl.LightningModule):
    def __init__(self, num_classes=5):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, num_classes))
        self.criterion = nn.CrossEntropyLoss(weight=torch.ones(num_classes))

    def forward(self, x):
        return self.net(x)

    def shared_step(self, batch):
        x, y = batch
        return self.criterion(self(x), y)

    def training_step(self, batch, batch_idx):
        return self.shared_step(batch)

    def validation_step(self, batch, batch_idx):
        x, y = batch
        logits = self(x)
        preds = torch.argmax(F.softmax(logits, dim=1), dim=1)
        self.log('val_loss', F.cross_entropy(logits, y))

    def predict_step(self, batch, batch_idx):
        return F.softmax(self(batch), dim=1)

# %% Lightning with a ten-class head
import lightning as L
from torch import nn
import torch.nn.functional as F
class Classifier(L.LightningModule):
    def __init__(self, weights=None):
        super().__init__()
        self.fc = nn.Linear(784, 10)
        self.register_buffer('w', weights)
    def forward(self, x):
        return self.fc(x.flatten(1))
    def training_step(self, batch, _):
        x, y = batch
        return F.cross_entropy(self(x), y, weight=self.w)

# %% Hugging Face: Trainer with class weights
import torch
from torch import nn
from transformers import Trainer
class WeightedTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False):
        labels = inputs.pop('labels')
        outputs = model(**inputs)
        logits = outputs.get('logits')
        loss_fct = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 3.0], device=model.device))
        loss = loss_fct(logits.view(-1, self.model.config.num_labels), labels.view(-1))
        return (loss, outputs) if return_outputs else loss

# %% Hugging Face: the three problem types
from torch.nn import BCEWithLogitsLoss, CrossEntropyLoss, MSELoss
def sequence_loss(self, logits, labels):
    if self.config.problem_type == 'regression':
        loss = MSELoss()(logits.squeeze(), labels.squeeze())
    elif self.config.problem_type == 'single_label_classification':
        loss = CrossEntropyLoss()(logits.view(-1, self.num_labels), labels.view(-1))
    else:
        loss = BCEWithLogitsLoss()(logits, labels)
    return loss

# %% distillation: temperature, a soft and a hard loss
import torch.nn as nn
import torch.nn.functional as F
def kd_loss(student_logits, teacher_logits, labels, T=4.0, alpha=0.7):
    soft = nn.KLDivLoss(reduction='batchmean')(F.log_softmax(student_logits / T, dim=1), F.softmax(teacher_logits / T, dim=1)) * T * T
    hard = F.cross_entropy(student_logits, labels)
    return alpha * soft + (1 - alpha) * hard

# %% distillation by cross_entropy itself
import torch
import torch.nn.functional as F
student, teacher = torch.randn(4, 6), torch.randn(4, 6)
loss = F.cross_entropy(student / 2.0, F.softmax(teacher / 2.0, dim=1))

# %% one-hot targets, as floats
import torch
import torch.nn.functional as F
y = torch.randint(0, 4, (8,))
logits = torch.randn(8, 4)
target = F.one_hot(y, num_classes=4).float()
loss = F.cross_entropy(logits, target)
loss = F.cross_entropy(logits, F.one_hot(y, 4).to(torch.float32))
loss = F.cross_entropy(logits, F.one_hot(y, 4).argmax(1))
loss = F.cross_entropy(logits, F.one_hot(y, 4).to(logits.dtype))
loss = F.cross_entropy(logits, F.one_hot(y, 4).type_as(logits))
loss = F.cross_entropy(logits, F.one_hot(y, 4) * 1.0)
loss = F.cross_entropy(logits, F.one_hot(y, 4) * 0.9 + 0.1 / 4)

# %% labels from 1, counted down in the dataset
import torch
import torch.nn.functional as F
labels = torch.randint(1, 11, (8,)) - 1
loss = F.cross_entropy(torch.randn(8, 10), labels)
labels = torch.randint(1, 11, (8,))
labels -= 1
loss = F.cross_entropy(torch.randn(8, 10), labels)

# %% padding of -1, ignored
import torch
import torch.nn.functional as F
labels = torch.randint(-1, 5, (8,))
loss = F.cross_entropy(torch.randn(8, 5), labels, ignore_index=-1)

# %% a model with several heads
import torch
import torch.nn as nn
class MultiTask(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Linear(12, 24)
        self.colour = nn.Linear(24, 7)
        self.score = nn.Linear(24, 1)
    def forward(self, x):
        h = self.trunk(x).relu()
        return self.colour(h), self.score(h)
net = MultiTask()
colour, score = net(torch.randn(5, 12))
loss = nn.CrossEntropyLoss()(colour, torch.randint(0, 7, (5,))) + nn.MSELoss()(score.squeeze(1), torch.randn(5))

# %% an ensemble: one function, called for different things
import torch
import torch.nn.functional as F
def softmax(x):
    return F.softmax(x, dim=1)
def identity(x):
    return x
x = torch.randn(3, 4)
y = torch.tensor([0, 3, 1])
print(softmax(x))
loss = F.cross_entropy(identity(x), y)
def step(out, truth):
    return F.cross_entropy(out, truth)
step(x, y)
step(x * 2, torch.tensor([1, 1, 1]))

# %% criteria by name
import torch
from torch import nn
criteria = {'ce': nn.CrossEntropyLoss(), 'bce': nn.BCEWithLogitsLoss(), 'mse': nn.MSELoss()}
name = 'ce'
loss = criteria['ce'](torch.randn(2, 3), torch.tensor([0, 2])) + criteria['bce'](torch.randn(2, 3), torch.rand(2, 3))

# %% a partial loss
from functools import partial
import torch
import torch.nn.functional as F
ce = partial(F.cross_entropy, reduction='sum', ignore_index=0)
loss = ce(torch.randn(4, 9), torch.randint(0, 9, (4,)))

# %% per-sample weights
import torch
import torch.nn.functional as F
losses = F.cross_entropy(torch.randn(4, 9), torch.randint(0, 9, (4,)), reduction='none')
loss = (losses * torch.tensor([1., 2., 1., .5])).mean()

# %% weights from counts, normalised
import torch
import torch.nn as nn
counts = torch.tensor([10., 200., 50.])
weights = counts.sum() / counts
weights = weights / weights.sum()
loss = nn.CrossEntropyLoss(weight=weights)(torch.randn(5, 3), torch.randint(0, 3, (5,)))

# %% weights by position, as torch's class takes them
import torch
import torch.nn as nn
class_weights = torch.tensor([1.0, 3.0])
criterion = nn.CrossEntropyLoss(class_weights)
loss = criterion(torch.randn(4, 2), torch.tensor([0, 1, 1, 0]))
legacy = nn.CrossEntropyLoss(class_weights, False)
legacy(torch.randn(4, 2), torch.tensor([0, 1, 1, 0]))

# %% reinforcement learning: the action's log-probability
import torch
import torch.nn.functional as F
logits = policy(obs)
dist = torch.distributions.Categorical(logits=logits)
action = dist.sample()
loss = (F.cross_entropy(logits, action, reduction='none') * advantage).mean()

# %% gradient accumulation and mixed precision
import torch
criterion = torch.nn.CrossEntropyLoss().cuda()
scaler = torch.cuda.amp.GradScaler()
for i, (x, y) in enumerate(loader):
    with torch.autocast('cuda', dtype=torch.float16):
        loss = criterion(model(x.cuda()), y.cuda()) / 4
    scaler.scale(loss).backward()

# %% a test that wants the error
import pytest
import torch
import torch.nn.functional as F
def test_refuses():
    with pytest.raises(IndexError):
        F.cross_entropy(torch.randn(2, 3), torch.tensor([0, 3]))
    with pytest.raises(RuntimeError):
        F.cross_entropy(torch.randn(8, 10, 20), torch.randint(0, 20, (8, 10)))

# %% shapes that are not what they seem
import torch
import torch.nn.functional as F
x = torch.randn(8, 10, 20)
x = x.transpose(1, 2)
loss = F.cross_entropy(x, torch.randint(0, 20, (8, 10)))
z = torch.randn(8, 10, 20)
z = reorder(z)
loss = F.cross_entropy(z, torch.randint(0, 20, (8, 10)))

# %% probabilities for a hand-written loss
import torch
def cross_entropy(probs, target):
    return -torch.log(probs[torch.arange(len(target)), target]).mean()
probs = torch.softmax(torch.randn(3, 4), dim=1)
loss = cross_entropy(probs, torch.tensor([0, 1, 2]))
