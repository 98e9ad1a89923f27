# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
model, y = nn.Linear(8, 3), torch.randint(0, 3, (4,))
probs = model(torch.randn(4, 8)).softmax(-1)
loss = F.cross_entropy(probs, y)
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=1))
    def forward(self, x):
        return self.net(x)
criterion = nn.CrossEntropyLoss()
net = Net()
for x, y in loader:
    loss = criterion(net(x), y)
# %% probabilities-as-logits
import lightning as L
import torch, torch.nn as nn, torch.nn.functional as F
class Lit(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.net = nn.Linear(8, 3)
        self.loss = nn.CrossEntropyLoss()
    def forward(self, x):
        return torch.softmax(self.net(x), dim=1)
    def training_step(self, batch, _):
        x, y = batch
        return self.loss(self(x), y)
# %% nll-on-probabilities
import torch, torch.nn as nn
model = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
loss = nn.NLLLoss()(model(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% nll-on-logits
import torch, torch.nn as nn, torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(8, 8), nn.Linear(8, 3)
    def forward(self, x):
        return self.b(F.relu(self.a(x)))
net = Net()
loss = F.nll_loss(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% class-axis
import torch, torch.nn as nn
B, T, V = 4, 6, 10
logits, y = nn.Linear(16, V)(torch.randn(B, T, 16)), torch.randint(0, V, (B, T))
loss = nn.CrossEntropyLoss()(logits, y)
# %% shape-mismatch
import torch, torch.nn as nn
B, T, V = 4, 6, 10
logits, y = nn.Linear(16, V)(torch.randn(B, T, 16)), torch.randint(0, V, (B, T))
loss = nn.CrossEntropyLoss()(logits.view(B * T, V), y)
# %% target-out-of-range
import torch, torch.nn as nn
x, y = torch.randn(16, 8), torch.randint(1, 4, (16,))
loss = nn.CrossEntropyLoss()(nn.Linear(8, 3)(x), y)
# %% single-logit
import torch, torch.nn as nn
model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1))
loss = nn.CrossEntropyLoss()(model(torch.randn(4, 8)), torch.randint(0, 2, (4,)))
# %% target-is-one-hot-integers
import torch, torch.nn as nn, torch.nn.functional as F
y = F.one_hot(torch.randint(0, 3, (4,)), num_classes=3)
loss = nn.CrossEntropyLoss()(nn.Linear(8, 3)(torch.randn(4, 8)), y)
# %% target-dtype
import torch, torch.nn as nn
y = torch.randint(0, 3, (4,)).float()
loss = nn.CrossEntropyLoss()(nn.Linear(8, 3)(torch.randn(4, 8)), y)
# %% target-dtype
import torch, torch.nn as nn
import numpy as np
y = torch.from_numpy(np.array([0, 1, 2, 0], dtype=np.int32))
loss = nn.CrossEntropyLoss()(nn.Linear(8, 3)(torch.randn(4, 8)), y)
# %% shape-mismatch
import torch, torch.nn as nn
loss = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0]))(nn.Linear(8, 3)(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% loss-misused
import torch, torch.nn as nn
logits, labels = nn.Linear(8, 3)(torch.randn(4, 8)), torch.randint(0, 3, (4,))
loss = nn.CrossEntropyLoss(logits, labels)
# %% loss-misused
import torch, torch.nn as nn, torch.nn.functional as F
logits, labels = nn.Linear(8, 3)(torch.randn(4, 8)), torch.randint(0, 3, (4,))
loss = F.cross_entropy(labels, logits)
# %% one-hot-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
logits, labels = nn.Linear(8, 3)(torch.randn(4, 8)), torch.randint(0, 3, (4,))
loss = F.cross_entropy(logits.argmax(1).float(), labels)
# %% all-ignored
import torch, torch.nn as nn
labels = torch.full((4,), -100)
loss = nn.CrossEntropyLoss()(nn.Linear(8, 3)(torch.randn(4, 8)), labels)
# %% shape-mismatch
import torch, torch.nn as nn
labels = torch.randint(0, 3, (4, 1))
loss = nn.CrossEntropyLoss()(nn.Linear(8, 3)(torch.randn(4, 8)), labels)
# %% shape-mismatch
import torch, torch.nn as nn
logits, mask = nn.Conv2d(3, 4, 1)(torch.randn(2, 3, 8, 8)), torch.randint(0, 4, (2, 1, 8, 8))
loss = nn.CrossEntropyLoss()(logits, mask)
# %% shape-mismatch
import torch, torch.nn as nn
net = nn.Linear(8, 3)
x, y = torch.randn(16, 8), torch.randint(0, 3, (12,))
loss = nn.CrossEntropyLoss()(net(x), y)
# %% probabilities-as-logits
import torch, torch.nn as nn
net = nn.Linear(8, 3)
def objective(scores, gold):
    return nn.functional.cross_entropy(torch.sigmoid(scores), gold)
loss = objective(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% probabilities-as-logits
from functools import partial
import torch, torch.nn as nn, torch.nn.functional as F
class Net(nn.Module):
    def __init__(self, last=partial(F.softmax, dim=-1)):
        super().__init__()
        self.fc, self.last = nn.Linear(8, 3), last
    def forward(self, x):
        return self.last(self.fc(x))
loss = F.cross_entropy(Net()(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
image, text = nn.Linear(12, 16), nn.Linear(10, 16)
i, t = image(torch.randn(8, 12)), text(torch.randn(8, 10))
sim = F.softmax(i @ t.t() / 0.07, dim=1)
loss = F.cross_entropy(sim, torch.arange(8))
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
logits, y = torch.randn(4, 3), torch.randint(0, 3, (4,))
e = torch.exp(logits - logits.max(1, keepdim=True).values)
p = e / e.sum(1, keepdim=True)
loss = F.cross_entropy(p, y)
# %% nll-on-logits
import torch, torch.nn as nn, torch.nn.functional as F
policy = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 2))
loss = F.nll_loss(policy(torch.randn(10, 4)), torch.randint(0, 2, (10,)), reduction='none').mean()
# %% probabilities-as-logits
import torch, torch.nn as nn
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
net = nn.Linear(8, 3)
lam, x, y = 0.4, torch.randn(4, 8), torch.randint(0, 3, (4,))
out = nn.functional.softmax(net(x), dim=1)
loss = lam * criterion(out, y) + (1 - lam) * criterion(out, y.flip(0))
# %% target-out-of-range
import torch, torch.nn as nn
logits = nn.Conv2d(3, 21, 1)(torch.randn(2, 3, 8, 8))
mask = torch.randint(0, 256, (2, 8, 8))
loss = nn.CrossEntropyLoss()(logits, mask)
# %% probabilities-expected
import keras
model = keras.Sequential([keras.layers.Dense(16, activation='relu'), keras.layers.Dense(10)])
model.compile('adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
# %% probabilities-as-logits
import keras
i = keras.Input((8,))
o = keras.layers.Dense(5, activation='softmax')(i)
model = keras.Model(i, o)
model.compile('adam', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
# %% target-is-one-hot-integers
import keras
from keras.utils import to_categorical
model = keras.Sequential([keras.layers.Dense(10, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x, to_categorical(y, 10))
# %% probabilities-as-logits
import flax.linen as nn
import optax
class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.softmax(nn.Dense(5)(x))
def loss_fn(params, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(Net().apply(params, x), y).mean()
# %% probabilities-as-logits
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(5, activation='softmax')])
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=model(x))
    return loss
# %% loss-misused
import keras
model = keras.Sequential([keras.layers.Dense(5, activation='softmax')])
loss = keras.losses.SparseCategoricalCrossentropy()(model(x), y)
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
class Seg(nn.Module):
    def __init__(self):
        super().__init__()
        self.head, self.aux = nn.Conv2d(3, 4, 1), nn.Conv2d(3, 4, 1)
    def forward(self, x):
        return F.softmax(self.head(x), dim=1), self.aux(x)
out, aux = Seg()(torch.randn(2, 3, 8, 8))
loss = F.cross_entropy(out, torch.randint(0, 4, (2, 8, 8)))
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
    def forward(self, x):
        return {'logits': F.softmax(self.fc(x), dim=1)}
net = Net()
out = net(torch.randn(4, 8))
loss = F.cross_entropy(out['logits'], torch.randint(0, 3, (4,)))
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
students = nn.Linear(8, 3)
z = students(torch.randn(4, 8))
z = F.softmax(z / 2.0, dim=1)
loss = F.cross_entropy(z, torch.randint(0, 3, (4,))) * 4
# %% nll-on-probabilities
import torch, torch.nn as nn, torch.nn.functional as F
z = nn.Linear(8, 3)(torch.randn(4, 8))
p = torch.exp(z) / torch.exp(z).sum(1, keepdim=True)
loss = F.nll_loss(p, torch.randint(0, 3, (4,)))
# %% class-axis
import torch, torch.nn as nn
rnn, out = nn.LSTM(8, 16, batch_first=True), nn.Linear(16, 7)
h, _ = rnn(torch.randn(3, 5, 8))
loss = nn.CrossEntropyLoss()(out(h), torch.randint(0, 7, (3, 5)))
# %% target-dtype
import torch, torch.nn as nn
loss = nn.CrossEntropyLoss()(nn.Linear(8, 2)(torch.randn(4, 8)), torch.randn(4) > 0)
# %% shape-mismatch
import torch, torch.nn as nn
logits = nn.Linear(8, 10)(torch.randn(32, 8))
loss = nn.functional.cross_entropy(logits, torch.randint(0, 10, (32,)), weight=torch.ones(9))
# %% target-is-one-hot-integers
import jax, optax
loss = optax.softmax_cross_entropy_with_integer_labels(z, jax.nn.one_hot(y, 5)).mean()
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
class Soft(nn.Module):
    def forward(self, x):
        return F.softmax(x, dim=1)
net = nn.Sequential(nn.Linear(8, 3), Soft())
loss = F.cross_entropy(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% shape-mismatch
import torch, torch.nn as nn, torch.nn.functional as F
logits = nn.Linear(8, 4)(torch.randn(2, 6, 8))
labels = torch.randint(0, 4, (2, 6))
loss = F.cross_entropy(logits[:, :-1].reshape(-1, 4), labels.reshape(-1))
# %% class-axis
import torch, torch.nn as nn, torch.nn.functional as F
logits = nn.Conv2d(3, 4, 1)(torch.randn(2, 3, 8, 8)).permute(0, 2, 3, 1)
loss = F.cross_entropy(logits, torch.randint(0, 4, (2, 8, 8)))
