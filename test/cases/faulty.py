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
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
class Clip(nn.Module):
    def __init__(self, d=16, e=8):
        super().__init__()
        self.image, self.text = nn.Linear(d, e), nn.Linear(d, e)
    def forward(self, i, t):
        i, t = F.normalize(self.image(i), dim=-1), F.normalize(self.text(t), dim=-1)
        logits = (i @ t.T / 0.07).softmax(dim=-1)
        return F.cross_entropy(logits, torch.arange(len(i)))
loss = Clip()(torch.randn(4, 16), torch.randn(4, 16))
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
policy = nn.Sequential(nn.Linear(4, 32), nn.Tanh(), nn.Linear(32, 2), nn.Softmax(dim=-1))
states, returns = torch.randn(7, 4), torch.randn(7)
probs = policy(states)
actions = torch.distributions.Categorical(probs=probs).sample()
loss = (F.cross_entropy(probs, actions, reduction="none") * returns).mean()
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
class LightningModule(nn.Module): ...
class Lit(LightningModule):
    def __init__(self, classes=4):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(16, 12), nn.ReLU())
        self.head = nn.Linear(12, classes)
        self.criterion = nn.CrossEntropyLoss()
    def forward(self, x):
        return torch.softmax(self.head(self.net(x)), dim=1)
    def training_step(self, batch, batch_idx):
        x, y = batch
        y_hat = self(x)
        loss = self.criterion(y_hat, y)
        return loss
loss = Lit().training_step((torch.randn(3, 4, 4), torch.tensor([0, 1, 3])), 0)
# %% probabilities-as-logits
import torch, torch.nn as nn
class FocalLoss(nn.Module):
    def __init__(self, gamma=2.0):
        super().__init__()
        self.gamma = gamma
        self.ce = nn.CrossEntropyLoss(reduction="none")
    def forward(self, logits, target):
        p = torch.softmax(logits, dim=1)
        ce = self.ce(p, target)
        pt = torch.exp(-ce)
        return ((1 - pt) ** self.gamma * ce).mean()
loss = FocalLoss()(torch.randn(4, 3), torch.tensor([0, 2, 1, 1]))
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
teacher, student = nn.Linear(8, 5), nn.Linear(8, 5)
x, T = torch.randn(6, 8), 4.0
with torch.no_grad():
    soft = F.softmax(teacher(x) / T, dim=1)
s = F.softmax(student(x) / T, dim=1)
loss = F.cross_entropy(s, soft) * T * T
# %% probabilities-as-logits
import torch, torch.nn as nn
class UNet(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.enc, self.dec = nn.Conv2d(3, 8, 3, padding=1), nn.Conv2d(8, classes, 1)
        self.final_act = nn.Softmax(dim=1)
    def forward(self, x):
        x = torch.relu(self.enc(x))
        x = self.dec(x)
        return self.final_act(x)
ce = nn.CrossEntropyLoss(ignore_index=255)
loss = ce(UNet(4)(torch.randn(2, 3, 8, 8)), torch.randint(0, 4, (2, 8, 8)))
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Linear(8, 5)
x, y = torch.randn(4, 8), torch.randint(0, 5, (4,))
outputs = torch.sigmoid(net(x))
loss = nn.CrossEntropyLoss(label_smoothing=0.1)(outputs, y)
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
def mixup_criterion(criterion, pred, y_a, y_b, lam):
    return lam * criterion(pred, y_a) + (1 - lam) * criterion(pred, y_b)
criterion = nn.CrossEntropyLoss()
net = nn.Linear(6, 4)
x, y = torch.randn(8, 6), torch.randint(0, 4, (8,))
loss = mixup_criterion(criterion, F.softmax(net(x), dim=1), y, y.flip(0), 0.3)
# %% probabilities-as-logits
import jax, jax.numpy as jnp, optax
import flax.linen as nn
class CNN(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(64)(x))
        return nn.softmax(nn.Dense(10)(x))
def loss_fn(params, batch):
    probs = CNN().apply({"params": params}, batch["image"])
    return optax.softmax_cross_entropy(probs, jax.nn.one_hot(batch["label"], 10)).mean()
# %% probabilities-as-logits
from tensorflow import keras
from tensorflow.keras import layers
inputs = keras.Input(shape=(28, 28, 1))
x = layers.Flatten()(inputs)
x = layers.Dense(64, activation="relu")(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs=inputs, outputs=outputs)
model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
# %% probabilities-expected
from tensorflow import keras
from tensorflow.keras import layers
inputs = keras.Input(shape=(784,))
h = layers.Dense(64, activation="relu")(inputs)
outputs = layers.Dense(10)(h)
model = keras.Model(inputs, outputs, name="mnist")
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
# %% probabilities-expected
import tensorflow as tf
model = tf.keras.models.Sequential()
model.add(tf.keras.layers.Dense(32, activation="relu"))
model.add(tf.keras.layers.Dense(5))
model.compile(optimizer="adam", loss=tf.keras.losses.CategoricalCrossentropy(label_smoothing=0.1))
# %% target-is-one-hot-integers
import numpy as np
from tensorflow import keras
model = keras.Sequential([keras.layers.Dense(8, activation="relu"), keras.layers.Dense(3, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
y = keras.utils.to_categorical(np.random.randint(0, 3, 50), 3)
model.fit(np.random.rand(50, 4), y)
# %% target-is-one-hot-integers
import numpy as np
from tensorflow import keras
model = keras.Sequential([keras.layers.Dense(8, activation="relu"), keras.layers.Dense(3, activation="softmax")])
model.compile(optimizer="adam", loss="categorical_crossentropy")
y = np.random.randint(0, 3, 50)
model.fit(np.random.rand(50, 4), y, epochs=3)
# %% class-axis
import torch, torch.nn as nn, torch.nn.functional as F
emb, decoder = nn.Embedding(50, 8), nn.Linear(8, 50)
ids = torch.randint(0, 50, (2, 10))
logits = decoder(emb(ids))
loss = F.cross_entropy(logits, ids)
# %% class-axis
import torch, torch.nn as nn
gru, out = nn.GRU(12, 16, batch_first=True), nn.Linear(16, 9)
x, tags = torch.randn(4, 15, 12), torch.randint(0, 9, (4, 15))
h, _ = gru(x)
loss = nn.CrossEntropyLoss()(out(h), tags)
# %% class-axis
import torch, torch.nn.functional as F
src_logits = torch.randn(2, 100, 92)
target_classes = torch.full((2, 100), 91, dtype=torch.int64)
loss_ce = F.cross_entropy(src_logits, target_classes)
# %% class-axis
import torch, torch.nn as nn
seg = torch.randn(2, 64, 64, 5)
mask = torch.randint(0, 5, (2, 64, 64))
loss = nn.CrossEntropyLoss()(seg, mask)
# %% shape-mismatch
import torch, torch.nn as nn
net = nn.Conv2d(3, 4, 1)
x, mask = torch.randn(2, 3, 8, 8), torch.randint(0, 4, (2, 1, 8, 8))
loss = nn.CrossEntropyLoss()(net(x), mask)
# %% shape-mismatch
import torch, torch.nn.functional as F
logits, tokens = torch.randn(2, 7, 31), torch.randint(0, 31, (2, 7))
loss = F.cross_entropy(logits[:, :-1].reshape(-1, 31), tokens.reshape(-1))
# %% shape-mismatch
import torch, torch.nn as nn
criterion = nn.CrossEntropyLoss(weight=torch.tensor([0.1, 1.0, 1.0]))
head = nn.Linear(32, 4)
loss = criterion(head(torch.randn(6, 32)), torch.randint(0, 4, (6,)))
# %% shape-mismatch
import torch, torch.nn as nn, torch.nn.functional as F
num_classes = 7
empty_weight = torch.ones(num_classes)
src_logits = nn.Linear(16, num_classes + 1)(torch.randn(20, 16))
loss_ce = F.cross_entropy(src_logits, torch.randint(0, num_classes + 1, (20,)), weight=empty_weight)
# %% shape-mismatch
import torch, torch.nn as nn
x, y = torch.randn(16, 5), torch.randint(0, 3, (16, 1))
loss = nn.CrossEntropyLoss()(nn.Linear(5, 3)(x), y)
# %% target-out-of-range
import torch, torch.nn as nn
stars = torch.randint(1, 6, (32,))
net = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 5))
loss = nn.CrossEntropyLoss()(net(torch.randn(32, 20)), stars)
# %% target-out-of-range
import torch, torch.nn.functional as F
class FastRCNNPredictor(torch.nn.Module):
    def __init__(self, c, num_classes):
        super().__init__()
        self.cls_score = torch.nn.Linear(c, num_classes)
    def forward(self, x):
        return self.cls_score(x)
head = FastRCNNPredictor(64, 20)
labels = torch.randint(0, 21, (512,))
loss_cls = F.cross_entropy(head(torch.randn(512, 64)), labels)
# %% target-out-of-range
import torch, torch.nn.functional as F
logits = torch.randn(2, 21, 16, 16)
target = torch.randint(-2, 21, (2, 16, 16))
loss = F.cross_entropy(logits, target, ignore_index=255)
# %% target-dtype
import torch, torch.nn as nn
x, y = torch.randn(10, 4), torch.zeros(10)
loss = nn.CrossEntropyLoss()(nn.Linear(4, 2)(x), y)
# %% target-dtype
import numpy as np, torch, torch.nn as nn
y = torch.from_numpy(np.random.randint(0, 3, 10).astype(np.float32))
loss = nn.CrossEntropyLoss()(nn.Linear(4, 3)(torch.randn(10, 4)), y)
# %% target-dtype
import torch, torch.nn as nn
a, b, same = torch.randn(6, 8), torch.randn(6, 8), (torch.rand(6) > 0.5).float()
loss = nn.CrossEntropyLoss()(nn.Linear(8, 2)((a - b).abs()), same)
# %% target-dtype
import torch, torch.nn.functional as F
class DC_and_CE(torch.nn.Module):
    def forward(self, net_output, target):
        return F.cross_entropy(net_output, target[:, 0].float())
loss = DC_and_CE()(torch.randn(2, 3, 4, 4, 4), torch.randint(0, 3, (2, 1, 4, 4, 4)))
# %% target-is-one-hot-integers
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Linear(6, 5)
x, y = torch.randn(6, 6), torch.randint(0, 5, (6,))
hot = F.one_hot(y, 5)
loss = nn.CrossEntropyLoss()(net(x), hot)
# %% single-logit
import torch, torch.nn as nn
scorer = nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))
same = torch.zeros(6, dtype=torch.long)
loss = nn.CrossEntropyLoss()(scorer(torch.randn(6, 16)), same)
# %% nll-on-logits
import torch, torch.nn as nn, torch.nn.functional as F
class GCN(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(10, 16), nn.Linear(16, 7)
    def forward(self, x, adj):
        x = F.relu(self.a(x))
        return self.b(x)
loss = F.nll_loss(GCN()(torch.randn(20, 10), None), torch.randint(0, 7, (20,)))
# %% nll-on-probabilities
import torch, torch.nn as nn, torch.nn.functional as F
class Model(nn.Module):
    def __init__(self, vocab=20):
        super().__init__()
        self.embed, self.out = nn.Embedding(vocab, 8), nn.Linear(8, vocab)
    def forward(self, tokens):
        return F.softmax(self.out(self.embed(tokens)), dim=-1)
tokens = torch.randint(0, 20, (3, 5))
probs = Model()(tokens)
loss = F.nll_loss(probs.view(-1, 20), tokens.view(-1), ignore_index=1)
# %% nll-on-probabilities
import torch, torch.nn as nn
nll = nn.NLLLoss()
head = nn.Sequential(nn.Linear(6, 3), nn.Softmax(dim=1))
loss = nll(head(torch.randn(5, 6)), torch.tensor([0, 1, 2, 0, 1]))
# %% one-hot-as-logits
import torch, torch.nn as nn
net, criterion = nn.Linear(8, 4), nn.CrossEntropyLoss()
x, y = torch.randn(5, 8), torch.randint(0, 4, (5,))
pred = torch.argmax(net(x), dim=1)
loss = criterion(pred.float(), y.float())
# %% loss-misused
import torch, torch.nn as nn
net = nn.Linear(8, 4)
x, labels = torch.randn(5, 8), torch.randint(0, 4, (5,))
loss = nn.CrossEntropyLoss(net(x), labels)
# %% loss-misused
import torch, torch.nn as nn
logits, y = torch.randn(5, 4), torch.randint(0, 4, (5,))
criterion = nn.CrossEntropyLoss()
loss = criterion(y, logits)
# %% all-ignored
import torch, torch.nn.functional as F
labels = torch.full((2, 8), -100)
logits = torch.randn(2, 8, 30)
loss = F.cross_entropy(logits.view(-1, 30), labels.view(-1))
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
class MultiTask(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(8, 16)
        self.color, self.shape = nn.Linear(16, 5), nn.Linear(16, 3)
    def forward(self, x):
        h = F.relu(self.body(x))
        return F.softmax(self.color(h), dim=1), self.shape(h)
color, shape = MultiTask()(torch.randn(4, 8))
loss = F.cross_entropy(color, torch.randint(0, 5, (4,))) + F.cross_entropy(shape, torch.randint(0, 3, (4,)))
# %% probabilities-as-logits
import torch, torch.nn as nn, torch.nn.functional as F
class MultiTask(nn.Module):
    def __init__(self):
        super().__init__()
        self.heads = nn.ModuleDict({"color": nn.Linear(8, 5), "shape": nn.Linear(8, 3)})
    def forward(self, x):
        return {"color": self.heads["color"](x).softmax(1), "shape": self.heads["shape"](x)}
out = MultiTask()(torch.randn(4, 8))
loss = F.cross_entropy(out["color"], torch.randint(0, 5, (4,)))
# %% nll-on-logits
import torch
from torch import nn
def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.xavier_uniform_(m.weight)
        m.bias.data.fill_(0.01)
model = nn.Sequential(nn.Linear(8, 3))
model.apply(init_weights)
loss = nn.NLLLoss()(model(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% nll-on-logits
import torch
from torch import nn
def count_parameters(model):
    sizes = []
    for p in model.parameters():
        sizes.append(p.numel())
    return sum(sizes)
model = nn.Sequential(nn.Linear(8, 3))
print(count_parameters(model))
loss = nn.NLLLoss()(model(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% probabilities-as-logits
import torch
from torch import nn
def train(model, optimizer, criterion, x, y):
    history = []
    for epoch in range(3):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    return history
model = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(4, 8), torch.randint(0, 3, (4,))
train(model, optimizer, nn.CrossEntropyLoss(), x, y)
# %% nll-on-logits
import torch
from torch import nn
def freeze(model):
    for p in model.parameters():
        p.requires_grad = False
        p.grad = None
model = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 3))
freeze(model)
model[-1].weight.requires_grad_(True)
loss = nn.NLLLoss()(model(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% probabilities-as-logits
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
    def forward(self, x):
        return self.fc(x).softmax(dim=1)
class Trainer:
    def __init__(self, model, device):
        self.model = model.to(device)
        self.losses = []
    def note(self, loss):
        self.losses.append(loss.item())
net = Net()
trainer = Trainer(net, "cpu")
loss = nn.CrossEntropyLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
trainer.note(loss)
# %% probabilities-as-logits
import copy, torch
from torch import nn
def set_dropout(model, p):
    for m in model.modules():
        if isinstance(m, nn.Dropout):
            m.p = p
model = nn.Sequential(nn.Linear(8, 3), nn.Dropout(0.1), nn.Softmax(dim=1))
teacher = copy.deepcopy(model)
teacher[-1] = nn.Identity()
set_dropout(model, 0.5)
loss = nn.CrossEntropyLoss()(model(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% nll-on-logits
import torch
from torch import nn
def finish(model):
    model.append(nn.LogSoftmax(dim=1))
good, bad = nn.Sequential(nn.Linear(8, 3)), nn.Sequential(nn.Linear(8, 3))
finish(good)
loss = nn.NLLLoss()(bad(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% nll-on-logits
import torch
from torch import nn
def finish(model):
    model = nn.Sequential(model)
    model.append(nn.LogSoftmax(dim=1))
    return model
net = nn.Sequential(nn.Linear(8, 3))
finish(net)
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
# %% nll-on-logits
import torch
from torch import nn
def registered(cls):
    return cls
@registered
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
    def forward(self, x):
        return self.fc(x)
net = Net()
net.device = "cpu"
loss = nn.NLLLoss()(net(torch.randn(4, 8)), torch.randint(0, 3, (4,)))
